import { addDays, addMonths, type Clock as ClockTime, type Day, daysOf, instantOf, type Instant, monthOf } from '@village/shared/kernel/day';
import type { HalfDaySpan } from '@village/shared/kernel/half-day';
import type { Calendar as StatutoryCalendar } from '@village/shared/rules/calendar';
import type { PastClock } from './past-clock';

/** The days of the story, counted from its today. */
export class Calendar {
  readonly yesterday: Day;

  constructor(private readonly statutory: StatutoryCalendar, private readonly clock: PastClock, readonly today: Day) {
    this.yesterday = addDays(today, -1);
  }

  isWorkday(day: Day): boolean {
    return this.statutory.isWorkday(day) === true;
  }

  /** The working days of a month, 0 being the month of today. */
  workdaysOf(month: number): Day[] {
    return daysOf(addMonths(monthOf(this.today), month)).filter(day => this.isWorkday(day));
  }

  workdayAfter(day: Day, count: number): Day {
    return this.walk(day, count, 1);
  }

  workdayBefore(day: Day, count: number): Day {
    return this.walk(day, count, -1);
  }

  /** So many half days on working days, from the morning or the afternoon of `first`. */
  span(first: Day, halves: number, afternoon: boolean): HalfDaySpan {
    const last = (afternoon ? 1 : 0) + halves - 1;
    const endDay = this.workdayAfter(first, Math.floor(last / 2));
    return { startDay: first, startHalf: afternoon ? 'pm' : 'am', endDay, endHalf: last % 2 === 0 ? 'am' : 'pm' };
  }

  instant(day: Day, time: ClockTime): Instant {
    return instantOf(day, time);
  }

  /** The day the clock of the story shows. */
  clockDay(): Day {
    return this.clock.today();
  }

  private walk(day: Day, count: number, step: 1 | -1): Day {
    let found = day;
    for (let left = count; left > 0;) {
      found = addDays(found, step);
      if (this.isWorkday(found)) left -= 1;
    }
    return found;
  }
}
