import type { FindingOrRefusal } from '../kernel/finding';
import { namesOfWords, nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface ExperienceRecognition {
  /** Null: the document only says when it does not count, and this is not such a case. */
  countsAsGrassrootsExperience: boolean | null;
  action: string;
}

/** Does the service count as grassroots experience? `termGrade: null`: there is no grade of the whole term yet. Grades of the other scale are mapped and named (A49). */
export function experienceRecognition(profile: Profile, asked: { annualGrades: readonly string[]; termGrade: string | null }): FindingOrRefusal<ExperienceRecognition> {
  return finding(profile, read => {
    const rule = read('assessment.experience');
    read.say(rule.countingGrades ? `年度和期满考核都要是${namesOfWords(rule.countingGrades)}才算基层工作经历` : `有${namesOfWords(rule.voidingGrades ?? [])}的，任职时间不计算为基层工作经历`);
    const told = read.where('assessment.grade_mapping');
    const mapping = told ?? {};
    const given = [...asked.annualGrades, ...(asked.termGrade === null ? [] : [asked.termGrade])];
    const mapped = given.filter(grade => grade in mapping);
    if (told) read.say(mapped.length ? [...new Set(mapped)].map(grade => `${nameOfWord(grade)}对应${nameOfWord(mapping[grade])}`).join('，') : '考核等次属于同一种');
    const grades = given.map(grade => mapping[grade] ?? grade);
    if (rule.voidingGrades?.some(grade => grades.includes(grade))) {
      read.say('有这样的考核等次');
      return { countsAsGrassrootsExperience: false, action: rule.action ?? 'none' };
    }
    if (!rule.countingGrades) {
      read.say('没有这样的考核等次');
      return { countsAsGrassrootsExperience: null, action: 'none' };
    }
    const counts = asked.annualGrades.length > 0 && asked.termGrade !== null && grades.every(grade => rule.countingGrades?.includes(grade));
    read.say(`${counts ? '算作' : '不算'}基层工作经历`, { 年度考核: namesOfWords(asked.annualGrades), 期满考核: asked.termGrade === null ? '还没有' : nameOfWord(asked.termGrade) });
    return { countsAsGrassrootsExperience: counts, action: 'none' };
  });
}
