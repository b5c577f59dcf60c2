import type { Reason } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import type { Values } from '../policy/values';
import { timeOf } from './cadence';
import { type DueAsked, type DueItem, stateOf, turnsOf, unsetItem, valueOf } from './due-item';
import { cycleText } from './cadence';
import { ownerOfEach } from './due-owner';
import { reportDue } from './report-due';

export type ReportRow = Values['report.due'][number];
/** A report may be due in the month after its period. */
const LATER = 62;

/** The reports that fall due at set times. What is reported at once, because something happened, has no day of its own. */
export function dueReports(asked: DueAsked): DueItem[] {
  const { profile, calendar, facts, today } = asked;
  if (!facts.reports) return [];
  return reportsOwed(asked).flatMap((row): DueItem[] => {
    const reporter = row.reporters.find(each => each === 'team' || asked.subject.roles.includes(each)) ?? row.reporters[0];
    const title = nameOfWord(row.report);
    const ask = (more: object) => reportDue(profile, calendar, { reporter, report: row.report, ...more });
    if (row.outcome) return [unsetItem(asked, { source: 'report', duty: row.report, title, unit: '份', because: asking(ask({})) })];
    if (!row.per || row.per === 'as_needed' || row.per === 'regular') return [];
    return turnsOf(asked, row.per, LATER).flatMap((cycle): DueItem[] => {
      const submitted = facts.reports!.filter(each => each.report === row.report && each.period === cycle.name);
      const { value, because } = ask({ ...timeOf(cycle), submitted });
      if (isRefusal(value)) return [];
      const sent = submitted.length > 0 && value.missing.length === 0;
      const last = submitted.map(({ on }) => on).sort().pop() ?? null;
      const judged = { required: 1, inTime: sent && (value.due === null || last! <= value.due) ? 1 : 0, all: sent ? 1 : 0, due: value.due };
      return [{
        source: 'report', key: `report ${row.report} ${cycle.name}`, title, turn: cycleText(cycle), from: cycle.from, due: value.due, required: 1, done: judged.all, unit: '份', state: stateOf(judged, today), soft: false,
        about: { report: row.report, period: cycle.name, to: row.to.join(' ') }, because,
      }];
    });
  });
}

/** The rows of the document by which this subject reports. */
export function reportsOwed({ profile, subject }: Pick<DueAsked, 'profile' | 'subject'>): ReportRow[] {
  const { value: rows } = valueOf(profile, read => read.where('report.due'));
  return (rows ?? []).filter(row => ownerOfEach(row.reporters) === subject.owner && (subject.owner !== 'person' || row.reporters.some(each => subject.roles.includes(each))));
}

function asking({ value, because }: ReturnType<typeof reportDue>): Reason[] {
  return because.length > 0 || !isRefusal(value) ? because : [{ text: value.text, clauses: value.clauses }];
}
