import { setImmediate as breath } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Between, In, IsNull } from 'typeorm';
import { clockOf, dayOf, dayText, type Instant } from '@village/shared/kernel/day';
import type { MessageKind } from '@village/shared/contract/notice';
import { Db } from '../common/db';
import { isQuiet } from '../common/quiet';
import { Repeating } from '../common/repeating';
import type { Settings } from '../common/settings';
import { addSeconds, Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import { WeChatClient } from '../common/wechat/client';
import { BindingService } from '../identity/binding.service';
import { MessageService } from './message.service';
import { NoticeEntity } from './notice.entity';

const EVERY_MILLISECONDS = 60_000;
/** Whoever has the app open reads a notice there first. */
const WAIT_SECONDS = 60;
const LATEST_SECONDS = 24 * 3600;
const LIST_PAGE = '/pages/notice/list/index';

/** What the message says. Names, reasons and places stay in the app: it goes through somebody else's hands. */
const WORDS: Record<MessageKind, string> = { waiting: '有事等您办，请打开查看', result: '您的申请有了结果，请打开查看' };

/** Tells by WeChat what nobody has looked at: to whom allowed it, not in the quiet hours, several things in one message. */
@Injectable()
export class SendingService extends Repeating {
  private readonly log = new Logger('Message');
  protected readonly every = EVERY_MILLISECONDS;

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'quietHours'>, private readonly db: Db, private readonly clock: Clock,
    private readonly wechat: WeChatClient, private readonly messages: MessageService, private readonly bindings: BindingService,
  ) {
    super();
  }

  protected failed(kind: string): void {
    this.log.error(`sending failed: ${kind}`);
  }

  /** Gives how many messages went out. */
  async run(): Promise<number> {
    if (isQuiet(this.settings.quietHours, this.clock.time())) return 0;
    const open = await this.messages.open();
    const openids = await this.bindings.openidsOf(open.map(each => each.personId));
    let sent = 0;
    for (const { personId, kind, allowedAt } of open) {
      await breath();
      const openid = openids.get(personId);
      if (openid && await this.tell(personId, kind, allowedAt, openid)) sent += 1;
    }
    return sent;
  }

  /** The notices are taken first, one by one: of several servers each tells what it took, and what somebody has read or dealt with meanwhile is not told. */
  private async tell(personId: string, kind: MessageKind, since: Instant, openid: string): Promise<boolean> {
    const template = this.messages.templateOf(kind);
    const taken = template ? await this.take(personId, kind, since) : [];
    if (!template || taken.length === 0) return false;
    if (!(await this.messages.take(personId, kind))) return this.release(taken);
    const { at, page } = taken[taken.length - 1];
    const fields = { [template.text]: WORDS[kind], [template.time]: `${at.slice(0, 4)}年${dayText(dayOf(at))} ${clockOf(at)}` };
    const became = await this.wechat.sendMessage({ openid, templateId: template.id, page: taken.length === 1 ? page ?? LIST_PAGE : LIST_PAGE, fields });
    if (became === 'not_allowed') await this.messages.none(personId, kind);
    if (became === 'later' || became === 'failed') await this.messages.giveBack(personId, kind);
    if (became === 'later') return this.release(taken);
    return became === 'sent';
  }

  private async take(personId: string, kind: MessageKind, since: Instant): Promise<NoticeEntity[]> {
    const now = this.clock.now();
    const earliest = addSeconds(now, -LATEST_SECONDS);
    const waiting = await this.db.of(NoticeEntity).find({
      where: { personId, readAt: IsNull(), sentAt: IsNull(), at: Between(since > earliest ? since : earliest, addSeconds(now, -WAIT_SECONDS)) }, order: { at: 'ASC', id: 'ASC' },
    });
    const taken: NoticeEntity[] = [];
    for (const notice of waiting.filter(each => (each.kind ?? 'waiting') === kind)) {
      const { affected } = await this.db.of(NoticeEntity).update({ id: notice.id, readAt: IsNull(), sentAt: IsNull() }, { sentAt: now });
      if (affected === 1) taken.push(notice);
    }
    return taken;
  }

  private async release(taken: NoticeEntity[]): Promise<false> {
    await this.db.of(NoticeEntity).update({ id: In(taken.map(notice => notice.id)) }, { sentAt: null });
    return false;
  }
}
