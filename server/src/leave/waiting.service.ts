import { Injectable } from '@nestjs/common';
import type { LeaveWaiting } from '@village/shared/contract/away';
import { dayOf } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { leaveWaiting } from '@village/shared/rules/leave-waiting';
import { ApprovalService } from '../approval/approval.service';
import { Clock } from '../common/time';
import { NoticeService } from '../notice/notice.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import type { LeaveEntity } from './leave.entity';
import { subjectOf } from './leave.service';
import { LeaveNoticeService } from './notice.service';
import { VersionService } from './version.service';

/** How long the step of a leave has been waited for. Who does not act is reminded, then the next level is told: nothing is ever decided for him. */
@Injectable()
export class WaitingStepService {
  constructor(
    private readonly clock: Clock, private readonly policies: PolicyService, private readonly approvals: ApprovalService, private readonly told: NoticeService,
    private readonly notices: LeaveNoticeService, private readonly people: PersonService, private readonly versions: VersionService,
  ) {}

  async of(leave: LeaveEntity): Promise<LeaveWaiting | null> {
    const found = await this.found(leave);
    if (!found) return null;
    const step = await this.stepOf(leave);
    const named = async (once: string) => {
      const ids = (await this.told.toldOf(leave.id, once)).map(each => each.personId);
      return [...(await this.people.peopleByIds(ids)).values()].map(each => each.name);
    };
    const { state, due } = found.value;
    return { state, due, remindedNames: await named(`leave.remind.${step}`), toldNames: await named(`leave.above.${step}`), because: found.because };
  }

  /** Reminds those who decide, and tells the next level, each once. */
  async act(leave: LeaveEntity): Promise<void> {
    const found = await this.found(leave);
    if (!found || found.value.state === 'in_time') return;
    const subject = subjectOf(leave);
    const step = await this.stepOf(leave);
    const deciders = await this.approvals.deciders(subject);
    await this.notices.tell(leave, deciders, `leave.remind.${step}`, '还没有审批，请尽快办理');
    if (found.value.state !== 'late') return;
    const names = [...(await this.people.peopleByIds(deciders)).values()].map(each => each.name);
    await this.notices.tell(leave, await this.approvals.above(subject), `leave.above.${step}`, `等${names.slice(0, 3).join('、') || '审批人'}审批，已过时限还没有办，请督促。不会自动批准`);
  }

  /** Which step of which version: it is told once for each. */
  private async stepOf(leave: LeaveEntity): Promise<string> {
    const forwards = (await this.approvals.forwardsOf([leave.id])).filter(each => each.position === leave.position).length;
    return `${await this.versions.countOf(leave.id)}.${leave.position}${forwards > 0 ? `.forward${forwards}` : ''}`;
  }

  private async found(leave: LeaveEntity) {
    if (leave.state !== 'pending') return null;
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    if (isRefusal(profile)) return null;
    const decided = (await this.approvals.decisionsOf([leave.id])).filter(each => each.position < leave.position).map(each => each.decidedAt);
    const forwarded = (await this.approvals.forwardsOf([leave.id])).filter(each => each.position === leave.position).map(each => each.at);
    const since = dayOf([leave.submittedAt, ...decided, ...forwarded].sort().at(-1)!);
    const { value, because } = leaveWaiting(profile, await this.policies.calendar(), { since, startDay: leave.startDay, today: this.clock.today() });
    return isRefusal(value) ? null : { value, because };
  }
}
