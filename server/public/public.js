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
    if (size) size.textContent = large ? '换成标准字' : '换成大字';
  };
  var wanted = kept('large');
  enlarge(wanted === null ? body.dataset.large === '1' : wanted === '1');
  if (size) {
    size.addEventListener('click', function () { var large = root.className !== 'large'; keep('large', large ? '1' : '0'); enlarge(large); });
  }

  // A number is asked for by a tap, so that no page holds it; one that was tapped once stays on this phone.
  var device = kept('device');
  if (!device) { device = Math.random().toString(36).slice(2) + Date.now().toString(36); keep('device', device); }
  var made = function (name, text, parts) {
    var element = document.createElement(name);
    element.textContent = text;
    for (var each in parts) element[each] = parts[each];
    return element;
  };
  /** A value of a card for the address book: its own signs end nothing. */
  var inCard = function (text) { return text.replace(/[\\;,]/g, '\\$&').replace(/\s+/g, ' '); };
  var cardOf = function (person, phone) {
    var name = inCard(person.name);
    return ['BEGIN:VCARD', 'VERSION:3.0', 'N:' + name + ';;;;', 'FN:' + name, 'ORG:' + inCard(person.unit || ''), 'TITLE:' + inCard(person.role || ''), 'TEL;TYPE=CELL:' + phone, 'END:VCARD', ''].join('\r\n');
  };
  var show = function (button, phone) {
    var call = made('a', '拨打 ' + phone, { className: 'button primary', href: 'tel:' + phone });
    var card = made('a', '存到通讯录', { className: 'button', download: button.dataset.name + '.vcf', href: 'data:text/vcard;charset=utf-8,' + encodeURIComponent(cardOf(button.dataset, phone)) });
    card.setAttribute('aria-label', '存到通讯录：' + button.dataset.name);
    button.parentNode.insertBefore(call, button);
    button.parentNode.insertBefore(card, button);
    button.remove();
    call.focus();
  };
  /** What went wrong stands where the finger is, and is read out. */
  var tell = function (after, text) {
    var said = after.nextElementSibling;
    if (!said || said.className !== 'wrong') { said = made('p', '', { className: 'wrong' }); said.setAttribute('role', 'alert'); after.parentNode.insertBefore(said, after.nextSibling); }
    said.textContent = text;
  };
  /** What the server said; what it refused is an error that carries its words, and no answer at all is one without. */
  var answered = function (answer) {
    return answer.json().then(function (content) { if (!answer.ok) throw { said: content.text }; return content; });
  };
  Array.prototype.forEach.call(document.querySelectorAll('button[data-person]'), function (button) {
    var key = 'phone ' + body.dataset.code + ' ' + button.dataset.person;
    button.addEventListener('click', function () {
      button.disabled = true;
      fetch('/api/boards/' + encodeURIComponent(body.dataset.code) + '/phones', {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ personId: button.dataset.person, device: device })
      }).then(answered).then(function (content) { keep(key, content.phone); tell(button.parentNode, ''); show(button, content.phone); }, function (error) {
        button.disabled = false;
        var phone = kept(key);
        if (error.said) tell(button.parentNode, error.said);
        else if (phone) { tell(button.parentNode, ''); show(button, phone); }
        else tell(button.parentNode, '没有网络，这个电话以前没有在这部手机上看过，暂时看不到。');
      });
    });
  });

  // Pictures of a request are made small here and go up before it: the form carries their ids.
  var SIDE = 1600;
  var smaller = function (file) {
    if (!window.createImageBitmap) return Promise.resolve(file);
    return createImageBitmap(file, { imageOrientation: 'from-image' }).then(function (picture) {
      var part = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      var canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * part);
      canvas.height = Math.round(picture.height * part);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) { canvas.toBlob(function (blob) { done(blob || file); }, 'image/jpeg', 0.8); });
    }).catch(function () { return file; });
  };
  Array.prototype.forEach.call(document.querySelectorAll('[data-photos]'), function (field) {
    var input = field.querySelector('input[type=file]');
    var ids = field.querySelector('input[name=photos]');
    var list = field.querySelector('ul');
    var most = Number(field.dataset.most);
    var underWay = 0;
    var sent = function () { return ids.value ? ids.value.split(',') : []; };
    var line = function (id) {
      var item = made('li', '√ 照片已送到 ', {});
      var away = made('button', '不要这张', { type: 'button' });
      away.addEventListener('click', function () { ids.value = sent().filter(function (each) { return each !== id; }).join(','); item.remove(); input.focus(); });
      item.appendChild(away);
      return item;
    };
    sent().forEach(function (id) { list.appendChild(line(id)); });
    input.addEventListener('change', function () {
      Array.prototype.forEach.call(input.files, function (file) {
        if (sent().length + underWay >= most) { tell(field, '最多 ' + most + ' 张照片，多的没有送。'); return; }
        underWay += 1;
        var item = list.appendChild(made('li', '正在送照片，请等一下', {}));
        smaller(file).then(function (bytes) {
          return fetch(field.dataset.photos + '?device=' + encodeURIComponent(device), { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: bytes });
        }).then(answered).then(function (content) {
          ids.value = sent().concat(content.id).join(',');
          list.replaceChild(line(content.id), item);
        }).catch(function (error) {
          item.remove();
          tell(field, error.said || '现在连不上网络，这张照片没有送到。可以再选一次，或者先只写字。');
        }).then(function () { underWay -= 1; });
      });
      input.value = '';
    });
    ids.form.addEventListener('submit', function (event) {
      if (underWay === 0) return;
      event.preventDefault();
      tell(field, '照片还在送，送到了再点一次。');
    });
  });

  // What belongs to one kind of request is asked for that kind only.
  var kinds = document.querySelectorAll('input[name=about]');
  var fit = function () {
    var chosen = document.querySelector('input[name=about]:checked');
    Array.prototype.forEach.call(document.querySelectorAll('[data-for]'), function (part) { part.hidden = !chosen || part.dataset.for !== chosen.value; });
  };
  if (kinds.length) { Array.prototype.forEach.call(kinds, function (kind) { kind.addEventListener('change', fit); }); fit(); }

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

  if ('serviceWorker' in navigator && body.dataset.code) {
    var isFirst = !navigator.serviceWorker.controller;
    navigator.serviceWorker.register('/b/offline.js', { scope: '/b/' }).then(function () { return navigator.serviceWorker.ready; }).then(function (registration) {
      if (!isFirst) return;
      var parts = document.querySelectorAll('script[src], img');
      registration.active.postMessage([location.href.split('#')[0]].concat(Array.prototype.map.call(parts, function (part) { return part.src; })));
    }, function () {});
  }
})();
