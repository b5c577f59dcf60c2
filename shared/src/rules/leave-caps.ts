import { monthOf, periodDays, type Day } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { HalfDaySpan } from '../kernel/half-day';
import { LEAVE_KIND_NAMES, type LeaveKind } from '../kernel/leave-kind';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import type { Calendar } from './calendar';
import { countLeave } from './leave-count';
import type { CountedLeave } from './leave-merge';
import { leaveQuota } from './leave-quota';

/** A written permission to go beyond the caps: who gave it, for which kind and days. */
export interface Waiver {
  /** Null: for every kind. */
  kind: LeaveKind | null;
  from: Day;
  to: Day;
  by: string;
}

export interface CapsAsked {
  roles: readonly RoleId[];
  kind: LeaveKind;
  span: HalfDaySpan;
  earlier: readonly CountedLeave[];
  /** What is special about this time, in the applicant's words: it opens a cap that holds "in principle". */
  special?: string;
  waivers?: readonly Waiver[];
}

interface Judged {
  value: true | Refusal;
  because: Reason[];
}

/**
 * The caps of each month that the leave touches. A cap that holds where nothing is special opens for a written statement (A22), any cap for a written permission; both are seen by who decides.
 * Refusals: `special_required`, `leave_over_quota`.
 */
export function leaveCaps(profile: Profile, calendar: Calendar, { roles, kind, span, earlier, special = '', waivers = [] }: CapsAsked, days: number): Judged {
  const same = earlier.filter(leave => leave.kind === kind);
  // The caps of a month count the days that lie in it; the rule adds all the days of the request.
  const used = (period: string) => sumIn(profile, calendar, same, period) - (days - sumIn(profile, calendar, [{ kind, span, days }], period));
  const permitted = waivers.find(waiver => (waiver.kind === null || waiver.kind === kind) && waiver.from <= span.startDay && span.endDay <= waiver.to);
  let said: Reason[] = [];
  for (const month of new Set([monthOf(span.startDay), monthOf(span.endDay)])) {
    const { value, because } = leaveQuota(profile, { applicantRole: roles[0], kind, days, usedMonth: used(month), usedYear: used(month.slice(0, 4)), specialCircumstances: special.trim() !== '' });
    if (isRefusal(value)) return { value, because };
    if (value.violated.length > 0) return overCap({ kind, special, permitted, soft: value.soft }, because);
    said = because.filter(reason => reason.key !== undefined);
  }
  return { value: true, because: said };
}

function overCap({ kind, special, permitted, soft }: { kind: LeaveKind; special: string; permitted: Waiver | undefined; soft: boolean }, because: Reason[]): Judged {
  const text = because.map(reason => reason.text).join('；');
  const clauses = because.flatMap(reason => reason.clauses);
  const open = because.map(reason => ({ ...reason, warning: true as const }));
  if (permitted) return { value: true, because: [...open, { text: `超过上限已由${permitted.by}书面批准`, clauses, warning: true }] };
  if (soft && special.trim() !== '') return { value: true, because: [...open, { text: `特殊情况：${special.trim()}`, clauses, warning: true }] };
  if (soft) return { value: refuse('special_required', `${LEAVE_KIND_NAMES[kind]}超过上限：${text}。没有特殊情况的不能超过；确有特殊情况的，请在“特殊情况”里写明。`, { clauses, field: 'special' }), because };
  return { value: refuse('leave_over_quota', `${LEAVE_KIND_NAMES[kind]}超过上限：${text}。请缩短时间；确有特殊情况的，请领导先登记书面批准。`, { clauses, field: 'endDay' }), because };
}

/** How many counted days of these leaves lie in the month or the year? */
function sumIn(profile: Profile, calendar: Calendar, leaves: readonly CountedLeave[], period: string): number {
  const { from, to } = periodDays(period);
  return leaves.reduce((sum, leave) => {
    const { startDay, startHalf, endDay, endHalf } = leave.span;
    if (endDay < from || to < startDay) return sum;
    if (from <= startDay && endDay <= to) return sum + leave.days;
    const within = { ...(startDay < from ? { startDay: from, startHalf: 'am' as const } : { startDay, startHalf }), ...(endDay > to ? { endDay: to, endHalf: 'pm' as const } : { endDay, endHalf }) };
    const { value } = countLeave(profile, calendar, { kind: leave.kind, span: within });
    return sum + (isRefusal(value) ? 0 : value.days);
  }, 0);
}
