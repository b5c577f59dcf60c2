import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** A calendar day at UTC+8, written `YYYY-MM-DD`. */
export type Day = string;
/** A calendar month, written `YYYY-MM`. */
export type Month = string;
/** An instant in UTC, written as ISO 8601 with milliseconds and `Z`. */
export type Instant = string;
/** A time of day at UTC+8, written `HH:MM`; `24:00` is the end of the day. */
export type Clock = string;

const OFFSET_HOURS = 8;
const at = (day: Day) => dayjs.utc(day);

/** Is this text a day that exists? `2025-02-30` is not, and neither is one of the first century. */
export function isDay(text: unknown): text is Day {
  return typeof text === 'string' && /^(?!00)\d{4}-\d{2}-\d{2}$/.test(text) && dayAt(ordinalOf(text)) === text;
}

/** Is this text a month, `YYYY-MM`? */
export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Which day is it at UTC+8 at this instant, whatever zone the machine stands in? Read off the text, as `clockOf` does. */
export function dayOf(instant: Instant): Day {
  const day = instant.slice(0, 10);
  return Number(instant.slice(11, 13)) + OFFSET_HOURS < 24 ? day : addDays(day, 1);
}

/** Which time of day, `HH:MM`, is it at UTC+8 at this instant? Read off the text: a month sheet asks it for every record. */
export function clockOf(instant: Instant): Clock {
  const hour = (Number(instant.slice(11, 13)) + OFFSET_HOURS) % 24;
  return `${two(hour)}:${instant.slice(14, 16)}`;
}

/** Which instant is this time of this day at UTC+8? */
export function instantOf(day: Day, clock: Clock): Instant {
  const [hours, minutes] = clock.split(':').map(Number);
  return at(day).add(hours, 'hour').add(minutes, 'minute').subtract(OFFSET_HOURS, 'hour').toISOString();
}

/** Which day is `days` days later (earlier when negative)? */
export function addDays(day: Day, days: number): Day {
  return dayAt(ordinalOf(day) + days);
}

/** How many days lie from `from` to `to`? The same day gives 0. */
export function daysBetween(from: Day, to: Day): number {
  return ordinalOf(to) - ordinalOf(from);
}

/** Years are counted from March, so that the leap day is the last of its year. Without dayjs: a month of a thousand people asks for days a million times. */
function ordinalOf(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month < 3 ? 1 : 0);
  return daysBeforeYear(year) + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(day.slice(8, 10));
}

function dayAt(ordinal: number): Day {
  let year = Math.floor(ordinal / 365.2425);
  while (daysBeforeYear(year) >= ordinal) year -= 1;
  while (daysBeforeYear(year + 1) < ordinal) year += 1;
  const dayOfYear = ordinal - daysBeforeYear(year) - 1;
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((march + 2) % 12) + 1;
  return `${String(year + (month < 3 ? 1 : 0)).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * march + 2) / 5) + 1)}`;
}

function daysBeforeYear(year: number): number {
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

const MONTH_SHIFT = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

/** Which weekday is it? 1 is Monday, 7 is Sunday (ISO 8601). Computed without dayjs: a month sheet asks it thousands of times. */
export function weekday(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month < 3 ? 1 : 0);
  const days = year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + MONTH_SHIFT[month - 1] + Number(day.slice(8));
  return days % 7 || 7;
}

/** Which month does the day lie in? */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** Which month is `months` months later (earlier when negative)? */
export function addMonths(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${two((count % 12) + 1)}`;
}

/** The first day of the month. */
export function firstDay(month: Month): Day {
  return `${month}-01`;
}

/** The last day of the month. */
export function lastDay(month: Month): Day {
  return addDays(firstDay(addMonths(month, 1)), -1);
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function daysFrom(from: Day, to: Day): Day[] {
  const first = ordinalOf(from);
  return Array.from({ length: Math.max(0, ordinalOf(to) - first + 1) }, (_, index) => dayAt(first + index));
}

/** The day as it is said within its year: "3月16日". */
export function dayText(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** The time as it is said: "9:00". */
export function clockText(clock: Clock): string {
  return clock.replace(/^0(\d)/, '$1');
}

/** Every day of the month, in order. */
export function daysOf(month: Month): Day[] {
  return daysFrom(firstDay(month), lastDay(month));
}

/** The first and the last day of a period `YYYY-MM`, `YYYY-Qn`, `YYYY-Hn` or `YYYY`. Throws on any other text. */
export function periodDays(period: string): { from: Day; to: Day } {
  if (isMonth(period)) return { from: firstDay(period), to: lastDay(period) };
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return span(quarter[1], (Number(quarter[2]) - 1) * 3 + 1, 3);
  const half = /^(\d{4})-H([12])$/.exec(period);
  if (half) return span(half[1], (Number(half[2]) - 1) * 6 + 1, 6);
  if (/^\d{4}$/.test(period)) return span(period, 1, 12);
  throw new Error(`not a period: ${period}`);
}

/** The last month of a period: what is settled by months falls due with it. */
export function lastMonthOf(period: string): Month {
  return monthOf(periodDays(period).to);
}

function span(year: string, firstMonth: number, months: number): { from: Day; to: Day } {
  const month = `${year}-${String(firstMonth).padStart(2, '0')}`;
  return { from: firstDay(month), to: lastDay(addMonths(month, months - 1)) };
}

/** The last day of so many months that begin on `start`, that day counted: the day before the corresponding day, or the end of the month where there is none. */
export function lastOfMonths(start: Day, months: number): Day {
  const month = addMonths(monthOf(start), months);
  const corresponding = `${month}-${start.slice(8)}`;
  return isDay(corresponding) ? addDays(corresponding, -1) : lastDay(month);
}
