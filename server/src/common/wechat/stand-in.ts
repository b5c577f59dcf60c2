import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '@village/shared/kernel/day';
import { addSeconds, Clock } from '../time';

interface Code {
  kind: 'login' | 'phone';
  /** The openid, or the phone number. */
  of: string;
  until: Instant;
  used: boolean;
}

interface Token {
  text: string;
  until: Instant;
}

const CODE_SECONDS = 300;
const TOKEN_SECONDS = 7200;
/** `stable_token` gives the same token until this long before its end. */
const SPARE_SECONDS = 300;
const BYTES_READ = 65_536;
/** The words the platform gives for trying the check out, and some of our own that it is not sure of. */
const FORBIDDEN = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级';
const DOUBTFUL = '请人看一看这句话';

/**
 * Stands in for the WeChat platform in tests and in the demo, and keeps what its documents promise: codes are good once and for five minutes,
 * tokens end, errors come with HTTP 200 and `errcode`. What only a phone can do there, asking for a code, is done by `POST /stand-in/…`.
 */
export class WeChatStandIn {
  readonly appId = 'wx0000000000000000';
  readonly secret = 'development-secret';
  private readonly codes = new Map<string, Code>();
  private readonly faults: { path: string; errcode: number }[] = [];
  private token: Token | null = null;
  /** What was sent to whom. */
  readonly messages: { openid: string; templateId: string; page: string; fields: Record<string, string> }[] = [];
  /** How many messages of a template an account takes. */
  private readonly allowed = new Map<string, number>();
  /** The paths that were asked, in order. */
  readonly asked: string[] = [];
  /** Whether the platform answers at all. */
  isDown = false;

  private constructor(private readonly clock: Clock, private readonly server: Server) {}

