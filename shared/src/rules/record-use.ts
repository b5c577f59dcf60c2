import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

const USE_NAMES: Record<string, string> = { allowance: '补助', annual_assessment: '年度考核', term_assessment: '期满考核' };

/** What are the sign-in records used for? Nothing where the document does not say. */
export function signInUse(profile: Profile): FindingOrRefusal<string[]> {
  return finding(profile, read => {
    const uses = read.where('record.sign_in_use') ?? [];
    read.say(uses.length ? `签到情况用于${uses.map(use => USE_NAMES[use] ?? use).join('、')}` : '没有规定签到情况的用途');
    return uses;
  });
}
