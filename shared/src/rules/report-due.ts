import { addDays, addMonths, monthOf, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { namesOfWords, nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Values } from '../policy/values';
import { cyclesOf, dueOf, duePrinted, leftBlank, notInDocument, PERIOD_NAMES, type Cycle, type Time } from './cadence';
import type { Calendar } from './calendar';

export interface ReportAsked extends Time {
  reporter: string;
  report: string;
  /** What happened, or of which kind the clue is, where the document names kinds. */
  event?: string;
  category?: string;
  /** The day of the review from which the days are counted. */
  reviewedOn?: Day;
  /** What was sent; not given: nobody asks whether it was. */
  submitted?: readonly { to: string; on: Day }[];
}

export interface ReportDue {
  recipients: string[];
  /** Of the last cycle asked about; null where the document sets no day. */
  due: Day | null;
  timing: string | null;
  requiredCount: number | null;
  forms: string[];
  topics: string[];
  contents: string[];
  collectedBy: string | null;
  forwardedTo: string[];
  reviewedBy: string | null;
  escalation: string | null;
  firstResponsible: string | null;
  /** Recipients to whom nothing was sent. */
  missing: string[];
  /** Null: not asked, or the document sets no day. */
  compliant: boolean | null;
}

type Row = Values['report.due'][number];

/**
 * To whom and by when is this report due, in which form, and was it sent in time?
 * Refusals: `not_in_document`, `config_required` where the source gives no number (定期), `calendar_unpublished`.
 */
export function reportDue(profile: Profile, calendar: Calendar, asked: ReportAsked): FindingOrRefusal<ReportDue> {
  return finding(profile, read => {
    const row = read('report.due').find(each => each.report === asked.report && each.reporters.includes(asked.reporter) && isOfKind(each, asked));
    const name = nameOfWord(asked.report);
    if (!row) return notInDocument(read, `${read.called(asked.reporter)}报送${name}`);
    read.rows([row]);
    if (row.outcome) return leftBlank(read, 'report.due', `${name}多久报送一次`);
    read.say(toldRule(read, name, row, asked));
    const turns = turnsOf(read, calendar, row, asked);
    const due = turns[turns.length - 1]?.due ?? null;
    const missing = asked.submitted ? row.to.filter(party => !asked.submitted?.some(sent => sent.to === party)) : [];
    const found: ReportDue = {
      recipients: row.to, due, timing: row.timing ?? null, requiredCount: row.count == null ? null : row.count * Math.max(1, turns.length), forms: row.forms ?? [], topics: row.topics ?? [],
      contents: row.contents ?? [], collectedBy: row.collectedBy ?? null, forwardedTo: row.forwardedTo ?? [], reviewedBy: row.reviewedBy ?? null, escalation: row.escalation ?? null,
      firstResponsible: row.firstResponsible ?? null, missing, compliant: judge(row, turns, missing, asked.submitted),
    };
    const sent = toldSent(read, found, asked);
    if (sent) read.say(sent);
    return found;
  });
}

function isOfKind(row: Row, asked: ReportAsked): boolean {
  return (!row.categories || !asked.category || row.categories.includes(asked.category)) && (!row.events || !asked.event || row.events.includes(asked.event));
}

function turnsOf(read: Reader, calendar: Calendar, row: Row, asked: ReportAsked): { from: Day; due: Day }[] {
  if (row.withinWorkdays) return asked.reviewedOn ? [{ from: asked.reviewedOn, due: workdaysAfter(read, calendar, row.reviewDayCounts ? addDays(asked.reviewedOn, -1) : asked.reviewedOn, row.withinWorkdays) }] : [];
  if (row.sameDay) return asked.day ? [{ from: asked.day, due: asked.day }] : [];
  if (!row.per) return [];
  return cyclesOf(row.per, asked).map(cycle => ({ from: cycle.from, due: dueOfReport(read, calendar, row, cycle) }));
}

function dueOfReport(read: Reader, calendar: Calendar, row: Row, cycle: Cycle): Day {
  if (!row.byDayOfNextMonth) return dueOf(read, calendar, cycle);
  return duePrinted(read, calendar, `${addMonths(monthOf(cycle.to), 1)}-${String(row.byDayOfNextMonth).padStart(2, '0')}`);
}

/** The first of the days is the first working day after the review; or the day of the review itself where an administrator chose so; make-up days count (A27). */
function workdaysAfter(read: Reader, calendar: Calendar, from: Day, days: number): Day {
  let day = from;
  for (let counted = 0; counted < days; counted += 1) day = read.need(calendar.nextWorkday(day));
  return day;
}

function judge(row: Row, turns: readonly { from: Day; due: Day }[], missing: readonly string[], submitted: ReportAsked['submitted']): boolean | null {
  if (!submitted) return null;
  if (missing.length > 0) return false;
  if (turns.length === 0) return null;
  const recipients = row.to.length > 0 ? row.to : [null];
  return turns.every(turn => recipients.every(party => submitted.filter(sent => (party === null || sent.to === party) && turn.from <= sent.on && sent.on <= turn.due).length >= (row.count ?? 1)));
}

function toldRule(read: Reader, name: string, row: Row, asked: ReportAsked): string {
  const whom = row.to.length ? `向${row.to.map(party => read.called(party)).join('、')}` : '';
  const often = row.per && row.count ? `${PERIOD_NAMES[row.per]} ${row.count} 次` : row.timing ? nameOfWord(row.timing) : row.sameDay ? '当天' : row.withinWorkdays ? `在 ${row.withinWorkdays} 个工作日内` : '';
  const what = row.topics?.length ? `，内容为${namesOfWords(row.topics)}` : '';
  const first = row.reviewedBy ? `，先经${read.called(row.reviewedBy)}审核` : '';
  return `${read.called(asked.reporter)}${whom}${often}报送${name}${what}${first}`;
}

function toldSent(read: Reader, found: ReportDue, asked: ReportAsked): string {
  const sent = !asked.submitted ? '' : found.missing.length ? `还没有报${found.missing.map(party => read.called(party)).join('、')}` : found.compliant === false ? '没有按期报送' : '已报送';
  return [found.due ? `最迟 ${found.due}` : '', sent].filter(Boolean).join('，');
}
