import { addDays, addMonths, dayText, firstDay, lastDay, monthOf, periodDays, weekday, type Day } from '../kernel/day';
import { refuse, type Refusal } from '../kernel/refusal';
import type { Reader } from '../policy/reading';
import type { PeriodKind } from '../policy/words';
import type { Calendar } from './calendar';

export const PERIOD_NAMES: Record<PeriodKind, string> = {
  day: '每天', week: '每周', month: '每月', two_months: '每两个月', quarter: '每季度', half_year: '每半年', year: '每年', regular: '定期', as_needed: '根据需要',
};

/** Which time is asked about: a period, the week of a Monday, or the cycle a day lies in. */
export interface Time {
  period?: string;
  weekOf?: Day;
  day?: Day;
}

/** One turn of a duty: `2025-03`, `2025-Q1`, or the Monday of a week. */
export interface Cycle {
  name: string;
  per: PeriodKind;
  from: Day;
  to: Day;
}

/** What was done of a duty in some cycles. */
export interface Fulfilment {
  requiredCount: number;
  counted: number;
  /** Of the last cycle. */
  due: Day | null;
  /** The cycles in which too little was done in time. */
  missing: string[];
  compliant: boolean;
}

/** The cycles of a duty that lie in the time asked about; a shorter time stands for the cycle it lies in. None where the duty has no number (定期, 根据需要). */
export function cyclesOf(per: PeriodKind, time: Time): Cycle[] {
  const span = spanOf(time);
  if (!span) return [];
  const cycles: Cycle[] = [];
  for (let cycle = cycleAt(per, span.from); cycle && cycle.from <= span.to; cycle = cycleAt(per, addDays(cycle.to, 1))) cycles.push(cycle);
  return per === 'week' && time.period ? cycles.filter(cycle => cycle.from >= span.from) : cycles;
}

/** The cycles of a duty that share a day with these days, whole. None where the duty has no number. */
export function cyclesFrom(per: PeriodKind, from: Day, to: Day): Cycle[] {
  const cycles: Cycle[] = [];
  for (let cycle = cycleAt(per, from); cycle && cycle.from <= to; cycle = cycleAt(per, addDays(cycle.to, 1))) cycles.push(cycle);
  return cycles;
}

/** How the rules are asked about this one cycle. */
export function timeOf({ per, name, from }: Cycle): Time {
  return per === 'week' ? { weekOf: from } : per === 'day' ? { day: from } : { period: name };
}

/** "2025年3月", "2025年第1季度", "3月3日起的一周" */
export function cycleText({ per, name, from, to }: Cycle): string {
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))];
  switch (per) {
    case 'day': return dayText(from);
    case 'week': return `${dayText(from)}至${dayText(to)}`;
    case 'month': return `${year}年${month}月`;
    case 'two_months': return `${year}年${month}、${month + 1}月`;
    case 'quarter': return `${year}年第${name.slice(-1)}季度`;
    case 'half_year': return `${year}年${month === 1 ? '上' : '下'}半年`;
    default: return `${year}年`;
  }
}

/** The same of the name of a cycle, as it is kept. */
export function periodText(name: string): string {
  const per = /^\d{4}$/.test(name) ? 'year' : name.includes('Q') ? 'quarter' : name.includes('H') ? 'half_year' : name.length === 7 ? 'month' : 'week';
  return cycleText(per === 'week' ? { name, per, from: name, to: addDays(name, 6) } : { name, per, ...periodDays(name) });
}

/** The first and the last day of a cycle by its name; of a week, its Monday. */
export function periodSpan(name: string): { from: Day; to: Day } {
  return name.length === 10 ? { from: name, to: addDays(name, 6) } : periodDays(name);
}

/** By which day is the duty of this cycle to be done? Its last day, or as an administrator switched it (A36, A37). */
export function dueOf(read: Reader, calendar: Calendar, cycle: Cycle): Day {
  const rule = read('due.days');
  const last = cycle.per === 'week' ? addDays(cycle.from, rule.weekEnds - 1) : cycle.to;
  return rule.periodEnds === 'last_day' ? last : moved(read, calendar, last, 'workday_before');
}

