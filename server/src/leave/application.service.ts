import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { LEAVE_KIND_NAMES, type LeaveDetail } from '@village/shared/contract/leave';
import type { ApplyInput } from '@village/shared/contract/leave.input';
import { dayOf, daysBetween } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { halfDaysOf, isBackward, type HalfDaySpan } from '@village/shared/kernel/half-day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { DetailService } from './detail.service';
import { LeaveEntity, LeaveHalfDayEntity } from './leave.entity';
import { LeaveNoticeService } from './notice.service';
import { LeaveRouteService } from './route.service';
import { spanText } from './span';
import { TenureService } from './tenure.service';

/** Longer than any leave: a wrong year in the date must not fill the table of half days. */
const LONGEST_DAYS = 366;

/** Asking for leave. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly tenures: TenureService, private readonly routes: LeaveRouteService, private readonly details: DetailService, private readonly notices: LeaveNoticeService,
  ) {}

  /** `by`: who wrote it down, where that is not the person himself; `byUnit`: his unit asks for him. */
  async apply(input: ApplyInput, who: Who, by: Who = who, byUnit = false): Promise<LeaveDetail | Refusal> {
    const fingerprint = fingerprintOf(input);
    const sent = await this.sentBefore(input.clientKey, fingerprint, who);
    if (sent) return sent;
    const leave = await this.draw(input, who, byUnit);
    if (isRefusal(leave)) return leave;
    try {
      await this.db.of(LeaveEntity).insert(leave);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return (await this.sentBefore(input.clientKey, fingerprint, who))!;
    }
    const overlap = await this.hold(leave);
    if (overlap) return overlap;
    await this.journal.note(by, 'leave.apply', leave.id, idsOf(leave.path).at(-1));
    return this.details.of(leave, who);
  }

  /** The answer to a request that was sent before; a refusal where the same key came with another content. */
  private async sentBefore(clientKey: string, fingerprint: string, who: Who): Promise<LeaveDetail | Refusal | null> {
    const found = await this.db.of(LeaveEntity).findOneBy({ personId: who.personId, clientKey });
    if (!found) return null;
    if (found.fingerprint !== fingerprint) return refuse('key_used', '这个提交编号已经用于另一份请假，内容不同。请重新填写后再提交。', { field: 'clientKey' });
    return this.details.of(found, who);
  }

  /** The leave as it would stand: counted, routed, checked against the person's other leaves and the team. The team is held until it stands. */
  async draw(input: ApplyInput, who: Who, byUnit = false): Promise<LeaveEntity | Refusal> {
    const { kind, startDay, startHalf, endDay, endHalf } = input;
    const span = { startDay, startHalf, endDay, endHalf };
    if (kind === 'unit_callback' && !byUnit) return refuse('not_leave', '派出单位抽调由派出单位提出，不由本人申请。', { field: 'kind' });
    if (isBackward(span)) return refuse('leave_backward', '结束时间早于开始时间，请改正。', { field: 'endDay' });
    if (daysBetween(startDay, endDay) >= LONGEST_DAYS) return refuse('leave_too_long', `一次请假不能超过 ${LONGEST_DAYS} 天，请检查结束日期。`, { field: 'endDay' });
    const tenure = await this.tenures.during(who.personId, startDay, endDay);
    if (isRefusal(tenure)) return tenure;
    await this.routes.takeTurn(tenure);
    const other = await this.overlapping(who.personId, span);
    if (other) return other;
    const standIn = input.standInId ? await this.tenures.standInRefusal(input.standInId, tenure, span) : null;
    if (standIn) return standIn;
    const submittedAt = this.clock.now();
    const found = await this.routes.routeFor({ personId: who.personId, kind, span, tenure, requestedOn: dayOf(earlier(input.claimedAt, submittedAt)), special: input.special });
    if (isRefusal(found)) return found;
    return {
      id: newId(), clientKey: input.clientKey, fingerprint: fingerprintOf(input), personId: who.personId, teamId: tenure.teamId, path: tenure.path, unitId: tenure.unitId, role: found.role,
      kind, ...span, halves: found.halves, reason: input.reason.trim(), place: input.place.trim(), outOfCounty: input.outOfCounty, standInId: input.standInId ?? null,
      claimedAt: input.claimedAt, submittedAt, state: found.chain.length > 0 ? 'pending' : 'approved', position: 0, chain: found.chain,
      because: found.because as Reason[], profileId: found.profile.id, profileTitle: found.profile.title, profileVersion: found.profile.version,
      returnDay: null, returnHalf: null, returnedAt: null, returnRecordedBy: null,
      special: input.special?.trim() || null, recallDay: null, recallHalf: null, overstayAccepted: null,
    };
  }

  /** Takes the half days for this leave: of two requests at the same moment one finds them taken. Who decides it is told. */
  async hold(leave: LeaveEntity): Promise<Refusal | null> {
    const rows = halfDaysOf(leave).map(({ day, half }) => ({ personId: leave.personId, day, half, leaveId: leave.id }));
    try {
      await this.db.of(LeaveHalfDayEntity).insert(rows);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return overlapRefusal(null);
    }
    await this.notices.moved(leave);
    return null;
  }

  private async overlapping(personId: string, span: HalfDaySpan): Promise<Refusal | null> {
    const days = halfDaysOf(span);
    const held = await this.db.of(LeaveHalfDayEntity).find({ where: { personId, day: In([...new Set(days.map(each => each.day))]) } });
    const first = held.find(each => days.some(({ day, half }) => day === each.day && half === each.half));
    return first ? overlapRefusal(await this.db.of(LeaveEntity).findOneByOrFail({ id: first.leaveId })) : null;
  }
}

/** Everything the person filled in, without the key under which it was sent. */
function fingerprintOf({ kind, startDay, startHalf, endDay, endHalf, reason, place, outOfCounty, standInId, claimedAt, extendsId, special }: ApplyInput): string {
  return createHash('sha256').update(JSON.stringify([kind, startDay, startHalf, endDay, endHalf, reason, place, outOfCounty, standInId ?? null, claimedAt, ...(extendsId === undefined ? [] : [extendsId]), ...(special === undefined ? [] : [{ special }])])).digest('hex');
}

/** A phone whose clock runs ahead does not ask later than it was heard. */
function earlier(claimed: string, received: string): string {
  return claimed < received ? claimed : received;
}

function overlapRefusal(other: LeaveEntity | null): Refusal {
  const which = other ? `${spanText(other)}的${LEAVE_KIND_NAMES[other.kind]}` : '另一份请假';
  return refuse('leave_overlap', `这段时间与您${which}重叠。请改时间，或者先撤回那一份。`, { field: 'startDay' });
}
