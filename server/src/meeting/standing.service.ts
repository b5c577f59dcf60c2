import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { clockOf, dayOf } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRole } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { meetingStanding, type Standing } from '@village/shared/rules/meeting-standing';
import { Db } from '../common/db';
import { MeetingInviteeEntity, MeetingLeaveEntity, MeetingPresenceEntity, type MeetingEntity } from './meeting.entity';
import { MeetingPlaceService } from './place.service';

export const HOST = 'host';

/** An invited person with what is known of him and what follows from it. */
export interface Stood {
  invitee: MeetingInviteeEntity;
  standing: Standing;
  missingLeaveFrom: string[];
  because: Reason[];
  /** The list that holds, and his own sign-in. */
  listed: MeetingPresenceEntity | null;
  coded: MeetingPresenceEntity | null;
  leaves: MeetingLeaveEntity[];
}

const THERE: readonly Standing[] = ['present', 'late'];

/** Was he at the meeting? */
export function wasThere({ standing }: Pick<Stood, 'standing'>): boolean {
  return THERE.includes(standing);
}

/** Who of the invited was there, late, on leave, absent: derived whenever asked. */
@Injectable()
export class MeetingStandingService {
  constructor(private readonly db: Db, private readonly places: MeetingPlaceService) {}

  /** By meeting; with `personIds` of these only. */
  async of(meetings: readonly MeetingEntity[], personIds?: readonly string[]): Promise<Map<string, Stood[]>> {
    if (meetings.length === 0 || personIds?.length === 0) return new Map();
    const ids = meetings.map(meeting => meeting.id);
    const invitees = await this.db.of(MeetingInviteeEntity).find({
      where: { meetingId: In(ids), ...(personIds ? { personId: In([...personIds]) } : {}) }, order: { capacity: 'DESC', id: 'ASC' },
    });
    const asked = personIds ? { inviteeId: In(invitees.map(invitee => invitee.id)) } : { meetingId: In(ids) };
    const presences = invitees.length ? await this.db.of(MeetingPresenceEntity).find({ where: asked, order: { receivedAt: 'ASC', id: 'ASC' } }) : [];
    const leaves = invitees.length ? await this.db.of(MeetingLeaveEntity).find({ where: asked, order: { askedAt: 'ASC', id: 'ASC' } }) : [];
    const profiles = new Map<string, Profile>();
    for (const { path, day } of meetings) if (!profiles.has(`${path} ${day}`)) profiles.set(`${path} ${day}`, await this.places.profile(path, day));
    const [presencesOf, leavesOf] = [grouped(presences), grouped(leaves)];
    return new Map(meetings.map(meeting => [meeting.id, invitees.filter(each => each.meetingId === meeting.id)
      .map(invitee => stood(profiles.get(`${meeting.path} ${meeting.day}`)!, meeting, invitee, presencesOf.get(invitee.id) ?? [], leavesOf.get(invitee.id) ?? []))]));
  }
}

function stood(profile: Profile, meeting: MeetingEntity, invitee: MeetingInviteeEntity, presences: MeetingPresenceEntity[], leaves: MeetingLeaveEntity[]): Stood {
  const listed = presences.filter(each => each.mode === 'list').at(-1) ?? null;
  const coded = presences.find(each => each.mode === 'code') ?? null;
  const agreed = [...leaves.filter(each => each.answer === 'agreed').map(each => each.party), ...listed?.askedFrom ?? []];
  const { value, because } = meetingStanding(profile, {
    meeting: meeting.kind, day: meeting.day, role: invitee.role !== null && isRole(invitee.role) ? invitee.role : null, required: invitee.capacity === 'member',
    listed: listed?.present ?? null, notifiedTime: meeting.start, signIn: coded && dayOf(coded.claimedAt) === meeting.day ? clockOf(coded.claimedAt) : null,
    askedLeaveFrom: agreed, excusedByHost: agreed.includes(HOST), over: meeting.state === 'held',
  });
  return { invitee, ...value, because, listed, coded, leaves };
}

function grouped<Row extends { inviteeId: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.inviteeId, [...groups.get(row.inviteeId) ?? [], row]);
  return groups;
}
