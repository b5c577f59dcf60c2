import type { FindingOrRefusal } from '../kernel/finding';
import { halfDaysOf, isBackward, type HalfDaySpan } from '../kernel/half-day';
import { LEAVE_KIND_NAMES, type LeaveKind } from '../kernel/leave-kind';
import { refuse } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Calendar } from './calendar';

/** Counted half days and the same in days, halves as 0.5. */
export interface LeaveCount {
  halfDays: number;
  days: number;
}

/**
 * How many days does this leave count? Working days with the official make-up days, or calendar days, as the profile has it (A03).
 * Refusals: `leave_backward`, `leave_no_days` (nothing but rest days), `calendar_unpublished`.
 */
export function countLeave(profile: Profile, calendar: Calendar, leave: { kind: LeaveKind; span: HalfDaySpan }): FindingOrRefusal<LeaveCount> {
  return finding(profile, read => {
    if (isBackward(leave.span)) return refuse('leave_backward', '结束时间早于开始时间，请改正。', { field: 'endDay' });
    const halfDays = countedHalfDays(read, calendar, leave.span, leave.kind).length;
    const days = halfDays / 2;
    if (halfDays === 0) return refuse('leave_no_days', '这段时间都是休息日，不需要请假。', { field: 'startDay' });
    read.say(`${LEAVE_KIND_NAMES[leave.kind]} ${days} 天`, { 开始: leave.span.startDay, 结束: leave.span.endDay, 计入天数: days });
    return { halfDays, days };
  });
}

/** The half days of a stretch that count as leave. */
export function countedHalfDays(read: Reader, calendar: Calendar, span: HalfDaySpan, kind?: LeaveKind) {
  const all = halfDaysOf(span);
  const own = kind && read.where('leave.kind_rules')?.find(each => each.kind === kind)?.count;
  if ((own ?? read('leave.count')) === 'calendar_days') {
    read.say('请假天数按日历天计算');
    return all;
  }
  read.say('请假天数按工作日计算，含调休补班日');
  return all.filter(({ day }) => read.need(calendar.isWorkday(day)));
}
