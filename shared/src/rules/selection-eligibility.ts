import type { FindingOrRefusal } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';

export interface Candidate {
  employment?: string;
  cadreLevel?: string;
  age?: number;
  gradesOfTwoYears?: readonly string[];
  /** Of what the document excludes, what holds of the person. */
  exclusions?: readonly string[];
}

interface Eligibility {
  eligible: boolean;
  soft: boolean;
  reasons: string[];
  /** What the document asks and nobody has looked at yet: it excludes nobody, and it is not said to be in order. */
  unknown: string[];
}

/** May the person be selected? What is not known is named; `soft`: only a 一般 stands against it, which a recorded reason overrides. */
export function selectionEligibility(profile: Profile, candidate: Candidate): FindingOrRefusal<Eligibility> {
  return finding(profile, read => judged(read, candidate));
}

/** The same question as it is asked of a person who is assigned: from what was said to stand against him. His age, his grades and his health are asked and not kept. */
export function selectionAnswered(profile: Profile, cadreLevel: string | undefined, against: readonly string[]): FindingOrRefusal<Eligibility> {
  return finding(profile, read => {
    const { age, excludedGrades, employment } = read('posting.selection');
    return judged(read, {
      employment: against.includes('staff') ? 'temporary' : employment, ...(cadreLevel ? { cadreLevel } : {}), ...(age ? { age: against.includes('age') ? age.most + 1 : age.most } : {}),
      gradesOfTwoYears: against.includes('grade') ? (excludedGrades ?? []).slice(0, 1) : [], exclusions: against,
    });
  });
}

function judged(read: Reader, candidate: Candidate): Eligibility {
  const rule = read('posting.selection');
  const badGrade = candidate.gradesOfTwoYears?.find(grade => rule.excludedGrades?.includes(grade));
  const hard = [
    candidate.employment !== undefined && candidate.employment !== rule.employment ? `不是在编在岗人员（${nameOfWord(candidate.employment)}）` : '',
    badGrade ? `近两年考核有${nameOfWord(badGrade)}` : '',
    ...(candidate.exclusions ?? []).filter(each => rule.exclusions?.includes(each)),
  ].filter(Boolean);
  const tooOld = rule.age && candidate.age !== undefined && candidate.age > rule.age.most && (candidate.cadreLevel === undefined || rule.age.levels.includes(candidate.cadreLevel));
  const old = rule.age && tooOld ? [`${candidate.age} 周岁，一般不超过 ${rule.age.most} 周岁`] : [];
  const reasons = [...hard, ...old];
  const ageMatters = rule.age && (candidate.cadreLevel === undefined || rule.age.levels.includes(candidate.cadreLevel));
  const unknown = [
    candidate.employment === undefined ? '是不是在编在岗' : '', ageMatters && candidate.age === undefined ? '年龄' : '', rule.excludedGrades?.length && candidate.gradesOfTwoYears === undefined ? '近两年考核' : '',
    rule.exclusions?.length && candidate.exclusions === undefined ? rule.exclusions.join('、') : '',
  ].filter(Boolean);
  read.say(`${reasons.length ? `不能选派：${reasons.join('，')}` : unknown.length ? '已知的没有不符合' : '可以选派'}${unknown.length ? `；还要核对：${unknown.join('，')}` : ''}`);
  return { unknown, eligible: reasons.length === 0, soft: hard.length === 0 && old.length > 0 && (rule.age?.soft ?? false), reasons };
}

/** What the document asks of a person before he is selected, each as something that stands against him. */
export interface SelectionAsked {
  /** `staff`, `age`, `grade`, or the text of an exclusion. */
  key: string;
  text: string;
}

/** What has to be looked at before somebody is selected, for a cadre of this level? */
export function selectionAsked(profile: Profile, cadreLevel: string | undefined): FindingOrRefusal<SelectionAsked[]> {
  return finding(profile, read => {
    const { employment, age, excludedGrades, exclusions, ranks } = read('posting.selection');
    read.say(`选派${employment === 'staff' ? '在编在岗人员' : nameOfWord(employment)}${ranks?.length ? `，一般为${ranks.map(nameOfWord).join('、')}` : ''}`);
    return [
      { key: 'staff', text: '不是在编在岗人员' },
      ...(age && (cadreLevel === undefined || age.levels.includes(cadreLevel)) ? [{ key: 'age', text: `超过 ${age.most} 周岁` }] : []),
      ...(excludedGrades?.length ? [{ key: 'grade', text: `近两年考核有${excludedGrades.map(nameOfWord).join('、')}` }] : []),
      ...(exclusions ?? []).map(text => ({ key: text, text })),
    ];
  });
}
