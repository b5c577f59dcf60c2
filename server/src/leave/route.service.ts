import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { LeaveKind } from '@village/shared/contract/leave';
import type { Day } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import type { HalfDaySpan } from '@village/shared/kernel/half-day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { RoleId } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { approvalByRole, fullPresence, leaveApplication, type LeaveApplied, type LeaveJudged } from '@village/shared/rules/leave-application';
import { countLeave } from '@village/shared/rules/leave-count';
import type { CountedLeave } from '@village/shared/rules/leave-merge';
import { ApprovalService, onlyHimself } from '../approval/approval.service';
import { Db } from '../common/db';
import { PolicyService } from '../policy/policy.service';
import { AroundService } from './around.service';
import { LeaveEntity } from './leave.entity';
import { usedSpan } from './span';
import type { Tenure } from './tenure.service';
import { LeaveTurnService } from './turn.service';

/** The longest leave whose chain is looked for when the applicant himself is the approver. */
const LONGEST_DAYS = 60;

interface Asked {
  personId: string;
  kind: LeaveKind;
  span: HalfDaySpan;
  tenure: Tenure;
  requestedOn: Day;
  /** What is special about this time. */
  special?: string;
}

/** What the chain of a leave depends on besides its days. */
interface Chained {
  applied: LeaveApplied;
  personId: string;
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
  constructor(
    private readonly db: Db, private readonly policies: PolicyService, private readonly approvals: ApprovalService, private readonly arounds: AroundService,
    private readonly turns: LeaveTurnService,
  ) {}

  /** From here to the end of the transaction nobody else of the team is judged: what is read next is all there is. */
  takeTurn({ teamId }: Tenure): Promise<void> {
    return this.turns.take(teamId);
  }

  async routeFor({ personId, kind, span, tenure, requestedOn, special }: Asked): Promise<Routed | Refusal> {
    const profile = await this.policies.activeFor(tenure.path, span.startDay);
    if (isRefusal(profile)) return profile;
    const calendar = await this.policies.calendar();
    const earlier = await this.db.of(LeaveEntity).findBy({ personId, state: In(['pending', 'approved', 'returned']) });
    const applied = { roles: tenure.roles, kind, span, earlier: earlier.map(leave => countedLeave(profile, calendar, leave)), special, ...await this.arounds.around(tenure) };
    const { value, because } = leaveApplication(profile, calendar, applied);
    if (isRefusal(value)) return value;
    const routed = await this.chainFor(profile, calendar, { applied, personId, tenure, requestedOn }, value);
    if (isRefusal(routed)) return routed;
    return { role: value.role, halves: value.halfDays, chain: routed.chain, because: [...because, ...(routed.higher ? [{ text: '本级审批人是申请人本人，由上一级审批', clauses: because.at(-1)?.clauses ?? [] }] : [])], profile };
  }

  /** May a leave that waits still be approved? A time of full presence may have been declared since it was asked for. */
  async frozen({ path, startDay, startHalf, endDay, endHalf, role, kind }: LeaveEntity): Promise<Refusal | null> {
    const profile = await this.policies.activeFor(path, startDay);
    if (isRefusal(profile)) return null;
    const { value } = fullPresence(profile, { roles: [role], kind, span: { startDay, startHalf, endDay, endHalf }, alerts: await this.arounds.alertsAt(path, startDay, endDay) });
    return isRefusal(value) ? value : null;
  }

  /** The chain of the band; where only the applicant himself could decide, that of the next band above. */
  private async chainFor(profile: Profile, calendar: Calendar, { applied, personId, tenure, requestedOn }: Chained, { tierDays, route }: LeaveJudged): Promise<{ chain: string[]; higher: boolean } | Refusal> {
    const { path, teamId, unitId } = tenure;
    const decidable = (steps: string[]) => this.approvals.route(steps, personId, { path, teamId, unitId }, requestedOn, profile.roles);
    const own = await decidable(route.steps);
    if (!onlyHimself(own)) return isRefusal(own) ? own : { chain: own, higher: false };
    for (let more = tierDays + 0.5; more <= LONGEST_DAYS; more += 0.5) {
      const higher = approvalByRole(profile, calendar, applied, more).route;
      if (isRefusal(higher) || higher.steps.join() === route.steps.join()) continue;
      const chain = await decidable(higher.steps);
      if (!isRefusal(chain)) return { chain, higher: true };
    }
    return own as Refusal;
  }
}

/** An earlier leave with the days it really took: who came back early used fewer. */
export function countedLeave(profile: Profile, calendar: Calendar, leave: LeaveEntity): CountedLeave {
  const { kind, halves } = leave;
  const span = usedSpan(leave);
  if (span.endDay === leave.endDay && span.endHalf === leave.endHalf) return { kind, span, days: halves / 2 };
  const { value } = countLeave(profile, calendar, { kind, span });
  return { kind, span, days: isRefusal(value) ? 0 : value.days };
}
