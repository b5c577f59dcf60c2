import { Injectable } from '@nestjs/common';
import type { Device, Me } from '@village/shared/contract/identity';
import type { ChangePasswordInput, ChangePhoneInput, DeviceInput } from '@village/shared/contract/identity.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { Journal } from '../common/journal';
import type { Who } from '../common/who';
import { WeChatClient } from '../common/wechat/client';
import { PersonService } from '../organisation/person.service';
import { AccountService } from './account.service';
import { AttemptService } from './attempt.service';
import { passwordRefusal } from './password';
import { SessionService } from './session.service';

/** What a person does with his own identity. */
@Injectable()
export class SelfService {
  constructor(
    private readonly db: Db, private readonly journal: Journal, private readonly wechat: WeChatClient, private readonly people: PersonService,
    private readonly accounts: AccountService, private readonly sessions: SessionService, private readonly attempts: AttemptService,
  ) {}

  me(who: Who): Promise<Me> {
    return this.accounts.me(who);
  }

  devices(who: Who): Promise<Device[]> {
    return this.sessions.devicesOf(who.personId, who.sessionId);
  }

  async revokeDevice({ id }: DeviceInput, who: Who): Promise<void> {
    await this.sessions.revoke(who.personId, id);
    await this.journal.note(who, 'identity.device.revoke', id);
  }

  async signOut(who: Who): Promise<void> {
    await this.sessions.revoke(who.personId, who.sessionId);
    await this.journal.note(who, 'identity.sign-out', who.sessionId);
  }

  /** Sets the password; every other device is signed out, for the old one may be why. */
  async changePassword({ current, next }: ChangePasswordInput, who: Who): Promise<void | Refusal> {
    const session = await this.sessions.current(who);
    const phone = await this.people.phoneOf(who.personId);
    if (!session.mustSetPassword && await this.accounts.hasPassword(who.personId)) {
      const wrong = await this.currentRefusal(current, phone, who);
      if (wrong) return wrong;
    }
    const weak = passwordRefusal(next, phone);
    if (weak) return weak;
    await this.db.transaction(async () => {
      await this.accounts.setPassword(who.personId, next);
      await this.sessions.release(who.sessionId);
      await this.sessions.revokeAll(who.personId, who.sessionId);
      await this.journal.note(who, 'identity.password', who.personId);
    });
  }

  /** Another number, that WeChat vouches for. Asked only on the phone, so that a browser left open is not enough to take an identity over. */
  async changePhone({ phoneCode }: ChangePhoneInput, who: Who): Promise<void | Refusal> {
    const session = await this.sessions.current(who);
    if (session.kind !== 'wechat') return refuse('wechat_required', '更换手机号请在微信小程序里操作，或请管理员在人员信息里修改', { field: 'phoneCode' });
    const phone = await this.wechat.phoneOf(phoneCode);
    if (isRefusal(phone)) return phone;
    const change = () => this.db.transaction(async () => await this.people.changePhone(who.personId, phone) ?? this.journal.note(who, 'identity.phone', who.personId));
    // Somebody took the number at the same moment: the second time it is seen whose it is.
    return change().catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      return change();
    });
  }

  private async currentRefusal(current: string | undefined, phone: string, who: Who): Promise<Refusal | null> {
    if (current === undefined) return refuse('current_required', '请填写现在的密码；忘记了的，请管理员发放一次性登录码', { field: 'current' });
    const wait = await this.attempts.begin(phone, null);
    if (wait) return wait;
    if (await this.accounts.prove(who.personId, current) === null) return refuse('wrong_password', '现在的密码不对，请重新填写；忘记了的，请管理员发放一次性登录码', { field: 'current' });
    await this.attempts.succeeded(phone, null);
    return null;
  }
}
