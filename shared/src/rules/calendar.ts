import { addDays, daysFrom, weekday, type Day } from '../kernel/day';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import type { CalendarYear } from '../policy/calendar';

/** The statutory calendar of the years that were published. Every answer about another year is the refusal `calendar_unpublished`. */
export interface Calendar {
  /** Is the day worked, make-up days included? */
  isWorkday(day: Day): boolean | Refusal;
  /** The first day after this one that is worked. */
  nextWorkday(day: Day): Day | Refusal;
  /** The days from `from` to `to` that are worked. */
  workdays(from: Day, to: Day): Day[] | Refusal;
  /** "春节", or "补班" for a rest day that is worked; null on a plain day and in a year nobody has published. */
  nameOf(day: Day): string | null;
}

/**
 * The calendar of these years (State Council notices, or as an administrator entered them; of two entries of one year the later one holds).
 * A plain weekday of a year that is not there is not known either: it may be a holiday.
 */
export function calendarOf(years: readonly CalendarYear[]): Calendar {
  const published = new Set(years.map(year => year.year));
  const special = new Map<Day, CalendarYear['days'][number]>();
  for (const year of years) {
    for (const day of [...special.keys()]) if (yearOf(day) === year.year) special.delete(day);
    for (const entry of year.days) special.set(entry.day, entry);
  }

  const judged = (day: Day): boolean | Refusal => {
    const entry = special.get(day);
    if (entry) return entry.kind === 'workday';
    return published.has(yearOf(day)) ? weekday(day) <= 5 : unpublished(yearOf(day));
  };

  const known = new Map<Day, boolean | Refusal>();
  const isWorkday = (day: Day): boolean | Refusal => {
    let works = known.get(day);
    if (works === undefined) known.set(day, works = judged(day));
    return works;
  };

  const nextWorkday = (day: Day): Day | Refusal => {
    for (let next = addDays(day, 1); ; next = addDays(next, 1)) {
      const works = isWorkday(next);
      if (isRefusal(works)) return works;
      if (works) return next;
    }
  };

  const workdays = (from: Day, to: Day): Day[] | Refusal => {
    const days = daysFrom(from, to);
    const unknown = days.map(isWorkday).find(isRefusal);
    return unknown ?? days.filter(day => isWorkday(day) === true);
  };

  const nameOf = (day: Day): string | null => {
    const entry = special.get(day);
    return entry ? (entry.kind === 'workday' ? '补班' : entry.name) : null;
  };

  return { isWorkday, nextWorkday, workdays, nameOf };
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function unpublished(year: number): Refusal {
  return refuse('calendar_unpublished', `${year} 年的节假日安排还没有登记，无法判断哪天是工作日。请管理员在国务院办公厅的通知发布后登记。`);
}
