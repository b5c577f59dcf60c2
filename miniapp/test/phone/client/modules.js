/* Module system + sandbox: emulates the logic layer (JSCore/V8 without browser globals). */
(function () {
  'use strict';
  const phone = window.__phone;
  // What a mini program's logic layer really has. Everything else a browser offers is hidden from app code.
  const STD = (
    'Object Array Function Symbol Promise Map Set WeakMap WeakSet WeakRef FinalizationRegistry Proxy Reflect JSON Math Date RegExp ' +
    'Error EvalError RangeError ReferenceError SyntaxError TypeError URIError AggregateError Number String Boolean BigInt ArrayBuffer DataView ' +
    'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array ' +
    'parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape NaN Infinity undefined ' +
    'console setTimeout clearTimeout setInterval clearInterval'
  ).split(' ');
  const KEEP = new Set([...STD, 'eval', 'arguments', ...(phone.opts.allowGlobals || [])]);
  const hidden = new Set();
  for (let o = window; o; o = Object.getPrototypeOf(o)) {
    for (const k of Object.getOwnPropertyNames(o)) {
      if (
        /^[A-Za-z_$][\w$]*$/.test(k) &&
        !KEEP.has(k) &&
        !/^(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf|__\w+)$/.test(k)
      )
        hidden.add(k);
    }
  }
  for (const k of ['Intl', 'SharedArrayBuffer', 'Atomics', 'globalThis', 'window', 'self', 'document', 'WebAssembly', 'Iterator'])
    if (!KEEP.has(k)) hidden.add(k);

  const sandbox = {};
  for (const k of STD) {
    if (k in window) sandbox[k] = window[k];
  }
  for (const k of phone.opts.allowGlobals || []) if (k in window) sandbox[k] = window[k];
  // new Function()/eval are switched off in WeChat; only the "return this" idiom is tolerated there.
  const FunctionGuard = new Proxy(Function, {
    construct(_, args) {
      return guard(args);
    },
    apply(_, __, args) {
      return guard(args);
    },
  });
  function guard(args) {
    const body = String(args[args.length - 1] || '');
    if (/^\s*return this;?\s*$/.test(body)) return () => sandbox;
    phone.report('error', 'new Function() is not available in a mini program: ' + body.slice(0, 80));
    throw new EvalError('Code generation from strings disallowed (mini program)');
  }
  sandbox.Function = FunctionGuard;
  sandbox.globalThis = sandbox;
  sandbox.global = sandbox;
  phone.sandbox = sandbox;

  const cache = Object.create(null);
  phone.loadedModules = cache;
  let current = [];
  phone.currentModule = () => current[current.length - 1];

  const dirname = (p) => p.split('/').slice(0, -1);
  function resolve(from, req) {
    const parts = req[0] === '/' ? [] : dirname(from);
    for (const s of req.split('/')) {
      if (s === '' || s === '.') continue;
      if (s === '..') parts.pop();
      else parts.push(s);
    }
    let p = parts.join('/');
    if (!/\.js$/.test(p)) p += '.js';
    return p;
  }
  phone.packageOf = (p) => {
    const s = phone.bundle.packages.find((x) => p.startsWith(x.root + '/'));
    return s ? s.root : '';
  };
  phone.modulePath = resolve;

  const PARAMS = [
    'require',
    'module',
    'exports',
    'wx',
    'App',
    'Page',
    'Component',
    'Behavior',
    'getApp',
    'getCurrentPages',
    'requirePlugin',
    'requireMiniProgram',
    'global',
    'globalThis',
    'Function',
  ];
  const locals = STD.filter((k) => k !== 'undefined' && k !== 'Function' && !PARAMS.includes(k));
  // Free names: what the app itself put on globalThis wins, browser-only names read as undefined.
  const scope = new Proxy(
    {},
    {
      has: (_, k) => typeof k === 'string' && (k in sandbox || hidden.has(k)),
      get: (_, k) => (typeof k === 'symbol' ? undefined : sandbox[k]),
      set: (_, k, v) => {
        sandbox[k] = v;
        return true;
      },
    },
  );

  phone.load = function load(file) {
    const hit = cache[file];
    if (hit) return hit.exports;
    const src = phone.bundle.modules[file];
    if (src === undefined) throw new Error(`module "${file}" is not defined, require args is "${file}"`);
    const module = { exports: {} };
    cache[file] = module;
    const require = (req) => {
      const target = resolve(file, String(req));
      const tp = phone.packageOf(target);
      if (tp && tp !== phone.packageOf(file))
        throw new Error(`module "${target}" is in subpackage "${tp}" and cannot be required from "${file}" (use require.async)`);
      return load(target);
    };
    require.async = (req) =>
      new Promise((res, rej) =>
        setTimeout(() => {
          try {
            res(load(resolve(file, String(req))));
          } catch (e) {
            rej(e);
          }
        }, 5),
      );
    const values = {
      require,
      module,
      exports: module.exports,
      wx: phone.wx,
      App: phone.App,
      Page: phone.Page,
      Component: phone.Component,
      Behavior: phone.Behavior,
      getApp: phone.getApp,
      getCurrentPages: phone.getCurrentPages,
      requirePlugin: (n) => {
        throw new Error('plugins are not supported on this phone: ' + n);
      },
      requireMiniProgram: () => {
        throw new Error('requireMiniProgram is not supported');
      },
      global: sandbox,
      globalThis: sandbox,
      Function: FunctionGuard,
    };
    const make = new Function(
      '__scope',
      `with (__scope) { return function (${PARAMS.concat(locals).join(',')}) {${src}\n} }\n//# sourceURL=weapp:///${file}`,
    );
    const fn = make(scope);
    current.push(file);
    try {
      fn.call(undefined, ...PARAMS.map((k) => values[k]), ...locals.map((k) => sandbox[k]));
    } catch (e) {
      delete cache[file];
      throw e;
    } finally {
      current.pop();
    }
    return module.exports;
  };
})();
