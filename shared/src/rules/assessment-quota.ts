import type { FindingOrRefusal } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { factMissing, nameOfShare, notInDocument } from './cadence';

export interface QuotaAsked {
  subject: string;
  /** How many are assessed, and how many are proposed for the top grade. */
  assessed?: number;
  proposedExcellent?: number;
}

export interface AssessmentQuota {
  maxExcellent: number | null;
  allowed: boolean | null;
  /** Does a top grade given here use up the quota of the dispatching unit? */
  occupiesUnitQuota: boolean | null;
}

/** How many may be graded excellent, and out of whose quota? Refusals: `config_required` where the share is blank. */
export function assessmentQuota(profile: Profile, asked: QuotaAsked): FindingOrRefusal<AssessmentQuota> {
  return finding(profile, read => {
    const rule = read('assessment.excellent');
    const occupiesUnitQuota = rule.ownQuota ? false : null;
    if (!rule.subjects.includes(asked.subject)) {
      if (occupiesUnitQuota === null) return notInDocument(read, `${nameOfWord(asked.subject)}的优秀名额`);
      read.say('单独考核，优秀等次不占派出单位指标');
      return { maxExcellent: null, allowed: null, occupiesUnitQuota };
    }
    read.say(rule.rounding === 'up' ? '优秀名额有小数的进位' : '优秀名额有小数的舍去');
    const share = read('assessment.excellent_share');
    if (asked.assessed === undefined) return factMissing('参加考核的人数');
    const exact = (asked.assessed * share.numerator) / share.denominator;
    const maxExcellent = rule.rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
    const allowed = asked.proposedExcellent === undefined ? null : asked.proposedExcellent <= maxExcellent;
    read.say(`参加考核 ${asked.assessed} 人，优秀不超过 ${nameOfShare(share)}，最多 ${maxExcellent} 人${allowed === null ? '' : `，拟评 ${asked.proposedExcellent} 人${allowed ? '' : '，超过了'}`}`);
    return { maxExcellent, allowed, occupiesUnitQuota };
  });
}
