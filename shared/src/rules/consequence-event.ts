import { lastOfMonths, type Day } from '../kernel/day';
import type { FindingOrRefusal, Reason } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** What a confirmed absence at a check is called where the documents attach something to it (路村 三, 篇四 三3, 篇十 十四). */
export const CHECK_EVENTS = ['spot_check_absences', 'not_three_in_village', 'not_in_village_or_careless'] as const;
/** What sealed sheets tell (篇六 二(四)). */
export const SHEET_EVENTS = ['absenteeism', 'quarter_presence'] as const;
/** What a complaint about co-operation is that was found true (鄂尔多斯 第十七条, 篇九 第三十八条). */
export const ISSUE_EVENTS = ['obstructs_team'] as const;
/** Of every inspection, not of a person: it is made known. And the review itself. */
const NO_FINDINGS = ['spot_check_done', 'honest_mistake'];
/** What is said of whoever sent the people. */
const OF_UNITS = ['no_decoupling_or_measures', 'serious_problem_overdue_rectification_serious_result', 'assessment_failed'];
/** Cases of one ladder: what was applied in one is not proposed again in the other (A70). */
const LADDERS = [['careless_work', 'careless_work_with_bad_result'], ['no_decoupling_or_measures']];

const TOLD: readonly string[] = [...SHEET_EVENTS, ...ISSUE_EVENTS, 'spot_check_absences', 'not_three_in_village', ...NO_FINDINGS];

/** A case that a person may put down and a second one confirms. */
export interface FindableEvent {
  event: string;
  subject: 'person' | 'unit';
  /** Facts of the table that somebody has to answer; what was applied before is known. */
  asks: string[];
}

/** Which cases of this document are told by no record, so that a person confirms them? None where the document attaches nothing to anything. */
export function findableEvents(profile: Profile): FindableEvent[] {
  return eventsOf(profile).filter(event => !TOLD.includes(event)).map(event => ({ event, subject: OF_UNITS.includes(event) ? 'unit' : 'person', asks: askedFacts(profile, event) }));
}

/** Every case to which the document attaches something, in its order. */
export function eventsOf(profile: Profile): string[] {
  const { value } = finding(profile, read => read.where('inspection.consequences')?.map(({ event }) => event) ?? []);
  return isRefusal(value) ? [] : [...new Set(value)];
}

/** Which facts does the table ask for this case that no record tells? Steps that were applied before are facts too, but known. */
export function askedFacts(profile: Profile, event: string): string[] {
  const { value } = finding(profile, read => {
    const rows = (read.where('inspection.consequences') ?? []).filter(row => row.event === event);
    const steps = rows.flatMap(row => row.consequences);
    return rows.flatMap(row => row.when.filter(({ is }) => is !== undefined && is !== null).map(({ fact }) => fact)).filter(fact => !steps.includes(fact));
  });
  return isRefusal(value) ? [] : [...new Set(value)].filter(fact => !KNOWN.includes(fact));
}

/** Facts that the kind of fact itself answers: a confirmed absence is one without a reason, a complaint that is handed over was found true. */
const KNOWN = ['in_village', 'valid_reason', 'verified'];

/** Is this case counted within a window, a year or a quarter, rather than looked at by itself? Sheets are always counted. */
export function isCounted(profile: Profile, event: string): boolean {
  const { value } = finding(profile, read => (read.where('inspection.consequences') ?? []).some(row => row.event === event && row.countedPer));
  return value === true || SHEET_EVENTS.some(each => each === event);
}

/** The cases whose applied steps count as applied for this one. */
export function ladderOf(event: string): readonly string[] {
  return LADDERS.find(ladder => ladder.includes(event)) ?? [event];
}

/** Does the document want mistakes to be weighed, tolerated or answered for, before a consequence is confirmed? 篇十五 二(三) 容错纠错. */
export function errorTolerance(profile: Profile): { review: boolean; because: Reason[] } {
  const { value, because }: FindingOrRefusal<boolean> = finding(profile, read => {
    const row = (read.where('inspection.consequences') ?? []).find(each => each.procedure === 'error_tolerance_review');
    if (!row) return false;
    read.rows([row]);
    read.say('失误先作容错纠错的综合研判，再决定处理');
    return true;
  });
  return { review: value === true, because: value === true ? because : [] };
}

/** Is an absence of that day still pursued today? Where the document leaves the months blank (A19), it is. */
export function isPursued(profile: Profile, absentOn: Day, today: Day): boolean {
  const { value } = finding(profile, read => {
    const months = read.known('inspection.absence_months');
    return isRefusal(months) || today <= lastOfMonths(absentOn, months);
  });
  return value !== false;
}
