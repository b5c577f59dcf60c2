import { Injectable } from '@nestjs/common';
import { clockOf, dayOf, type Clock as ClockTime, type Day, type Instant } from '@village/shared/kernel/day';

/** The only place of the server that looks at the machine's clock; tests put another one in. */
@Injectable()
export class Clock {
  now(): Instant {
    return new Date().toISOString();
  }

  /** The day at UTC+8, whatever zone the machine stands in. */
  today(): Day {
    return dayOf(this.now());
  }

  /** The time of day at UTC+8. */
  time(): ClockTime {
    return clockOf(this.now());
  }
}

/** Which instant is this many seconds later (earlier when negative)? */
export function addSeconds(instant: Instant, seconds: number): Instant {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** How many seconds lie from `from` to `to`? */
export function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

/** An instant for a library that wants a `Date`. */
export function dateOf(instant: Instant): Date {
  return new Date(instant);
}

/** All days, for what is counted from the beginning. */
export const ALWAYS = { from: '1900-01-01', to: '9999-12-31' };
