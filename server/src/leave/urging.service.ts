import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { leaveReturn } from '@village/shared/rules/leave-return';
import { ApprovalService } from '../approval/approval.service';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { PolicyService } from '../policy/policy.service';
import { DueBackService } from './due-back.service';
import type { LeaveEntity } from './leave.entity';
import { subjectOf } from './leave.service';
import { LeaveNoticeService } from './notice.service';
import { grantedSpan } from './span';
import { WaitingStepService } from './waiting.service';

/** Who is reminded of what about one leave. */
@Injectable()
export class UrgingService {
  constructor(
    private readonly clock: Clock, private readonly approvals: ApprovalService, private readonly holders: HolderService, private readonly policies: PolicyService,
    private readonly dueBacks: DueBackService, private readonly notices: LeaveNoticeService, private readonly steps: WaitingStepService,
  ) {}

  waiting(leave: LeaveEntity): Promise<void> {
    return this.steps.act(leave);
  }

  overdue(): Promise<LeaveEntity[]> {
    return this.dueBacks.allOverdue();
  }

  async urge(leave: LeaveEntity, who: Who): Promise<Refusal | null> {
    const once = `leave.urge.${this.clock.today()}`;
    if (await this.notices.wasTold(leave, once)) return refuse('urged_today', '今天已经催办过，明天还没有办再催。');
    await this.notices.tell(leave, await this.approvals.deciders(subjectOf(leave)), once, `等您审批，${await this.notices.nameOf(who.personId)}请您尽快办理`);
    return null;
  }

  /** The leave is over and nobody reported back: the person is told what the regulation makes of it, then who granted the leave and who leads the team. */
  async notBack(leave: LeaveEntity): Promise<void> {
    const made = await this.consequence(leave);
    await this.notices.tell(leave, [leave.personId], 'leave.overdue', `已经到期，还没有销假${made}。回来了请马上销假，没有回来请向批准人说明`);
    const granted = (await this.approvals.decisionsOf([leave.id])).filter(each => each.decision === 'approve').at(-1);
    const leaders = await this.holders.holders('team_leader|first_secretary', { path: leave.path, teamId: leave.teamId }, this.clock.today());
    const others = [...(granted ? [granted.decidedBy] : []), ...leaders.map(holder => holder.personId)].filter(id => id !== leave.personId);
    await this.notices.tell(leave, others, 'leave.overdue', `已经到期，还没有销假${made}`);
  }

  /** "，超假 2 天，按旷工计" */
  private async consequence(leave: LeaveEntity): Promise<string> {
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    if (isRefusal(profile)) return '';
    const { value } = leaveReturn(profile, await this.policies.calendar(), { applicantRole: leave.role, approvedEnd: grantedSpan(leave).endDay, returnedOn: this.clock.today(), approvedBy: leave.chain.at(-1) });
    if (isRefusal(value) || value.overstayDays.length === 0) return '';
    return `，超假 ${value.overstayDays.length} 天${value.absenteeismDays > 0 ? '，按旷工计' : ''}`;
  }
}

/** The applicant may, and who looks after him. */
export function mayUrge(leave: LeaveEntity, who: Who): boolean {
  return leave.state === 'pending' && (leave.personId === who.personId || inScope(scopeOf(who, 'leave.decide'), leave.path, leave.teamId));
}
