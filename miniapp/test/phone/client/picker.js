/* The wheel a <picker> opens: list, several lists, date, time, region. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { h, onTap } = phone.dom;
  const two = (n) => String(n).padStart(2, '0');
  const count = (n, from, unit) => Array.from({ length: n }, (_, i) => i + from + unit);

  /** Each mode draws its columns and says how its value is read and set. */
  const MODES = {
    selector(p, column, label) {
      const items = (p.range || []).map(label);
      let value = Number(p.value) || 0;
      column(items, value, (i) => (value = i));
      return {
        get: () => String(value),
        set: (v) => {
          const i = typeof v === 'number' ? v : items.indexOf(String(v));
          if (i < 0 || i >= items.length) throw new Error(`picker has no item "${v}": ${items.join('/')}`);
          value = i;
        },
      };
    },
    multiSelector(p, column, label, columnChange) {
      const lists = (p.range || []).map((list) => (list || []).map(label));
      const value = (p.value || lists.map(() => 0)).slice();
      lists.forEach((items, c) =>
        column(items, value[c] || 0, (i) => {
          value[c] = i;
          columnChange(c, i);
        }),
      );
      return {
        get: () => value.slice(),
        set: (wanted) =>
          wanted.forEach((v, c) => {
            const i = typeof v === 'number' ? v : lists[c].indexOf(String(v));
            if (i < 0) throw new Error(`picker column ${c} has no item "${v}": ${lists[c].join('/')}`);
            value[c] = i;
          }),
      };
    },
    date(p, column) {
      const fields = { year: 1, month: 2, day: 3 }[p.fields] || 3;
      const now = new Date();
      const chosen = String(p.value || `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`).split('-').map(Number);
      while (chosen.length < 3) chosen.push(1);
      const first = p.start ? Number(String(p.start).slice(0, 4)) : chosen[0] - 10;
      const last = p.end ? Number(String(p.end).slice(0, 4)) : chosen[0] + 10;
      column(count(last - first + 1, first, '年'), chosen[0] - first, (i) => (chosen[0] = first + i));
      if (fields > 1) column(count(12, 1, '月'), chosen[1] - 1, (i) => (chosen[1] = i + 1));
      if (fields > 2) column(count(31, 1, '日'), chosen[2] - 1, (i) => (chosen[2] = i + 1));
      const text = () => [chosen[0], two(chosen[1]), two(chosen[2])].slice(0, fields).join('-');
      return {
        get: text,
        set: (v) => {
          String(v).split('-').forEach((n, i) => (chosen[i] = Number(n)));
          if (p.start && text() < String(p.start)) throw new Error(`picker starts at ${p.start}, not ${v}`);
          if (p.end && text() > String(p.end)) throw new Error(`picker ends at ${p.end}, not ${v}`);
        },
      };
    },
    time(p, column) {
      const chosen = String(p.value || '00:00').split(':').map(Number);
      column(count(24, 0, '').map(two), chosen[0], (i) => (chosen[0] = i));
      column(count(60, 0, '').map(two), chosen[1], (i) => (chosen[1] = i));
      return { get: () => chosen.map(two).join(':'), set: (v) => String(v).split(':').forEach((n, i) => (chosen[i] = Number(n))) };
    },
    region(p, column) {
      let value = p.value || ['', '', ''];
      column([value.join(' ')], 0, () => {});
      return { get: () => value, set: (v) => (value = v) };
    },
  };

  phone.ui.openPicker = function (p, change, cancel, columnChange) {
    const layer = h('div', 'phone-layer mask bottom');
    const box = h('div', 'phone-picker');
    const head = h('div', 'phone-picker-head');
    const no = h('button', 'phone-picker-cancel', '取消');
    const ok = h('button', 'phone-picker-ok', '确定');
    head.append(no, h('span', null, p.headerText || ''), ok);
    const body = h('div', 'phone-picker-body');
    box.append(head, body);
    layer.appendChild(box);

    const column = (items, index, choose) => {
      const wheel = h('div', 'phone-picker-col');
      items.forEach((text, i) => {
        const item = h('div', 'phone-picker-item' + (i === index ? ' on' : ''), text);
        onTap(item, () => {
          wheel.querySelectorAll('.on').forEach((other) => other.classList.remove('on'));
          item.classList.add('on');
          choose(i);
        });
        wheel.appendChild(item);
      });
      body.appendChild(wheel);
      setTimeout(() => {
        const on = wheel.querySelector('.on');
        if (on) wheel.scrollTop = on.offsetTop - 80;
      }, 0);
    };
    const label = (item) => (item && typeof item === 'object' ? String(item[p.rangeKey]) : String(item));
    const mode = MODES[p.mode || 'selector'](p, column, label, columnChange);
    box.__pick = mode.set;
    onTap(no, () => {
      layer.remove();
      cancel();
    });
    onTap(ok, () => {
      layer.remove();
      change(mode.get());
    });
    document.querySelector('#phone-overlay').appendChild(layer);
    phone.touch();
  };
})();
