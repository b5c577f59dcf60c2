import { Injectable } from '@nestjs/common';
import { LEAVE_FLOW, type LeaveDetail, type LeaveState } from '@village/shared/contract/leave';
import type { ReturnInput } from '@village/shared/contract/leave.input';
import { halfDayKey, type HalfDay } from '@village/shared/kernel/half-day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { stateText, villageOf } from './decision.service';
import { DetailService } from './detail.service';
import { ExtensionService } from './extension.service';
import { GrantedService } from './granted.service';
import { LeaveEntity, LeaveHalfDayEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { hasBegun } from './span';

/** The person is back (销假): one report covers a leave and what continued it. */
@Injectable()
export class ReturnService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly leaves: LeaveService, private readonly details: DetailService, private readonly extensions: ExtensionService,
    private readonly grants: GrantedService,
  ) {}

  /** Said by himself, or recorded by the leader of his team. */
  async giveBack(input: ReturnInput, who: Who): Promise<LeaveDetail | Refusal> {
    const named = await this.leaves.readable(input.id, who);
    const leads = scopeOf(who, 'attendance.roster').teams.includes(named.teamId);
    if (named.personId !== who.personId && !leads) return refuse('not_applicant', '由请假人本人或工作队长办理销假。');
    if (named.state === 'returned' && (await this.sameReturn(named, input))) return this.details.of(named, who);
    const wrong = this.dayRefusal(named, input);
    if (wrong) return wrong;
    for (const leave of await this.joined(named)) {
      const next = await this.extensions.nextOf(leave.id);
      const refusal = await this.close(leave, next, input, who);
      if (refusal) return refusal;
    }
    await this.grants.returned(named);
    return this.details.detail(named.id, who);
  }

  /** The same report sent again: of a leave that was continued it stands at the last one. */
  private async sameReturn(leave: LeaveEntity, input: ReturnInput): Promise<boolean> {
    const last = (await this.joined(leave)).at(-1) ?? leave;
    return [leave, last].some(each => each.returnDay === input.day && each.returnHalf === input.half);
  }

  /** This leave, those it continues and those that continue it, in order. */
  private async joined(leave: LeaveEntity): Promise<LeaveEntity[]> {
    const found = [leave];
    for (let before = await this.extensions.previousOf(leave.id); before; before = await this.extensions.previousOf(before.id)) found.unshift(before);
    for (let next = await this.extensions.nextOf(leave.id); next; next = await this.extensions.nextOf(next.id)) found.push(next);
    return found;
  }

  /** One leave of the row: over before what follows it, over with the report, or never used. */
  private async close(leave: LeaveEntity, next: LeaveEntity | null, back: HalfDay, who: Who): Promise<Refusal | null> {
    const used = halfDayKey(back.day, back.half) > halfDayKey(leave.startDay, leave.startHalf);
    if (!used) return this.unused(leave, who);
    const goesOn = next !== null && (next.state === 'approved' || next.state === 'returned') && halfDayKey(back.day, back.half) > halfDayKey(next.startDay, next.startHalf);
    const until = goesOn ? { day: next.startDay, half: next.startHalf } : { day: back.day, half: back.half };
    if (leave.state === 'returned' && leave.returnDay === until.day && leave.returnHalf === until.half) return null;
    if (leave.state !== 'approved' && leave.state !== 'returned') return null;
    const refusal = await this.change(leave, 'returned', { returnDay: until.day, returnHalf: until.half, returnedAt: this.clock.now(), returnRecordedBy: who.personId });
    if (refusal) return refusal;
    await this.releaseFrom(leave.id, until);
    await this.journal.note(who, 'leave.return', leave.id, villageOf(leave));
    return null;
  }

  /** He was back before it began. */
  private async unused(leave: LeaveEntity, who: Who): Promise<Refusal | null> {
    if (!LEAVE_FLOW[leave.state].includes('withdrawn')) return null;
    const refusal = await this.change(leave, 'withdrawn', {});
    if (refusal) return refusal;
    await this.db.of(LeaveHalfDayEntity).delete({ leaveId: leave.id });
    await this.journal.note(who, 'leave.withdraw', leave.id, villageOf(leave));
    return null;
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
    const { affected } = await this.db.of(LeaveEntity).update({ id: leave.id, state: leave.state }, { ...more, state });
    return affected === 1 ? null : refuse('state_changed', '这份请假刚刚有了变化，请刷新后再办理。');
  }

  /** The half days after the return are free again. */
  private async releaseFrom(leaveId: string, { day, half }: HalfDay): Promise<void> {
    const held = await this.db.of(LeaveHalfDayEntity).findBy({ leaveId });
    const free = held.filter(each => halfDayKey(each.day, each.half) >= halfDayKey(day, half));
    if (free.length > 0) await this.db.of(LeaveHalfDayEntity).remove(free);
  }
}
