import type { Finding } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { isRole, ROLES } from '../kernel/role';
import { nameOfText } from '../policy/names';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { FEWEST_SHOWN } from './secret-vote';

/** Who rates: one vote for each household, or one for each person. */
export const RATERS = ['villagers', 'village_cadres', 'township'] as const;
export type Raters = (typeof RATERS)[number];
export const RATING_STAGES = ['ordinary', 'yearly', 'term'] as const;
export type RatingStage = (typeof RATING_STAGES)[number];
export const RATING_ANSWERS = ['satisfied', 'fair', 'unsatisfied', 'unknown'] as const;
export type RatingAnswer = (typeof RATING_ANSWERS)[number];

/** The parts of an assessment that are such a rating, by who rates; they are not what the raters look at. */
const ASKED_AS: Record<Raters, readonly string[]> = { villagers: ['herdsmen_evaluation', 'villager_evaluation'], village_cadres: ['village_cadre_review'], township: [] };
const NOT_LOOKED_AT = new Set([...ASKED_AS.villagers, ...ASKED_AS.village_cadres, 'summary', 'year_end_composite']);

export interface RatingAsked {
  /** The document wants this rating; otherwise it is held of the place's own accord. */
  asked: boolean;
  /** What the document has the raters look at, in plain words. */
  looksAt: string[];
}

/** Does the document want this rating at this stage, and what is looked at? */
export function ratingAsked(profile: Profile, { raters, stage }: { raters: Raters; stage: RatingStage }): Finding<RatingAsked> {
  const { value, because } = finding(profile, read => {
    const rule = read.where('assessment.components');
    if (!rule) {
      read.say('没有写考核要测评，这次测评由本地自己安排，结果作参考');
      return { asked: false, looksAt: [] };
    }
    const byTownship = (rule.by ?? []).some(party => party.startsWith('township') || (isRole(party) && ROLES[party].level === 'township'));
    const isNamed = raters === 'township' ? byTownship : rule.parts.some(part => ASKED_AS[raters].includes(part));
    const isStage = !rule.stages || rule.stages.includes(stage);
    const asked = isNamed && isStage;
    read.say(asked ? `考核的内容里有${raters === 'township' ? '乡镇的考核' : rule.parts.filter(part => ASKED_AS[raters].includes(part)).map(part => nameOfText(part)).join('、')}` : isNamed ? '这个阶段的考核没有写要测评，结果作参考' : '考核的内容里没有写这种测评，结果作参考');
    return { asked, looksAt: rule.parts.filter(part => !NOT_LOOKED_AT.has(part)).map(part => nameOfText(part)) };
  });
  return { value: isRefusal(value) ? { asked: false, looksAt: [] } : value, because };
}

export type RatingCounts = Record<RatingAnswer, number>;

export interface RatingTally {
  key: string;
  counts: RatingCounts;
}

export interface RatingShare {
  key: string;
  /** Null: so few answered that the numbers would say who answered how. */
  counts: RatingCounts | null;
  /** In tenths of a percent of those who answered this question. */
  permille: RatingCounts | null;
}

export interface RatingCounted {
  cast: number;
  /** Those that answered something. */
  valid: number;
  shares: RatingShare[];
}

const none = (): RatingCounts => ({ satisfied: 0, fair: 0, unsatisfied: 0, unknown: 0 });

/** What the votes say: shares of those who answered, and nothing where fewer than five did. */
export function ratingCounted({ cast, spoilt, tallies }: { cast: number; spoilt: number; tallies: readonly RatingTally[] }): RatingCounted {
  const valid = cast - spoilt;
  return {
    cast, valid,
    shares: tallies.map(({ key, counts }) => {
      const answered = RATING_ANSWERS.reduce((sum, answer) => sum + counts[answer], 0);
      return answered < FEWEST_SHOWN || valid < FEWEST_SHOWN ? { key, counts: null, permille: null } : { key, counts, permille: permilleOf(counts, answered) };
    }),
  };
}

/** Rounded so that they make up the whole: the largest remainders are rounded up. */
function permilleOf(counts: RatingCounts, answered: number): RatingCounts {
  const parts = RATING_ANSWERS.map(answer => ({ answer, whole: Math.floor((counts[answer] * 1000) / answered), rest: (counts[answer] * 1000) % answered }));
  const left = 1000 - parts.reduce((sum, { whole }) => sum + whole, 0);
  const up = new Set([...parts].sort((one, other) => other.rest - one.rest).slice(0, left).map(({ answer }) => answer));
  return parts.reduce((all, { answer, whole }) => ({ ...all, [answer]: whole + (up.has(answer) ? 1 : 0) }), none());
}

/** A bundle of paper slips as one person counted it. */
export interface BundleEntry {
  slips: number;
  spoilt: number;
  answers: RatingTally[];
}

/** Where two people counted the same bundle differently; nothing where they agree. */
export function bundleDifferences(one: BundleEntry, other: BundleEntry): { key: string; what: 'slips' | 'spoilt' | RatingAnswer; one: number; other: number }[] {
  const heads = (['slips', 'spoilt'] as const).map(what => ({ key: '', what, one: one[what], other: other[what] }));
  const cells = one.answers.flatMap(({ key, counts }) => RATING_ANSWERS.map(what => ({ key, what, one: counts[what], other: other.answers.find(each => each.key === key)?.counts[what] ?? 0 })));
  return [...heads, ...cells].filter(each => each.one !== each.other);
}
