import { addDays, lastOfMonths, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { namesOfWords, nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { notInDocument } from './cadence';

export type TermSubject = 'team' | 'unit_link' | 'cadre';
const SUBJECT_NAMES: Record<TermSubject, string> = { team: '工作队驻村', unit_link: '单位包联', cadre: '驻村干部驻村' };
const MONTHS_OF_A_YEAR = 12;

export interface Term {
  years: number;
  /** The years are the least there may be. */
  atLeast: boolean;
  /** The last day of the term, or the first day on which it may end. */
  lastDay: Day;
}

/** How long is the term and on which day does it end (A55)? */
export function termEnd(profile: Profile, asked: { subject: TermSubject; start: Day }): FindingOrRefusal<Term> {
  return finding(profile, read => {
    const term = termOf(read, asked.subject, asked.start);
    if (!term) return notInDocument(read, `${SUBJECT_NAMES[asked.subject]}的期限`);
    read.say(`${SUBJECT_NAMES[asked.subject]}${term.atLeast ? '不少于' : '每期'} ${term.years} 年，${asked.start} 开始，${term.atLeast ? '最早到' : '到'} ${term.lastDay} 期满`);
    return term;
  });
}

/** How long may the holder of a post stay: by what the document says of cadres, else by the term of his team? */
export function termOfPost(profile: Profile, asked: { cadreFrom: Day; teamFrom: Day }): FindingOrRefusal<Term> {
  const own = termEnd(profile, { subject: 'cadre', start: asked.cadreFrom });
  if (!isRefusal(own.value)) return own;
  const team = termEnd(profile, { subject: 'team', start: asked.teamFrom });
  return isRefusal(team.value) ? own : team;
}

/** Is the planned end not too early? */
export function plannedEnd(profile: Profile, asked: { subject: TermSubject; start: Day; plannedEnd: Day }): FindingOrRefusal<{ minTermYears: number; compliant: boolean }> {
  return finding(profile, read => {
    const term = termOf(read, asked.subject, asked.start);
    if (!term) return notInDocument(read, `${SUBJECT_NAMES[asked.subject]}的期限`);
    const compliant = asked.plannedEnd >= term.lastDay;
    read.say(`${SUBJECT_NAMES[asked.subject]}${term.atLeast ? '不少于' : '每期'} ${term.years} 年，${term.lastDay} 期满，计划到 ${asked.plannedEnd}，${compliant ? '够期' : '不够期'}`);
    return { minTermYears: term.years, compliant };
  });
}

/** May the old team leave? Both stay together until everything is handed over. */
export function termRelease(profile: Profile, asked: { termReached: boolean; successorInVillage: boolean; handoverComplete: boolean }): FindingOrRefusal<{ allowed: boolean }> {
  return finding(profile, read => {
    const rule = read('posting.handover');
    const waiting = [asked.termReached ? '' : '还没有期满', rule.overlap && !asked.successorInVillage ? '接任的还没有到村' : '', rule.releasedAfterHandover && !asked.handoverComplete ? '还没有交接清楚' : ''].filter(Boolean);
    read.say(waiting.length ? `${waiting.join('，')}，不能撤离` : '接任的已到村，交接清楚，可以撤离');
    return { allowed: waiting.length === 0 };
  });
}

export interface Adjustment {
  subject: TermSubject;
  start: Day;
  adjustOn: Day;
  reason: string | null;
  /** Which of the things the document asks for are there. */
  present: readonly string[];
}

/** May a cadre be replaced within the term, who has to agree, and what is missing? 任期届满 is a reason only once the term is over. */
export function termAdjust(profile: Profile, asked: Adjustment): FindingOrRefusal<{ allowed: boolean; approvers: string[]; missing: string[] }> {
  return finding(profile, read => {
    const term = read.where('posting.term') ? termOf(read, asked.subject, asked.start) : null;
    if (term) read.say(`任期到 ${term.lastDay}`);
    const rule = read('posting.mid_term_change');
    const proper = asked.reason !== null && rule.reasons.includes(asked.reason) && (asked.reason !== 'term_end' || !term || asked.adjustOn >= term.lastDay);
    const missing = [...(proper ? [] : ['proper_reason']), ...rule.needs.filter(need => !asked.present.includes(need))];
    read.say(missing.length ? `不能调整，还缺${namesOfWords(missing)}` : `${asked.reason ? `${nameOfWord(asked.reason)}，` : ''}可以调整，由${rule.steps.map(step => read.called(step)).join('、')}逐级办理`);
    return { allowed: missing.length === 0, approvers: rule.steps, missing };
  });
}

function termOf(read: Reader, subject: TermSubject, start: Day): Term | null {
  const rule = read('posting.term');
  const found = rule.terms.find(each => each.subject === subject);
  if (!found) return null;
  const last = lastOfMonths(start, found.years * MONTHS_OF_A_YEAR);
  return { years: found.years, atLeast: found.atLeast ?? false, lastDay: rule.endsDayBefore ? last : addDays(last, 1) };
}

/** For which reasons may somebody be replaced within his term, what is needed for it, and who decides in which order? */
export function changeTerms(profile: Profile): FindingOrRefusal<{ reasons: string[]; needs: string[]; steps: string[] }> {
  return finding(profile, read => {
    const rule = read('posting.mid_term_change');
    read.say(`${namesOfWords(rule.reasons)}的可以调整，要有${namesOfWords(rule.needs)}，由${rule.steps.map(step => read.called(step)).join('、')}逐级办理`);
    return { reasons: rule.reasons, needs: rule.needs, steps: rule.steps };
  });
}

/** May the holder of a post be replaced within his term: the term of cadres where the document has one, else that of his team? */
export function postAdjust(profile: Profile, { cadreFrom, teamFrom, ...asked }: Omit<Adjustment, 'subject' | 'start'> & { cadreFrom: Day; teamFrom: Day }): ReturnType<typeof termAdjust> {
  const ofCadre = !isRefusal(termEnd(profile, { subject: 'cadre', start: cadreFrom }).value);
  return termAdjust(profile, { ...asked, subject: ofCadre ? 'cadre' : 'team', start: ofCadre ? cadreFrom : teamFrom });
}
