/* Selector queries, observers, canvas; and the names WeChat has and this phone has not. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { wx, api, sync, settle, plain, guard, begin, end } = phone.kit;
  function resolveIn(comp, sel) {
    const parts = String(sel)
      .split('>>>')
      .map((s) => s.trim());
    let roots = [comp];
    parts.forEach((part) => {
      const next = [];
      for (const r of roots) {
        const sr = r.getShadowRoot && r.getShadowRoot();
        if (sr) next.push(...sr.querySelectorAll(part));
      }
      roots = next;
    });
    return roots;
  }
  function canvasNode(el) {
    const c = el.__native;
    if (!c.createImage) {
      c.createImage = () => {
        const i = new Image();
        const d = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
        Object.defineProperty(i, 'src', { get: () => d.get.call(i), set: (v) => d.set.call(i, phone.component.resolveSrc(v)) });
        return i;
      };
      c.requestAnimationFrame = (f) => window.requestAnimationFrame(f);
      c.cancelAnimationFrame = (id) => window.cancelAnimationFrame(id);
      c._getData = () => c.toDataURL();
    }
    return c;
  }
  function fieldsOf(el, f) {
    const be = el.getBackendElement();
    const frame = phone.top() && phone.top().frame.querySelector('.phone-body');
    const off = frame ? frame.getBoundingClientRect() : { left: 0, top: 0 };
    const r = be ? be.getBoundingClientRect() : { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };
    const out = {};
    if (f.id) out.id = el.id;
    if (f.dataset) out.dataset = { ...(el.dataset || {}) };
    if (f.mark) out.mark = {};
    if (f.rect) Object.assign(out, { left: r.left - off.left, right: r.right - off.left, top: r.top - off.top, bottom: r.bottom - off.top });
    if (f.size) Object.assign(out, { width: r.width, height: r.height });
    if (f.scrollOffset)
      Object.assign(out, { scrollLeft: be.scrollLeft, scrollTop: be.scrollTop, scrollWidth: be.scrollWidth, scrollHeight: be.scrollHeight });
    for (const p of f.properties || []) out[p] = el.data && p in el.data ? el.data[p] : p === 'class' ? be.className : be.getAttribute(p);
    if (f.computedStyle) {
      const cs = getComputedStyle(be);
      for (const k of f.computedStyle) out[k] = cs.getPropertyValue(k.replace(/[A-Z]/g, (c) => '-' + c.toLowerCase()));
    }
    if (f.node)
      out.node =
        el.__native && el.__native.tagName === 'CANVAS'
          ? canvasNode(el)
          : {
              id: el.id,
              scrollTo: (o) => be.scrollTo({ top: o.top, left: o.left }),
              scrollIntoView: (s) => {
                const t = be.querySelector(s);
                if (t) t.scrollIntoView();
              },
            };
    if (f.context) out.context = {};
    return out;
  }
  function selectorQuery() {
    const q = {
      _in: null,
      _queue: [],
      in(c) {
        this._in = c;
        return this;
      },
    };
    const ref = (sel, all, viewport) => {
      const push = (f, cb) => {
        q._queue.push({ sel, all, viewport, f, cb, comp: q._in });
        return q;
      };
      return {
        boundingClientRect: (cb) => push({ id: 1, dataset: 1, rect: 1, size: 1 }, cb),
        scrollOffset: (cb) => push({ id: 1, dataset: 1, scrollOffset: 1 }, cb),
        fields: (f, cb) => push(f, cb),
        node: (cb) => push({ node: 1 }, cb),
        context: (cb) => push({ context: 1 }, cb),
        ref: (cb) => push({ node: 1 }, cb),
      };
    };
    q.select = (s) => ref(s, false);
    q.selectAll = (s) => ref(s, true);
    q.selectViewport = () => ref(null, false, true);
    q.exec = (cb) => {
      begin();
      setTimeout(() => {
        const res = q._queue.map((it) => {
          if (it.viewport) {
            const s = phone.top().frame.querySelector('.phone-scroll');
            const r = {
              id: '',
              dataset: {},
              left: 0,
              top: 0,
              right: 0,
              bottom: 0,
              width: s.clientWidth,
              height: s.clientHeight,
              scrollLeft: s.scrollLeft,
              scrollTop: s.scrollTop,
              scrollWidth: s.scrollWidth,
              scrollHeight: s.scrollHeight,
            };
            guard(it.cb, r);
            return r;
          }
          const comp = phone.scopeOf(it.comp);
          const els = comp ? resolveIn(comp, it.sel) : [];
          const r = it.all ? els.map((e) => fieldsOf(e, it.f)) : els[0] ? fieldsOf(els[0], it.f) : null;
          guard(it.cb, r);
          return r;
        });
        end();
        guard(cb, res);
      }, 16);
      return q;
    };
    return q;
  }
  sync('createSelectorQuery', selectorQuery);
  sync('createIntersectionObserver', (comp, o) => {
    let obs;
    let rootSel = null;
    const api = {
      relativeTo(s) {
        rootSel = s;
        return api;
      },
      relativeToViewport() {
        rootSel = null;
        return api;
      },
      observe(sel, cb) {
        const c = phone.scopeOf(comp);
        const els = c ? resolveIn(c, sel) : [];
        const root = rootSel ? resolveIn(c, rootSel)[0] : null;
        obs = new IntersectionObserver(
          (list) =>
            list.forEach((e) =>
              guard(cb, {
                intersectionRatio: e.intersectionRatio,
                boundingClientRect: e.boundingClientRect,
                intersectionRect: e.intersectionRect,
                relativeRect: e.rootBounds,
                time: e.time,
                id: e.target.id,
                dataset: {},
              }),
            ),
          { root: root && root.getBackendElement(), threshold: (o && o.thresholds) || [0] },
        );
        (o && o.observeAll ? els : els.slice(0, 1)).forEach((e) => obs.observe(e.getBackendElement()));
      },
      disconnect() {
        if (obs) obs.disconnect();
      },
    };
    return api;
  });
  sync('createMediaQueryObserver', () => ({ observe() {}, disconnect() {} }));
  sync(
    'createCanvasContext',
    () =>
      new Proxy(
        {},
        {
          get: (t, k) =>
            k in t
              ? t[k]
              : (...a) => {
                  const cb = a[a.length - 1];
                  if (typeof cb === 'function') setTimeout(cb, 0);
                  return { width: 0 };
                },
          set: (t, k, v) => {
            t[k] = v;
            return true;
          },
        },
      ),
  );
  sync('createOffscreenCanvas', (o) => {
    const c = document.createElement('canvas');
    c.width = (o && o.width) || 300;
    c.height = (o && o.height) || 150;
    return canvasNode({ __native: c });
  });
  api('canvasToTempFilePath', async (o) => {
    const cv = o.canvas;
    if (!cv) throw { errMsg: 'canvasToTempFilePath:fail only canvas 2d is supported on this phone' };
    return phone.ask('tempFile', {
      base64: cv.toDataURL(o.fileType === 'jpg' ? 'image/jpeg' : 'image/png').split(',')[1],
      ext: o.fileType === 'jpg' ? 'jpg' : 'png',
    });
  });

  // names that exist in WeChat but not here: callable, fail, and are reported
  for (const n of phone.opts.wxApiNames || []) {
    if (n in wx || n.length < 3) continue;
    if (/^(on|off)[A-Z]/.test(n)) wx[n] = () => {};
    else if (/^(get|create).*(Manager|Context|Sync)$/.test(n) || /Sync$/.test(n))
      wx[n] = () => {
        phone.report('unsupported', `wx.${n} is not implemented on this phone`);
        return new Proxy({}, { get: () => () => {} });
      };
    else
      wx[n] = (o) =>
        settle(n, o, async () => {
          phone.report('unsupported', `wx.${n} is not implemented on this phone`);
          return phone.ask('api', { name: n, args: plain(o) });
        });
  }
})();
