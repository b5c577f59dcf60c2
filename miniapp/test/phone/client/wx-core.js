/* How every wx.* call is made: asynchronous answer, callbacks or promise, bookkeeping of what is under way. */
(function () {
  'use strict';
  const phone = window.__phone;
  const wx = {};
  phone.wx = wx;

  // Counted so that the test knows when the app is idle.
  phone.pending = 0;
  const begin = () => {
    phone.pending++;
    phone.touch();
  };
  const end = () => {
    phone.pending--;
    phone.touch();
  };

  const errOf = (name, e) => {
    if (e && e.errMsg) return { ...e, errMsg: e.errMsg.includes(':') ? e.errMsg : `${name}:fail ${e.errMsg}` };
    return { errMsg: `${name}:fail ${(e && e.message) || e || ''}`.trim() };
  };
  const guard = (f, arg) => {
    if (typeof f === 'function') {
      try {
        f(arg);
      } catch (e) {
        phone.appError(e, 'wx callback');
      }
    }
  };
  const tick = () => new Promise((r) => setTimeout(r, 0));

  function settle(name, opts, run, { user } = {}) {
    const o = opts || {};
    if (!user) begin();
    const done = tick()
      .then(run)
      .then(
        (r) => ({ ...(r || {}), errMsg: `${name}:ok` }),
        (e) => Promise.reject(errOf(name, e)),
      );
    const hasCb = typeof o.success === 'function' || typeof o.fail === 'function' || typeof o.complete === 'function';
    const out = done.then(
      (r) => {
        if (!user) end();
        guard(o.success, r);
        guard(o.complete, r);
        phone.touch();
        return r;
      },
      (e) => {
        if (!user) end();
        phone.ask('apiFail', { name, errMsg: e.errMsg });
        guard(o.fail, e);
        guard(o.complete, e);
        phone.touch();
        if (!hasCb) throw e;
      },
    );
    if (hasCb) {
      out.catch(() => {});
      return undefined;
    }
    return out;
  }
  const plain = (o) => {
    const r = {};
    for (const k in o || {}) if (typeof o[k] !== 'function') r[k] = o[k];
    try {
      return JSON.parse(JSON.stringify(r));
    } catch (e) {
      return {};
    }
  };
  const api = (name, fn, meta) => {
    wx[name] = (o) => settle(name, o, () => fn(o || {}), meta);
  };
  const sync = (name, fn) => {
    wx[name] = fn;
  };
  // answered by a test double on the Node side
  const doubled = (...names) => names.forEach((n) => api(n, async (o) => phone.ask('api', { name: n, args: plain(o) })));

  const toBase64 = (buf) => {
    let s = '';
    const u = new Uint8Array(buf);
    for (let i = 0; i < u.length; i += 0x8000) s += String.fromCharCode.apply(null, u.subarray(i, i + 0x8000));
    return btoa(s);
  };
  const fromBase64 = (s) => {
    const bin = atob(s);
    const u = new Uint8Array(bin.length);
    for (let i = 0; i < bin.length; i++) u[i] = bin.charCodeAt(i);
    return u.buffer;
  };

  phone.kit = { wx, api, sync, doubled, settle, plain, guard, begin, end, toBase64, fromBase64 };
})();
