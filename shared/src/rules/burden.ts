import { BURDEN_COUNTS, BURDEN_MODULES, type BurdenCount, type BurdenModule, type BurdenNumbers } from '../kernel/burden';
import { addDays, daysBetween, daysFrom, weekday, type Day } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import type { InForceFrom } from '../policy/in-force';
import type { Calendar } from './calendar';
import { dueItems } from './due';
import type { Dated, DueFacts, LogFact, VisitedOften } from './due-facts';
import type { DueItem, DueSource, DueSubject } from './due-item';
import { dutyDay } from './duty-day';
import { evidenceModes } from './evidence-mode';
import type { Reschedule } from './office-day';
import { logTerms } from './work-log';

const MODULE_OF: Record<DueSource, BurdenModule> = {
  presence: 'attendance', sheet: 'attendance', inspection: 'attendance', log: 'worklog', task: 'worklog', report: 'report', request: 'report', meeting: 'meeting', decision: 'meeting', invitation: 'meeting', training: 'meeting',
  visit: 'household', contact: 'household', target: 'plan', plan: 'plan', followup: 'plan', issue: 'issue', disclosure: 'disclosure', rating: 'disclosure', promise: 'record', welfare: 'record', handover: 'record',
};

/** Something that is asked in a week of somebody. */
export interface BurdenAsked {
  source: DueSource;
  key: string;
  title: string;
  /** The document, the department, the meeting. */
  askedBy: string;
  /** So much of it falls on this week. */
  entries: number;
  /** Fields of each, where the document says it; else the form says it. */
  fields?: number;
  due: Day | null;
  because: Reason[];
}

/** What has to be known of somebody to say what is asked of him; of what was done, nothing. */
export interface BurdenKnown {
  households?: readonly VisitedOften[];
  arrivedOn?: Day | null;
  contacts?: readonly string[];
  also?: readonly string[];
  leaving?: Day;
}

export interface BurdenQuestion {
  rules: readonly InForceFrom[];
  calendar: Calendar;
  subject: DueSubject;
  known: BurdenKnown;
  reschedules: readonly Reschedule[];
  /** The Monday. */
  week: Day;
}

/** The Monday of the week in which the day lies. */
export function weekOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/**
 * What the document in force asks of a cadre or a team in a week: the list of what is due, as if nothing had been done, so that it says what is asked and never what
 * somebody did. What is asked once counts in the week of its last day; many of a kind, forty households a quarter, are spread over their time.
 */
export function burdenOfDocument(question: BurdenQuestion): BurdenAsked[] {
  const { rules, calendar, subject, week } = question;
  const to = addDays(week, 6);
  const items = new Map<string, DueItem>();
  const facts = factsOf(question);
  for (const day of daysFrom(week, to)) for (const item of dueItems({ rules, calendar, subject, facts, from: day, to: day, today: to })) items.set(`${item.key} ${item.from}`, item);
  const asked = [...items.values()].flatMap((item): BurdenAsked[] => {
    const { source, key, title, due, because } = item;
    const entries = shareOfWeek(item, week);
    const { profile } = ruleOn(rules, due ?? week);
    const fields = source === 'log' ? fieldsOfLog(question, due ?? week) : undefined;
    return entries > 0 ? [{ source, key, title, askedBy: profile.title, entries, due, because, ...(fields === undefined ? {} : { fields }) }] : [];
  });
  return [...presenceAsked(question), ...asked];
}

/** What somebody set a day for, in the week of that day; an item that is still open later is not asked again. */
export function burdenOfDated({ source, id, title, due, by = '', said }: Dated, week: Day): BurdenAsked[] {
  return due !== null && week <= due && due <= addDays(week, 6) ? [{ source, key: `${source} ${id}`, title, askedBy: by, entries: 1, due, because: [{ text: said, clauses: [] }] }] : [];
}

/** Which part of the program asks for it. */
export function moduleOfSource(source: DueSource): BurdenModule {
  return MODULE_OF[source];
}

