import { RATERS, RATING_ANSWERS, RATING_STAGES, type Raters, type RatingAnswer, type RatingStage } from '../rules/rating';
import { Choice, DayField, Flag, Key, Parts, PeriodField, Text, Whole } from './field.input';
import { MOST_QUESTIONS, MOST_SLIPS, ROUND_STATES, type RoundState } from './rating-words';

export class LookRatingInput {
  @Text('票号', { max: 60 }) number: string;
  @Key('设备', { optional: true }) device?: string;
}

export class RatingAnswerInput {
  @Key('问题') key: string;
  @Choice('评价', RATING_ANSWERS) answer: RatingAnswer;
}

export class VoteRatingInput extends LookRatingInput {
  @Parts('评价', () => RatingAnswerInput, { max: MOST_QUESTIONS }) answers: RatingAnswerInput[];
}

export class LookPageInput {
  @Text('票号', { max: 2000, optional: true }) number?: string;
  @Text('设备', { max: 64, optional: true }) device?: string;
}

/** A form has one field for each question, in their order: as many as there can be. */
export class CastPageInput extends LookPageInput {
  @Text('第 1 题', { max: 20, optional: true }) q0?: string;
  @Text('第 2 题', { max: 20, optional: true }) q1?: string;
  @Text('第 3 题', { max: 20, optional: true }) q2?: string;
  @Text('第 4 题', { max: 20, optional: true }) q3?: string;
  @Text('第 5 题', { max: 20, optional: true }) q4?: string;
  @Text('第 6 题', { max: 20, optional: true }) q5?: string;
  @Text('第 7 题', { max: 20, optional: true }) q6?: string;
  @Text('第 8 题', { max: 20, optional: true }) q7?: string;
  @Text('第 9 题', { max: 20, optional: true }) q8?: string;
  @Text('第 10 题', { max: 20, optional: true }) q9?: string;
  @Text('第 11 题', { max: 20, optional: true }) q10?: string;
  @Text('第 12 题', { max: 20, optional: true }) q11?: string;
}

export class RatingsInput {
  @Key('地方', { optional: true }) placeId?: string;
  @Choice('状态', ROUND_STATES, { optional: true }) state?: RoundState;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class RatingChoicesInput {
  @Key('村') villageId: string;
}

export class OpenRatingInput extends RatingChoicesInput {
  @Choice('谁来评', RATERS) raters: Raters;
  @Choice('考核的阶段', RATING_STAGES) stage: RatingStage;
  @PeriodField('哪一期') period: string;
  @DayField('截止日期') closesOn: string;
  /** Slips with a code, and papers to be marked by hand: each household gets one or the other. */
  @Whole('码票', 0, MOST_SLIPS) slips: number;
  @Whole('纸票', 0, MOST_SLIPS) papers: number;
}

export class RatingIdInput {
  @Key('测评') id: string;
}

export class RatingSlipsInput extends RatingIdInput {
  @Whole('看到的版本', 1, 1_000_000) revision: number;
}

export class BundleTallyInput {
  @Key('问题') key: string;
  @Whole('满意', 0, MOST_SLIPS) satisfied: number;
  @Whole('基本满意', 0, MOST_SLIPS) fair: number;
  @Whole('不满意', 0, MOST_SLIPS) unsatisfied: number;
  @Whole('不了解', 0, MOST_SLIPS) unknown: number;
}

export class EnterBundleInput extends RatingIdInput {
  @Whole('第几叠', 1, 500) number: number;
  @Whole('几张票', 1, MOST_SLIPS) slips: number;
  @Whole('废票', 0, MOST_SLIPS) spoilt: number;
  @Parts('票数', () => BundleTallyInput, { max: MOST_QUESTIONS }) answers: BundleTallyInput[];
}

export class CloseRatingInput extends RatingIdInput {
  @Whole('看到的版本', 1, 1_000_000) revision: number;
  /** Where votes came so fast that somebody has to decide. */
  @Flag('计入集中投的票', { optional: true }) countHeld?: boolean;
  @Text('为什么', { max: 300, optional: true }) reason?: string;
}

export class WithdrawRatingInput extends RatingIdInput {
  @Text('为什么作废', { max: 300 }) reason: string;
}
