/* First script of the page: what every other script of the phone stands on. `__phone` already holds the options and the app. */
(function (phone) {
  'use strict';
  const libraries = {};
  const loaded = {};
  phone.define = (name, body) => (libraries[name] = body);
  phone.lib = (name) => {
    if (!loaded[name]) {
      const module = (loaded[name] = { exports: {} });
      libraries[name](phone.lib, module, module.exports, { env: { NODE_ENV: 'production' } });
    }
    return loaded[name].exports;
  };

  phone.lastActivity = performance.now();
  phone.touch = () => (phone.lastActivity = performance.now());
  /** Asks the Node side: requests, test doubles, files. */
  phone.ask = (method, payload) =>
    window.__phone_ask(method, payload).then((answer) => {
      if (answer && answer.__error) throw answer.__error;
      return answer;
    });
  phone.report = (kind, text) => void window.__phone_ask('report', { kind, text: String(text) });

  window.addEventListener('error', (event) => {
    if (phone.appError) phone.appError(event.error || event.message, 'uncaught');
    else phone.report('error', event.message);
  });
  window.addEventListener('unhandledrejection', (event) => {
    const { reason, promise } = event;
    phone.report('error', '[unhandledRejection] ' + ((reason && (reason.errMsg || reason.stack || reason.message)) || String(reason)));
    const app = phone.getApp && phone.getApp();
    if (app) phone.call(app, 'onUnhandledRejection', { reason, promise });
    if (phone.fire) phone.fire('unhandledRejection', { reason, promise });
  });
})(window.__phone);
