import { Injectable } from '@nestjs/common';
import type { RatingDetail } from '@village/shared/contract/rating';
import type { EnterBundleInput } from '@village/shared/contract/rating.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { bundleDifferences, RATING_ANSWERS, type BundleEntry } from '@village/shared/rules/rating';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { RatingBundleEntity, RatingCountEntity, RatingRoundEntity } from './rating.entity';
import { RatingService } from './rating.service';

/** Paper slips in bundles: two people count each, neither sees what the other counted, and only what both counted alike is counted in. */
@Injectable()
export class RatingBundleService {
  constructor(private readonly db: Db, private readonly journal: Journal, private readonly notices: NoticeService, private readonly ratings: RatingService) {}

  async enter(input: EnterBundleInput, who: Who): Promise<RatingDetail | Refusal> {
    const round = await this.ratings.seen(input.id, who, 'assessment.enter');
    if (round.state !== 'open') return refuse('rating_over', '这次测评已经结束，不能再录纸票。');
    const entry: BundleEntry = { slips: input.slips, spoilt: input.spoilt, answers: input.answers.map(({ key, satisfied, fair, unsatisfied, unknown }) => ({ key, counts: { satisfied, fair, unsatisfied, unknown } })) };
    const rows = await this.db.of(RatingBundleEntity).findBy({ roundId: round.id });
    const wrong = wrongIn(entry, round, rows.filter(row => row.number !== input.number).reduce((sum, row) => sum + row.slips, 0));
    if (wrong) return wrong;
    const before = rows.find(row => row.number === input.number);
    const done = before ? await this.again(round, before, entry, who) : await this.first(round, input.number, entry, who);
    if (isRefusal(done)) return done;
    await this.journal.note(who, 'assessment.rating.bundle', round.id, round.villageId);
    return this.ratings.one({ id: round.id }, who);
  }

  private async first({ id }: RatingRoundEntity, number: number, entry: BundleEntry, { personId }: Who): Promise<Refusal | void> {
    try {
      await this.db.of(RatingBundleEntity).insert({ id: newId(), roundId: id, number, state: 'once', revision: 1, firstBy: personId, secondBy: null, first: entry, second: null, slips: entry.slips });
    } catch (error) {
      if (isDuplicate(error)) return entered();
      throw error;
    }
  }

  private async again(round: RatingRoundEntity, row: RatingBundleEntity, entry: BundleEntry, { personId }: Who): Promise<Refusal | void> {
    if (row.state === 'counted') return refuse('bundle_counted', `第 ${row.number} 叠两个人录的一样，已经计入，不能再改。`, { field: 'number' });
    const isFirst = row.firstBy === personId;
    if (!isFirst && row.secondBy !== null && row.secondBy !== personId) return refuse('bundle_others', `第 ${row.number} 叠由另外两个人在录，请录别的一叠。`, { field: 'number' });
    const [first, second] = isFirst ? [entry, row.second] : [row.first!, entry];
    const isAlike = second !== null && bundleDifferences(first, second).length === 0;
    const state = isAlike ? 'counted' : second === null ? 'once' : 'differs';
    const { affected } = await this.db.of(RatingBundleEntity).update({ id: row.id, revision: row.revision }, {
      revision: row.revision + 1, state, slips: entry.slips, secondBy: isFirst ? row.secondBy : personId, first: isAlike ? null : first, second: isAlike ? null : second,
    });
    if (affected !== 1) return entered();
    if (isAlike) return this.countIn(round, entry);
    if (state !== 'differs') return;
    const other = isFirst ? row.secondBy! : row.firstBy;
    await this.notices.tell({ personIds: [other], subjectId: row.id, once: `rating.differs.${row.revision}`, text: `测评纸票第 ${row.number} 叠，两个人录的不一样，请再数一遍`, page: `/pages/assessment/round/index?id=${round.id}` });
  }

  private async countIn({ id }: RatingRoundEntity, { slips, spoilt, answers }: BundleEntry): Promise<Refusal | void> {
    const { affected } = await this.db.of(RatingRoundEntity).update({ id, state: 'open' }, { byPaper: () => `byPaper + ${slips}`, spoilt: () => `spoilt + ${spoilt}` });
    if (affected !== 1) return refuse('rating_over', '这次测评刚刚结束，这一叠没有计入。');
    for (const { key, counts } of answers) {
      for (const answer of RATING_ANSWERS) if (counts[answer] > 0) await this.db.of(RatingCountEntity).update({ roundId: id, question: key, answer, held: false }, { votes: () => `votes + ${counts[answer]}` });
    }
  }
}

function entered(): Refusal {
  return refuse('bundle_changed', '另一个人刚刚也录了这一叠，请刷新后再录。', { field: 'number' });
}

function wrongIn({ slips, spoilt, answers }: BundleEntry, { questions, papers }: RatingRoundEntity, others: number): Refusal | null {
  if (questions.length !== answers.length || questions.some(({ key }) => answers.filter(answer => answer.key === key).length !== 1)) return refuse('answers_missing', '每一题都要填票数，没有的填 0。', { field: 'answers' });
  if (spoilt > slips) return refuse('too_many_spoilt', '废票比票还多，请检查。', { field: 'spoilt' });
  const over = questions.find(({ key }) => RATING_ANSWERS.reduce((sum, answer) => sum + answers.find(each => each.key === key)!.counts[answer], 0) > slips - spoilt);
  if (over) return refuse('too_many_counted', `“${over.text}”的票数加起来超过了 ${slips - spoilt} 张有效票，请检查。`, { field: over.key });
  return others + slips > papers ? refuse('too_many_papers', `一共发了 ${papers} 张纸票，别的几叠已有 ${others} 张，这一叠最多 ${Math.max(0, papers - others)} 张。`, { field: 'slips' }) : null;
}
