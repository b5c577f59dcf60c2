import type { Finding } from '../kernel/finding';
import { isRefusal, type Refusal } from '../kernel/refusal';
import { nameOfStep } from '../kernel/role';
import type { Profile } from '../policy/profile';
import type { Calendar } from './calendar';
import { leaveApplication, type LeaveApplied, type LeaveJudged } from './leave-application';
import { countLeave } from './leave-count';
import type { Difference, SimulationKind } from './simulation';
import { changeOf, numberOf } from './simulation-sheet';

/** A leave that was asked for; the days of the earlier ones are counted anew by each side. */
export type LeaveSimulated = Omit<LeaveApplied, 'earlier'> & { earlier: readonly Pick<LeaveApplied['earlier'][number], 'kind' | 'span'>[] };

/** Short texts for what otherwise needs a whole sentence. */
const REFUSED: Partial<Record<string, string>> = { leave_over_quota: '超过上限，不能请', leave_role_unknown: '没有规定由谁审批', config_required: '没有写明由谁审批', not_leave: '不能请轮休', leave_no_days: '都是休息日，不用请假' };

/** Who would have decided this leave, and how many days would it have counted? Nothing where both are the same. */
export function leaveDifferences(calendar: Calendar, leave: LeaveSimulated, sides: readonly [Profile | Refusal, Profile | Refusal]): Difference[] {
  const [before, after] = sides.map(profile => ({ names: isRefusal(profile) ? {} : profile.roles, judged: judge(profile, calendar, leave), days: count(profile, calendar, leave) }));
  const days = compared('days', '计入天数', [before.days, after.days], value => value, value => value, () => '请假天数变了');
  const steps = (value: LeaveJudged) => (value.route.outcome === 'report_only' ? '' : value.route.steps.join(' '));
  const [from, to] = [before, after].map(({ judged, names }) => ({ value: isRefusal(judged.value) ? judged.value : { key: steps(judged.value), text: chainText(judged.value, names) }, because: judged.because }));
  const approval = compared('approval', '由谁审批', [from, to], value => value.key, value => value.text, (one, other) => `审批由“${one}”变为“${other}”`);
  return [...approval, ...days];
}

function judge(profile: Profile | Refusal, calendar: Calendar, leave: LeaveSimulated): Finding<LeaveJudged | Refusal> {
  if (isRefusal(profile)) return { value: profile, because: [] };
  const earlier = leave.earlier.map(each => ({ ...each, days: daysOf(countLeave(profile, calendar, each).value) }));
  return leaveApplication(profile, calendar, { ...leave, earlier });
}

function daysOf(value: { days: number } | Refusal): number {
  return isRefusal(value) ? 0 : value.days;
}

function count(profile: Profile | Refusal, calendar: Calendar, leave: LeaveSimulated): Finding<string | Refusal> {
  if (isRefusal(profile)) return { value: profile, because: [] };
  const { value, because } = countLeave(profile, calendar, leave);
  return { value: isRefusal(value) ? value : `${value.days} 天`, because };
}

function chainText({ route }: LeaveJudged, names: Record<string, string>): string {
  return route.outcome === 'report_only' ? '报备即可' : route.steps.map(step => nameOfStep(step, names)).join(' → ');
}

function compared<T>(kind: SimulationKind, what: string, sides: [Finding<T | Refusal>, Finding<T | Refusal>], key: (value: T) => string, text: (value: T) => string, counted: (one: string, other: string) => string): Difference[] {
  const [one, other] = sides.map(({ value }) => (isRefusal(value) ? { key: value.text, text: REFUSED[value.code] ?? value.text } : { key: key(value), text: text(value) }));
  if (one.key === other.key || one.text === other.text) return [];
  return [{ kind, changes: [(kind === 'days' ? numberOf : changeOf)(what, one.text, other.text, counted(one.text, other.text))], before: sides[0].because, after: sides[1].because }];
}
