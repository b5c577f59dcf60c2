import { Injectable } from '@nestjs/common';
import { LEAVE_FLOW, LEAVE_STATE_NAMES, type LeaveDetail, type LeaveState } from '@village/shared/contract/leave';
import type { LeaveIdInput } from '@village/shared/contract/leave.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { DetailService } from './detail.service';
import { ExtensionService } from './extension.service';
import { LeaveEntity, LeaveHalfDayEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { LeaveNoticeService } from './notice.service';
import { hasBegun } from './span';

/** A leave is taken back. Every change of state is one conditional UPDATE. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly leaves: LeaveService, private readonly details: DetailService, private readonly notices: LeaveNoticeService,
    private readonly extensions: ExtensionService,
  ) {}

  /** The applicant takes it back: at any time before the decision, and an approved one until it begins. */
  async withdraw(input: LeaveIdInput, who: Who): Promise<LeaveDetail | Refusal> {
    const leave = await this.leaves.readable(input.id, who);
    if (leave.personId !== who.personId) return refuse('not_applicant', '只有申请人本人可以撤回。');
    if (leave.kind === 'unit_callback') return refuse('not_applicant', '抽调由派出单位提出，也由派出单位撤回。不同意的，请向队长和乡镇说明。');
    if (leave.state === 'withdrawn') return this.details.of(leave, who);
    const refused = await this.takeBack(leave, who);
    return refused ?? this.details.of({ ...leave, state: 'withdrawn' }, who);
  }

  async takeBack(leave: LeaveEntity, who: Who): Promise<Refusal | null> {
    if (leave.state === 'approved' && hasBegun({ day: leave.startDay, half: leave.startHalf }, this.clock.now())) {
      return refuse('leave_begun', '假期已经开始，不能撤回。提前回来的，请办理销假。');
    }
    if (await this.extensions.nextOf(leave.id)) return refuse('extended_before', '这张请假单已经续假，请先撤回续的那一张。');
    const changed = await this.change(leave, 'withdrawn', {});
    if (changed) return changed;
    await this.release(leave.id);
    await this.notices.moved({ ...leave, state: 'withdrawn' });
    await this.journal.note(who, 'leave.withdraw', leave.id, villageOf(leave));
    return null;
  }

  private async change(leave: LeaveEntity, state: LeaveState, more: Partial<LeaveEntity>): Promise<Refusal | null> {
    if (!LEAVE_FLOW[leave.state].includes(state)) return refuse('state_changed', stateText(leave.state));
    const { affected } = await this.db.of(LeaveEntity).update({ id: leave.id, state: leave.state }, { ...more, state });
    return affected === 1 ? null : refuse('state_changed', '这份请假刚刚有了变化，请刷新后再办理。');
  }

  private async release(leaveId: string): Promise<void> {
    await this.db.of(LeaveHalfDayEntity).delete({ leaveId });
  }
}

export function stateText(state: LeaveState): string {
  return `这份请假现在是“${LEAVE_STATE_NAMES[state]}”，不能再这样办理，请刷新后查看。`;
}

export function villageOf(leave: LeaveEntity): string {
  return idsOf(leave.path).at(-1)!;
}
