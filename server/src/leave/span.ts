import { addDays, clockOf, dayOf, type Instant } from '@village/shared/kernel/day';
import { halfDayKey, type Half, type HalfDay, type HalfDaySpan } from '@village/shared/kernel/half-day';

/** A leave as far as its time goes. */
export interface Timed extends HalfDaySpan {
  returnDay: string | null;
  returnHalf: Half | null;
  recallDay: string | null;
  recallHalf: Half | null;
}

/** The half day before. */
export function before({ day, half }: HalfDay): HalfDay {
  return half === 'pm' ? { day, half: 'am' } : { day: addDays(day, -1), half: 'pm' };
}

/** The half day after the stretch. */
export function after({ endDay, endHalf }: HalfDaySpan): HalfDay {
  return endHalf === 'am' ? { day: endDay, half: 'pm' } : { day: addDays(endDay, 1), half: 'am' };
}

/** The stretch that was granted: to its end, or to the half day before the person was called back. */
export function grantedSpan({ startDay, startHalf, endDay, endHalf, recallDay, recallHalf }: Omit<Timed, 'returnDay' | 'returnHalf'>): HalfDaySpan {
  return cutAt({ startDay, startHalf, endDay, endHalf }, recallDay, recallHalf);
}

/** The stretch that was really used: who comes back early is back. */
export function usedSpan(leave: Timed): HalfDaySpan {
  return cutAt(grantedSpan(leave), leave.returnDay, leave.returnHalf);
}

function cutAt(span: HalfDaySpan, day: string | null, half: Half | null): HalfDaySpan {
  if (day === null || half === null || halfDayKey(day, half) > halfDayKey(span.endDay, span.endHalf)) return span;
  const last = before({ day, half });
  return { startDay: span.startDay, startHalf: span.startHalf, endDay: last.day, endHalf: last.half };
}

/** Which half day is it? The afternoon begins at noon. */
export function halfDayAt(instant: Instant): HalfDay {
  return { day: dayOf(instant), half: clockOf(instant) < '12:00' ? 'am' : 'pm' };
}

/** Has the half day begun at this instant? */
export function hasBegun({ day, half }: HalfDay, now: Instant): boolean {
  const current = halfDayAt(now);
  return halfDayKey(day, half) <= halfDayKey(current.day, current.half);
}

const HALF_NAMES: Record<Half, string> = { am: '上午', pm: '下午' };

/** "3月10日上午至3月12日下午" */
export function spanText(span: HalfDaySpan): string {
  const text = (day: string, half: Half) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日${HALF_NAMES[half]}`;
  const [from, to] = [text(span.startDay, span.startHalf), text(span.endDay, span.endHalf)];
  return from === to ? from : `${from}至${to}`;
}
