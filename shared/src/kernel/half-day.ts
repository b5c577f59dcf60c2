import { type Day, daysFrom } from './day';

/** The half of a day; the half day is the unit of attendance. */
export type Half = 'am' | 'pm';
export const HALVES = ['am', 'pm'] as const;

/** One half of one day. */
export interface HalfDay {
  day: Day;
  half: Half;
}

/** A stretch of half days, both ends included. */
export interface HalfDaySpan {
  startDay: Day;
  startHalf: Half;
  endDay: Day;
  endHalf: Half;
}

/** A text that sorts as half days follow each other: `2025-03-10 am` is before `2025-03-10 pm`. */
export function halfDayKey(day: Day, half: Half): string {
  return `${day} ${half}`;
}

/** Does the stretch end before it starts? */
export function isBackward(span: HalfDaySpan): boolean {
  return halfDayKey(span.endDay, span.endHalf) < halfDayKey(span.startDay, span.startHalf);
}

/** Does the stretch cover this half day? */
export function covers(span: HalfDaySpan, day: Day, half: Half): boolean {
  const begun = span.startDay < day || (span.startDay === day && span.startHalf <= half);
  return begun && (day < span.endDay || (day === span.endDay && half <= span.endHalf));
}

/** Do the two stretches share a half day? */
export function overlap(a: HalfDaySpan, b: HalfDaySpan): boolean {
  return halfDayKey(a.startDay, a.startHalf) <= halfDayKey(b.endDay, b.endHalf)
    && halfDayKey(b.startDay, b.startHalf) <= halfDayKey(a.endDay, a.endHalf);
}

/** Every half day of the stretch, in order. */
export function halfDaysOf(span: HalfDaySpan): HalfDay[] {
  return daysFrom(span.startDay, span.endDay)
    .flatMap(day => HALVES.map(half => ({ day, half })))
    .filter(({ day, half }) => covers(span, day, half));
}
