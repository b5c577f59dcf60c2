import { Injectable } from '@nestjs/common';
import { ADJUSTMENT_KIND_NAMES } from '@village/shared/contract/adjustment-words';
import type { Reminder } from '@village/shared/contract/reminder';
import { may, type Who } from '../common/who';
import { PostingWaitingService } from '../posting/posting-waiting.service';
import { SelectionCheckService } from '../posting/selection-check.service';
import { reminderOf, type ReminderSource } from './source';

const HANDOVER = '/pages/posting/handover/index';
const ADJUSTMENT = '/pages/posting/adjustment/index';

/** A post that is handed over, and what is decided about a post. */
@Injectable()
export class PostingSource implements ReminderSource {
  constructor(private readonly postings: PostingWaitingService, private readonly checks: SelectionCheckService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'posting.own')) return [];
    const { handOver, receive, answer, decide, execute } = await this.postings.of(who);
    const unchecked = may(who, 'posting.open') ? await this.checks.waiting(who) : 0;
    return [
      ...(handOver ? [reminderOf('handover', '办理工作交接', '逐项交清以后签字', `${HANDOVER}?id=${handOver.id}`, { due: handOver.leavingOn })] : []),
      ...receive.map(({ id, personName }) => reminderOf('handover', '核对交接清单签字', `${personName}交给您`, `${HANDOVER}?id=${id}`)),
      ...(answer ? [reminderOf('adjustment', '说明情况', `有人提出了对您的${ADJUSTMENT_KIND_NAMES[answer.kind]}`, `${ADJUSTMENT}?id=${answer.id}`)] : []),
      ...decide.map(({ id, personName, kind }) => reminderOf('adjustment', `审定${ADJUSTMENT_KIND_NAMES[kind]}`, personName, `${ADJUSTMENT}?id=${id}`)),
      ...execute.map(({ id, personName, kind }) => reminderOf('adjustment', `办理${ADJUSTMENT_KIND_NAMES[kind]}`, `${personName}，已经同意`, `${ADJUSTMENT}?id=${id}`)),
      ...(unchecked > 0 ? [reminderOf('adjustment', '核对选派条件', `${unchecked} 人在岗，还没有核对`, '/pages/posting/unchecked/index')] : []),
    ];
  }
}
