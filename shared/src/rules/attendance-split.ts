import { alertsIn } from '../kernel/alert';
import { addDays, daysFrom, daysOf, dayText, firstDay, lastDay, periodDays, type Day, type Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { HALVES } from '../kernel/half-day';
import { MARK_NAMES, type Mark } from '../kernel/mark';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { InForceFrom } from '../policy/in-force';
import type { Profile } from '../policy/profile';
import { finding, quietly, reasonOf } from '../policy/reading';
import type { ValueKey } from '../policy/values';
import { cellOf } from './attendance-cell';
import { isEverybodyCalled } from './attendance-day';
import { remarkOf, runsOf, type Marked } from './attendance-remark';
import { presenceOf } from './attendance-required';
import { add } from './attendance-summary';
import { countsOf, TOTAL_MARKS, totalsOf } from './attendance-totals';
import type { Calendar } from './calendar';
import { dutyDay, isDutyDay, type SheetDay } from './duty-day';
import type { RowFacts, RowMarks, SheetTotals } from './sheet';

/** The days of a month that one profile rules. */
export interface Stretch {
  from: Day;
  to: Day;
  profile: Profile;
}

/** Which profile rules which days of the month? `parts` are in order; where two that follow are the same edition, nothing changed. Days before the first part have no rule. */
export function stretchesOf(parts: readonly InForceFrom[], month: Month): Stretch[] {
  const stretches: Stretch[] = [];
  parts.forEach(({ from, profile }, index) => {
    const start = from > firstDay(month) ? from : firstDay(month);
    const end = index + 1 < parts.length && parts[index + 1].from <= lastDay(month) ? addDays(parts[index + 1].from, -1) : lastDay(month);
    if (start > end) return;
    const last = stretches[stretches.length - 1];
    if (last?.profile.id === profile.id && last.profile.version === profile.version) last.to = end;
    else stretches.push({ from: start, to: end, profile });
  });
  return stretches;
}

/**
 * The row of one person in a month in which the rules may change: each half day carries its mark by the profile in force on that day, and the totals are those of all days.
 * What the month asks for is asked once, by the profile in force at its end and for the whole month, for no document says how a number of days is divided (A34).
 * A refusal where the marks cannot be known: `calendar_unpublished`, `config_required`. `required` may be a refusal of its own.
 */
export function splitRow(parts: readonly InForceFrom[], calendar: Calendar, facts: RowFacts): RowMarks | Refusal {
  const stretches = stretchesOf(parts, facts.month);
  const marked: Marked[] = [];
  const read: ReadValues[] = [];
  for (const day of daysOf(facts.month)) if (stretches.length === 0 || day < stretches[0].from) marked.push(...HALVES.map(half => ({ day, half, cell: null })));
  for (const { from, to, profile } of stretches) {
    const found = markedIn({ from, to, profile }, calendar, facts);
    if (isRefusal(found)) return found;
    marked.push(...found.marked);
    read.push({ profile, keys: found.keys });
  }
  const totals = totalsOf(marked);
  return {
    cells: marked.map(({ cell }) => cell),
    totals,
    required: requiredOf(stretches.length > 0 ? stretches : [{ from: firstDay(facts.month), to: lastDay(facts.month), profile: parts[parts.length - 1].profile }], calendar, facts, marked),
    because: reasonsOf(read, marked, totals),
    remark: remarkOf(marked),
  };
}

/** The days of the head of a month sheet, each by the profile in force on it, or why they cannot be known. */
export function splitDays(parts: readonly InForceFrom[], calendar: Calendar, month: Month, { alerts = [], reschedules }: Pick<RowFacts, 'alerts' | 'reschedules'> = {}): SheetDay[] | Refusal {
  const stretches = stretchesOf(parts, month);
  const days: SheetDay[] = [];
  for (const day of daysOf(month)) {
    const { profile } = stretches.find(stretch => day <= stretch.to) ?? parts[parts.length - 1];
    const { value } = dutyDay(profile, calendar, day, reschedules);
    if (isRefusal(value)) return value;
    const called = finding(profile, read => alertsIn(alerts, day).some(({ alert }) => isEverybodyCalled(read, alert))).value === true;
    days.push(called ? { ...value, duty: true } : value);
  }
  return days;
}

/** The quota of the month; where the profile counts by quarter or year and the earlier months are known, of that. Before its end nobody is short. */
function requiredOf(stretches: readonly Stretch[], calendar: Calendar, facts: RowFacts, marked: readonly Marked[]): RowMarks['required'] {
  const { profile, from } = stretches[stretches.length - 1];
  return finding(profile, read => {
    const quotas = read('attendance.required');
    // Office days are asked for one by one: those before the rules changed were none. A number of days is that of the whole month.
    const since = stretches.length > 1 ? { from } : {};
    const officeOnly = quotas.some(quota => quota.officeDays);
    const kept = officeOnly ? marked.filter(({ day }) => (stretches.length === 1 || day >= from) && isDutyDay(read, calendar, day, facts.reschedules)) : marked;
    const period = periodOf(facts, quotas.map(quota => quota.period));
    const earlier = (facts.earlier ?? []).filter(month => month.period < facts.month && liesIn(month.period, period));
    const counts = add([...earlier.map(month => month.counts), countsOf(totalsOf(kept))]);
    const role = [...facts.terms].reverse().find(term => term.from <= lastDay(facts.month))?.role ?? 'team_member';
    const presence = presenceOf(read, calendar, { role, period, counts, reschedules: facts.reschedules, running: facts.until < periodDays(period).to, ...since });
    if (stretches.length > 1) read.say(changeText(stretches, officeOnly));
    return presence;
  });
}

/** "3月16日起按《…》；…" */
function changeText(stretches: readonly Stretch[], officeOnly: boolean): string {
  const changes = stretches.slice(1).map(({ from, profile }) => `${dayText(from)}起按${profile.title}`).join('，');
  return `${changes}，每天按当天的制度记；${officeOnly ? '应驻村的日子从这一天起算' : '应驻村的天数按月底的制度，全月核一次'}`;
}

function periodOf(facts: RowFacts, known: string[]): string {
  if (known.includes('month') || facts.earlier === undefined) return facts.month;
  return known.includes('quarter') ? quarterOf(facts.month) : facts.month.slice(0, 4);
}

function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

function liesIn(month: string, period: string): boolean {
  return period === month.slice(0, 4) || period === quarterOf(month);
}

/** The values that gave each mark its half days in one stretch. */
interface ReadValues {
  profile: Profile;
  keys: Map<Mark, Set<ValueKey>>;
}

function markedIn({ from, to, profile }: Stretch, calendar: Calendar, facts: RowFacts): { marked: Marked[]; keys: ReadValues['keys'] } | Refusal {
  const keys: ReadValues['keys'] = new Map();
  const presences = byDay(facts.presences);
  let read: ValueKey[] = [];
  const marked = quietly(profile, reader => {
    const all: Marked[] = [];
    const own: RowFacts = { ...facts };
    for (const day of daysFrom(from, to)) {
      own.presences = presences.get(day) ?? [];
      for (const half of HALVES) {
        read = [];
        const cell = cellOf(reader, calendar, own, day, half);
        if (cell) keep(keys, cell.mark, read);
        all.push({ day, half, cell });
      }
    }
    return all;
  }, key => read.push(key));
  return isRefusal(marked) ? marked : { marked, keys };
}

function byDay(presences: RowFacts['presences']): Map<Day, RowFacts['presences']> {
  const days = new Map<Day, RowFacts['presences']>();
  for (const record of presences) {
    const own = days.get(record.day);
    if (own) own.push(record);
    else days.set(record.day, [record]);
  }
  return days;
}

function keep(keys: ReadValues['keys'], mark: Mark, read: readonly ValueKey[]): void {
  let own = keys.get(mark);
  if (!own) keys.set(mark, own = new Set());
  for (const key of read) own.add(key);
}

/** For each total: how many half days, on which days, and the clauses by which they got their mark. */
function reasonsOf(read: readonly ReadValues[], marked: readonly Marked[], totals: SheetTotals): RowMarks['because'] {
  const reasons = (mark: Mark, halfDays: number): Reason[] => {
    const named = read.flatMap(({ profile, keys }) => [...keys.get(mark) ?? []].map(key => reasonOf(profile, key)));
    const values = read.length > 1 ? distinct(named) : named;
    const days = halfDays > 0 ? { facts: { 日期: runsOf(marked, ({ cell }) => cell?.mark === mark) } } : {};
    return [{ text: `${MARK_NAMES[mark]} ${halfDays} 个半天，合 ${halfDays / 2} 天`, clauses: values[0]?.clauses ?? [], ...days }, ...values];
  };
  return Object.fromEntries(Object.entries(TOTAL_MARKS).map(([key, mark]) => [key, reasons(mark, totals[key as keyof SheetTotals])])) as unknown as RowMarks['because'];
}

/** A value that two editions share is named once. */
function distinct(reasons: readonly Reason[]): Reason[] {
  const seen = new Map(reasons.map(reason => [JSON.stringify([reason.key, reason.clauses, reason.reading]), reason]));
  return [...seen.values()];
}
