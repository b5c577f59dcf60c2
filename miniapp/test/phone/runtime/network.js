'use strict';
// Every HTTP call the app makes: kept in `phone.requests`, sent to a real server on loopback, or made to fail by the test.
const { MIME } = require('./host');

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const AGENT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) MicroMessenger/8.0.50 phone-runtime';
const asText = (body) => (typeof body === 'string' ? body : JSON.stringify(body || {}));
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

class Network {
  constructor(phone) {
    this.phone = phone;
  }

  /** Where an address of the app leads in this test. */
  target(address) {
    const { map = {}, api } = this.phone.options;
    for (const [from, to] of Object.entries(map)) if (address.startsWith(from)) return to + address.slice(from.length);
    if (!api || !/^https?:/.test(address)) return address;
    const { pathname, search } = new URL(address);
    return api.replace(/\/$/, '') + pathname + search;
  }

  note(entry) {
    const noted = { ...entry, time: Date.now() };
    this.phone.requests.push(noted);
    return noted;
  }

  /** No signal, or a fault the test asks for; null where the call may go out. */
  async trouble(entry) {
    if (this.phone.offline) {
      entry.error = 'offline';
      return { error: '' };
    }
    const fault = this.phone.fault && (await this.phone.fault(entry));
    if (!fault) return null;
    // The server hears it, the phone hears nothing of the server.
    if (fault.cut) {
      entry.cut = true;
      return null;
    }
    Object.assign(entry, { status: fault.status, faked: true });
    if (fault.error) return { error: fault.error };
    return { status: fault.status || 200, header: fault.header || { 'content-type': 'application/json' }, text: asText(fault.body) };
  }

  async send(entry, init) {
    entry.target = this.target(entry.url);
    const host = new URL(entry.target).hostname;
    if (!LOOPBACK.includes(host)) {
      entry.error = `blocked: only loopback targets are allowed (${host})`;
      return { error: entry.error };
    }
    const start = Date.now();
    try {
      const reply = await fetch(entry.target, { ...init, redirect: 'follow', signal: AbortSignal.timeout(entry.timeout || 60000) });
      const data = Buffer.from(await reply.arrayBuffer());
      Object.assign(entry, { status: reply.status, responseHeader: Object.fromEntries(reply.headers) });
      return { reply, data, header: entry.responseHeader };
    } catch (error) {
      entry.error = error.name === 'TimeoutError' ? 'timeout' : String((error.cause && error.cause.code) || error.message);
      return { error: entry.error };
    } finally {
      entry.ms = Date.now() - start;
    }
  }

  async request({ kind, method, url, header, body, timeout, responseType }) {
    const entry = this.note({ kind, method, url, header, body: body && (body.text ?? '<binary>'), timeout });
    if (/json/.test(header['content-type'] || '') && entry.body) entry.data = parsed(entry.body);
    const trouble = await this.trouble(entry);
    if (trouble) return trouble;
    const domains = this.phone.options.legalDomains;
    if (domains && kind === 'request' && !domains.some((domain) => url.startsWith(domain))) {
      entry.error = 'url not in domain list';
      return { error: entry.error };
    }
    const headers = { ...header, 'user-agent': AGENT, ...(kind === 'container' ? this.containerHeaders() : {}) };
    const bare = ['GET', 'HEAD'].includes(method);
    if (bare) delete headers['content-length'];
    const bytes = body && (body.base64 !== undefined ? Buffer.from(body.base64, 'base64') : body.text);
    const { error, reply, data, header: answered } = await this.send(entry, { method, headers, body: bare ? undefined : bytes });
    if (error !== undefined) return { error };
    const text = data.toString('utf8');
    Object.assign(entry, { responseText: text.slice(0, 20000), response: parsed(text) });
    if (entry.cut) return { error: 'timeout' };
    const content = responseType === 'arraybuffer' ? { base64: data.toString('base64') } : { text };
    return { status: reply.status, header: answered, cookies: reply.headers.getSetCookie(), ...content };
  }

  /** What WeChat cloud hosting adds to a call of `callContainer`. */
  containerHeaders() {
    const { openid = 'phone-openid', unionid, appid = 'phone-appid', env = 'phone-env' } = this.phone.options.cloud || {};
    return {
      'x-wx-openid': openid, 'x-wx-appid': appid, 'x-wx-source': 'wx_client', 'x-wx-env': env, 'x-wx-region': 'ap-shanghai',
      'x-original-forwarded-for': '127.0.0.1', ...(unionid ? { 'x-wx-unionid': unionid } : {}),
    };
  }

  async upload({ url, filePath, name, header, formData, timeout }) {
    const entry = this.note({ kind: 'upload', method: 'POST', url, header, formData, filePath, timeout });
    const file = this.phone.files.get(filePath);
    if (!file) return { error: `file not found: ${filePath}` };
    const trouble = await this.trouble(entry);
    if (trouble) return trouble;
    const form = new FormData();
    for (const [key, value] of Object.entries(formData || {})) form.append(key, typeof value === 'object' ? JSON.stringify(value) : String(value));
    form.append(name || 'file', new Blob([file.data], { type: file.type }), filePath.split('/').pop());
    const headers = Object.fromEntries(Object.entries(header || {}).filter(([key]) => !/^content-type$/i.test(key)));
    const { error, reply, data, header: answered } = await this.send(entry, { method: 'POST', headers, body: form });
    if (error !== undefined) return { error };
    entry.responseText = data.toString('utf8');
    return { status: reply.status, header: answered, text: entry.responseText };
  }

  async download({ url, header, filePath, timeout }) {
    const entry = this.note({ kind: 'download', method: 'GET', url, header, timeout });
    const trouble = await this.trouble(entry);
    if (trouble) return trouble;
    const { error, reply, data, header: answered } = await this.send(entry, { headers: header });
    if (error !== undefined) return { error };
    const type = answered['content-type'] || 'application/octet-stream';
    const named = /filename\*?=(?:UTF-8'')?"?([^";]+)/i.exec(answered['content-disposition'] || '');
    const extension = (named && named[1].includes('.') && named[1].split('.').pop()) || Object.keys(MIME).find((key) => type.startsWith(MIME[key])) || 'bin';
    entry.tempFilePath = this.phone.files.add(data, extension, type);
    if (filePath) this.phone.files.put(filePath, this.phone.files.get(entry.tempFilePath));
    return { status: reply.status, header: answered, tempFilePath: filePath ? undefined : entry.tempFilePath };
  }

  /** A remote picture of the app. */
  async picture(url) {
    const entry = this.note({ kind: 'image', method: 'GET', url });
    const { error, reply, data, header } = await this.send(entry, {});
    if (error !== undefined) return { status: 502, data: error, type: 'text/plain' };
    return { status: reply.status, data, type: header['content-type'] || 'application/octet-stream' };
  }
}

module.exports = { Network };
