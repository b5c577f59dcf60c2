import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { Settings } from '../settings';
import { addSeconds, Clock } from '../time';
import { SETTINGS } from '../tokens';

/** Who a login code stands for; the session key stays on the platform's side of this file. */
export interface WeChatAccount {
  openid: string;
  unionid: string | null;
}

/** What became of a message; `later`: the platform could not be reached, `failed`: it will never take this one. */
export type Sending = 'sent' | 'not_allowed' | 'later' | 'failed';

/** What the platform says of words; `review`: a person has to look at them; `later`: it has not said anything. */
export type Wording = 'passed' | 'review' | 'risky' | 'later';

interface Answer {
  errcode?: number;
  result?: { suggest?: string };
  openid?: string;
  unionid?: string;
  access_token?: string;
  expires_in?: number;
  phone_info?: { purePhoneNumber: string; countryCode: string };
}

const TIMEOUT_MILLISECONDS = 5000;
/** The platform's token is renewed this long before it ends. */
const SPARE_SECONDS = 300;
const TOKEN_ENDED = new Set([40001, 40014, 42001]);
const BUSY = -1;
/** The reader has taken his permission back, or used it up. */
const NOT_ALLOWED = 43101;
/** Answers of the first version of the check of words. */
const FORBIDDEN_WORDS = 87014;
/** The account is not known, or was not seen for two hours: the second version does not answer for it. */
const ACCOUNT_UNKNOWN = new Set([40003, 61010]);
/** Among what people write to each other. */
const COMMENTS = 2;

/** What the platform's error codes mean to the person in front of the phone. */
const REFUSALS: Record<number, [code: string, text: string]> = {
  40029: ['wechat_code_invalid', '微信凭证无效或已过期，请重新操作一次'],
  40163: ['wechat_code_used', '微信凭证已经用过，请重新操作一次'],
  40226: ['wechat_account_blocked', '微信认为这个账号有风险，暂时不能登录，请改用手机号和密码'],
  45011: ['wechat_too_often', '操作太频繁，请一分钟后再试'],
  [BUSY]: ['wechat_busy', '微信系统繁忙，请稍后再试'],
};

const unreachable = () => refuse('wechat_unreachable', '暂时连不上微信，请稍后再试');

