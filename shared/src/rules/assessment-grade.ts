import { GRADE_SCALES, type Grade, type GradeScale, TOP_GRADE } from '../kernel/assessment';
import { namesOfWords, nameOfWord } from '../kernel/word';
import type { FindingOrRefusal } from '../kernel/finding';
import { isRefusal, refuse } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import type { Facts } from '../policy/decision-table';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { assessmentCap, type AssessmentCap } from './assessment-cap';

/** Facts that only a person can state; the others are counted. */
const COUNTED = new Set(['confirmed_absences', 'absenteeism_year_days', 'absenteeism_consecutive_days', 'in_village_days', 'cadre_grade', 'team_assessment']);

/** What a role, or a whole team, is called in the limits of a document. */
export function assessedAs(role: RoleId | 'team'): 'linked_cadre' | 'team_member' | 'team' {
  if (role === 'team') return role;
  return role === 'linked_cadre' ? 'linked_cadre' : 'team_member';
}

/** Which yes or no does a person have to state before the limits of this role can be told? */
export function factsToState(profile: Profile, role: RoleId | 'team'): string[] {
  const { value } = finding(profile, read => read.where('assessment.limits'));
  if (isRefusal(value) || !value) return [];
  return [...new Set(value.filter(row => row.subjects.includes(assessedAs(role))).flatMap(row => row.when.map(({ fact }) => fact)).filter(fact => !COUNTED.has(fact)))];
}

/** What the facts leave of the grade of this person; null where the document limits nothing for him. */
export function gradeLimit(profile: Profile, asked: { role: RoleId | 'team'; facts: Facts; quarters: { period: string; days: number }[] }): { limit: AssessmentCap; because: ReturnType<typeof assessmentCap>['because'] } | null {
  const { value, because } = assessmentCap(profile, { subject: assessedAs(asked.role), facts: asked.facts, quarters: asked.quarters });
  return isRefusal(value) || value.consequences.length === 0 ? null : { limit: value, because };
}

/**
 * May this grade be given on this scale under a limit that a person confirmed? A forced grade counts on its own scale, or by the mapping of the document and then by name (A49).
 * Refusals: `grade_off_scale`, `grade_capped`, `grade_forced`.
 */
export function gradeAllowed(profile: Profile, { scale, grade, limit }: { scale: GradeScale; grade: Grade; limit: AssessmentCap | null }): FindingOrRefusal<true> {
  return finding(profile, read => {
    if (!(GRADE_SCALES[scale].grades as readonly string[]).includes(grade)) return refuse('grade_off_scale', `${nameOfWord(grade)}不在“${GRADE_SCALES[scale].name}”里，请选这一种等次里的。`, { field: 'grade' });
    if (!limit) return true;
    if (grade === TOP_GRADE && !limit.excellentAllowed) return refuse('grade_capped', `已经确认：${namesOfWords(limit.consequences)}，不能评为优秀。`, { field: 'grade' });
    if (limit.forcedGrade === null) return true;
    const mapping = read.where('assessment.grade_mapping') ?? {};
    const same = grade === limit.forcedGrade || mapping[grade] === limit.forcedGrade || mapping[limit.forcedGrade] === grade;
    if (!same) return refuse('grade_forced', `已经确认：${namesOfWords(limit.consequences)}，等次只能是${nameOfWord(limit.forcedGrade)}。`, { field: 'grade' });
    if (grade !== limit.forcedGrade) read.say(`${nameOfWord(limit.forcedGrade)}对应${nameOfWord(grade)}`);
    return true;
  });
}
