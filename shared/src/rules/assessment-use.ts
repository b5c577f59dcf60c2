import type { Reason } from '../kernel/finding';
import { isRefusal, type Refusal } from '../kernel/refusal';
import { namesOfWords, nameOfWord } from '../kernel/word';
import { nameOfText } from '../policy/names';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { assessmentCap } from './assessment-cap';
import { assessmentQuota } from './assessment-quota';
import { experienceRecognition } from './experience-recognition';

/** What the document makes of a result, for whom. A proposal: nothing happens by itself. */
export interface AssessmentUse {
  whom: 'person' | 'unit';
  text: string;
  because: Reason[];
}

export interface AssessmentUseAsked {
  /** A person unless told. */
  subject?: 'person' | 'team';
  stage: string;
  /** Null: an assessment without a grade. */
  grade: string | null;
  /** Of all years that were decided, this one with them; of the whole term, where it was decided. */
  annualGrades: readonly string[];
  termGrade: string | null;
}

const BAD = ['incompetent', 'unqualified'];
const UNIT_SUBJECTS = ['dispatching_unit', 'dispatching_unit_head', 'dispatching_unit_leadership'];

/** How a result is used: what it is a ground for, whether the time counts as experience of the grassroots, what it means for the unit that sent the person or the team. */
export function assessmentUse(profile: Profile, { subject = 'person', stage, grade, annualGrades, termGrade }: AssessmentUseAsked): AssessmentUse[] {
  const uses: AssessmentUse[] = [];
  const add = (whom: AssessmentUse['whom'], tell: (read: Reader) => string | Refusal | null) => {
    const { value, because } = finding(profile, tell);
    if (typeof value === 'string') uses.push({ whom, text: value, because });
  };
  const said = (read: Reader, text: string) => {
    read.say(text);
    return text;
  };
  if (subject === 'person') add('person', read => {
    const rule = read.where('assessment.components');
    const used = rule?.usedFor?.map(word => nameOfText(word)) ?? [];
    return used.length === 0 ? null : said(read, `作为${used.join('、')}的依据${rule?.fileWith ? `，报${read.called(rule.fileWith)}备案` : ''}`);
  });
  if (subject === 'person' && grade !== null && stage !== 'ordinary' && 'assessment.experience' in profile.values) {
    const { value, because } = experienceRecognition(profile, { annualGrades, termGrade });
    if (!isRefusal(value) && (value.countsAsGrassrootsExperience !== null || value.action !== 'none')) {
      const counted = value.countsAsGrassrootsExperience === null ? '' : value.countsAsGrassrootsExperience ? '驻村经历作为基层工作经历' : termGrade === null && !annualGrades.some(each => BAD.includes(each)) ? '还没有期满考核，是不是基层工作经历要等期满再看' : '驻村经历不作为基层工作经历';
      uses.push({ whom: 'person', text: [counted, value.action === 'none' ? '' : `建议：${nameOfWord(value.action)}`].filter(Boolean).join('；'), because });
    }
  }
  add('unit', read => {
    const rule = stage === 'ordinary' ? null : read.where('assessment.unit');
    return rule ? said(read, `双考核：纳入${namesOfWords(rule.partOf)}`) : null;
  });
  if (subject === 'person' && grade === 'excellent' && stage === 'yearly') {
    const { value, because } = 'assessment.excellent' in profile.values ? assessmentQuota(profile, { subject: 'cadre' }) : { value: null, because: [] };
    if (value && !isRefusal(value) && value.occupiesUnitQuota === false) uses.push({ whom: 'unit', text: '优秀等次不占派出单位的指标', because });
  }
  if (grade !== null && BAD.includes(grade)) {
    for (const unit of UNIT_SUBJECTS) {
      const { value, because } = assessmentCap(profile, { subject: unit, facts: subject === 'team' ? { team_assessment: grade } : { cadre_grade: grade } });
      if (!isRefusal(value) && value.consequences.length > 0) uses.push({ whom: 'unit', text: `建议：${namesOfWords(value.consequences)}`, because });
    }
  }
  return uses;
}
