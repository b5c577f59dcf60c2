import { Injectable } from '@nestjs/common';
import { LEAVE_FLOW, LEAVE_STATE_NAMES, type LeaveDetail, type LeaveState } from '@village/shared/contract/leave';
import type { LeaveIdInput, ReturnInput } from '@village/shared/contract/leave.input';
import { halfDayKey } from '@village/shared/kernel/half-day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { DetailService } from './detail.service';
import { LeaveEntity, LeaveHalfDayEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { LeaveNoticeService } from './notice.service';
import { hasBegun } from './span';

/** What a leave comes to besides a decision: withdrawal, return. Every change of state is one conditional UPDATE. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly leaves: LeaveService, private readonly details: DetailService, private readonly notices: LeaveNoticeService,
  ) {}

  /** The applicant takes it back: at any time before the decision, and an approved one until it begins. */
  async withdraw(input: LeaveIdInput, who: Who): Promise<LeaveDetail | Refusal> {
    const leave = await this.leaves.readable(input.id, who);
    if (leave.personId !== who.personId) return refuse('not_applicant', '只有申请人本人可以撤回。');
    if (leave.state === 'withdrawn') return this.details.of(leave, who);
    if (leave.state === 'approved' && hasBegun({ day: leave.startDay, half: leave.startHalf }, this.clock.now())) {
      return refuse('leave_begun', '假期已经开始，不能撤回。提前回来的，请办理销假。');
    }
    const changed = await this.change(leave, 'withdrawn', {});
    if (changed) return changed;
    await this.release(leave.id);
    await this.notices.moved({ ...leave, state: 'withdrawn' });
    await this.journal.note(who, 'leave.withdraw', leave.id, villageOf(leave));
    return this.details.of({ ...leave, state: 'withdrawn' }, who);
  }

  /** The person is back: said by himself, or recorded by the leader of his team. */
  async giveBack(input: ReturnInput, who: Who): Promise<LeaveDetail | Refusal> {
    const leave = await this.leaves.readable(input.id, who);
    const leads = scopeOf(who, 'attendance.roster').teams.includes(leave.teamId);
    if (leave.personId !== who.personId && !leads) return refuse('not_applicant', '由请假人本人或工作队长办理销假。');
    if (leave.state === 'returned' && leave.returnDay === input.day && leave.returnHalf === input.half) return this.details.of(leave, who);
    const wrong = this.dayRefusal(leave, input);
    if (wrong) return wrong;
    const returned = { returnDay: input.day, returnHalf: input.half, returnedAt: this.clock.now(), returnRecordedBy: who.personId };
    const changed = await this.change(leave, 'returned', returned);
    if (changed) return changed;
    await this.releaseFrom(leave.id, input);
    await this.journal.note(who, 'leave.return', leave.id, villageOf(leave));
    return this.details.of({ ...leave, ...returned, state: 'returned' }, who);
  }

  private dayRefusal(leave: LeaveEntity, { day, half }: ReturnInput): Refusal | null {
    if (leave.state !== 'approved') return refuse('state_changed', stateText(leave.state));
    if (!hasBegun({ day, half }, this.clock.now())) return refuse('return_in_future', '返岗时间还没有到，请在返岗后销假。', { field: 'day' });
    if (halfDayKey(day, half) <= halfDayKey(leave.startDay, leave.startHalf)) {
      return refuse('return_before_start', '返岗时间不能早于假期的第二个半天。没有休假的，请联系审批人说明情况。', { field: 'day' });
    }
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

  /** The half days after an early return are free again. */
  private async releaseFrom(leaveId: string, { day, half }: ReturnInput): Promise<void> {
    const held = await this.db.of(LeaveHalfDayEntity).findBy({ leaveId });
    const free = held.filter(each => halfDayKey(each.day, each.half) >= halfDayKey(day, half));
    if (free.length > 0) await this.db.of(LeaveHalfDayEntity).remove(free);
  }
}

export function stateText(state: LeaveState): string {
  return `这份请假现在是“${LEAVE_STATE_NAMES[state]}”，不能再这样办理，请刷新后查看。`;
}

export function villageOf(leave: LeaveEntity): string {
  return leave.path.split('/').filter(Boolean).at(-1)!;
}
