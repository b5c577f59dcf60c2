/* Touch -> WeChat events (touchstart/move/end, tap, longpress), animations, default tap actions. */
(function () {
  'use strict';
  const phone = window.__phone;
  const wxTarget = (n) => {
    while (n && !n.__wxElement) n = n.parentNode;
    return n;
  };
  const pt = (t) => {
    const f = phone.top() && phone.top().frame.querySelector('.phone-scroll');
    const r = f ? f.getBoundingClientRect() : { left: 0, top: 0 };
    return {
      identifier: t.identifier,
      clientX: t.clientX - r.left,
      clientY: t.clientY - r.top,
      pageX: t.clientX - r.left + (f ? f.scrollLeft : 0),
      pageY: t.clientY - r.top + (f ? f.scrollTop : 0),
      force: 1,
    };
  };
  function fire(node, type, detail, ev, extra) {
    const comp = node.__wxElement;
    const touches = ev && ev.touches ? [...ev.touches].map(pt) : [];
    const changedTouches = ev && ev.changedTouches ? [...ev.changedTouches].map(pt) : [];
    const e = new phone.ge.Event(type, detail, {
      bubbles: true,
      composed: true,
      capturePhase: true,
      extraFields: { touches, changedTouches, ...(extra || {}) },
    });
    phone.ge.Event.dispatchEvent(comp, e);
    phone.touch();
    return e;
  }
  phone.fireEvent = fire;
  let start = null;
  phone.lastTap = 0;
  const opt = { capture: true, passive: false };
  const inPage = (n) => n && n.closest && n.closest('.phone-frame');

  document.addEventListener(
    'touchstart',
    (ev) => {
      const node = wxTarget(ev.target);
      if (!node || !inPage(ev.target)) {
        start = null;
        return;
      }
      const t = ev.changedTouches[0];
      start = { node, x: t.clientX, y: t.clientY, time: Date.now(), moved: false, long: false };
      fire(node, 'touchstart', {}, ev);
      const s = start;
      s.timer = setTimeout(() => {
        if (start === s && !s.moved) {
          s.long = true;
          const d = pt(t);
          const e1 = fire(s.node, 'longpress', { x: d.pageX, y: d.pageY }, ev);
          fire(s.node, 'longtap', { x: d.pageX, y: d.pageY }, ev);
          s.suppressTap = phone.hasListener(s.node, 'longpress') || e1.propagationStopped();
        }
      }, 350);
    },
    opt,
  );
  document.addEventListener(
    'touchmove',
    (ev) => {
      if (!start) return;
      const t = ev.changedTouches[0];
      if (Math.abs(t.clientX - start.x) > 10 || Math.abs(t.clientY - start.y) > 10) start.moved = true;
      const e = fire(start.node, 'touchmove', {}, ev);
      if (e.defaultPrevented() && ev.cancelable) ev.preventDefault();
    },
    opt,
  );
  document.addEventListener(
    'touchcancel',
    (ev) => {
      if (start) {
        clearTimeout(start.timer);
        fire(start.node, 'touchcancel', {}, ev);
        start = null;
      }
    },
    opt,
  );
  document.addEventListener(
    'touchend',
    (ev) => {
      if (!start) return;
      const s = start;
      start = null;
      clearTimeout(s.timer);
      if (!s.node.isConnected) return;
      fire(s.node, 'touchend', {}, ev);
      if (s.moved || s.suppressTap) return;
      tap(s.node, ev);
    },
    opt,
  );

  phone.hasListener = function (node, type) {
    for (let n = node; n; n = n.parentNode) {
      const t = n.__wxElement && n.__wxElement._$eventTarget;
      if (t && t.listeners && t.listeners[type]) return true;
    }
    return false;
  };

  function tap(node, ev) {
    for (let n = node; n && n.classList && !n.classList.contains('phone-body'); n = n.parentNode) {
      const c = n.__wxElement;
      const spec = c && phone.SPECS[c.__tag];
      if (spec && spec.blocksTap && spec.blocksTap(c)) {
        phone.report('tap', `tap on a disabled <${c.__tag}> ignored`);
        return;
      }
    }
    phone.lastTap = Date.now();
    phone.gesture = true;
    const t = ev.changedTouches ? pt(ev.changedTouches[0]) : { pageX: 0, pageY: 0 };
    const e = fire(node, 'tap', { x: t.pageX, y: t.pageY }, ev);
    for (let n = node; n && n.classList && !n.classList.contains('phone-body'); n = n.parentNode) {
      const c = n.__wxElement;
      const spec = c && phone.SPECS[c.__tag];
      if (spec && spec.tap && spec.tap(c, e)) break;
    }
  }
  for (const [dom, wx] of [
    ['animationstart', 'animationstart'],
    ['animationiteration', 'animationiteration'],
    ['animationend', 'animationend'],
    ['transitionend', 'transitionend'],
  ]) {
    document.addEventListener(
      dom,
      (ev) => {
        const n = wxTarget(ev.target);
        if (n && inPage(n)) fire(n, wx, { elapsedTime: ev.elapsedTime, animationName: ev.animationName, propertyName: ev.propertyName });
      },
      true,
    );
  }
})();
