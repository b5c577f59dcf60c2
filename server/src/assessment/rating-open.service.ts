import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RatingChoices, RatingDetail } from '@village/shared/contract/rating';
import type { OpenRatingInput, RatingChoicesInput } from '@village/shared/contract/rating.input';
import { MOST_QUESTIONS, RATING_STAGE_NAMES, ratingTitle, STAGE_PERIODS } from '@village/shared/contract/rating-words';
import type { Organisation } from '@village/shared/contract/organisation';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, type RoleId } from '@village/shared/kernel/role';
import { ratingAsked, RATERS, RATING_ANSWERS, RATING_STAGES } from '@village/shared/rules/rating';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Secret } from '../common/secret';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { idsOf } from '../common/path';
import { BoardPlaceService } from '../disclosure/board-place.service';
import { RatingGroundService } from './rating-ground.service';
import { type AskedQuestion, RatingCountEntity, RatingRoundEntity } from './rating.entity';
import { RatingService } from './rating.service';

const KEY_BYTES = 32;
const TEAM = '驻村工作队总体';
const HEADS: readonly RoleId[] = ['first_secretary', 'team_leader'];

/** Begins a rating: who is asked what, until when, and how many slips there are for how many households. */
@Injectable()
export class RatingOpenService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly secret: Secret, private readonly places: BoardPlaceService, private readonly ground: RatingGroundService,
    private readonly ratings: RatingService,
  ) {}

  async choices({ villageId }: RatingChoicesInput, who: Who): Promise<RatingChoices | Refusal> {
    const village = await this.places.of(villageId, who, 'assessment.manage');
    const { questions, profile } = await this.asked(village);
    const ways = isRefusal(profile) ? [] : RATERS.flatMap(raters => RATING_STAGES.map(stage => {
      const { value, because } = ratingAsked(profile, { raters, stage });
      return { raters, stage, asked: value.asked, looksAt: value.looksAt, because };
    }));
    return { villageName: village.name, questions: questions.map(({ key, text }) => ({ key, text })), households: await this.ground.householdsIn(villageId), ways };
  }

  async open(input: OpenRatingInput, who: Who): Promise<RatingDetail | Refusal> {
    const { villageId, raters, stage, period, closesOn, slips, papers } = input;
    const village = await this.places.of(villageId, who, 'assessment.manage');
    const { questions, team, profile } = await this.asked(village);
    if (!team) return refuse('no_team', '这个村现在没有驻村工作队，没有可以测评的。');
    if (!STAGE_PERIODS[stage].test(period)) return refuse('period_wrong', stage === 'ordinary' ? '平时测评的哪一期要写成 2025-Q1 这样的季度（或半年、月份）。' : `${RATING_STAGE_NAMES[stage]}测评的哪一期要写年份，比如 2025。`, { field: 'period' });
    if (closesOn < this.clock.today()) return refuse('day_in_past', '截止日期已经过了，请选今天或以后。', { field: 'closesOn' });
    const voters = raters === 'villagers' ? await this.ground.householdsIn(villageId) : null;
    if (slips + papers === 0) return refuse('no_slips_given', '请填写发几张码票、几张纸票。', { field: 'slips' });
    if (voters !== null && slips + papers > voters) return refuse('more_than_households', `户册里有 ${voters} 户，一户一票，码票和纸票加起来不能超过 ${voters} 张。`, { field: 'slips' });
    const { value, because } = isRefusal(profile) ? { value: { looksAt: [] as string[] }, because: [] } : ratingAsked(profile, { raters, stage });
    const [countyId, townshipId] = idsOf(village.path);
    const row: RatingRoundEntity = {
      id: newId(), countyId, townshipId, villageId, path: village.path, teamId: team, raters, stage, period, slot: `${raters} ${stage} ${period}`, state: 'open', revision: 1, questions, voters, slips, papers,
      keySealed: this.secret.seal(randomBytes(KEY_BYTES).toString('base64url')), printed: 0, byCode: 0, byPaper: 0, spoilt: 0, held: 0, closesOn, looksAt: value.looksAt, because, result: null, withdrawnReason: '',
      openedBy: who.personId, openedAt: this.clock.now(), closedBy: null, closedAt: null,
    };
    try {
      await this.db.of(RatingRoundEntity).insert(row);
    } catch (error) {
      if (isDuplicate(error)) return refuse('rating_there', `${village.name}${ratingTitle({ period, stage, raters })}已经有了。要重来，请先作废那一次。`);
      throw error;
    }
    // Every counter is there from the beginning: which row came when says nothing.
    const counts = questions.flatMap(({ key }) => RATING_ANSWERS.flatMap(answer => [false, true].map(held => ({ id: newId(), roundId: row.id, question: key, answer, held, votes: 0 }))));
    await this.db.put(RatingCountEntity, counts);
    await this.journal.note(who, 'assessment.rating.open', row.id, villageId);
    return this.ratings.detail(row, who);
  }

  /** The team that is rated, and what is asked of it. */
  private async asked(village: Organisation): Promise<{ team: string | null; questions: AskedQuestion[]; profile: Awaited<ReturnType<RatingGroundService['profileOf']>> }> {
    const profile = await this.ground.profileOf(village.path);
    const { team, members } = await this.ground.teamOf(village);
    const names = isRefusal(profile) ? {} : profile.roles;
    const rank = ({ terms }: (typeof members)[number]) => (terms.some(({ role }) => HEADS.includes(role)) ? 0 : 1);
    const each = [...members].sort((one, other) => rank(one) - rank(other)).slice(0, MOST_QUESTIONS - 1).map(({ personId, name, terms }, index) => ({ key: `p${index + 1}`, text: `${name}（${nameOfRole(terms[0].role, names)}）`, personId }));
    return { team, profile, questions: [{ key: 'team', text: TEAM, personId: null }, ...each] };
  }
}
