import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { namesOfWords, nameOfWord } from '../kernel/word';
import { nameOfText } from '../policy/names';
import type { Profile } from '../policy/profile';
import { finding, reasonOf } from '../policy/reading';
import { assessmentCap, type AssessmentCap } from './assessment-cap';
import { notInDocument } from './cadence';

/** Two lists that the result of an assessment leads to: who may be praised, who may be promoted. */
export const NOMINATION_KINDS = ['award', 'promotion'] as const;
export type NominationKind = (typeof NOMINATION_KINDS)[number];
export const NOMINATION_NAMES: Record<NominationKind, string> = { award: '评优名单', promotion: '提拔名单' };

/** The words by which the documents say what a result is a ground for. */
const GROUNDS: Record<NominationKind, readonly string[]> = { award: ['awards'], promotion: ['selection', 'rank_promotion'] };
const FAILED = ['incompetent', 'unqualified'];

export interface NominationAsked {
  kind: NominationKind;
  grade: string | null;
  /** What a person confirmed of the limits when the grade was given. */
  confirmed: Pick<AssessmentCap, 'awardAllowed' | 'promotionAllowed' | 'consequences'> | null;
  /** The last day of a post he was called back from. */
  recalledOn?: Day;
  decisionOn: Day;
}

/** May this person be considered by the result of his assessment? `open`: nothing stands against it; who is put on the list a person decides. Refusal `not_in_document`: the document makes no such use of results. */
export function nomination(profile: Profile, { kind, grade, confirmed, recalledOn, decisionOn }: NominationAsked): FindingOrRefusal<{ open: boolean; text: string }> {
  const recalled = recalledOn === undefined || !('assessment.limits' in profile.values) ? null : assessmentCap(profile, { subject: 'recalled_cadre', facts: {}, recalledOn, decisionOn });
  const found = finding(profile, read => {
    const used = (read('assessment.components').usedFor ?? []).filter(word => GROUNDS[kind].includes(word));
    if (used.length === 0) return notInDocument(read, `考核结果作为${kind === 'award' ? '评优' : '提拔'}的依据`);
    read.say(`考核结果是${used.map(word => nameOfText(word)).join('、')}的依据`);
    const failed = grade === null ? '没有定等次' : FAILED.includes(grade) ? `等次是${nameOfWord(grade)}` : '';
    const allowed = kind === 'award' ? 'awardAllowed' : 'promotionAllowed';
    const limited = confirmed && !confirmed[allowed] ? namesOfWords(confirmed.consequences) : '';
    const cap = recalled && !isRefusal(recalled.value) ? recalled.value : null;
    const barred = cap && !cap[allowed] ? `${recalledOn} 被召回：${namesOfWords(cap.consequences)}` : '';
    const unsure = cap && !barred && cap.unknown.facts.length > 0 ? `${recalledOn} 被召回，${namesOfWords(cap.unknown.facts)}还没有认定，有的${namesOfWords(cap.unknown.consequences)}` : recalledOn && !barred ? `${recalledOn} 被召回` : '';
    const against = [failed, limited, barred].filter(Boolean);
    const text = against.length > 0 ? `不能考虑：${[...against, unsure].filter(Boolean).join('；')}` : `${nameOfWord(grade!)}，可以考虑${unsure ? `；${unsure}` : ''}`;
    read.say(text);
    return { open: against.length === 0, text };
  });
  const limits = confirmed && confirmed.consequences.length > 0 && 'assessment.limits' in profile.values ? [{ ...reasonOf(profile, 'assessment.limits'), text: `已经确认：${namesOfWords(confirmed.consequences)}` }] : [];
  return { value: found.value, because: [...found.because, ...limits, ...(recalled?.because ?? [])] } as typeof found;
}