/** `/pages/leave/detail/index?id=…` is of leave. */
export function moduleOfPage(page: string | null): BurdenModule {
  const folder = page?.split('/')[2] ?? '';
  return BURDEN_MODULES.find(module => module === folder) ?? 'other';
}

/** How much of a turn falls on the week. */
export function shareOfWeek({ source, from, due, required }: Pick<DueItem, 'source' | 'from' | 'due' | 'required'>, week: Day): number {
  const to = addDays(week, 6);
  if (due === null || from > to || due < week) return 0;
  // Handing over is one entry, whatever it lists.
  if (required === null || required <= 1 || source === 'handover') return due <= to ? 1 : 0;
  const days = daysBetween(from > week ? from : week, due < to ? due : to) + 1;
  return (required * days) / (daysBetween(from, due) + 1);
}

/** Of one person: to a tenth, and not less where there is something. */
export function perPerson(total: BurdenNumbers, people: number): BurdenNumbers {
  const each = (count: BurdenCount) => (people === 0 || total[count] === 0 ? 0 : Math.max(1, Math.round((total[count] / people) * 10)) / 10);
  return { entries: each('entries'), fields: each('fields'), notices: each('notices') };
}

/** Which numbers lie above what the administrator allows; null: he set nothing. */
export function aboveCeiling(each: BurdenNumbers, ceiling: Record<BurdenCount, number | null> | null): BurdenCount[] {
  return BURDEN_COUNTS.filter(count => ceiling?.[count] != null && each[count] > ceiling[count]!);
}

/** Everything the due list is asked of people and teams, with nothing done. */
function factsOf(question: BurdenQuestion): DueFacts {
  const { subject, known: { households, arrivedOn = null, contacts, also, leaving } } = question;
  const logs = logDays(question);
  if (subject.owner === 'team') {
    return { reports: [], logs, meetings: [], disclosures: [], targets: { practical_deed: { items: [] }, stable_collective_income_item: { items: [] }, leading_industries: { items: [] } }, ...(households?.length ? { visits: { arrivedOn, households } } : {}) };
  }
  return {
    reports: [], checks: [], logs, ...(contacts?.length ? { contacts: { contacts, talks: [] } } : {}), ...(also?.length ? { also } : {}), ...(leaving ? { leaving: { on: leaving }, handedOver: [] } : {}),
  };
}

function logDays(question: BurdenQuestion): LogFact[] {
  return dutyDays(question).map(day => ({ day, type: 'work_log', inVillage: true, log: null, signedOn: null }));
}

/** The days of the week on which he has to be there; none where the calendar of the year is not known yet. */
function dutyDays({ rules, calendar, reschedules, subject, week }: BurdenQuestion): Day[] {
  return daysFrom(week, addDays(week, 6)).filter(day => {
    if ((subject.from !== null && day < subject.from) || (subject.to !== null && day > subject.to)) return false;
    const { value } = dutyDay(ruleOn(rules, day).profile, calendar, day, reschedules);
    return !isRefusal(value) && value.duty;
  });
}

/** A confirmation each duty day, in the lightest way the document allows: one list of the leader for all, or each for himself. */
function presenceAsked(question: BurdenQuestion): BurdenAsked[] {
  const { rules, subject, week } = question;
  return dutyDays(question).flatMap((day): BurdenAsked[] => {
    const { profile } = ruleOn(rules, day);
    const { value, because } = evidenceModes(profile, day);
    if (isRefusal(value) || value.length === 0 || (value[0] === 'roster') !== (subject.owner === 'team')) return [];
    return [{ source: 'presence', key: `presence ${week}`, title: subject.owner === 'team' ? '确认全队在村' : '确认在村', askedBy: profile.title, entries: 1, due: day, because }];
  });
}

function fieldsOfLog({ rules }: BurdenQuestion, day: Day): number | undefined {
  const { value } = logTerms(ruleOn(rules, day).profile);
  return value === null || isRefusal(value) ? undefined : value.fields.length;
}

function ruleOn(rules: readonly InForceFrom[], day: Day): InForceFrom {
  return rules.filter(({ from }) => from <= day).pop() ?? rules[0];
}
