/* Fields of a form: <input>, <textarea>, <switch>, <checkbox>, <radio>, <label>, <picker>, <picker-view>, <slider>. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { h } = phone.dom;
  const { truthy, emit, model, closest, findAll, propsOf, hostOf } = phone.component;
  function inputLike(native) {
    return {
      create(c, host) {
        const el = native();
        c.__native = el;
        host.appendChild(el);
        el.addEventListener('input', () => {
          const max = Number(propsOf(c).maxlength);
          const limit = propsOf(c).maxlength === undefined || propsOf(c).maxlength === null ? 140 : max;
          if (limit >= 0 && el.value.length > limit) el.value = el.value.slice(0, limit);
          model(c, 'value', el.value);
          emit(c, 'input', { value: el.value, cursor: el.selectionStart || el.value.length, keyCode: 0 });
        });
        el.addEventListener('focus', () => {
          if (!c.__focused) {
            c.__focused = true;
            emit(c, 'focus', { value: el.value, height: 260 });
          }
        });
        el.addEventListener('blur', () => {
          if (c.__focused) {
            c.__focused = false;
            emit(c, 'blur', { value: el.value, cursor: el.value.length });
            emit(c, 'change', { value: el.value });
          }
        });
        el.addEventListener('keydown', (e) => {
          if (e.key === 'Enter' && (el.tagName === 'INPUT' || propsOf(c).confirmType === 'send')) emit(c, 'confirm', { value: el.value });
        });
      },
      update(c) {
        const p = propsOf(c);
        const el = c.__native;
        if (p.value !== undefined && p.value !== null && String(p.value) !== el.value) el.value = String(p.value);
        el.placeholder = p.placeholder || '';
        el.disabled = truthy(p.disabled);
        if (el.tagName === 'INPUT') {
          el.type = truthy(p.password) || p.type === 'safe-password' ? 'password' : 'text';
          el.inputMode = { number: 'numeric', digit: 'decimal', idcard: 'text' }[p.type] || 'text';
        }
        const f = truthy(p.focus) || truthy(p.autoFocus);
        if (f && !c.__autoFocused) {
          c.__autoFocused = true;
          setTimeout(() => el.focus(), 0);
        } else if (!f) c.__autoFocused = false;
      },
      value: (c) => c.__native.value,
      focus: (c) => c.__native.focus(),
    };
  }

  const groupOf = (c, tag) => closest(hostOf(c), tag);
  function checkable(group, radio) {
    return {
      create(c, host) {
        c.__box = h('span', 'phone-check' + (radio ? ' phone-radio' : ''));
        host.insertBefore(c.__box, host.firstChild);
      },
      update(c) {
        const v = truthy(propsOf(c).checked);
        if (c.__prop !== v) {
          c.__prop = v;
          c.__checked = v;
        }
        c.__box.classList.toggle('on', !!c.__checked);
        c.__box.classList.toggle('off', truthy(propsOf(c).disabled));
      },
      tap(c) {
        if (truthy(propsOf(c).disabled)) return true;
        const g = groupOf(c, group);
        if (radio) {
          if (c.__checked) return true;
          if (g)
            for (const o of findAll(hostOf(g), 'wx-radio')) {
              o.__checked = false;
              o.__box.classList.remove('on');
            }
          c.__checked = true;
        } else c.__checked = !c.__checked;
        c.__box.classList.toggle('on', c.__checked);
        if (g)
          emit(g, 'change', {
            value: radio
              ? propsOf(c).value
              : findAll(hostOf(g), 'wx-checkbox')
                  .filter((x) => x.__checked)
                  .map((x) => propsOf(x).value),
          });
        return true;
      },
      value: (c) => c.__checked,
    };
  }

  const SPECS = phone.SPECS;
  const oneLine = inputLike(() => h('input', 'phone-native'));
  Object.assign(SPECS, {
    input: oneLine,
    textarea: {
      ...inputLike(() => h('textarea', 'phone-native')),
      update(c) {
        oneLine.update(c);
        if (truthy(propsOf(c).autoHeight)) {
          c.__native.style.height = 'auto';
          c.__native.style.height = c.__native.scrollHeight + 'px';
        }
      },
    },
    switch: {
      create(c, host) {
        c.__box = h('span', 'phone-switch');
        host.appendChild(c.__box);
      },
      update(c) {
        const v = truthy(propsOf(c).checked);
        if (c.__prop !== v) {
          c.__prop = v;
          c.__checked = v;
        }
        c.__box.classList.toggle('on', !!c.__checked);
        if (propsOf(c).color) c.__box.style.setProperty('--c', propsOf(c).color);
      },
      tap(c) {
        if (truthy(propsOf(c).disabled)) return true;
        c.__checked = !c.__checked;
        c.__prop = undefined;
        c.__box.classList.toggle('on', c.__checked);
        model(c, 'checked', c.__checked);
        emit(c, 'change', { value: c.__checked });
        return true;
      },
      value: (c) => !!c.__checked,
    },
    checkbox: checkable('checkbox-group', false),
    radio: checkable('radio-group', true),
    'checkbox-group': {
      value: (c) =>
        findAll(hostOf(c), 'wx-checkbox')
          .filter((x) => x.__checked)
          .map((x) => propsOf(x).value),
    },
    'radio-group': {
      value: (c) => {
        const x = findAll(hostOf(c), 'wx-radio').find((x) => x.__checked);
        return x ? propsOf(x).value : '';
      },
    },
    label: {
      tap(c) {
        const host = hostOf(c);
        const t = propsOf(c).for
          ? host.ownerDocument.getElementById(propsOf(c).for)
          : host.querySelector('wx-checkbox,wx-radio,wx-switch,wx-button,wx-input,wx-textarea');
        const comp = t && t.__wxElement;
        if (!comp) return false;
        const s = SPECS[comp.__tag];
        if (s && s.tap) s.tap(comp);
        else if (s && s.focus) s.focus(comp);
        return true;
      },
    },
    form: {},
    picker: {
      tap(c) {
        if (truthy(propsOf(c).disabled)) return true;
        phone.ui.openPicker(
          propsOf(c),
          (value) => {
            c.__value = value;
            emit(c, 'change', { value, code: undefined });
          },
          () => emit(c, 'cancel', {}),
          (column, value) => emit(c, 'columnchange', { column, value }),
        );
        return true;
      },
      value: (c) => (c.__value !== undefined ? c.__value : propsOf(c).value),
    },
    'picker-view': {
      create(c, host) {
        new MutationObserver(() => SPECS['picker-view'].layout(c)).observe(host, { childList: true, subtree: true });
      },
      update(c) {
        const v = JSON.stringify(propsOf(c).value || []);
        if (v !== c.__prop) {
          c.__prop = v;
          c.__sel = (propsOf(c).value || []).slice();
        }
        SPECS['picker-view'].layout(c);
      },
      layout(c) {
        const cols = [...hostOf(c).querySelectorAll('wx-picker-view-column')];
        cols.forEach((col, i) => {
          const items = [...col.children].filter((x) => x.tagName.startsWith('WX-'));
          const k = Math.min(Number((c.__sel || [])[i]) || 0, Math.max(items.length - 1, 0));
          items.forEach((it, j) => {
            it.toggleAttribute('data-selected', j === k);
            it.style.display = Math.abs(j - k) > 3 ? 'none' : '';
          });
        });
      },
      gesture(c, sel) {
        c.__sel = sel.slice();
        SPECS['picker-view'].layout(c);
        emit(c, 'pickstart', {});
        emit(c, 'change', { value: sel.slice() });
        emit(c, 'pickend', {});
      },
    },
    slider: {
      create(c, host) {
        const r = h('input');
        r.type = 'range';
        c.__native = r;
        host.appendChild(r);
        r.addEventListener('input', () => emit(c, 'changing', { value: Number(r.value) }));
        r.addEventListener('change', () => emit(c, 'change', { value: Number(r.value) }));
      },
      update(c) {
        const p = propsOf(c);
        const r = c.__native;
        r.min = p.min || 0;
        r.max = p.max || 100;
        r.step = p.step || 1;
        r.value = p.value || 0;
        r.disabled = truthy(p.disabled);
      },
      gesture(c, value) {
        c.__native.value = value;
        emit(c, 'change', { value: Number(value) });
      },
      value: (c) => Number(c.__native.value),
    },
  });

  phone.submitForm = function (form, type, button) {
    const host = hostOf(form);
    const fields = [...host.querySelectorAll('*')]
      .map((e) => e.__wxElement)
      .filter((c) => c && c.__tag && SPECS[c.__tag] && SPECS[c.__tag].value && propsOf(c).name);
    if (type === 'reset') {
      for (const c of fields) {
        if (c.__native) c.__native.value = '';
        if (c.__box) {
          c.__checked = false;
          c.__box.classList.remove('on');
        }
      }
      emit(form, 'reset', {});
      return;
    }
    const value = {};
    for (const c of fields) value[propsOf(c).name] = SPECS[c.__tag].value(c);
    emit(form, 'submit', { value, target: {} });
  };
})();
