'use strict';
// One phone with the app on it: starts it cold, keeps its storage, takes its requests, and is driven by a scenario.
const fs = require('node:fs');
const path = require('node:path');
const crypto = require('node:crypto');
const { browser } = require('../../stage/chromium');
const { shiftDate } = require('../../stage/clock');
const { loadBundle } = require('./bundle');
const { createHost } = require('./host');
const { Files } = require('./files');
const { Hand } = require('./hand');
const { Network } = require('./network');
const { answer } = require('./platform');

/** Every call WeChat documents: those this phone has not are there, answer nothing and are reported. */
function wxApiNames() {
  const types = path.join(path.dirname(require.resolve('miniprogram-api-typings/package.json')), 'types/wx/lib.wx.api.d.ts');
  const source = fs.readFileSync(types, 'utf8');
  return [...new Set([...source.slice(source.indexOf('interface Wx {')).matchAll(/^ {8}(\w+)\s*[<(]/gm)].map((match) => match[1]))];
}

class Phone extends Hand {
  constructor(options) {
    super();
    this.options = options;
    this.timeout = options.timeout || 5000;
    this.openid = options.openid || `openid-${crypto.randomBytes(6).toString('hex')}`;
    this.requests = [];
    this.apiCalls = [];
    this.logs = [];
    this.errors = [];
    this.warnings = [];
    this.counters = {};
    this.doubles = { ...(options.doubles || {}) };
    this.stored = { ...(options.storage || {}) };
    this.files = new Files(this);
    this.network = new Network(this);
    this.offline = false;
  }

  static async start(options) {
    const phone = new Phone(options);
    phone.bundle = options.bundle || loadBundle(options.dist);
    phone.warnings.push(...phone.bundle.warnings.map((text) => '[build] ' + text));
    Object.assign(phone, await createHost({
      bundle: phone.bundle, options: () => phone.clientOptions(), files: phone.files, fetchExternal: (address) => phone.network.picture(address),
    }));
    const [width, height] = options.viewport || [375, 812];
    phone.viewport = { width, height };
    phone.context = await (await browser()).newContext({
      viewport: phone.viewport, deviceScaleFactor: options.scale || 2, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: options.timezone || 'Asia/Shanghai',
    });
    phone.page = await phone.context.newPage();
    if (options.clockShift) await phone.page.addInitScript(shiftDate, { by: options.clockShift });
    await phone.listen();
    return phone;
  }

  async listen() {
    const own = (address) => address.startsWith(this.origin) || /^(data|blob):/.test(address);
    await this.page.route('**/*', (route) => (own(route.request().url()) ? route.continue() : route.abort()));
    await this.page.exposeBinding('__phone_ask', async (_, method, payload) => {
      try {
        return await this.asked(method, payload || {});
      } catch (error) {
        return { __error: error && error.errMsg ? { ...error } : { errMsg: String((error && error.message) || error) } };
      }
    });
    this.page.on('console', (message) => {
      const line = `[${message.type()}] ${message.text()}`;
      this.logs.push(line);
      if (message.type() === 'error' && !/Failed to load resource/.test(line)) this.errors.push(line);
      if (this.options.verbose) console.log('  app', line);
    });
    this.page.on('pageerror', (error) => this.errors.push('[pageerror] ' + (error.stack || error)));
  }

  clientOptions() {
    const { privacy = 'agreed', auth = {}, permissionUi = false, strictGesture = true, allowGlobals = [], systemInfo = {}, appId, envVersion } = this.options;
    return { storage: this.stored, privacy, auth, permissionUi, strictGesture, allowGlobals, systemInfo, appId, envVersion, wxApiNames: wxApiNames() };
  }

  /** What the page asks of Node. */
  asked(method, payload) {
    switch (method) {
      case 'report':
        if (payload.kind === 'error') this.errors.push(payload.text);
        else this.warnings.push(`[${payload.kind}] ${payload.text}`);
        if (this.options.verbose) console.log(`  ${payload.kind}:`, payload.text);
        return null;
      case 'storage':
        this.stored = payload;
        return null;
      case 'request':
        return this.network.request(payload);
      case 'upload':
        return this.network.upload(payload);
      case 'download':
        return this.network.download(payload);
      case 'api':
        return answer(this, payload.name, payload.args);
      case 'openType':
        return answer(this, 'openType:' + payload.type, {});
      case 'apiFail':
        this.apiCalls.push({ name: payload.name, fail: payload.errMsg });
        return null;
      case 'apiAbort':
      case 'privacyUse':
      case 'share':
        this.apiCalls.push({ name: method, args: payload });
        return null;
      case 'tempFile':
        return { tempFilePath: this.files.add(Buffer.from(payload.base64, 'base64'), payload.ext) };
      case 'fs':
        return this.files.operate(payload.op, payload.args);
      default:
        throw new Error('unknown question ' + method);
    }
  }

  /** A cold start the first time, `wx.reLaunch` afterwards. */
  async open(address, { scene } = {}) {
    if (!this.started) {
      await this.page.goto(this.origin + '/', { waitUntil: 'load' });
      this.started = true;
      await this.page.evaluate(([url, number]) => window.__phone.launch(url, number), [address, scene]);
    } else {
      await this.call('reLaunch', { url: address.startsWith('/') ? address : '/' + address });
    }
    await this.idle();
    return this;
  }

  /** Ends the running app; its storage stays unless cleared. The next `open` is a cold start. */
  async restart({ clearStorage = false } = {}) {
    if (clearStorage) this.stored = {};
    this.started = false;
    await this.page.goto('about:blank');
  }
  async background() {
    await this.page.evaluate(() => window.__phone.background());
  }
  async foreground() {
    await this.page.evaluate(() => window.__phone.foreground());
    await this.idle();
  }

  /** Takes the signal away or gives it back, and tells the app as WeChat does. */
  async setOffline(offline) {
    this.offline = offline;
    if (!this.started) return;
    await this.page.evaluate((off) => window.__phone.fire('network', { isConnected: !off, networkType: off ? 'none' : 'wifi' }), offline);
    await this.idle();
  }

  /** Calls `wx.<name>` directly. */
  call(name, args) {
    return this.page.evaluate(
      ([name, args]) => new Promise((resolve, reject) => window.__phone.wx[name]({ ...args, success: resolve, fail: (error) => reject(new Error(error.errMsg)) })),
      [name, args || {}],
    );
  }

  /** The answer of a wx call or of an open-type: a value, `{ fail }`, or a function of the arguments. `undefined` takes it back. */
  double(name, value) {
    if (value === undefined) delete this.doubles[name];
    else this.doubles[name] = value;
    return this;
  }
  async setPermission(scope, granted) {
    await this.page.evaluate(([scope, granted]) => window.__phone.setAuth(scope, granted), [scope, granted]);
  }

  get storage() {
    return {
      all: () => (this.started ? this.page.evaluate(() => Object.fromEntries(window.__phone.storage)) : this.stored),
      get: async (key) => (this.started ? this.page.evaluate((k) => window.__phone.storage.get(k), key) : this.stored[key]),
      set: async (key, value) => {
        if (this.started) await this.page.evaluate(([k, v]) => window.__phone.wx.setStorageSync(k, v), [key, value]);
        else this.stored[key] = value;
      },
    };
  }

  /** The HTTP calls whose address contains `part`. */
  requestsTo(part, method) {
    return this.requests.filter((request) => request.url.includes(part) && (!method || request.method === method));
  }

  async screenshot(file, { fullPage = false, ...options } = {}) {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    if (fullPage) {
      const more = await this.page.evaluate(() => {
        const scroll = window.__phone.top().frame.querySelector('.phone-scroll');
        return scroll.scrollHeight - scroll.clientHeight;
      });
      if (more > 0) await this.page.setViewportSize({ ...this.viewport, height: Math.min(this.viewport.height + more, 8000) });
    }
    await this.page.evaluate(() => {
      const loading = [...document.images].filter((image) => !image.complete && image.getAttribute('src'));
      return Promise.all(loading.map((image) => new Promise((resolve) => {
        image.onload = image.onerror = resolve;
        setTimeout(resolve, 1500);
      })));
    });
    await this.page.screenshot({ path: file, ...options });
    if (fullPage) await this.page.setViewportSize(this.viewport);
    return file;
  }

  async close() {
    await this.context.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

module.exports = { Phone };
