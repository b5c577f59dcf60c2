/* The page stack and the life of the app: launch, navigateTo, switchTab …, background, foreground. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { bundle, stack, pages } = phone;
  const { tabs, isTab } = pages;

  function parseUrl(url, base) {
    let [p, q] = String(url).split('?');
    if (p[0] === '/') p = p.slice(1);
    else if (base) {
      const parts = base.split('/').slice(0, -1);
      for (const s of p.split('/')) {
        if (s === '..') parts.pop();
        else if (s && s !== '.') parts.push(s);
      }
      p = parts.join('/');
    }
    p = p.replace(/\.html$/, '');
    const query = {};
    if (q)
      for (const kv of q.split('&')) {
        if (!kv) continue;
        const i = kv.indexOf('=');
        if (i < 0) query[kv] = '';
        else query[kv.slice(0, i)] = kv.slice(i + 1);
      }
    return { path: p, query };
  }
  phone.parseUrl = parseUrl;
  const fail = (m) => {
    throw { errMsg: m };
  };
  const check = (api, path) => {
    if (!bundle.pages.includes(path)) fail(`${api}:fail page "${path}" is not found`);
  };
  const notFound = (path, query) => {
    phone.call(phone.app, 'onPageNotFound', { path, query, isEntryPage: true });
    phone.fire('pageNotFound', { path, query, isEntryPage: true });
  };
  const base = () => (phone.top() ? phone.top().path : '');

  function channelPair() {
    const mk = () => {
      const m = {};
      return {
        m,
        on(n, f) {
          (m[n] ||= []).push(f);
        },
        once(n, f) {
          const g = (...a) => {
            this.off(n, g);
            f(...a);
          };
          this.on(n, g);
        },
        off(n, f) {
          if (!f) delete m[n];
          else m[n] = (m[n] || []).filter((x) => x !== f);
        },
      };
    };
    const a = mk();
    const b = mk();
    a.emit = (n, ...args) => (b.m[n] || []).slice().forEach((f) => f(...args));
    b.emit = (n, ...args) => (a.m[n] || []).slice().forEach((f) => f(...args));
    return [a, b];
  }

  phone.router = {
    navigateTo({ url, events }) {
      const { path, query } = parseUrl(url, base());
      check('navigateTo', path);
      if (isTab(path)) fail('navigateTo:fail can not navigateTo a tabbar page');
      if (stack.length >= 10) fail('navigateTo:fail webview count limit exceed');
      const [a, b] = channelPair();
      if (events) for (const k in events) a.on(k, events[k]);
      const page = pages.create(path, query, b);
      if (phone.top()) pages.hide(phone.top());
      stack.push(page);
      pages.load(page);
      pages.show(page);
      return { eventChannel: a };
    },
    redirectTo({ url }) {
      const { path, query } = parseUrl(url, base());
      check('redirectTo', path);
      if (isTab(path)) fail('redirectTo:fail can not redirectTo a tabbar page');
      const page = pages.create(path, query);
      const old = stack.pop();
      if (old) pages.unload(old);
      stack.push(page);
      pages.load(page);
      pages.show(page);
      return {};
    },
    navigateBack({ delta = 1 } = {}) {
      if (stack.length <= 1) fail('navigateBack:fail cannot navigate back at first page.');
      const n = Math.min(delta, stack.length - 1);
      for (let i = 0; i < n; i++) pages.unload(stack.pop());
      pages.show(phone.top());
      return {};
    },
    switchTab({ url }) {
      const { path } = parseUrl(url, base());
      check('switchTab', path);
      if (!isTab(path)) fail('switchTab:fail:can not switch to no-tabBar page');
      let page = tabs[path];
      const fresh = !page;
      if (fresh) page = tabs[path] = pages.create(path, {});
      while (stack.length) {
        const p = stack.pop();
        if (p === page) continue;
        if (p.isTab) pages.hide(p);
        else pages.unload(p);
      }
      stack.push(page);
      if (fresh) pages.load(page);
      pages.show(page);
      return {};
    },
    reLaunch({ url }) {
      const { path, query } = parseUrl(url, base());
      check('reLaunch', path);
      const page = pages.create(path, query);
      while (stack.length) pages.unload(stack.pop());
      for (const p of Object.values(tabs)) pages.unload(p);
      if (page.isTab) tabs[path] = page;
      stack.push(page);
      pages.load(page);
      pages.show(page);
      return {};
    },
  };

  phone.launch = function (url, scene) {
    const { path, query } = parseUrl(url || bundle.app.entryPagePath || bundle.pages[0]);
    phone.launchOptions = { path, query, scene: scene || 1001, shareTicket: '', referrerInfo: {}, mode: 'default' };
    phone.enterOptions = phone.launchOptions;
    phone.load('app.js');
    phone.call(phone.app, 'onLaunch', phone.launchOptions);
    phone.call(phone.app, 'onShow', phone.launchOptions);
    phone.fire('appShow', phone.launchOptions);
    if (!bundle.pages.includes(path)) {
      notFound(path, query);
      if (!phone.top()) throw new Error(`launch page "${path}" is not in app.json and onPageNotFound did not redirect`);
      return;
    }
    const page = pages.create(path, query);
    if (page.isTab) tabs[path] = page;
    stack.push(page);
    pages.load(page);
    pages.show(page);
  };
  phone.background = function () {
    if (phone.top()) {
      const p = phone.top();
      p.hiddenState = true;
      phone.call(p.inst, 'onHide');
    }
    phone.call(phone.app, 'onHide', {});
    phone.fire('appHide', {});
  };
  phone.foreground = function () {
    phone.call(phone.app, 'onShow', phone.enterOptions);
    phone.fire('appShow', phone.enterOptions);
    const p = phone.top();
    if (p) {
      p.hiddenState = false;
      phone.call(p.inst, 'onShow');
    }
  };

  phone.appError = function (err, where) {
    const text = (err && (err.stack || err.message)) || (err && err.errMsg) || String(err);
    phone.report('error', `[${where}] ${text}`);
    if (phone.app && typeof phone.app.onError === 'function') {
      try {
        phone.app.onError(text);
      } catch (e) {}
    }
    phone.fire('error', { message: text });
  };

})();
