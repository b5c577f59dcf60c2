import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { MESSAGE_KINDS, type AllowedMessage, type MessageKind } from '@village/shared/contract/notice';
import type { AllowMessagesInput } from '@village/shared/contract/notice.input';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import type { MessageTemplate, Settings } from '../common/settings';
import { Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import type { Who } from '../common/who';
import { BindingService } from '../identity/binding.service';
import { MessageConsentEntity } from './notice.entity';

/** Nobody says yes more often than this without having got anything. */
const MOST = 50;

/** What a person has allowed WeChat to tell him: each yes is one message, as the platform has it. */
@Injectable()
export class MessageService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'messageTemplates'>, private readonly db: Db, private readonly clock: Clock, private readonly bindings: BindingService,
  ) {}

  /** What may be asked; nothing of somebody who has bound no WeChat, or where no template is set. */
  async allowed({ personId }: Who): Promise<AllowedMessage[]> {
    if (!(await this.bindings.isBound(personId))) return [];
    const rows = await this.db.of(MessageConsentEntity).findBy({ personId });
    return MESSAGE_KINDS.flatMap(kind => {
      const template = this.templateOf(kind);
      return template ? [{ kind, templateId: template.id, remaining: rows.find(row => row.kind === kind)?.remaining ?? 0 }] : [];
    });
  }

  async allow({ kinds }: AllowMessagesInput, who: Who): Promise<AllowedMessage[]> {
    const known = (await this.allowed(who)).filter(each => kinds.includes(each.kind) && each.remaining < MOST);
    for (const { kind } of known) await this.add(who.personId, kind);
    return this.allowed(who);
  }

  templateOf(kind: MessageKind): MessageTemplate | null {
    return this.settings.messageTemplates[kind] ?? null;
  }

  /** Those of all people who may still be told something in WeChat. */
  async open(): Promise<Pick<MessageConsentEntity, 'personId' | 'kind' | 'allowedAt'>[]> {
    return this.db.of(MessageConsentEntity).find({ select: { personId: true, kind: true, allowedAt: true }, where: { remaining: MoreThan(0) } });
  }

  /** Takes one message from what is allowed; false where there is none left. */
  async take(personId: string, kind: MessageKind): Promise<boolean> {
    const { affected } = await this.db.of(MessageConsentEntity).update({ personId, kind, remaining: MoreThan(0) }, { remaining: () => 'remaining - 1' });
    return affected === 1;
  }

  /** The message did not go out. */
  async giveBack(personId: string, kind: MessageKind): Promise<void> {
    await this.db.of(MessageConsentEntity).update({ personId, kind }, { remaining: () => 'remaining + 1' });
  }

  /** The platform says that nothing is allowed any more. */
  async none(personId: string, kind: MessageKind): Promise<void> {
    await this.db.of(MessageConsentEntity).update({ personId, kind }, { remaining: 0 });
  }

  private async add(personId: string, kind: MessageKind): Promise<void> {
    const row = { id: newId(), personId, kind, remaining: 1, allowedAt: this.clock.now() };
    try {
      await this.db.of(MessageConsentEntity).insert(row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const { affected } = await this.db.of(MessageConsentEntity).update({ personId, kind, remaining: 0 }, { remaining: 1, allowedAt: row.allowedAt });
      if (affected !== 1) await this.giveBack(personId, kind);
    }
  }
}
