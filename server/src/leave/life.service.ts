import { Injectable } from '@nestjs/common';
import type { LeaveLife } from '@village/shared/contract/away';
import type { AwayLeaveInput } from '@village/shared/contract/away.input';
import { isRefusal } from '@village/shared/kernel/refusal';
import { leaveReturn } from '@village/shared/rules/leave-return';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { ExtensionService, linked } from './extension.service';
import type { LeaveEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { PhoneInService } from './phone-in.service';
import { RecallService } from './recall.service';
import { grantedSpan } from './span';
import { mayUrge } from './urging.service';
import { WaitingStepService } from './waiting.service';

/** What a leave went through besides its approval. */
@Injectable()
export class LifeService {
  constructor(
    private readonly clock: Clock, private readonly leaves: LeaveService, private readonly policies: PolicyService,
    private readonly extensions: ExtensionService, private readonly phoneIns: PhoneInService, private readonly recalls: RecallService,
    private readonly steps: WaitingStepService,
  ) {}

  async life({ id }: AwayLeaveInput, who: Who): Promise<LeaveLife> {
    const leave = await this.leaves.readable(id, who);
    return {
      id, extends: linked(await this.extensions.previousOf(id)), extension: linked(await this.extensions.nextOf(id)),
      overdue: await this.overdue(leave), phoneIn: await this.phoneIns.of(leave),
      recall: await this.recalls.of(leave), waiting: await this.steps.of(leave),
      may: { extend: await this.extensions.may(leave, who), complete: await this.phoneIns.mayComplete(leave, who), recall: this.recalls.may(leave, who), urge: mayUrge(leave, who) },
    };
  }

  /** What the regulation makes of the days until today, as if the person came back now. */
  private async overdue(leave: LeaveEntity): Promise<LeaveLife['overdue']> {
    const [line] = await this.leaves.lines([leave]);
    const profile = line.returnOverdue ? await this.policies.activeFor(leave.path, leave.startDay) : null;
    if (profile === null) return null;
    if (isRefusal(profile)) return { days: 0, because: [] };
    const { value, because } = leaveReturn(profile, await this.policies.calendar(), {
      applicantRole: leave.role, approvedEnd: grantedSpan(leave).endDay, returnedOn: this.clock.today(), approvedBy: leave.chain.at(-1),
    });
    return isRefusal(value) ? { days: 0, because: [...because, { text: value.text, clauses: value.clauses }] } : { days: value.overstayDays.length, because };
  }
}
