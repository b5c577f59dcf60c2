import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import { Db, isDuplicate } from '../common/db';
import { Journal } from '../common/journal';
import { addSeconds, Clock } from '../common/time';
import { BindingTicketEntity, WeChatBindingEntity } from './identity.entity';
import { hashToken, newToken } from './token';

const TICKET_SECONDS = 600;

/** Which WeChat is whose: one each. */
@Injectable()
export class BindingService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal) {}

  /** The person this WeChat is bound to, or null. */
  async personOf(openid: string): Promise<string | null> {
    return (await this.db.of(WeChatBindingEntity).findOneBy({ openid }))?.personId ?? null;
  }

  /** The WeChat of each of these people, by person; nothing of those who have bound none. */
  async openidsOf(personIds: readonly string[]): Promise<Map<string, string>> {
    const found = personIds.length ? await this.db.of(WeChatBindingEntity).findBy({ personId: In([...personIds]) }) : [];
    return new Map(found.map(({ personId, openid }) => [personId, openid]));
  }

  async isBound(personId: string): Promise<boolean> {
    return this.db.of(WeChatBindingEntity).existsBy({ personId });
  }

  /** A ticket that lets the holder of this WeChat bind it within ten minutes. */
  async ticketFor(openid: string): Promise<string> {
    const ticket = newToken();
    const now = this.clock.now();
    await this.db.of(BindingTicketEntity).delete({ expiresAt: LessThanOrEqual(now) });
    await this.db.of(BindingTicketEntity).insert({ ticketHash: hashToken(ticket), openid, expiresAt: addSeconds(now, TICKET_SECONDS) });
    return ticket;
  }

  /** The WeChat a ticket was given for, while it is good. */
  async openidOf(ticket: string): Promise<string | null> {
    return (await this.db.of(BindingTicketEntity).findOneBy({ ticketHash: hashToken(ticket), expiresAt: MoreThan(this.clock.now()) }))?.openid ?? null;
  }

  /** Binds them and uses the ticket up. The unique keys decide between two who bind at the same moment; the same pair again is no change. */
  bind(personId: string, openid: string, ticket: string): Promise<void | Refusal> {
    return this.db.transaction(async () => {
      const clash = await this.insert(personId, openid);
      if (clash) return clash;
      await this.db.of(BindingTicketEntity).delete({ ticketHash: hashToken(ticket) });
      await this.journal.note(null, 'identity.bind', personId);
    });
  }

  async unbind(personId: string): Promise<boolean> {
    return (await this.db.of(WeChatBindingEntity).delete({ personId })).affected === 1;
  }

  private async insert(personId: string, openid: string): Promise<Refusal | null> {
    try {
      await this.db.of(WeChatBindingEntity).insert({ personId, openid, boundAt: this.clock.now() });
      return null;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const owner = await this.personOf(openid);
    if (owner === personId) return null;
    return owner === null
      ? refuse('person_taken', '这个手机号的干部已经绑定另一个微信。如果换了微信或手机，请县管理员先解除原来的绑定，再重新绑定')
      : refuse('wechat_taken', '这个微信已经绑定另一名干部，一个微信只能绑定一个人。请用自己的微信登录；如果绑错了人，请县管理员先解除绑定');
  }
}