/** Which is the last day that is in time, where the document prints a day (A05, A07)? */
export function duePrinted(read: Reader, calendar: Calendar, printed: Day): Day {
  const rule = read('due.days');
  const day = moved(read, calendar, printed, rule.onRestDay);
  return rule.printedDay === 'in_time' ? day : addDays(day, -1);
}

/** Was at least `least` done from the first day of each cycle to its due day? */
export function fulfil(cycles: readonly (Cycle & { due: Day })[], least: number, done: readonly Day[]): Fulfilment {
  const counts = cycles.map(cycle => done.filter(day => cycle.from <= day && day <= cycle.due).length);
  const missing = cycles.filter((_, index) => counts[index] < least).map(cycle => cycle.name);
  return {
    requiredCount: least * cycles.length, counted: counts.reduce((total, count) => total + count, 0), due: cycles[cycles.length - 1]?.due ?? null, missing, compliant: missing.length === 0,
  };
}

/** "集中学习每月至少 2 次": said of the value that sets the number, before the due day is looked up. */
export function toldDuty(what: string, per: PeriodKind, least: number): string {
  return `${what}${PERIOD_NAMES[per]}至少 ${least} 次`;
}

/** "最迟 2025-04-30，应有 2 次，按期 1 次，不够（2025-04）" */
export function toldFulfilment(found: Fulfilment): string {
  const short = found.compliant ? '够' : `不够（${found.missing.join('、')}）`;
  return `${found.due ? `最迟 ${found.due}，` : ''}应有 ${found.requiredCount} 次，按期 ${found.counted} 次，${short}`;
}

/** "半数", "35%" */
export function nameOfShare(share: { numerator: number; denominator: number }): string {
  return share.numerator * 2 === share.denominator ? '半数' : `${(share.numerator * 100) / share.denominator}%`;
}

/** The refusal where the document says nothing about what is asked. */
export function notInDocument(read: Reader, what: string): Refusal {
  return refuse('not_in_document', `${read.profile.title}没有规定${what}。需要时请管理员在“制度”里补充。`);
}

/** The refusal where the document leaves a number blank that this question needs. */
export function leftBlank(read: Reader, key: string, what: string): Refusal {
  return refuse('config_required', `${read.profile.title}没有写明${what}，请管理员在“制度”里填写后再办理。`, { missing: [key] });
}

/** The refusal where a fact is not known without which nothing can be said. */
export function factMissing(what: string): Refusal {
  return refuse('fact_missing', `还不知道${what}，无法判断。请补上后再办理。`);
}

function spanOf(time: Time): { from: Day; to: Day } | null {
  if (time.period) return periodDays(time.period);
  const day = time.weekOf ?? time.day;
  return day ? { from: day, to: day } : null;
}

function cycleAt(per: PeriodKind, day: Day): Cycle | null {
  const year = day.slice(0, 4);
  const month = Number(day.slice(5, 7));
  switch (per) {
    case 'day': return { name: day, per, from: day, to: day };
    case 'week': {
      const from = addDays(day, 1 - weekday(day));
      return { name: from, per, from, to: addDays(from, 6) };
    }
    case 'month': return named(per, monthOf(day));
    case 'two_months': {
      const first = month % 2 === 1 ? monthOf(day) : addMonths(monthOf(day), -1);
      return { name: first, per, from: firstDay(first), to: lastDay(addMonths(first, 1)) };
    }
    case 'quarter': return named(per, `${year}-Q${Math.ceil(month / 3)}`);
    case 'half_year': return named(per, `${year}-H${month <= 6 ? 1 : 2}`);
    case 'year': return named(per, year);
    default: return null;
  }
}

function named(per: PeriodKind, name: string): Cycle {
  return { name, per, ...periodDays(name) };
}

function moved(read: Reader, calendar: Calendar, day: Day, how: 'stays' | 'workday_before' | 'workday_after'): Day {
  if (how === 'stays') return day;
  for (let found = day; ; found = addDays(found, how === 'workday_before' ? -1 : 1)) {
    if (read.need(calendar.isWorkday(found))) return found;
  }
}
