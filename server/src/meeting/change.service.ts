import { Injectable } from '@nestjs/common';
import type { MeetingDetail } from '@village/shared/contract/meeting';
import type { CallOffInput, MeetingIdInput, MoveMeetingInput } from '@village/shared/contract/meeting.input';
import { clockText, dayText } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { meetingMove } from '@village/shared/rules/meeting-plan';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { MeetingActService } from './act.service';
import { MeetingDetailService } from './detail.service';
import { InviteService } from './invite.service';
import { MeetingEntity, MeetingInviteeEntity } from './meeting.entity';
import { MeetingPlaceService } from './place.service';
import { MeetingReachService } from './reach.service';

/** A planned meeting is moved, called off or held. */
@Injectable()
export class MeetingChangeService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly reach: MeetingReachService,
    private readonly acts: MeetingActService, private readonly invites: InviteService, private readonly details: MeetingDetailService,
  ) {}

  /** Where the document fixes the weekday it may slip only within its week, and only for a reason. */
  async move({ id, day, start, where, hostId, recorderId, reason }: MoveMeetingInput, who: Who): Promise<MeetingDetail | Refusal> {
    const meeting = await this.reach.planned(id, who);
    if (meeting.state !== 'planned' && meeting.state !== 'proposed') return refuse('meeting_over', '会已经开完或取消，不能再改时间地点。');
    const postponed = day !== meeting.firstDay;
    if (postponed && reason.trim() === '') return refuse('reason_missing', '改日期的，请写一句原因，参会的人看得到。', { field: 'reason' });
    const move = meetingMove(await this.places.profile(meeting.path, meeting.firstDay), await this.places.calendar(), { meeting: meeting.kind, from: meeting.firstDay, to: day, reason: reason.trim() });
    if (postponed && !move.value) {
      return refuse('not_postponable', `${nameOfWord(meeting.kind)}原定 ${dayText(meeting.firstDay)}，按制度不能改到 ${dayText(day)}。${move.because[0]?.text ?? ''}。确实开不成的，请取消并写明原因。`, { field: 'day', clauses: move.because.flatMap(each => each.clauses) });
    }
    const names = await this.acts.names([hostId ?? null, recorderId ?? null]);
    const { affected } = await this.db.of(MeetingEntity).update({ id, state: meeting.state, day: meeting.day, start: meeting.start }, {
      day, start, venue: where.trim(), postponedReason: postponed ? reason.trim() : '',
      ...(hostId ? { hostId, hostName: names.get(hostId) ?? '' } : {}), ...(recorderId ? { recorderId, recorderName: names.get(recorderId) ?? '' } : {}),
    });
    if (affected !== 1) return changed();
    await this.db.of(MeetingInviteeEntity).update({ meetingId: id }, { day });
    await this.acts.note(who, id, 'move', [`${dayText(meeting.day)} ${clockText(meeting.start)} 改为 ${dayText(day)} ${clockText(start)}，${where.trim()}`, reason.trim()].filter(Boolean).join('；'), day);
    if (meeting.state === 'planned') await this.invites.tell({ ...meeting, day, start, venue: where.trim() }, who.personId);
    return this.details.of(id, who);
  }

  async callOff({ id, reason }: CallOffInput, who: Who): Promise<MeetingDetail | Refusal> {
    const meeting = await this.reach.planned(id, who);
    const { affected } = await this.db.of(MeetingEntity).update([{ id, state: 'planned' }, { id, state: 'proposed' }], { state: 'called_off', slot: null });
    if (affected !== 1) return changed();
    await this.acts.note(who, id, 'call_off', reason.trim());
    const invited = (await this.reach.invitees([id])).flatMap(each => (each.personId && each.personId !== who.personId ? [each.personId] : []));
    await this.invites.say(meeting, invited, 'called off', `${dayText(meeting.day)} 的${meeting.title || nameOfWord(meeting.kind)}取消：${reason.trim()}`);
    return this.details.of(id, who);
  }

  /** The meeting is over: from now on who did not come and asked nobody was absent. */
  async end({ id }: MeetingIdInput, who: Who): Promise<MeetingDetail | Refusal> {
    const meeting = await this.reach.run(id, who);
    if (isRefusal(meeting)) return meeting;
    if (meeting.day > this.clock.today()) return refuse('day_in_future', `会定在 ${dayText(meeting.day)}，还没有开。提前开的，请先改日期。`);
    const { affected } = await this.db.of(MeetingEntity).update({ id, state: 'planned' }, { state: 'held', endedAt: this.clock.now() });
    if (affected !== 1) return changed();
    await this.acts.note(who, id, 'end');
    return this.details.of(id, who);
  }
}

function changed(): Refusal {
  return refuse('state_changed', '这次会议刚才有人改过、取消或已经开完，请刷新查看。');
}
