import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { LinkedLeave } from '@village/shared/contract/away';
import { LEAVE_KIND_NAMES, LEAVE_STATE_NAMES, type LeaveState } from '@village/shared/contract/leave';
import type { ApplyInput } from '@village/shared/contract/leave.input';
import type { Instant } from '@village/shared/kernel/day';
import { halfDayKey } from '@village/shared/kernel/half-day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { ExtensionEntity } from './extension.entity';
import { isApplicant } from './asking';
import { LeaveEntity } from './leave.entity';
import { LeaveService, spanText } from './leave.service';
import { after, halfDayAt } from './span';

const GONE: readonly LeaveState[] = ['refused', 'withdrawn'];

/** Which leave continues which. */
@Injectable()
export class ExtensionService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly leaves: LeaveService) {}

  /** May this request continue the leave it names? It follows it without a gap, is of the same kind, and was asked for before the end. */
  async refusalOf(input: ApplyInput, who: Who): Promise<Refusal | null> {
    if (input.extendsId === undefined) return null;
    const field = { field: 'extendsId' };
    const original = await this.leaves.readable(input.extendsId, who);
    if (original.personId !== who.personId) return refuse('not_applicant', '只有请假人本人可以续假。', field);
    if (original.state !== 'approved') return refuse('state_changed', `要续的那张请假单现在是“${LEAVE_STATE_NAMES[original.state]}”，不能续假。请另填一张请假单。`, field);
    if (original.recallDay !== null) return refuse('recalled_before', '这张假已经被召回，不能续假。', field);
    const next = await this.nextOf(original.id);
    if (next) return refuse('extended_before', `${spanText(original)}的假已经续到${spanText(next).split('至').at(-1)}，请在那一张上再续。`, field);
    if (input.kind !== original.kind) return refuse('extension_kind', `续假和原来的假是同一类（${LEAVE_KIND_NAMES[original.kind]}）。要请别的假，请另填一张。`, { field: 'kind' });
    const begin = after(original);
    if (input.startDay !== begin.day || input.startHalf !== begin.half) return refuse('extension_gap', `续假要从原来的假结束后的半天（${spanText({ startDay: begin.day, startHalf: begin.half, endDay: begin.day, endHalf: begin.half })}）开始。`, { field: 'startDay' });
    if (this.over(original, earlier(input.claimedAt, this.clock.now()))) return refuse('extension_late', `${spanText(original)}的假已经结束，不能再续。请先销假，晚回来的几天请向批准人说明。`, field);
    return null;
  }

  async link(leaveId: string, extendsId: string): Promise<void> {
    await this.db.of(ExtensionEntity).insert({ leaveId, extendsId });
  }

  /** Could this person continue the leave now? */
  async may(leave: LeaveEntity, who: Who): Promise<boolean> {
    return isApplicant(leave, who) && leave.state === 'approved' && leave.recallDay === null && !this.over(leave, this.clock.now()) && (await this.nextOf(leave.id)) === null;
  }

  /** The leave that continues this one; refused and withdrawn ones do not count. */
  async nextOf(id: string): Promise<LeaveEntity | null> {
    const links = await this.db.of(ExtensionEntity).findBy({ extendsId: id });
    const found = links.length === 0 ? [] : await this.db.of(LeaveEntity).findBy({ id: In(links.map(link => link.leaveId)) });
    return found.find(leave => !GONE.includes(leave.state)) ?? null;
  }

  /** The leave that this one continues. */
  async previousOf(id: string): Promise<LeaveEntity | null> {
    const link = await this.db.of(ExtensionEntity).findOneBy({ leaveId: id });
    return link && this.db.of(LeaveEntity).findOneBy({ id: link.extendsId });
  }

  private over({ endDay, endHalf }: LeaveEntity, at: Instant): boolean {
    const current = halfDayAt(at);
    return halfDayKey(current.day, current.half) > halfDayKey(endDay, endHalf);
  }
}

export function linked(leave: LeaveEntity | null): LinkedLeave | null {
  return leave && {
    id: leave.id, startDay: leave.startDay, startHalf: leave.startHalf, endDay: leave.endDay, endHalf: leave.endHalf, days: leave.halves / 2, state: leave.state,
  };
}

/** A phone whose clock runs ahead does not ask later than it was heard. */
function earlier(claimed: Instant, received: Instant): Instant {
  return claimed < received ? claimed : received;
}
