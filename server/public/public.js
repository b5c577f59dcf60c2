// What a public page does beyond being read: large letters, a number on tap, staying readable without network.
'use strict';
(function () {
  var body = document.body;
  var root = document.documentElement;
  var kept = function (name) { try { return localStorage.getItem(name); } catch (error) { return null; } };
  var keep = function (name, value) { try { localStorage.setItem(name, value); } catch (error) { /* A browser that keeps nothing still shows the page. */ } };

  var size = document.getElementById('size');
  var enlarge = function (large) {
    // Nothing is laid out anew where it is as it was sent.
    var name = large ? 'large' : '';
    if (root.className !== name) root.className = name;
    if (size) { size.textContent = large ? '标准字' : '大字'; size.setAttribute('aria-pressed', String(large)); }
  };
  var wanted = kept('large');
  enlarge(wanted === null ? body.dataset.large === '1' : wanted === '1');
  if (size) {
    size.hidden = false;
    size.addEventListener('click', function () { var large = root.className !== 'large'; keep('large', large ? '1' : '0'); enlarge(large); });
  }

  // A number is asked for by a tap, so that no page holds it; one that was tapped once stays on this phone.
  var device = kept('device');
  if (!device) { device = Math.random().toString(36).slice(2) + Date.now().toString(36); keep('device', device); }
  var show = function (button, phone) {
    var call = document.createElement('a');
    call.className = 'button primary';
    call.href = 'tel:' + phone;
    call.textContent = '拨打 ' + phone;
    var card = document.createElement('a');
    card.className = 'button';
    card.download = button.dataset.name + '.vcf';
    card.href = 'data:text/vcard;charset=utf-8,' + encodeURIComponent('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:' + button.dataset.name + '\r\nORG:' + (button.dataset.unit || '') + '\r\nTEL;TYPE=CELL:' + phone + '\r\nEND:VCARD\r\n');
    card.textContent = '存到通讯录';
    button.parentNode.insertBefore(call, button);
    button.parentNode.insertBefore(card, button);
    button.remove();
    call.focus();
  };
  Array.prototype.forEach.call(document.querySelectorAll('button[data-person]'), function (button) {
    var key = 'phone ' + body.dataset.code + ' ' + button.dataset.person;
    button.hidden = false;
    button.addEventListener('click', function () {
      button.disabled = true;
      fetch('/api/boards/' + encodeURIComponent(body.dataset.code) + '/phones', {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ personId: button.dataset.person, device: device })
      }).then(function (answer) { return answer.json().then(function (content) { if (!answer.ok) throw new Error(content.text); return content.phone; }); })
        .then(function (phone) { keep(key, phone); show(button, phone); })
        .catch(function (error) {
          button.disabled = false;
          var phone = kept(key);
          if (phone && !navigator.onLine) { show(button, phone); return; }
          var said = document.getElementById('said');
          if (said) { said.hidden = false; said.textContent = navigator.onLine ? error.message : '没有网络，这个电话以前没有查看过，暂时看不到。'; }
        });
    });
  });

  // Forms work without this: it only tells one phone from another, and keeps a number where its owner asks for it.
  Array.prototype.forEach.call(document.querySelectorAll('input[name=device]'), function (input) { input.value = device; });
  // What stands behind the # of a scanned slip never reaches a server: it is put into the form, and out of the address.
  var slip = document.querySelector('input[data-slip]');
  if (slip && location.hash.length > 1) {
    slip.value = decodeURIComponent(location.hash.slice(1)).slice(0, 40);
    history.replaceState(null, '', location.pathname);
  }
  var wrong = document.querySelector('.notice.error');
  if (wrong) wrong.focus();
  var numbers = JSON.parse(kept('appeals') || '[]');
  Array.prototype.forEach.call(document.querySelectorAll('button[data-remember]'), function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      keep('appeals', JSON.stringify([button.dataset.remember].concat(numbers.filter(function (each) { return each !== button.dataset.remember; })).slice(0, 10)));
      button.textContent = '已记在这部手机里';
      button.disabled = true;
    });
  });
  var list = document.getElementById('remembered');
  if (list && numbers.length) {
    list.hidden = false;
    numbers.forEach(function (number) {
      var item = document.createElement('li');
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = number;
      button.addEventListener('click', function () { var field = document.getElementById('number'); field.value = number; field.form.submit(); });
      item.appendChild(button);
      list.querySelector('ul').appendChild(item);
    });
  }

  if ('serviceWorker' in navigator && body.dataset.code) navigator.serviceWorker.register('/b/offline.js', { scope: '/b/' }).catch(function () {});
})();