  static async start(clock: Clock, port = 0): Promise<WeChatStandIn> {
    const server = createServer((request, response) => void standIn.answer(request, response));
    const standIn = new WeChatStandIn(clock, server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    server.unref();
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What `wx.login` gives the mini program of this account. */
  loginCode(openid: string): string {
    return this.newCode('login', openid);
  }

  /** What `<button open-type="getPhoneNumber">` gives when its owner agrees. */
  phoneCode(phone: string): string {
    return this.newCode('phone', phone);
  }

  /** The owner of this account said yes to one message, as `wx.requestSubscribeMessage` asks him. */
  allowMessage(openid: string, templateId: string): void {
    this.allowed.set(`${openid} ${templateId}`, (this.allowed.get(`${openid} ${templateId}`) ?? 0) + 1);
  }

  /** The next call of this path answers this error. */
  failNext(path: string, errcode: number): void {
    this.faults.push({ path, errcode });
  }

  /** The access token ends now, before its time. */
  endToken(): void {
    this.token = null;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private newCode(kind: Code['kind'], of: string): string {
    const code = randomBytes(16).toString('hex');
    this.codes.set(code, { kind, of, until: addSeconds(this.clock.now(), CODE_SECONDS), used: false });
    return code;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://platform');
    this.asked.push(url.pathname);
    if (this.isDown) {
      request.destroy();
      return;
    }
    const body = await readBody(request);
    const fault = this.faults.findIndex(each => each.path === url.pathname);
    const reply = fault >= 0 ? failure(this.faults.splice(fault, 1)[0].errcode) : this.replyTo(request.method ?? '', url, body);
    response.writeHead(reply ? 200 : 404, { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' });
    response.end(JSON.stringify(reply ?? {}));
  }

  private replyTo(method: string, { pathname, searchParams }: URL, body: Record<string, unknown>): object | null {
    switch (`${method} ${pathname}`) {
      case 'GET /sns/jscode2session': return this.session(searchParams);
      case 'POST /cgi-bin/stable_token': return this.stableToken(body);
      case 'POST /wxa/business/getuserphonenumber': return this.phoneNumber(searchParams.get('access_token'), String(body.code));
      case 'POST /cgi-bin/message/subscribe/send': return this.message(searchParams.get('access_token'), body);
      case 'POST /wxa/msg_sec_check': return this.words(searchParams.get('access_token'), body);
      case 'POST /stand-in/login-codes': return { code: this.loginCode(String(body.openid)) };
      case 'POST /stand-in/phone-codes': return { code: this.phoneCode(String(body.phone)) };
      case 'POST /stand-in/messages': return this.allowAsked(body);
      default: return null;
    }
  }

  private session(query: URLSearchParams): object {
    if (query.get('appid') !== this.appId) return failure(40013);
    if (query.get('secret') !== this.secret) return failure(40125);
    if (query.get('grant_type') !== 'authorization_code') return failure(40002);
    return this.redeem('login', query.get('js_code') ?? '', openid => ({ openid, session_key: randomBytes(16).toString('base64') }));
  }

  private stableToken(body: Record<string, unknown>): object {
    if (body.appid !== this.appId) return failure(40013);
    if (body.secret !== this.secret) return failure(40125);
    if (body.grant_type !== 'client_credential') return failure(40002);
    const now = this.clock.now();
    if (body.force_refresh === true || !this.token || addSeconds(now, SPARE_SECONDS) > this.token.until) {
      this.token = { text: randomBytes(32).toString('hex'), until: addSeconds(now, TOKEN_SECONDS) };
    }
    return { access_token: this.token.text, expires_in: Math.floor((Date.parse(this.token.until) - Date.parse(now)) / 1000) };
  }

  private phoneNumber(token: string | null, code: string): object {
    if (!this.token || token !== this.token.text) return failure(40001);
    if (this.clock.now() > this.token.until) return failure(42001);
    return this.redeem('phone', code, phone => ({
      errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark: { appid: this.appId } },
    }));
  }

  private allowAsked({ openid, templateId }: Record<string, unknown>): object {
    this.allowMessage(String(openid), String(templateId));
    return {};
  }

  /** One yes is one message; a field of words holds twenty characters. */
  private message(token: string | null, { touser, template_id: templateId, page, data }: Record<string, unknown>): object {
    if (!this.token || token !== this.token.text) return failure(40001);
    const fields = Object.fromEntries(Object.entries(data as Record<string, { value: string }>).map(([name, { value }]) => [name, value]));
    if (Object.entries(fields).some(([name, value]) => value === '' || (name.startsWith('thing') && value.length > 20))) return failure(47003);
    const key = `${String(touser)} ${String(templateId)}`;
    const left = this.allowed.get(key) ?? 0;
    if (left === 0) return failure(43101);
    this.allowed.set(key, left - 1);
    this.messages.push({ openid: String(touser), templateId: String(templateId), page: String(page), fields });
    return { errcode: 0, errmsg: 'ok' };
  }

  /** The first version says yes or no; the second, for an account, also that a person should look. */
  private words(token: string | null, { content, version, openid, scene }: Record<string, unknown>): object {
    if (!this.token || token !== this.token.text) return failure(40001);
    const text = String(content);
    if (text.length > 2500) return failure(45002);
    if (version !== 2) return text.includes(FORBIDDEN) ? failure(87014) : { errcode: 0, errmsg: 'ok' };
    if (typeof openid !== 'string' || openid === '') return failure(40003);
    if (scene !== 2) return failure(40129);
    return { errcode: 0, errmsg: 'ok', result: { suggest: text.includes(FORBIDDEN) ? 'risky' : text.includes(DOUBTFUL) ? 'review' : 'pass' } };
  }

  private redeem(kind: Code['kind'], text: string, reply: (of: string) => object): object {
    const code = this.codes.get(text);
    if (!code || code.kind !== kind || code.until < this.clock.now()) return failure(40029);
    if (code.used) return failure(40163);
    code.used = true;
    return reply(code.of);
  }
}

const MEANINGS: Record<number, string> = {
  [-1]: 'system error', 40001: 'invalid credential, access_token is invalid or not latest', 40002: 'invalid grant_type', 40013: 'invalid appid',
  40029: 'invalid code', 40125: 'invalid appsecret', 40163: 'code been used', 42001: 'access_token expired', 43101: 'user refuse to accept the msg', 47003: 'argument invalid', 45011: 'api minute-quota reach limit', 87014: 'risky content',
};

const failure = (errcode: number) => ({ errcode, errmsg: MEANINGS[errcode] ?? 'error' });

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BYTES_READ) return {};
    parts.push(part);
  }
  try {
    const parsed = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as unknown;
    return typeof parsed === 'object' && parsed !== null ? parsed as Record<string, unknown> : {};
  } catch {
    return {};
  }
}
