import { addDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { yuan, type Fen } from '../kernel/money';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { notInDocument } from './cadence';

/** A policy as it was written down: the days it covers, both included, and its sum for a year. */
export interface Cover {
  from: Day;
  until: Day;
  coverFen: Fen;
}

export interface CoverKept {
  /** Null: the document sets no sum. */
  leastFen: Fen | null;
  /** The last day up to which he is covered without a gap, by policies that are high enough; null: not even on the first day. */
  coveredUntil: Day | null;
  /** Some policy of these days is not high enough. */
  tooLow: boolean;
  compliant: boolean;
}

/**
 * Is the cadre insured against accidents on each of these days, both included, while he serves in the village? Several policies that follow each other count as one.
 * Refusal: `config_required` where the document does not speak of it. Source: `posting.insurance` (鄂尔多斯 第十九条; 篇九 第二十九条; 篇十五 一（三）3).
 */
export function insuranceCover(profile: Profile, asked: { from: Day; to: Day; covers: readonly Cover[] }): FindingOrRefusal<CoverKept> {
  return finding(profile, read => {
    const rule = read('posting.insurance');
    if (!rule.accident) return notInDocument(read, '人身意外伤害保险');
    const leastFen = rule.leastFen ?? null;
    const touching = asked.covers.filter(({ from, until }) => from <= asked.to && until >= asked.from);
    const enough = (cover: Cover) => (leastFen === null ? cover.coverFen > 0 : cover.coverFen >= leastFen);
    let coveredUntil: Day | null = null;
    for (const { from, until } of touching.filter(enough).sort((one, other) => (one.from < other.from ? -1 : 1))) {
      const next: Day = coveredUntil === null ? asked.from : addDays(coveredUntil, 1);
      if (from <= next && until >= next) coveredUntil = until;
    }
    const tooLow = touching.some(cover => !enough(cover));
    const compliant = coveredUntil !== null && coveredUntil >= asked.to;
    read.say(`驻村期间办理人身意外伤害保险${leastFen === null ? '' : `，每人每年不低于 ${yuan(leastFen)} 元`}，${coveredUntil === null ? '没有登记够数的保险' : `保到 ${coveredUntil}`}${tooLow ? '；有一份保额不够' : ''}`);
    return { leastFen, coveredUntil, tooLow, compliant };
  });
}
