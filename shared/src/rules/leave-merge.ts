import { addDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { halfDayKey, halfDaysOf, type Half, type HalfDay, type HalfDaySpan } from '../kernel/half-day';
import { hasOwnClause, type LeaveKind } from '../kernel/leave-kind';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Calendar } from './calendar';

/** A leave that counts so many days. */
export interface CountedLeave {
  kind: LeaveKind;
  span: HalfDaySpan;
  days: number;
}

export interface MergedLeave {
  /** The days by which the tier is chosen: this leave and those that adjoin it. */
  days: number;
  /** How many other leaves were added. */
  merged: number;
}

/**
 * By how many days is the tier of this leave chosen? Leaves of the same person with no attended working day between them count together (A04), where the profile has it so.
 * `others` are his pending and approved leaves; `missed` are past half days on which he was neither present nor on leave: they do not separate two leaves.
 */
export function mergedLeave(profile: Profile, calendar: Calendar, leave: CountedLeave, others: readonly CountedLeave[], missed: readonly HalfDay[] = []): FindingOrRefusal<MergedLeave> {
  return finding(profile, read => {
    if (hasOwnClause(leave.kind) || !read.where('leave.merge')) return { days: leave.days, merged: 0 };
    const gaps = new Set(missed.map(({ day, half }) => halfDayKey(day, half)));
    const group = [leave];
    let waiting = others.filter(other => !hasOwnClause(other.kind));
    for (let found = true; found;) {
      const joined = waiting.filter(other => group.some(member => adjoin(read, calendar, member.span, other.span, gaps)));
      waiting = waiting.filter(other => !joined.includes(other));
      group.push(...joined);
      found = joined.length > 0;
    }
    const days = group.reduce((total, member) => total + member.days, 0);
    read.say(group.length > 1 ? `与前后相连的请假合并，共 ${days} 天` : '没有前后相连的请假', { 合并天数: days });
    return { days, merged: group.length - 1 };
  });
}

function adjoin(read: Reader, calendar: Calendar, a: HalfDaySpan, b: HalfDaySpan, gaps: Set<string>): boolean {
  const [first, second] = halfDayKey(a.startDay, a.startHalf) <= halfDayKey(b.startDay, b.startHalf) ? [a, b] : [b, a];
  const start = after(first.endDay, first.endHalf);
  const end = before(second.startDay, second.startHalf);
  if (halfDayKey(end.day, end.half) < halfDayKey(start.day, start.half)) return true;
  const between = halfDaysOf({ startDay: start.day, startHalf: start.half, endDay: end.day, endHalf: end.half });
  return !between.some(({ day, half }) => !gaps.has(halfDayKey(day, half)) && read.need(calendar.isWorkday(day)));
}

function after(day: Day, half: Half): HalfDay {
  return half === 'am' ? { day, half: 'pm' } : { day: addDays(day, 1), half: 'am' };
}

function before(day: Day, half: Half): HalfDay {
  return half === 'pm' ? { day, half: 'am' } : { day: addDays(day, -1), half: 'pm' };
}
