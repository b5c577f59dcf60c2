import { daysOf, periodDays, type Day } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { HALVES, type Half } from '../kernel/half-day';
import { LEAVE_KINDS } from '../kernel/leave-kind';
import { MARK_NAMES, MARKS, type Mark } from '../kernel/mark';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { DEFAULT_SYMBOLS, isValueKey, VALUES } from '../policy/values';
import { cellOf } from './attendance-cell';
import { presenceOf, type Counts } from './attendance-required';
import { add } from './attendance-summary';
import type { Calendar } from './calendar';
import { DAY_FLAG_NAMES, type DayFlag } from './day-status';
import { isDutyDay } from './duty-day';
import type { RowFacts, RowMarks, SheetCell, SheetTotals } from './sheet';

const TOTALS: Record<keyof SheetTotals, Mark> = {
  inVillage: 'in_village', officialTrip: 'official_trip', personal: 'personal', sick: 'sick', annualLeave: 'annual_leave', rotationRest: 'rotation_rest', absent: 'absent',
};

interface Marked {
  day: Day;
  half: Half;
  cell: SheetCell | null;
}

/**
 * The row of one person in the monthly sheet: one mark for every half day of the term, the totals of each mark, what the profile requires, and why.
 * A refusal where the marks cannot be known: `calendar_unpublished`, `config_required`. `required` may be a refusal of its own.
 */
export function sheetRow(profile: Profile, calendar: Calendar, facts: RowFacts): RowMarks | Refusal {
  const found = finding(profile, read => daysOf(facts.month).flatMap(day => HALVES.map((half): Marked => ({ day, half, cell: cellOf(read, calendar, facts, day, half) }))));
  const marked = found.value;
  if (isRefusal(marked)) return marked;
  const totals = totalsOf(marked);
  return {
    cells: marked.map(({ cell }) => cell),
    totals,
    required: requiredOf(profile, calendar, facts, marked),
    because: reasonsOf(profile, calendar, facts, marked, totals),
    remark: remarkOf(marked),
  };
}

/** The symbols of the sheet with their names, in the order of the legend. */
export function sheetLegend(profile: Profile): { mark: Mark; symbol: string; name: string }[] {
  const { value } = finding(profile, read => read.where('attendance.symbols'));
  const symbols: Partial<Record<string, string>> = { ...DEFAULT_SYMBOLS, ...(isRefusal(value) ? {} : value) };
  return MARKS.flatMap(mark => {
    const symbol = symbols[mark];
    return symbol === undefined ? [] : [{ mark, symbol, name: MARK_NAMES[mark] }];
  });
}

/** Half days of each mark. */
export function totalsOf(marked: readonly { cell: SheetCell | null }[]): SheetTotals {
  const of = (mark: Mark) => marked.filter(({ cell }) => cell?.mark === mark).length;
  return Object.fromEntries(Object.entries(TOTALS).map(([key, mark]) => [key, of(mark)])) as unknown as SheetTotals;
}

/** What a month adds to the counters of the profile, in days. */
export function countsOf(totals: SheetTotals): Counts {
  return {
    in_village: totals.inVillage / 2, official_trip: totals.officialTrip / 2, personal_leave: totals.personal / 2, sick_leave: totals.sick / 2,
    annual_leave: totals.annualLeave / 2, absent: totals.absent / 2,
  };
}

/** The quota of the month; where the profile counts by quarter or year and the earlier months are known, of that. Before its end nobody is short. */
function requiredOf(profile: Profile, calendar: Calendar, facts: RowFacts, marked: Marked[]): RowMarks['required'] {
  return finding(profile, read => {
    const quotas = read('attendance.required');
    const officeOnly = quotas.some(quota => quota.officeDays);
    const kept = officeOnly ? marked.filter(({ day }) => isDutyDay(read, calendar, day, facts.reschedules)) : marked;
    const period = periodOf(facts, quotas.map(quota => quota.period));
    const earlier = (facts.earlier ?? []).filter(month => month.period < facts.month && liesIn(month.period, period));
    const counts = add([...earlier.map(month => month.counts), countsOf(totalsOf(kept))]);
    const presence = presenceOf(read, calendar, { role: facts.terms[0]?.role ?? 'team_member', period, counts, reschedules: facts.reschedules });
    if (presence.met !== false || facts.until >= periodDays(period).to) return presence;
    read.say('这一期还没有结束，现在不判断是否达标');
    return { ...presence, met: null };
  });
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

/** For each total: how many half days, on which days, and the clauses by which they got their mark. */
function reasonsOf(profile: Profile, calendar: Calendar, facts: RowFacts, marked: Marked[], totals: SheetTotals): RowMarks['because'] {
  const reasons = (mark: Mark, halfDays: number): Reason[] => {
    const cells = marked.filter(({ cell }) => cell?.mark === mark);
    const { because } = finding(profile, read => cells.forEach(({ day, half }) => cellOf(read, calendar, facts, day, half)));
    const values = because.flatMap(({ key, clauses, reading }): Reason[] => (key && isValueKey(key) ? [{ text: VALUES[key].title, key, clauses, ...(reading ? { reading } : {}) }] : []));
    const head: Reason = { text: `${MARK_NAMES[mark]} ${halfDays} 个半天，合 ${halfDays / 2} 天`, clauses: values[0]?.clauses ?? [], ...(cells.length ? { facts: { 日期: runsOf(marked, ({ cell }) => cell?.mark === mark) } } : {}) };
    return [head, ...values];
  };
  return Object.fromEntries(Object.entries(TOTALS).map(([key, mark]) => [key, reasons(mark, totals[key as keyof SheetTotals])])) as unknown as RowMarks['because'];
}

function remarkOf(marked: Marked[]): string {
  const marks = [...LEAVE_KINDS, 'absent' as const].map(mark => [MARK_NAMES[mark], runsOf(marked, ({ cell }) => cell?.mark === mark)]);
  const flags = (Object.keys(DAY_FLAG_NAMES) as DayFlag[]).map(flag => [DAY_FLAG_NAMES[flag], runsOf(marked, ({ cell }) => cell?.flags.includes(flag) ?? false)]);
  return [...marks, ...flags].filter(([, days]) => days !== '').map(([name, days]) => `${name} ${days}`).join('；');
}

/** The half days that hold, written as a clerk writes them: "3日、10日至12日上午". Rest days do not break a stretch. */
function runsOf(marked: readonly Marked[], holds: (entry: Marked) => boolean): string {
  const worked = marked.filter(entry => holds(entry) || (entry.cell !== null && entry.cell.mark !== 'rest_day'));
  const runs: Marked[][] = [];
  worked.forEach((entry, index) => {
    if (!holds(entry)) return;
    if (index > 0 && holds(worked[index - 1])) runs[runs.length - 1].push(entry);
    else runs.push([entry]);
  });
  return runs.map(nameOfRun).join('、');
}

function nameOfRun(run: Marked[]): string {
  const [first, last] = [run[0], run[run.length - 1]];
  const date = (entry: Marked) => `${Number(entry.day.slice(8))}日`;
  const start = `${date(first)}${first.half === 'pm' ? '下午' : ''}`;
  if (first.day === last.day) return first.half === last.half ? `${date(first)}${first.half === 'am' ? '上午' : '下午'}` : date(first);
  return `${start}至${date(last)}${last.half === 'am' ? '上午' : ''}`;
}
