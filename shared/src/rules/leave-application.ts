import { ALERT_NAMES, alertsIn, type AlertFact } from '../kernel/alert';
import { dayText, monthOf, periodDays } from '../kernel/day';
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
import { leaveInTeam, type TeamAround } from './leave-team';

/** A leave as somebody asks for it, with his earlier ones. */
export interface LeaveApplied {
  /** The roles he holds on the first day, the one that weighs most first. */
  roles: readonly RoleId[];
  kind: LeaveKind;
  span: HalfDaySpan;
  /** His pending and approved leaves, with the days they counted. */
  earlier: readonly CountedLeave[];
  /** Times of full presence at his place. */
  alerts?: readonly AlertFact[];
  /** His team in those days; left out: not known, and not asked about. */
  team?: TeamAround;
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
 * Refusals: those of counting, `full_presence`, `leave_over_quota`, those of the team (`rotation_rest_limit`, `annual_leave_bunching`, `team_empty`) and of the table.
 */
export function leaveApplication(profile: Profile, calendar: Calendar, applied: LeaveApplied): FindingOrRefusal<LeaveJudged> {
  const { kind, span, earlier } = applied;
  const counted = countLeave(profile, calendar, { kind, span });
  if (isRefusal(counted.value)) return { value: counted.value, because: counted.because };
  const { halfDays, days } = counted.value;
  const frozen = fullPresence(profile, applied);
  if (isRefusal(frozen.value)) return { value: frozen.value, because: [...counted.because, ...frozen.because] };
  const capped = capsOf(profile, calendar, applied, days);
  if (isRefusal(capped.value)) return { value: capped.value, because: [...counted.because, ...capped.because] };
  const inTeam = applied.team ? leaveInTeam(profile, { kind, span, earlier, team: applied.team }) : { value: true as const, because: [] };
  if (isRefusal(inTeam.value)) return { value: inTeam.value, because: [...counted.because, ...inTeam.because] };
  const merged = mergedLeave(profile, calendar, { kind, span, days }, earlier);
  if (isRefusal(merged.value)) return { value: merged.value, because: [...counted.because, ...merged.because] };
  const { role, route, because: routed } = approvalByRole(profile, calendar, applied, merged.value.days);
  const because = [...counted.because, ...(merged.value.merged > 0 ? merged.because : []), ...frozen.because, ...capped.because, ...inTeam.because, ...routed];
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

/** Does a time of full presence forbid this leave? It opens for nobody; a document that does not know it allows the leave. */
export function fullPresence(profile: Profile, { roles, kind, span, alerts = [] }: Omit<LeaveApplied, 'earlier' | 'team'>): { value: true | Refusal; because: Reason[] } {
  const because: Reason[] = [];
  for (const { alert, from, to } of alertsIn(alerts, span.startDay, span.endDay)) {
    const found = leaveQuota(profile, { applicantRole: roles[0], kind, days: 0, usedMonth: 0, usedYear: 0, specialCircumstances: false, alert });
    const said = found.because.filter(reason => reason.key === 'leave.freeze');
    because.push(...said);
    if (isRefusal(found.value) || !found.value.violated.includes('full_presence')) continue;
    const when = `${dayText(from)}起${to === null ? '' : `到${dayText(to)}`}`;
    return { value: refuse('full_presence', `${when}是${ALERT_NAMES[alert]}，全员在岗，不能请假。确有急事的，请直接向队长和乡镇领导报告。`, { clauses: said.flatMap(reason => reason.clauses), field: 'startDay' }), because };
  }
  return { value: true, because };
}

/** The caps of each month that the leave touches. A soft cap warns. */
function capsOf(profile: Profile, calendar: Calendar, { roles, kind, span, earlier }: LeaveApplied, days: number): { value: true | Refusal; because: Reason[] } {
  const same = earlier.filter(leave => leave.kind === kind);
  // The caps of a month count the days that lie in it; the rule adds all the days of the request.
  const used = (period: string) => sumIn(profile, calendar, same, period) - (days - sumIn(profile, calendar, [{ kind, span, days }], period));
  let said: Reason[] = [];
  for (const month of new Set([monthOf(span.startDay), monthOf(span.endDay)])) {
    const { value, because } = leaveQuota(profile, { applicantRole: roles[0], kind, days, usedMonth: used(month), usedYear: used(month.slice(0, 4)), specialCircumstances: false });
    if (isRefusal(value)) return { value, because };
    if (!value.allowed && !value.soft) {
      const text = because.map(reason => reason.text).join('；');
      return { value: refuse('leave_over_quota', `${LEAVE_KIND_NAMES[kind]}超过上限：${text}。请缩短时间。`, { clauses: because.flatMap(reason => reason.clauses), field: 'endDay' }), because };
    }
    if (value.violated.length > 0) return { value: true, because: because.map(reason => ({ ...reason, warning: true as const })) };
    said = because.filter(reason => reason.key !== undefined);
  }
  return { value: true, because: said };
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
