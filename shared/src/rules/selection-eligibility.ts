import type { FindingOrRefusal } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface Candidate {
  employment?: string;
  cadreLevel?: string;
  age?: number;
  gradesOfTwoYears?: readonly string[];
}

/** May the person be selected? A fact that is not there excludes nobody; `soft`: only a 一般 stands against it, which a recorded reason overrides. */
export function selectionEligibility(profile: Profile, candidate: Candidate): FindingOrRefusal<{ eligible: boolean; soft: boolean; reasons: string[] }> {
  return finding(profile, read => {
    const rule = read('posting.selection');
    const badGrade = candidate.gradesOfTwoYears?.find(grade => rule.excludedGrades?.includes(grade));
    const hard = [
      candidate.employment !== undefined && candidate.employment !== rule.employment ? `不是在编在岗人员（${nameOfWord(candidate.employment)}）` : '',
      badGrade ? `近两年考核有${nameOfWord(badGrade)}` : '',
    ].filter(Boolean);
    const tooOld = rule.age && candidate.age !== undefined && candidate.age > rule.age.most && (candidate.cadreLevel === undefined || rule.age.levels.includes(candidate.cadreLevel));
    const old = rule.age && tooOld ? [`${candidate.age} 周岁，一般不超过 ${rule.age.most} 周岁`] : [];
    const reasons = [...hard, ...old];
    read.say(reasons.length ? `不能选派：${reasons.join('，')}` : '可以选派');
    return { eligible: reasons.length === 0, soft: hard.length === 0 && old.length > 0 && (rule.age?.soft ?? false), reasons };
  });
}
