import { monthOf } from '../kernel/day';
import type { FindingOrRefusal, Reason } from '../kernel/finding';
import type { HalfDaySpan } from '../kernel/half-day';
import { LEAVE_KIND_NAMES, type LeaveKind } from '../kernel/leave-kind';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import type { Calendar } from './calendar';
import { leaveApproval, type LeaveRoute } from './leave-approval';
import { countLeave } from './leave-count';
import { mergedLeave, type CountedLeave } from './leave-merge';
import { leaveQuota } from './leave-quota';

/** A leave as somebody asks for it, with his earlier ones. */
export interface LeaveApplied {
  /** The roles he holds on the first day, the one that weighs most first. */
  roles: readonly RoleId[];
  kind: LeaveKind;
  span: HalfDaySpan;
  /** His pending and approved leaves, with the days they counted. */
  earlier: readonly CountedLeave[];
}

export interface LeaveJudged {
  /** The role in which he asks: the first that the document has a row for. */
  role: RoleId;
  halfDays: number;
  days: number;
  /** The days by which the row of the table is chosen: with the leaves that adjoin. */
  tierDays: number;
  route: LeaveRoute;
}

/**
 * What does the document make of this leave: how many days it counts, whether the caps allow it, and who approves it?
 * Refusals: those of counting, of the caps (`leave_over_quota`) and of the table.
 */
export function leaveApplication(profile: Profile, calendar: Calendar, applied: LeaveApplied): FindingOrRefusal<LeaveJudged> {
  const { kind, span, earlier } = applied;
  const counted = countLeave(profile, calendar, { kind, span });
  if (isRefusal(counted.value)) return { value: counted.value, because: counted.because };
  const { halfDays, days } = counted.value;
  const capped = capsOf(profile, applied, days);
  if (isRefusal(capped.value)) return { value: capped.value, because: [...counted.because, ...capped.because] };
  const merged = mergedLeave(profile, calendar, { kind, span, days }, earlier);
  if (isRefusal(merged.value)) return { value: merged.value, because: [...counted.because, ...merged.because] };
  const { role, route, because: routed } = approvalByRole(profile, calendar, applied, merged.value.days);
  const because = [...counted.because, ...(merged.value.merged > 0 ? merged.because : []), ...capped.because, ...routed];
  return { value: isRefusal(route) ? route : { role, halfDays, days, tierDays: merged.value.days, route }, because };
}

/** The row of the table for so many days, in the first of the person's roles that the document has one for. */
export function approvalByRole(profile: Profile, calendar: Calendar, { roles, kind, span }: LeaveApplied, days: number): { role: RoleId; route: LeaveRoute | Refusal; because: Reason[] } {
  const { startDay, endDay, endHalf } = span;
  const tried = roles.map(role => {
    const { value, because } = leaveApproval(profile, { applicantRole: role, kind, startDay, endDay, endHalf, days, calendar });
    return { role, route: value, because };
  });
  const refusedForRole = ['leave_role_unknown', 'not_leave'];
  return tried.find(({ route }) => !isRefusal(route) || !refusedForRole.includes(route.code)) ?? tried[tried.length - 1];
}

function capsOf(profile: Profile, { roles, kind, span, earlier }: LeaveApplied, days: number): { value: true | Refusal; because: Reason[] } {
  const same = earlier.filter(leave => leave.kind === kind);
  const used = (period: string) => same.filter(leave => leave.span.startDay.startsWith(period)).reduce((sum, leave) => sum + leave.days, 0);
  const { value, because } = leaveQuota(profile, {
    applicantRole: roles[0], kind, days, usedMonth: used(monthOf(span.startDay)), usedYear: used(span.startDay.slice(0, 4)), specialCircumstances: false,
  });
  if (isRefusal(value)) return { value, because };
  if (value.allowed || value.soft) return { value: true, because: because.filter(reason => reason.key !== undefined) };
  const text = because.map(reason => reason.text).join('；');
  return { value: refuse('leave_over_quota', `${LEAVE_KIND_NAMES[kind]}超过上限：${text}。请缩短时间。`, { clauses: because.flatMap(reason => reason.clauses), field: 'endDay' }), because };
}
