import { Injectable, NotFoundException } from '@nestjs/common';
import type { MeetingDetail } from '@village/shared/contract/meeting';
import type { AnswerLeaveInput, AskLeaveInput } from '@village/shared/contract/meeting.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import { leaveAskedOf } from '@village/shared/rules/meeting-standing';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { CandidateService } from './candidate.service';
import { MeetingDetailService } from './detail.service';
import { InviteService } from './invite.service';
import { MeetingInviteeEntity, MeetingLeaveEntity } from './meeting.entity';
import { MeetingPlaceService } from './place.service';
import { MeetingReachService } from './reach.service';
import { HOST } from './standing.service';

/** Somebody who cannot come asks those the document names; where it names nobody, the host. */
@Injectable()
export class MeetingLeaveService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly candidates: CandidateService,
    private readonly reach: MeetingReachService, private readonly invites: InviteService, private readonly details: MeetingDetailService,
  ) {}

  async ask({ id, reason }: AskLeaveInput, who: Who): Promise<MeetingDetail | Refusal> {
    const meeting = await this.reach.readable(id, who);
    const invitee = await this.db.of(MeetingInviteeEntity).findOneBy({ meetingId: id, personId: who.personId });
    if (!invitee) return refuse('not_invited', '您不在这次会议的名单里，不用请假。');
    if (meeting.state !== 'planned') return refuse('meeting_over', '会已经开完或取消，请假来不及了。没有到会的原因请告诉主持人，由他写在名单里。');
    const profile = await this.places.profile(meeting.path, meeting.day);
    const own = who.grants.map(grant => grant.role as string);
    const parties = leaveAskedOf(profile, meeting.kind).value.filter(party => !own.includes(party));
    const asked = parties.length > 0 ? parties : [HOST];
    try {
      for (const party of asked) {
        await this.db.of(MeetingLeaveEntity).insert({ id: newId(), meetingId: id, inviteeId: invitee.id, party, reason: reason.trim(), answer: 'asked', askedAt: this.clock.now(), answeredBy: null, answeredAt: null });
      }
    } catch (error) {
      if (isDuplicate(error)) return refuse('already_asked', '您已经请过假了，等答复就行。');
      throw error;
    }
    for (const party of asked) {
      const told = party === HOST ? [meeting.hostId ?? meeting.plannedBy] : (await this.candidates.acting(party, meeting, meeting.day)).map(each => each.personId);
      await this.invites.say(meeting, told, `leave ${invitee.id} ${party}`, `${invitee.name}请假，不能参加${meeting.title || nameOfWord(meeting.kind)}：${reason.trim()}。请您答复。`);
    }
    return this.details.of(id, who);
  }

  async answer({ id, agreed }: AnswerLeaveInput, who: Who): Promise<MeetingDetail | Refusal> {
    const leave = await this.db.of(MeetingLeaveEntity).findOneBy({ id });
    if (!leave) throw new NotFoundException();
    const meeting = await this.reach.readable(leave.meetingId, who);
    const profile = await this.places.profile(meeting.path, meeting.day);
    const asked = leave.party === HOST ? meeting.hostId === who.personId || this.reach.plans(meeting, who) : (await this.candidates.acting(leave.party, meeting, meeting.day)).some(each => each.personId === who.personId);
    if (!asked) return refuse('not_asked', `这份请假要由${leave.party === HOST ? '主持人' : nameOfRole(leave.party, profile.roles)}答复。`);
    const { affected } = await this.db.of(MeetingLeaveEntity).update({ id, answer: 'asked' }, { answer: agreed ? 'agreed' : 'declined', answeredBy: who.personId, answeredAt: this.clock.now() });
    if (affected !== 1) return refuse('already_answered', '这份请假已经答复过了，请刷新查看。');
    const invitee = await this.db.of(MeetingInviteeEntity).findOneByOrFail({ id: leave.inviteeId });
    if (invitee.personId) await this.invites.say(meeting, [invitee.personId], `answered ${leave.id}`, `${leave.party === HOST ? '主持人' : nameOfRole(leave.party, profile.roles)}${agreed ? '同意' : '没有同意'}您不参加${meeting.title || nameOfWord(meeting.kind)}。`);
    return this.details.of(meeting.id, who);
  }
}
