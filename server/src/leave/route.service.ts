import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { LEAVE_KIND_NAMES, type LeaveKind } from '@village/shared/contract/leave';
import { monthOf, type Day } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import type { HalfDaySpan } from '@village/shared/kernel/half-day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { RoleId } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { leaveApproval, type LeaveRoute } from '@village/shared/rules/leave-approval';
import { countLeave } from '@village/shared/rules/leave-count';
import { mergedLeave } from '@village/shared/rules/leave-merge';
import { leaveQuota } from '@village/shared/rules/leave-quota';
import { ApprovalService, onlyHimself } from '../approval/approval.service';
import { Db } from '../common/db';
import { PolicyService } from '../policy/policy.service';
import { LeaveEntity } from './leave.entity';
import { usedSpan } from './span';
import type { Tenure } from './tenure.service';

/** The longest leave whose chain is looked for when the applicant himself is the approver. */
const LONGEST_DAYS = 60;

interface Asked {
  personId: string;
  kind: LeaveKind;
  span: HalfDaySpan;
  tenure: Tenure;
  requestedOn: Day;
}

interface Routed {
  role: RoleId;
  halves: number;
  chain: string[];
  because: Reason[];
  profile: Profile;
}

/** How many days a leave counts and who decides it, by the profile in force on its first day. */
@Injectable()
export class LeaveRouteService {
  constructor(private readonly db: Db, private readonly policies: PolicyService, private readonly approvals: ApprovalService) {}

  async routeFor({ personId, kind, span, tenure, requestedOn }: Asked): Promise<Routed | Refusal> {
    const profile = await this.policies.activeFor(tenure.path, span.startDay);
    if (isRefusal(profile)) return profile;
    const calendar = await this.policies.calendar();
    const counted = countLeave(profile, calendar, { kind, span });
    if (isRefusal(counted.value)) return counted.value;
    const { halfDays, days } = counted.value;
    const earlier = await this.db.of(LeaveEntity).findBy({ personId, state: In(['pending', 'approved', 'returned']) });
    const capped = this.quota(profile, tenure.roles, kind, days, span, earlier);
    if (isRefusal(capped)) return capped;
    const merged = mergedLeave(profile, calendar, { kind, span, days }, earlier.map(leave => ({ kind: leave.kind, span: usedSpan(leave), days: leave.halves / 2 })));
    if (isRefusal(merged.value)) return merged.value;
    const routed = await this.chainFor(profile, calendar, { personId, kind, span, tenure, requestedOn }, merged.value.days);
    if (isRefusal(routed)) return routed;
    return { role: routed.role, halves: halfDays, chain: routed.chain, because: [...counted.because, ...(merged.value.merged > 0 ? merged.because : []), ...capped, ...routed.because], profile };
  }

  /** The chain of the band; where only the applicant himself could decide, that of the next band above. */
  private async chainFor(profile: Profile, calendar: Calendar, asked: Asked, days: number): Promise<{ role: RoleId; chain: string[]; because: Reason[] } | Refusal> {
    const { role, route, because } = this.byRole(profile, calendar, asked, days);
    if (isRefusal(route)) return route;
    const { path, teamId, unitId } = asked.tenure;
    const decidable = (steps: string[]) => this.approvals.route(steps, asked.personId, { path, teamId, unitId }, asked.requestedOn, profile.roles);
    const own = await decidable(route.steps);
    if (!onlyHimself(own)) return isRefusal(own) ? own : { role, chain: own, because };
    for (let more = days + 0.5; more <= LONGEST_DAYS; more += 0.5) {
      const higher = this.byRole(profile, calendar, asked, more);
      if (isRefusal(higher.route) || higher.route.steps.join() === route.steps.join()) continue;
      const chain = await decidable(higher.route.steps);
      if (isRefusal(chain)) continue;
      return { role, chain, because: [...because, { text: '本级审批人是申请人本人，由上一级审批', clauses: because.at(-1)?.clauses ?? [] }] };
    }
    return own as Refusal;
  }

  /** The first of the person's roles that the regulation has a row for. */
  private byRole(profile: Profile, calendar: Calendar, { kind, span, tenure }: Asked, days: number): { role: RoleId; route: LeaveRoute | Refusal; because: Reason[] } {
    const { startDay, endDay, endHalf } = span;
    const tried = tenure.roles.map(role => {
      const { value, because } = leaveApproval(profile, { applicantRole: role, kind, startDay, endDay, endHalf, days, calendar });
      return { role, route: value, because };
    });
    const refusedForRole = ['leave_role_unknown', 'not_leave'];
    return tried.find(({ route }) => !isRefusal(route) || !refusedForRole.includes(route.code)) ?? tried[tried.length - 1];
  }

  private quota(profile: Profile, roles: RoleId[], kind: LeaveKind, days: number, span: HalfDaySpan, earlier: LeaveEntity[]): Reason[] | Refusal {
    const same = earlier.filter(leave => leave.kind === kind);
    const used = (period: string) => same.filter(leave => leave.startDay.startsWith(period)).reduce((sum, leave) => sum + leave.halves / 2, 0);
    const { value, because } = leaveQuota(profile, {
      applicantRole: roles[0], kind, days, usedMonth: used(monthOf(span.startDay)), usedYear: used(span.startDay.slice(0, 4)), specialCircumstances: false,
    });
    if (isRefusal(value)) return value;
    if (value.allowed || value.soft) return because.filter(reason => reason.key !== undefined);
    const text = because.map(reason => reason.text).join('；');
    return refuse('leave_over_quota', `${LEAVE_KIND_NAMES[kind]}超过上限：${text}。请缩短时间。`, { clauses: because.flatMap(reason => reason.clauses), field: 'endDay' });
  }
}
