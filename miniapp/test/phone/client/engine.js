/* The component framework (glass-easel) wired to this page: backend, events, templates, styles. */
(function () {
  'use strict';
  const phone = window.__phone;
  const ge = phone.lib('glass-easel');
  const adapter = phone.lib('glass-easel-miniprogram-adapter');
  const { bundle } = phone;
  const VW = () => document.documentElement.clientWidth;
  const cssUnits = (v) =>
    String(v)
      .replace(/(-?\d*\.?\d+)rpx\b/g, (_, n) => `${((Number(n) * VW()) / 750).toFixed(4)}px`)
      .replace(/(-?\d*\.?\d+)vh\b/g, (_, n) => `calc(var(--phone-vh) * ${Number(n)})`);
  phone.cssUnits = cssUnits;

  class Backend extends ge.CurrentWindowBackendContext {
    constructor() {
      super();
      this.document = {
        createElement(tag) {
          const el = document.createElement('wx-' + tag);
          const set = el.setAttribute;
          el.setAttribute = function (k, v) {
            set.call(this, k, k === 'style' ? cssUnits(v) : v);
          };
          return el;
        },
        createTextNode: (t) => document.createTextNode(t),
        createDocumentFragment: () => document.createDocumentFragment(),
      };
    }
    setListenerStats() {} // native events are delivered by client/events.js
  }

  // ids and data-* are mirrored to the DOM so that tests and CSS can see them
  const idDesc = Object.getOwnPropertyDescriptor(ge.Element.prototype, 'id');
  Object.defineProperty(ge.Element.prototype, 'id', {
    configurable: true,
    get: idDesc.get,
    set(v) {
      idDesc.set.call(this, v);
      const be = this.getBackendElement && this.getBackendElement();
      if (be && be.setAttribute) be.setAttribute('id', String(v));
    },
  });
  const setDataset = ge.Element.prototype.setDataset;
  ge.Element.prototype.setDataset = function (name, v) {
    setDataset.call(this, name, v);
    const be = this.getBackendElement && this.getBackendElement();
    if (be && be.setAttribute && (typeof v === 'string' || typeof v === 'number')) {
      be.setAttribute('data-' + name.replace(/[A-Z]/g, (c) => '-' + c.toLowerCase()), String(v));
    }
  };
  // event objects look like WeChat's: plain target/currentTarget
  const wrap = ge.Event.prototype.wrapShadowedEvent;
  const plain = (caller) => {
    const el = caller && caller._$ ? caller._$ : caller;
    let be = el && el.getBackendElement && el.getBackendElement();
    return {
      id: (el && el.id) || '',
      dataset: { ...((el && el.dataset) || {}) },
      offsetLeft: be ? be.offsetLeft : 0,
      offsetTop: be ? be.offsetTop : 0,
    };
  };
  ge.Event.prototype.wrapShadowedEvent = function (target, mark, cur) {
    const ev = wrap.call(this, target, mark, cur);
    const t = plain(target);
    const c = plain(cur);
    Object.defineProperty(ev, 'target', { value: t, enumerable: true, writable: true, configurable: true });
    Object.defineProperty(ev, 'currentTarget', { value: c, enumerable: true, writable: true, configurable: true });
    for (const k of ['type', 'timeStamp', 'detail', 'touches', 'changedTouches']) {
      if (this[k] !== undefined) Object.defineProperty(ev, k, { value: this[k], enumerable: true, writable: true, configurable: true });
    }
    return ev;
  };

  ge.globalOptions.throwGlobalError = false;
  if (ge.addGlobalErrorListener)
    ge.addGlobalErrorListener((err, meta) => {
      phone.appError(err, (meta && meta.type) || 'component');
      return false;
    });
  if (ge.addGlobalWarningListener)
    ge.addGlobalWarningListener((msg) => {
      phone.report('glass-easel', String(msg));
      return false;
    });

  const env = new adapter.MiniProgramEnv();
  const space = env.createCodeSpace('', true);
  phone.space = space;
  phone.ge = ge;
  const backend = new Backend();
  phone.backend = env.associateBackend(backend);

  phone.missingTemplate = (n) => {
    phone.report('error', `WXML template "${n}" not found (a stale build cache? rebuild with the cache off)`);
  };
  const groups = (0, eval)('(' + bundle.templates.replace(/return S\[P\]\}/g, 'if(P&&!S[P])__phone.missingTemplate(P);return S[P]}') + ')');
  for (const p of Object.keys(groups)) space.addCompiledTemplate(p, { groupList: groups, content: groups[p] });
  for (const [p, cfg] of Object.entries(bundle.configs)) {
    const using = {};
    for (const [tag, target] of Object.entries(bundle.deps[p] || {})) using[tag] = '/' + target;
    space.addComponentStaticConfig(p, { ...cfg, usingComponents: using });
    if (bundle.scopes[p]) space.addStyleSheet(p, undefined, bundle.scopes[p]);
  }
  phone.registerBuiltins(ge, space.getComponentSpace());

  // styles: app.wxss and components always on, page styles only while the page is on top
  const addStyle = (css, attrs) => {
    const s = document.createElement('style');
    for (const k in attrs) s.setAttribute(k, attrs[k]);
    s.textContent = css;
    document.head.appendChild(s);
    return s;
  };
  if (bundle.styles.app) addStyle(bundle.styles.app, { 'data-wxss': 'app' });
  phone.pageStyles = {};
  for (const [p, css] of Object.entries(bundle.styles)) {
    if (p === 'app') continue;
    const s = addStyle(css, { 'data-wxss': p });
    if (bundle.pages.includes(p)) {
      s.disabled = true;
      phone.pageStyles[p] = s;
    }
  }
})();
