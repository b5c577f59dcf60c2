import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { RatingDetail } from '@village/shared/contract/rating';
import type { CloseRatingInput, WithdrawRatingInput } from '@village/shared/contract/rating.input';
import { ratingTitle } from '@village/shared/contract/rating-words';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { ratingCounted, RATING_ANSWERS, type RatingCounts } from '@village/shared/rules/rating';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { RatingBundleEntity, RatingCountEntity, RatingRoundEntity, RatingSlipEntity } from './rating.entity';
import { RatingService } from './rating.service';

/** Ends a rating. With it go the key, the marks of the slips and the counters: what stays is the result, or nothing where too few voted. */
@Injectable()
export class RatingCloseService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly notices: NoticeService, private readonly ratings: RatingService) {}

  async close({ id, revision, countHeld, reason }: CloseRatingInput, who: Who): Promise<RatingDetail | Refusal> {
    const round = await this.ratings.seen(id, who, 'assessment.manage');
    const open = await this.db.of(RatingBundleEntity).find({ where: { roundId: id, state: Not('counted') }, order: { number: 'ASC' } });
    if (open.length > 0) return refuse('bundles_open', `第 ${open.map(({ number }) => number).join('、')} 叠纸票还没有两个人录得一样，录好再结束。`);
    const held = { decided: countHeld, reason: reason?.trim() ?? '' };
    const closed = await this.db.transaction(() => this.count(id, revision, held, who));
    if (isRefusal(closed)) return closed;
    const people = round.questions.flatMap(({ personId }) => personId ?? []);
    await this.notices.tell({ personIds: people.filter(personId => personId !== who.personId), subjectId: id, once: 'rating.closed', kind: 'result', text: `${ratingTitle(round)}有了结果`, page: `/pages/assessment/round/index?id=${id}` });
    return this.ratings.one({ id }, who);
  }

  async withdraw({ id, reason }: WithdrawRatingInput, who: Who): Promise<RatingDetail | Refusal> {
    const round = await this.ratings.seen(id, who, 'assessment.manage');
    const { affected } = await this.db.of(RatingRoundEntity).update({ id, state: 'open' }, {
      state: 'withdrawn', slot: `withdrawn ${id}`, keySealed: null, withdrawnReason: reason.trim(), closedBy: who.personId, closedAt: this.clock.now(), revision: round.revision + 1,
    });
    if (affected !== 1) return refuse('rating_over', '这次测评已经结束或者作废了。');
    await this.forget(id);
    await this.journal.note(who, 'assessment.rating.withdraw', id, round.villageId);
    return this.ratings.one({ id }, who);
  }

  /** Begins with the row that every vote changes: it waits for those under way, and from then on there are none. */
  private async count(id: string, revision: number, { decided, reason }: { decided: boolean | undefined; reason: string }, who: Who): Promise<void | Refusal> {
    const { affected } = await this.db.of(RatingRoundEntity).update({ id, state: 'open', revision }, { state: 'closed', keySealed: null, closedBy: who.personId, closedAt: this.clock.now(), revision: revision + 1 });
    if (affected !== 1) return refuse('rating_changed', '这次测评刚才有了变化，请刷新后再看。', { field: 'revision' });
    const { held, byCode, byPaper, spoilt, questions, villageId } = await this.db.of(RatingRoundEntity).findOneByOrFail({ id });
    if (held > 0 && (decided === undefined || reason === '')) return refuse('held_votes', `有 ${held} 票是在一分钟里集中投出的。请先问清楚（比如当时在开村民会），再选计不计入、写明原因。`, { field: decided === undefined ? 'countHeld' : 'reason' });
    const rows = await this.db.of(RatingCountEntity).findBy({ roundId: id });
    const votes = (question: string): RatingCounts => Object.fromEntries(RATING_ANSWERS.map(answer => [answer, rows.filter(row => row.question === question && row.answer === answer && (!row.held || decided)).reduce((sum, row) => sum + row.votes, 0)])) as RatingCounts;
    const cast = byCode - (decided ? 0 : held) + byPaper;
    const counted = ratingCounted({ cast, spoilt, tallies: questions.map(({ key }) => ({ key, counts: votes(key) })) });
    await this.db.of(RatingRoundEntity).update({ id }, { result: { ...counted, held: held > 0 ? { votes: held, counted: decided === true, reason } : null } });
    await this.forget(id);
    await this.journal.note(who, 'assessment.rating.close', id, villageId);
  }

  private async forget(roundId: string): Promise<void> {
    await this.db.of(RatingSlipEntity).delete({ roundId });
    await this.db.of(RatingCountEntity).delete({ roundId });
    await this.db.of(RatingBundleEntity).update({ roundId }, { first: null, second: null });
  }
}