/** All that the server asks of the WeChat platform goes through here. */
@Injectable()
export class WeChatClient {
  private readonly log = new Logger('WeChat');
  private token: { text: string; until: Instant } | null = null;
  private renewal: Promise<string | Refusal> | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'wechat'>, private readonly clock: Clock) {}

  /** Who is it that `wx.login` gave this code? A code is good once, for five minutes. */
  async accountOf(code: string): Promise<WeChatAccount | Refusal> {
    const { appId, secret } = this.settings.wechat;
    const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' });
    const answer = await this.ask('GET', `/sns/jscode2session?${query}`);
    const refusal = this.refusalOf(answer);
    if (refusal) return refusal;
    return answer?.openid ? { openid: answer.openid, unionid: answer.unionid ?? null } : unreachable();
  }

  /** Which phone number did the person agree to show? A code is good once, for five minutes. */
  async phoneOf(code: string): Promise<string | Refusal> {
    const answer = await this.askWithToken('/wxa/business/getuserphonenumber', { code });
    if (!('errcode' in answer) && 'refused' in answer) return answer;
    const refusal = this.refusalOf(answer);
    if (refusal) return refusal;
    const phone = (answer as Answer).phone_info;
    if (!phone) return unreachable();
    return phone.countryCode === '86' ? phone.purePhoneNumber : refuse('phone_foreign', '请使用中国大陆的手机号');
  }

  /** Sends a message that its reader allowed. */
  async sendMessage(message: { openid: string; templateId: string; page: string; fields: Record<string, string> }): Promise<Sending> {
    const data = Object.fromEntries(Object.entries(message.fields).map(([name, value]) => [name, { value }]));
    const answer = await this.askWithToken('/cgi-bin/message/subscribe/send', { touser: message.openid, template_id: message.templateId, page: message.page.replace(/^\//, ''), data });
    if ('refused' in answer || answer.errcode === BUSY) return 'later';
    if (!answer.errcode) return 'sent';
    if (answer.errcode === NOT_ALLOWED) return 'not_allowed';
    this.log.error(`the platform answered ${answer.errcode} to a message`);
    return 'failed';
  }

  /** May these words be shown to everybody? At most 2,500 signs. The second version of the check asks for an account that was here lately; who has none is checked by the first. */
  async checkWords(content: string, openid: string | null): Promise<Wording> {
    const answer = await this.askWithToken('/wxa/msg_sec_check', openid === null ? { content } : { content, version: 2, scene: COMMENTS, openid });
    if ('refused' in answer) return 'later';
    if (openid !== null && ACCOUNT_UNKNOWN.has(answer.errcode ?? 0)) return this.checkWords(content, null);
    if (answer.errcode === FORBIDDEN_WORDS) return 'risky';
    if (answer.errcode !== 0) {
      if (answer.errcode !== BUSY) this.log.error(`the platform answered ${answer.errcode} to words`);
      return 'later';
    }
    const suggest = openid === null ? 'pass' : answer.result?.suggest;
    return suggest === 'pass' ? 'passed' : suggest === 'risky' ? 'risky' : 'review';
  }

  /** Asks with the access token; a token that ended early is renewed once. */
  private async askWithToken(path: string, body: object): Promise<Answer | Refusal> {
    for (let renewed = false; ; renewed = true) {
      const token = await this.accessToken(renewed);
      if (typeof token !== 'string') return token;
      const answer = await this.ask('POST', `${path}?${new URLSearchParams({ access_token: token })}`, body);
      if (!answer) return unreachable();
      if (renewed || !TOKEN_ENDED.has(answer.errcode ?? 0)) return answer;
    }
  }

  /** The token of this application; callers that come while it is fetched wait for the same one. */
  private accessToken(renew: boolean): Promise<string | Refusal> {
    if (!renew && this.token && this.clock.now() < this.token.until) return Promise.resolve(this.token.text);
    this.renewal ??= this.fetchToken(renew).finally(() => { this.renewal = null; });
    return this.renewal;
  }

  private async fetchToken(renew: boolean): Promise<string | Refusal> {
    const { appId, secret } = this.settings.wechat;
    const answer = await this.ask('POST', '/cgi-bin/stable_token', { grant_type: 'client_credential', appid: appId, secret, force_refresh: renew });
    const refusal = this.refusalOf(answer);
    if (refusal) return refusal;
    if (!answer?.access_token) return unreachable();
    this.token = { text: answer.access_token, until: addSeconds(this.clock.now(), (answer.expires_in ?? 0) - SPARE_SECONDS) };
    return answer.access_token;
  }

  private refusalOf(answer: Answer | null): Refusal | null {
    if (!answer) return unreachable();
    if (!answer.errcode) return null;
    const known = REFUSALS[answer.errcode];
    if (known) return refuse(...known);
    this.log.error(`the platform answered ${answer.errcode}`);
    return refuse('wechat_failed', `微信没有完成这次操作（${answer.errcode}），请稍后再试，或者告诉管理员这个数字`);
  }

  /** One question, and a second try when the platform says it is busy; null when it cannot be reached or answers nonsense. */
  private async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer | null> {
    const first = await this.send(method, path, body);
    return first?.errcode === BUSY ? this.send(method, path, body) : first;
  }

  private async send(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer | null> {
    try {
      const answer = await fetch(`${this.settings.wechat.baseUrl}${path}`, {
        method,
        headers: body ? { 'content-type': 'application/json' } : {},
        body: body ? JSON.stringify(body) : undefined,
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
        redirect: 'error',
      });
      const parsed = answer.ok ? await answer.json() as unknown : null;
      return typeof parsed === 'object' && parsed !== null ? parsed as Answer : null;
    } catch {
      // The address carries the secret and the code: nothing of the failure is logged but that it was one.
      this.log.warn('the platform cannot be reached');
      return null;
    }
  }
}
