import { Injectable } from '@nestjs/common';
import type { Device, SessionReply, WeChatSignInReply } from '@village/shared/contract/identity';
import type { BindWeChatInput, SignInInput, WeChatSignInInput } from '@village/shared/contract/identity.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import type { Platform } from '../common/listener';
import { WeChatClient } from '../common/wechat/client';
import { PersonService } from '../organisation/person.service';
import { AccountService } from './account.service';
import { AttemptService } from './attempt.service';
import { BindingService } from './binding.service';
import { SessionService } from './session.service';

/**
 * The ways in. Each opens its transactions itself: WeChat is asked before anything is locked, and a wrong attempt stays counted.
 */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Db, private readonly wechat: WeChatClient, private readonly people: PersonService, private readonly accounts: AccountService,
    private readonly sessions: SessionService, private readonly bindings: BindingService, private readonly attempts: AttemptService,
  ) {}

  /** By phone number and password, or by a one-time code in its place. Unknown number and wrong password are the same answer. */
  async withPassword({ phone, password, device }: SignInInput, address: string | null): Promise<SessionReply | Refusal> {
    const wait = await this.attempts.begin(phone, address);
    if (wait) return wait;
    const personId = await this.people.idByPhone(phone);
    const proof = await this.accounts.prove(personId, password);
    if (personId === null || proof === null) {
      return refuse('sign_in_failed', '手机号或密码不对，请核对后再试。没有设过密码的，请用微信登录，或请管理员发放一次性登录码');
    }
    await this.attempts.succeeded(phone, address);
    return this.open(personId, 'browser', device, proof === 'code');
  }

  /** By the login code of the mini program, or by the word of the platform; a WeChat that is bound to nobody gets a ticket to bind it. */
  async withWeChat({ code, device }: WeChatSignInInput, platform: Platform | null): Promise<WeChatSignInReply | Refusal> {
    if (platform === null && code === undefined) return refuse('code_required', '缺少微信登录凭证，请重新打开小程序', { field: 'code' });
    const account = platform ?? await this.wechat.accountOf(code!);
    if (isRefusal(account)) return account;
    const personId = await this.bindings.personOf(account.openid);
    if (personId === null) return { bound: false, ticket: await this.bindings.ticketFor(account.openid) };
    const reply = await this.open(personId, 'wechat', device);
    return isRefusal(reply) ? reply : { bound: true, ...reply };
  }

  /** Binds the WeChat of the ticket to the person on the roster whose number WeChat vouches for. */
  async bind({ ticket, phoneCode, device }: BindWeChatInput): Promise<SessionReply | Refusal> {
    const openid = await this.bindings.openidOf(ticket);
    if (openid === null) return refuse('ticket_expired', '绑定超过十分钟已失效，请重新打开小程序再绑定', { field: 'ticket' });
    const phone = await this.wechat.phoneOf(phoneCode);
    if (isRefusal(phone)) return phone;
    const personId = await this.people.idByPhone(phone);
    if (personId === null) {
      return refuse('phone_unknown', '名单里没有这个手机号。请联系乡镇驻村办或县管理员，核对名单上登记的号码，或请他们把您加进名单');
    }
    const bound = await this.bindings.bind(personId, openid, ticket);
    return bound ?? this.open(personId, 'wechat', device);
  }

  /** Opens a session for somebody whose identity is proven and who holds a role today. */
  open(personId: string, kind: Device['kind'], label?: string, mustSetPassword = false): Promise<SessionReply | Refusal> {
    return this.db.transaction(async () => {
      const { token, expiresAt } = await this.sessions.open(personId, { kind, label, mustSetPassword });
      const who = await this.sessions.whoIs(token);
      if (!who) return refuse('no_term', '您目前没有在任的角色，不能登录。如果任期没有结束，请联系乡镇驻村办或县管理员核对任职日期');
      return { token, expiresAt, me: await this.accounts.me(who), mustSetPassword };
    });
  }
}
