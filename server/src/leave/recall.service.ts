import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { LeaveRecall } from '@village/shared/contract/away';
import type { LeaveDetail, LeaveLine } from '@village/shared/contract/leave';
import type { EndAlertInput, RecallInput } from '@village/shared/contract/leave.input';
import { dayText } from '@village/shared/kernel/day';
import { halfDayKey } from '@village/shared/kernel/half-day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { AlertService } from './alert.service';
import { stateText, villageOf } from './decision.service';
import { DetailService } from './detail.service';
import { LeaveEntity, LeaveHalfDayEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { LeaveNoticeService } from './notice.service';
import { RecallEntity } from './recall.entity';
import { halfDayAt } from './span';

const HALF_NAMES = { am: '上午', pm: '下午' } as const;
/** A township has a few dozen leaves at a time. */
const MOST = 500;

/** A leader calls somebody back from an approved leave, one by one and with a reason: a time of full presence does not do it by itself. */
@Injectable()
export class RecallService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly leaves: LeaveService,
    private readonly details: DetailService, private readonly notices: LeaveNoticeService, private readonly alerts: AlertService,
  ) {}

  async recall({ id, day, half, reason }: RecallInput, who: Who): Promise<LeaveDetail | Refusal> {
    const leave = await this.db.of(LeaveEntity).findOneBy({ id });
    if (!leave || !inScope(scopeOf(who, 'leave.declare'), leave.path)) throw new NotFoundException();
    if (leave.personId === who.personId) return refuse('own_request', '您自己提前回来，请直接销假。');
    if (leave.recallDay === day && leave.recallHalf === half) return this.details.of(leave, who);
    if (leave.state !== 'approved') return refuse('state_changed', stateText(leave.state));
    if (leave.recallDay !== null) return refuse('recalled_before', `已经召回过，要求${dayText(leave.recallDay)}${HALF_NAMES[leave.recallHalf!]}返岗。`);
    const now = halfDayAt(this.clock.now());
    if (halfDayKey(day, half) < halfDayKey(now.day, now.half)) return refuse('day_past', '返岗时间不能早于现在。', { field: 'day' });
    if (halfDayKey(day, half) > halfDayKey(leave.endDay, leave.endHalf)) return refuse('recall_after_end', `这张假到${dayText(leave.endDay)}${HALF_NAMES[leave.endHalf]}为止，返岗时间要在这以前。`, { field: 'day' });
    // Back before it began is no leave at all.
    const whole = halfDayKey(day, half) <= halfDayKey(leave.startDay, leave.startHalf);
    const change = { recallDay: day, recallHalf: half, ...(whole ? { state: 'withdrawn' as const } : {}) };
    const { affected } = await this.db.of(LeaveEntity).update({ id, state: 'approved', recallDay: IsNull() }, change);
    if (affected !== 1) return refuse('state_changed', '这份请假刚刚有了变化，请刷新后再办理。');
    await this.release(id, day, half);
    await this.db.of(RecallEntity).insert({ leaveId: id, day, half, reason: reason.trim(), recalledBy: who.personId, recalledAt: this.clock.now() });
    await this.journal.note(who, 'leave.recall', id, villageOf(leave));
    const recalled = { ...leave, ...change };
    await this.notices.recalled(recalled, reason.trim());
    return this.details.of(recalled, who);
  }

  /** The approved leaves within a time of full presence, for the one who may call people back from them. */
  async underAlert({ id }: EndAlertInput, who: Who): Promise<LeaveLine[]> {
    const alert = await this.alerts.declared(id, who);
    const rows = await this.db.of(LeaveEntity).createQueryBuilder('row')
      .where('row.path LIKE :path AND row.endDay >= :from', { path: `${alert.path}%`, from: later(alert.from, this.clock.today()) })
      .andWhere(alert.to === null ? '1 = 1' : 'row.startDay <= :to', { to: alert.to })
      .andWhere({ state: 'approved', recallDay: IsNull() }).orderBy('row.startDay').addOrderBy('row.id').take(MOST).getMany();
    return this.leaves.lines(rows);
  }

  async of({ id }: LeaveEntity): Promise<LeaveRecall | null> {
    const row = await this.db.of(RecallEntity).findOneBy({ leaveId: id });
    return row && { day: row.day, half: row.half, reason: row.reason, byName: await this.notices.nameOf(row.recalledBy), at: row.recalledAt };
  }

  may(leave: LeaveEntity, who: Who): boolean {
    const { day, half } = halfDayAt(this.clock.now());
    return leave.state === 'approved' && leave.recallDay === null && leave.personId !== who.personId
      && halfDayKey(day, half) <= halfDayKey(leave.endDay, leave.endHalf) && inScope(scopeOf(who, 'leave.declare'), leave.path);
  }

  /** The half days from the return on are free again. */
  private async release(leaveId: string, day: string, half: 'am' | 'pm'): Promise<void> {
    const held = await this.db.of(LeaveHalfDayEntity).findBy({ leaveId });
    const free = held.filter(each => halfDayKey(each.day, each.half) >= halfDayKey(day, half));
    if (free.length > 0) await this.db.of(LeaveHalfDayEntity).remove(free);
  }
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
