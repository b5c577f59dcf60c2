import type { RatingAnswer, Raters, RatingStage } from '../rules/rating';

/** The words of a rating: who rates whom, at which stage, with which answers. */
export const RATER_NAMES: Record<Raters, string> = { villagers: '村民测评', village_cadres: '村干部评议', township: '乡镇评议' };
/** To whom one slip is handed. */
export const RATER_UNITS: Record<Raters, string> = { villagers: '户', village_cadres: '人', township: '人' };
export const RATING_STAGE_NAMES: Record<RatingStage, string> = { ordinary: '平时', yearly: '年度', term: '期满' };
export const RATING_ANSWER_NAMES: Record<RatingAnswer, string> = { satisfied: '满意', fair: '基本满意', unsatisfied: '不满意', unknown: '不了解' };

/** `2025 年度村民测评`, `2025年第一季度平时村民测评` */
export function ratingTitle({ period, stage, raters }: { period: string; stage: RatingStage; raters: Raters }): string {
  return `${periodWord(period)}${RATING_STAGE_NAMES[stage]}${RATER_NAMES[raters]}`;
}

/** `2025 `, `2025年第一季度` */
export function periodWord(period: string): string {
  const [, year, part, number] = /^(\d{4})-([QH]?)(\d+)$/.exec(period) ?? [];
  if (!year) return `${period} `;
  return `${year}年${part === 'Q' ? `第${'一二三四'[Number(number) - 1]}季度` : part === 'H' ? `${number === '1' ? '上' : '下'}半年` : `${Number(number)}月`}`;
}

/** How the period of each stage is written. */
export const STAGE_PERIODS: Record<RatingStage, RegExp> = { ordinary: /^\d{4}-(Q[1-4]|H[12]|\d{2})$/, yearly: /^\d{4}$/, term: /^\d{4}$/ };

export const ROUND_STATES = ['open', 'closed', 'withdrawn'] as const;
export type RoundState = (typeof ROUND_STATES)[number];
export const ROUND_STATE_NAMES: Record<RoundState, string> = { open: '正在测评', closed: '已结束', withdrawn: '已作废' };
/** Which state may follow which. */
export const ROUND_FLOW: Record<RoundState, readonly RoundState[]> = { open: ['closed', 'withdrawn'], closed: [], withdrawn: [] };

/** `once`: one person counted it. `differs`: two did, and not the same. Only what is `counted` counts. */
export const BUNDLE_STATES = ['once', 'differs', 'counted'] as const;
export type BundleState = (typeof BUNDLE_STATES)[number];
export const BUNDLE_STATE_NAMES: Record<BundleState, string> = { once: '等第二个人录', differs: '两个人录的不一样', counted: '已计入' };

export const MOST_QUESTIONS = 12;
export const MOST_SLIPS = 3000;
