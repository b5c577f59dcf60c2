import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { inScope, scopeOf, type Who } from '../common/who';
import { MeetingEntity, MeetingInviteeEntity } from './meeting.entity';

/** Who reads a meeting and who runs it. */
@Injectable()
export class MeetingReachService {
  constructor(private readonly db: Db) {}

  /** The meeting if it lies within reach or this person was invited; else the same 404 as for one that does not exist. */
  async readable(id: string, who: Who): Promise<MeetingEntity> {
    const meeting = await this.db.of(MeetingEntity).findOneBy({ id });
    if (!meeting || !(this.reads(meeting, who) || await this.db.of(MeetingInviteeEntity).existsBy({ meetingId: id, personId: who.personId }))) throw new NotFoundException();
    return meeting;
  }

  /** The meeting for whoever plans there. */
  async planned(id: string, who: Who): Promise<MeetingEntity> {
    const meeting = await this.readable(id, who);
    if (!this.plans(meeting, who)) throw new NotFoundException();
    return meeting;
  }

  /** The meeting for its host, its recorder and whoever plans there; to the others it is said who does it. */
  async run(id: string, who: Who): Promise<MeetingEntity | Refusal> {
    const meeting = await this.readable(id, who);
    return this.runs(meeting, who) ? meeting : refuse('not_running', `这件事由主持人${meeting.hostName}、记录人或安排会议的人来办，您可以告诉他们。`);
  }

  reads(meeting: Pick<MeetingEntity, 'path' | 'teamId'>, who: Who): boolean {
    return inScope(scopeOf(who, 'meeting.read'), meeting.path, meeting.teamId);
  }

  plans(meeting: Pick<MeetingEntity, 'path' | 'teamId'>, who: Who): boolean {
    return inScope(scopeOf(who, 'meeting.plan'), meeting.path, meeting.teamId);
  }

  runs(meeting: MeetingEntity, who: Who): boolean {
    return meeting.hostId === who.personId || meeting.recorderId === who.personId || this.plans(meeting, who);
  }

  async invitees(meetingIds: string[]): Promise<MeetingInviteeEntity[]> {
    return meetingIds.length ? this.db.of(MeetingInviteeEntity).find({ where: { meetingId: In(meetingIds) }, order: { capacity: 'DESC', id: 'ASC' } }) : [];
  }
}
