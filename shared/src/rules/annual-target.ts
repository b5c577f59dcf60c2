import type { FindingOrRefusal } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { notInDocument } from './cadence';

export interface TargetAsked {
  target: string;
  count: number;
  beneficiaries?: number;
  villagers?: number;
  villageType?: string;
}

export interface AnnualTarget {
  requiredMin: number | null;
  requiredMax: number | null;
  /** The share of villagers that has to benefit. */
  requiredRatio: number | null;
  /** Null: the target is not set for this type of village, or the people who benefit were not counted. */
  compliant: boolean | null;
}

/** Is the number reached, and does it reach enough villagers (A61)? Exactly the share is enough (A02). */
export function annualTarget(profile: Profile, asked: TargetAsked): FindingOrRefusal<AnnualTarget> {
  return finding(profile, read => {
    const rows = read('record.targets').filter(each => each.target === asked.target);
    const row = rows.find(each => !each.villageType || !asked.villageType || each.villageType === asked.villageType);
    const name = nameOfWord(asked.target);
    if (rows.length === 0) return notInDocument(read, name);
    if (!row) {
      read.say(`这类村没有规定${name}的数量`);
      return { requiredMin: null, requiredMax: null, requiredRatio: null, compliant: null };
    }
    read.rows([row]);
    const enough = asked.count >= row.least && (row.most == null || asked.count <= row.most);
    const reached = !row.share ? true : asked.beneficiaries === undefined || asked.villagers === undefined ? null : asked.beneficiaries * row.share.denominator >= asked.villagers * row.share.numerator;
    const ratio = row.share ? row.share.numerator / row.share.denominator : null;
    read.say(`${name}不少于 ${row.least} 个${row.most == null ? '' : `、不多于 ${row.most} 个`}，现有 ${asked.count} 个${ratio === null ? '' : `；受益应达到 ${ratio * 100}%，${asked.villagers === undefined ? '还没有统计' : `${asked.villagers} 人中 ${asked.beneficiaries ?? 0} 人受益`}`}`);
    return { requiredMin: row.least, requiredMax: row.most ?? null, requiredRatio: ratio, compliant: enough ? reached : false };
  });
}

/** The targets the document sets, each once. */
export function targetsOf(profile: Profile): string[] {
  const { value } = finding(profile, read => (read.where('record.targets') ?? []).map(({ target }) => target));
  return Array.isArray(value) ? [...new Set(value)] : [];
}

/** Does the document ask for it anew in every year? */
export function isYearly(profile: Profile, target: string): boolean {
  const { value } = finding(profile, read => (read.where('record.targets') ?? []).some(row => row.target === target && row.per !== undefined));
  return value === true;
}
