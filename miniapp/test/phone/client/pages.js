/* Page(), Component(), App(); making, showing and releasing pages. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { bundle } = phone;
  phone.app = null;
  let defining = null;
  const defined = new Set();
  const currentEnv = () => {
    if (!defining) throw new Error('Page()/Component() called outside of a page or component file: ' + phone.currentModule());
    return defining;
  };
  phone.Page = (def) => {
    const e = currentEnv();
    defined.add(e.path);
    return e.env.Page(def);
  };
  phone.Component = (def) => {
    const e = currentEnv();
    defined.add(e.path);
    return e.env.Component(def);
  };
  phone.Behavior = (def) => phone.space.behavior().definition(def).register();
    phone.App = (def) => {
    phone.app = def;
  };
  phone.getApp = () => phone.app;
  phone.getCurrentPages = () => stack.map((p) => p.inst);

  const inProgress = new Set();
  function define(path) {
    if (defined.has(path) || inProgress.has(path)) return;
    inProgress.add(path); // components may use each other (Taro: comp <-> custom-wrapper)
    for (const dep of Object.values(bundle.deps[path] || {})) define(dep);
    const prev = defining;
    phone.space.componentEnv(path, (e) => {
      defining = { path, env: e };
      try {
        phone.load(path + '.js');
      } finally {
        defining = prev;
      }
    });
    if (!defined.has(path)) throw new Error(`${path}.js did not call Page() or Component()`);
  }

  const stack = [];
  const tabs = {};
  phone.stack = stack;
  let seq = 0;
  const tabList = ((bundle.app.tabBar || {}).list || []).map((t) => t.pagePath.replace(/^\//, ''));
  phone.tabList = tabList;
  const isTab = (p) => tabList.includes(p);

  phone.stats = { setData: 0, setDataBytes: 0, maxSetDataBytes: 0 };
  const countSetData = (data) => {
    phone.stats.setData++;
    phone.touch();
    let n = 0;
    try {
      n = JSON.stringify(data).length;
    } catch (e) {
      phone.report('error', 'setData with data that is not JSON: ' + e.message);
      return;
    }
    phone.stats.setDataBytes += n;
    if (n > phone.stats.maxSetDataBytes) phone.stats.maxSetDataBytes = n;
    if (n > 1024 * 1024) phone.report('error', `setData of ${n} bytes is over the 1 MB limit`);
  };
  const patched = new WeakSet();
  function patchSetData(inst) {
    let proto = inst;
    while (proto && !Object.prototype.hasOwnProperty.call(proto, 'setData')) proto = Object.getPrototypeOf(proto);
    if (!proto || patched.has(proto)) return;
    patched.add(proto);
    const orig = proto.setData;
    proto.setData = function (d, cb) {
      countSetData(d);
      return orig.call(this, d, cb);
    };
  }

  phone.call = function (obj, method, ...args) {
    const f = obj && obj[method];
    if (typeof f !== 'function') return undefined;
    try {
      const r = f.apply(obj, args);
      if (r && typeof r.then === 'function') r.then(null, (e) => phone.appError(e, method));
      return r;
    } catch (e) {
      phone.appError(e, method);
    }
  };

  function createPage(path, query, opener) {
    define(path);
    const cfg = { ...(bundle.app.window || {}), ...bundle.configs[path] };
    const page = { id: ++seq, path, query, cfg, isTab: isTab(path), hiddenState: true };
    page.frame = phone.ui.createFrame(page);
    const body = page.frame.querySelector('.phone-content');
    const mark = document.createElement('span');
    body.appendChild(mark);
    page.root = phone.backend.createRoot('page', phone.space, '/' + path);
    const inst = page.root.get();
    patchSetData(inst);
    inst.route = path;
    inst.__route__ = path;
    inst.options = query;
    page.inst = inst;
    if (opener) {
      page.channel = opener;
      inst.getOpenerEventChannel = () => opener;
    } else inst.getOpenerEventChannel = () => ({ on() {}, once() {}, off() {}, emit() {} });
    page.root.attach(body, mark);
    const comp = page.root.getComponent();
    if (bundle.app.tabBar && bundle.app.tabBar.custom && page.isTab && bundle.modules['custom-tab-bar/index.js']) {
      define('custom-tab-bar/index');
      const bar = document.createElement('span');
      page.frame.querySelector('.phone-body').appendChild(bar);
      page.tabBarRoot = phone.backend.createRoot('custom-tab-bar', phone.space, '/custom-tab-bar/index');
      page.tabBarRoot.attach(bar.parentNode, bar);
      inst.getTabBar = () => page.tabBarRoot.get();
    } else inst.getTabBar = () => null;
    page.comp = comp;
    return page;
  }
  function loadPage(page) {
    phone.call(page.inst, 'onLoad', page.query);
  }
  function showPage(page) {
    if (!page.hiddenState) return;
    page.hiddenState = false;
    for (const p in phone.pageStyles) phone.pageStyles[p].disabled = p !== page.path;
    phone.ui.showFrame(page);
    if (page.comp.triggerPageLifetime) page.comp.triggerPageLifetime('show', []);
    phone.call(page.inst, 'onShow');
    if (!page.ready) {
      page.ready = true;
      setTimeout(() => {
        phone.call(page.inst, 'onReady');
        phone.touch();
      }, 0);
    }
  }
  function hidePage(page) {
    if (page.hiddenState) return;
    page.hiddenState = true;
    if (page.comp.triggerPageLifetime) page.comp.triggerPageLifetime('hide', []);
    phone.call(page.inst, 'onHide');
    phone.ui.hideFrame(page);
  }
  function unloadPage(page) {
    phone.call(page.inst, 'onUnload');
    try {
      page.root.release();
    } catch (e) {
      phone.appError(e, 'detached');
    }
    page.frame.remove();
    if (page.isTab) delete tabs[page.path];
  }
  phone.top = () => stack[stack.length - 1];

  phone.pages = { create: createPage, load: loadPage, show: showPage, hide: hidePage, unload: unloadPage, tabs, isTab };
  // Where wx.* looks for nodes: in the component given, else in the page on top.
  phone.scopeOf = (c) => (c && c._$ ? c._$ : phone.top() ? phone.top().comp : null);
})();
