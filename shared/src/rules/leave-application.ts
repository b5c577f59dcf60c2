import { ALERT_NAMES, alertsIn, type AlertFact } from '../kernel/alert';
import { dayText, type Day } from '../kernel/day';
import type { FindingOrRefusal, Reason } from '../kernel/finding';
import type { HalfDaySpan } from '../kernel/half-day';
import type { LeaveKind } from '../kernel/leave-kind';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import type { Calendar } from './calendar';
import { compensatoryBalance, type RestAccount } from './compensatory-balance';
import { leaveApproval, type LeaveRoute } from './leave-approval';
import { leaveCaps, type Waiver } from './leave-caps';
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
  /** What is special about this time, in his own words. */
  special?: string;
  /** Written permissions he was given. */
  waivers?: readonly Waiver[];
  /** What he worked on rest days and rested for it; left out: not known, and not asked about. */
  rest?: RestAccount;
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
 * Refusals: those of counting, `full_presence`, `special_required`, `leave_over_quota`, `rest_not_earned`, those of the team (`rotation_rest_limit`, `annual_leave_bunching`, `team_empty`) and of the table.
 */
export function leaveApplication(profile: Profile, calendar: Calendar, applied: LeaveApplied): FindingOrRefusal<LeaveJudged> {
  const { kind, span, earlier } = applied;
  const counted = countLeave(profile, calendar, { kind, span });
  if (isRefusal(counted.value)) return { value: counted.value, because: counted.because };
  const { halfDays, days } = counted.value;
  const frozen = fullPresence(profile, applied);
  if (isRefusal(frozen.value)) return { value: frozen.value, because: [...counted.because, ...frozen.because] };
  const capped = kind === 'compensatory_rest' ? restShort(profile, calendar, { startDay: span.startDay, rest: applied.rest }, halfDays) : leaveCaps(profile, calendar, applied, days);
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

/** Rest for work on rest days is taken of what was earned: is there enough of it on the first day? */
export function restShort(profile: Profile, calendar: Calendar, { startDay, rest }: { startDay: Day; rest?: RestAccount }, halfDays: number): { value: true | Refusal; because: Reason[] } {
  if (!rest || !('rest.compensatory' in profile.values)) return { value: true, because: [] };
  const { value, because } = compensatoryBalance(profile, calendar, rest, startDay);
  if (isRefusal(value)) return { value, because };
  if (value.left >= halfDays) return { value: true, because };
  const clauses = because.flatMap(reason => reason.clauses);
  return { value: refuse('rest_not_earned', `调休的天数不够：还有 ${value.left / 2} 天，这次要 ${halfDays / 2} 天。节假日加班要先有统一安排，加完由队长确认。`, { clauses, field: 'endDay' }), because };
}
