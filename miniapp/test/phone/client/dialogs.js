/* Toast, modal, action sheet. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { ui } = phone;
  const { h, onTap } = phone.dom;
  const overlay = () => document.querySelector('#phone-overlay');
  phone.toasts = [];

  Object.assign(ui, {
    toast(o) {
      ui.hideToast();
      const el = h('div', 'phone-toast ' + (o.icon === 'none' ? 'plain' : 'box'));
      el.dataset.kind = o.loading ? 'loading' : 'toast';
      if (o.icon !== 'none') el.appendChild(h('div', 'phone-toast-icon', { success: '✓', error: '✕', loading: '◌' }[o.icon || 'success'] || '✓'));
      el.appendChild(h('div', null, o.title));
      const layer = h('div', 'phone-toast-layer' + (o.mask ? ' mask' : ''));
      layer.appendChild(el);
      overlay().appendChild(layer);
      phone.toasts.push({ title: o.title, icon: o.icon || 'success', loading: !!o.loading, time: Date.now() });
      ui.currentToast = layer;
      const ms = o.duration === undefined ? 1500 : o.duration;
      if (ms < 1e8)
        setTimeout(() => {
          if (ui.currentToast === layer) ui.hideToast();
        }, ms);
    },
    hideToast() {
      if (ui.currentToast) {
        ui.currentToast.remove();
        ui.currentToast = null;
      }
    },

    confirm(o) {
      return new Promise((resolve) => {
        const layer = h('div', 'phone-layer mask');
        const box = h('div', 'phone-modal');
        box.dataset.kind = o.kind || 'modal';
        if (o.title) box.appendChild(h('div', 'phone-modal-title', o.title));
        let inp = null;
        if (o.editable) {
          inp = h('input', 'phone-modal-input');
          inp.placeholder = o.placeholderText || '';
          inp.value = o.content || '';
          box.appendChild(inp);
        } else if (o.content) box.appendChild(h('div', 'phone-modal-content', o.content));
        const row = h('div', 'phone-modal-row');
        const done = (r) => {
          layer.remove();
          ui.modal = null;
          resolve({ cancel: !r, confirm: r, content: inp ? inp.value : null });
        };
        if (o.showCancel !== false) {
          const c = h('button', 'phone-cancel', o.cancelText || '取消');
          c.style.color = o.cancelColor || '#000';
          onTap(c, () => done(false));
          row.appendChild(c);
        }
        const k = h('button', 'phone-confirm', o.confirmText || '确定');
        k.style.color = o.confirmColor || '#576b95';
        onTap(k, () => done(true));
        row.appendChild(k);
        box.appendChild(row);
        layer.appendChild(box);
        overlay().appendChild(layer);
        ui.modal = { title: o.title || '', content: o.content || '', kind: o.kind || 'modal' };
        phone.touch();
      });
    },
    actionSheet(o) {
      return new Promise((resolve, reject) => {
        const layer = h('div', 'phone-layer mask bottom');
        const box = h('div', 'phone-sheet');
        if (o.alertText) box.appendChild(h('div', 'phone-sheet-title', o.alertText));
        (o.itemList || []).forEach((t, i) => {
          const b = h('button', 'phone-sheet-item', t);
          if (o.itemColor) b.style.color = o.itemColor;
          onTap(b, () => {
            layer.remove();
            resolve({ tapIndex: i });
          });
          box.appendChild(b);
        });
        const c = h('button', 'phone-sheet-item cancel', '取消');
        onTap(c, () => {
          layer.remove();
          reject({ errMsg: 'showActionSheet:fail cancel' });
        });
        box.appendChild(c);
        layer.appendChild(box);
        overlay().appendChild(layer);
        phone.touch();
      });
    },
  });
})();
