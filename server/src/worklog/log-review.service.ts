import { Injectable } from '@nestjs/common';
import { LOG_VERDICT_NAMES, type WorkLog } from '@village/shared/contract/log';
import type { ReviewLogInput } from '@village/shared/contract/log.input';
import { dayOf, instantOf, type Day, type Instant } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { LogReachService } from './log-reach.service';
import { LogReplyService } from './log-reply.service';
import { WorkLogEntity, WorkLogReviewEntity } from './log.entity';

/** What those above say of a log. */
@Injectable()
export class LogReviewService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly reach: LogReachService, private readonly replies: LogReplyService,
  ) {}

  /** Which offices looked at logs below these places, and when? */
  async reviewedBelow(paths: readonly string[], from: Day, to: Day): Promise<{ path: string; role: string; on: Day }[]> {
    if (paths.length === 0) return [];
    const rows = await this.db.of(WorkLogReviewEntity).createQueryBuilder('review').innerJoin(WorkLogEntity, 'log', 'log.id = review.logId')
      .select('log.path', 'path').addSelect('review.role', 'role').addSelect('review.at', 'at').where('review.at BETWEEN :from AND :to', { from: instantOf(from, '00:00'), to: instantOf(to, '24:00') })
      .andWhere(`(${paths.map((_, index) => `log.path LIKE :path${index}`).join(' OR ')})`, Object.fromEntries(paths.map((path, index) => [`path${index}`, `${path}%`]))).getRawMany<{ path: string; role: string; at: Instant }>();
    return rows.map(({ path, role, at }) => ({ path, role, on: dayOf(at) }));
  }

  /** Read, commented or sent back; by those the document names, where it names any. */
  async review(input: ReviewLogInput, who: Who): Promise<WorkLog | Refusal> {
    const log = await this.replies.seen(input.id, who);
    const by = await this.reach.reviewing(log, who);
    if (isRefusal(by)) return by;
    const text = input.text.trim();
    if (input.verdict !== 'read' && text === '') return refuse('review_text_missing', `${LOG_VERDICT_NAMES[input.verdict]}要写一句意见，让写的人知道看什么、补什么。`, { field: 'text' });
    const state = input.verdict === 'returned' ? 'returned' as const : 'read' as const;
    // Somebody who only reads does not undo that another one sent it back.
    const { affected } = await this.db.of(WorkLogEntity).update({ id: log.id, version: input.version }, log.state === 'returned' ? { version: input.version } : { state });
    const current = await this.db.of(WorkLogEntity).findOneByOrFail({ id: log.id });
    if (affected === 0 || current.version !== input.version) return refuse('log_changed', '您看的时候，写的人又签了新的一稿，请刷新后再看。', { field: 'version' });
    await this.db.of(WorkLogReviewEntity).insert({ id: newId(), logId: log.id, version: input.version, verdict: input.verdict, text, role: by, personId: who.personId, at: this.clock.now() });
    await this.journal.note(who, `worklog.log.${input.verdict}`, log.id);
    return this.replies.reply(current, who);
  }
}
