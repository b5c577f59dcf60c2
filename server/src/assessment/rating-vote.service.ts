import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { RatingSlip, RatingVoted } from '@village/shared/contract/rating';
import type { LookRatingInput, VoteRatingInput } from '@village/shared/contract/rating.input';
import { ratingTitle } from '@village/shared/contract/rating-words';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { slipCode } from '@village/shared/kernel/slip-code';
import { Db } from '../common/db';
import { Secret } from '../common/secret';
import { Clock } from '../common/time';
import { Crowd, Turnstile } from '../common/turnstile';
import { OrganisationService } from '../organisation/organisation.service';
import { RatingCountEntity, RatingRoundEntity, RatingSlipEntity } from './rating.entity';

const MARKS_AT_ONCE = 500;
/** Of one phone, which may be lent to neighbours, and of one address, which a whole village may share. */
const VOTED = { phone: 6, address: 300, seconds: 600 };
const WRONG = { phone: 10, address: 200, seconds: 600 };
/** More votes of one rating in a minute are counted apart, until somebody has looked at it. */
const RUSH = { most: 30, seconds: 60 };

const UNKNOWN = '没有这个票号，或者这次测评已经结束。请对照票上的 16 个字母和数字再看一遍。';
const USED = '这张票已经投过了，一张票只算一次。';
const OVER = '这次测评已经结束，不再收票。';

type Round = Pick<RatingRoundEntity, 'id' | 'keySealed' | 'closesOn'>;

/** Takes a vote for a slip. What is kept: that this slip was used, and one more for each answer; nothing says which belongs to which, when, or by whom. Nothing of it goes into the journal. */
@Injectable()
export class RatingVoteService {
  private readonly voted = new Crowd(VOTED);
  private readonly wrong = new Crowd(WRONG);
  private readonly rush = new Turnstile(RUSH);

  constructor(private readonly db: Db, private readonly clock: Clock, private readonly secret: Secret, private readonly organisations: OrganisationService) {}

  async look(input: LookRatingInput, address: string): Promise<RatingSlip | Refusal> {
    const found = await this.slipOf(input, address);
    if (isRefusal(found)) return found;
    const round = await this.db.of(RatingRoundEntity).findOneByOrFail({ id: found.roundId });
    return {
      villageName: await this.villageName(round.villageId), title: ratingTitle(round), questions: round.questions.map(({ key, text }) => ({ key, text })), looksAt: round.looksAt, closesOn: round.closesOn,
    };
  }

  async vote(input: VoteRatingInput, address: string): Promise<RatingVoted | Refusal> {
    const found = await this.slipOf(input, address);
    if (isRefusal(found)) return found;
    const round = await this.db.of(RatingRoundEntity).findOneByOrFail({ id: found.roundId });
    const missing = round.questions.filter(({ key }) => input.answers.filter(answer => answer.key === key).length !== 1);
    if (missing.length > 0 || input.answers.length !== round.questions.length) return refuse('answers_missing', `还有 ${missing.length} 题没有选。每题选一项，不清楚的选“不了解”。`, { field: missing[0]?.key ?? 'answers' });
    const refusal = await this.db.transaction(() => this.count(found.mark, round, input, address));
    return refusal ?? { villageName: await this.villageName(round.villageId) };
  }

  /** Of many with the same slip at the same moment one changes the row; the others find it used. */
  private async count(mark: string, { id }: RatingRoundEntity, { answers, device }: VoteRatingInput, address: string): Promise<Refusal | void> {
    const slip = await this.db.of(RatingSlipEntity).update({ mark, used: false }, { used: true });
    // Used meanwhile, or gone with the rating.
    if (slip.affected !== 1) return await this.db.of(RatingSlipEntity).existsBy({ mark }) ? refuse('slip_used', USED, { field: 'number' }) : refuse('rating_over', OVER);
    const now = this.clock.now();
    if (!this.voted.pass({ address, device }, now)) return refuse('too_many_votes_here', '这部手机或这个网络刚才投了很多票，这一张没有计入。请十分钟后再投，或者换一部手机。');
    const held = !this.rush.pass(id, now);
    // Whoever closes it waits for this row, or this vote finds it closed and takes back its mark.
    const round = await this.db.of(RatingRoundEntity).update({ id, state: 'open' }, { byCode: () => 'byCode + 1', ...(held ? { held: () => 'held + 1' } : {}) });
    if (round.affected !== 1) return refuse('rating_over', OVER);
    for (const { key, answer } of answers) await this.db.of(RatingCountEntity).update({ roundId: id, question: key, answer, held }, { votes: () => 'votes + 1' });
  }

  /** The slip of this code, not yet used. Of a rating that is over there are no slips: nobody knows its codes any more. */
  private async slipOf({ number, device }: LookRatingInput, address: string): Promise<{ mark: string; roundId: string } | Refusal> {
    const [caller, now] = [{ address, device }, this.clock.now()];
    if (this.wrong.isShut(caller, now)) return refuse('too_many_wrong', '票号试错太多次，请十分钟后再试。');
    const code = slipCode(number);
    const rounds = code === null ? [] : await this.db.of(RatingRoundEntity).find({ select: { id: true, keySealed: true, closesOn: true }, where: { state: 'open', keySealed: Not(IsNull()) } });
    const slip = code === null ? null : await this.find(rounds.map(round => markOf(this.secret.open(round.keySealed!), code)));
    if (!slip) {
      this.wrong.pass(caller, now);
      return refuse('slip_unknown', UNKNOWN, { field: 'number' });
    }
    if (slip.used) return refuse('slip_used', USED, { field: 'number' });
    const { closesOn } = rounds.find(({ id }) => id === slip.roundId) as Round;
    return closesOn < this.clock.today() ? refuse('rating_over', OVER) : { mark: slip.mark, roundId: slip.roundId };
  }

  private async find(marks: string[]): Promise<RatingSlipEntity | null> {
    for (let from = 0; from < marks.length; from += MARKS_AT_ONCE) {
      const slip = await this.db.of(RatingSlipEntity).findOneBy({ mark: In(marks.slice(from, from + MARKS_AT_ONCE)) });
      if (slip) return slip;
    }
    return null;
  }

  private async villageName(villageId: string): Promise<string> {
    return (await this.organisations.organisationById(villageId))?.name ?? '';
  }
}

/** One way: without the key of the round nobody finds the slip of a code, nor the code of a slip. */
export function markOf(key: string, code: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(code).digest('base64url');
}
