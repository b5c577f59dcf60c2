import { Injectable } from '@nestjs/common';
import { Between, In, Like, Not, type FindOptionsWhere } from 'typeorm';
import type { DecisionSort, DecisionState } from '@village/shared/contract/minutes';
import type { Day, Instant } from '@village/shared/kernel/day';
import { meetingSort, type MeetingKind, type MeetingSort } from '@village/shared/kernel/meeting-kind';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Standing } from '@village/shared/rules/meeting-standing';
import { Db } from '../common/db';
import { MakeUpService } from './make-up.service';
import { MeetingEntity, MeetingInviteeEntity } from './meeting.entity';
import { MeetingDecisionEntity } from './minutes.entity';
import { MeetingStandingService, wasThere } from './standing.service';
import { StudyTakenService } from './study-taken.service';

/** A meeting as other modules may know it. */
export interface KnownMeeting {
  id: string;
  kind: MeetingKind;
  sort: MeetingSort;
  title: string;
  placeId: string;
  path: string;
  teamId: string | null;
  day: Day;
  held: boolean;
  /** Minutes are signed; of a study: everybody there took notes. */
  noted: boolean;
  /** It makes up for another one, and is not one more. */
  makesUp: boolean;
}

/** A decision or a problem as other modules may know it. */
export interface KnownDecision {
  id: string;
  sort: DecisionSort;
  text: string;
  ownerId: string | null;
  ownerName: string;
  due: Day | null;
  state: DecisionState;
  path: string;
  teamId: string | null;
  origin: string;
  day: Day;
}

/** What others ask of the meetings: what was held where, who was there, which decisions are open. */
@Injectable()
export class MeetingService {
  constructor(private readonly db: Db, private readonly standings: MeetingStandingService, private readonly studies: StudyTakenService, private readonly makeUps: MakeUpService) {}

  /** The meetings of these teams and below these paths on these days, planned and held. */
  async heldIn({ teamIds = [], paths = [] }: { teamIds?: readonly string[]; paths?: readonly string[] }, from: Day, to: Day): Promise<KnownMeeting[]> {
    const shared = { day: Between(from, to), state: In(['planned', 'held']) };
    const where: FindOptionsWhere<MeetingEntity>[] = [...(teamIds.length ? [{ ...shared, teamId: In([...teamIds]) }] : []), ...paths.map(path => ({ ...shared, path: Like(`${path}%`) }))];
    if (where.length === 0) return [];
    const rows = await this.db.of(MeetingEntity).find({ where, order: { day: 'ASC', start: 'ASC', id: 'ASC' } });
    const taken = await this.studies.complete(rows.filter(row => row.state === 'held' && meetingSort(row.kind) === 'study'));
    return rows.map(({ id, kind, title, placeId, path, teamId, day, state, minutes, makesUpId }) => ({
      id, kind, sort: meetingSort(kind), title, placeId, path, teamId, day, held: state === 'held', noted: meetingSort(kind) === 'study' ? taken.has(id) : minutes === 'written' || minutes === 'signed', makesUp: makesUpId !== null,
    }));
  }

  /** The meetings at which each of these people was on these days, and when he signed in by his own code. */
  async attendedBy(personIds: readonly string[], from: Day, to: Day): Promise<{ personId: string; meetingId: string; kind: MeetingKind; title: string; day: Day; path: string; venue: string; signedInAt: Instant | null }[]> {
    if (personIds.length === 0) return [];
    const invited = await this.db.of(MeetingInviteeEntity).find({ where: { personId: In([...personIds]), day: Between(from, to) }, select: { meetingId: true } });
    const meetings = invited.length ? await this.db.of(MeetingEntity).find({ where: { id: In([...new Set(invited.map(each => each.meetingId))]), state: In(['planned', 'held']) }, order: { day: 'ASC', start: 'ASC' } }) : [];
    const stood = await this.standings.of(meetings, personIds);
    return meetings.flatMap(({ id, kind, title, day, path, venue }) => (stood.get(id) ?? []).filter(wasThere)
      .map(({ invitee, coded }) => ({ personId: invitee.personId!, meetingId: id, kind, title, day, path, venue, signedInAt: coded?.claimedAt ?? null })));
  }

  /** The meetings to which these people were invited on these days, as they stand there, and when they made up for one they missed. */
  async invitedTo(personIds: readonly string[], from: Day, to: Day): Promise<{ personId: string; meetingId: string; title: string; day: Day; path: string; standing: Standing; madeUpOn: Day | null }[]> {
    const invited = personIds.length ? await this.db.of(MeetingInviteeEntity).find({ where: { personId: In([...personIds]), day: Between(from, to) }, select: { meetingId: true } }) : [];
    const meetings = invited.length ? await this.db.of(MeetingEntity).find({ where: { id: In([...new Set(invited.map(each => each.meetingId))]), state: In(['planned', 'held']) }, order: { day: 'ASC', start: 'ASC' } }) : [];
    const stood = await this.standings.of(meetings, personIds);
    const madeUp = await this.makeUps.madeUp(meetings);
    return meetings.flatMap(({ id, kind, title, day, path }) => (stood.get(id) ?? []).map(({ invitee, standing }) => ({
      personId: invitee.personId!, meetingId: id, title: title || nameOfWord(kind), day, path, standing, madeUpOn: madeUp.get(id)?.get(invitee.who) ?? null,
    })));
  }

  /** What was decided for them with a day of this time, done or not. */
  async decisionsDueIn(personIds: readonly string[], from: Day, to: Day): Promise<KnownDecision[]> {
    return personIds.length ? this.db.of(MeetingDecisionEntity).find({ where: { ownerId: In([...personIds]), state: Not('dropped'), due: Between(from, to) }, order: { id: 'ASC' } }) : [];
  }

  /** The decisions and problems that are not closed, of these teams and below these paths. */
  async openDecisionsIn({ teamIds = [], paths = [] }: { teamIds?: readonly string[]; paths?: readonly string[] }): Promise<KnownDecision[]> {
    const shared = { state: In(['open', 'done']) };
    const where: FindOptionsWhere<MeetingDecisionEntity>[] = [...(teamIds.length ? [{ ...shared, teamId: In([...teamIds]) }] : []), ...paths.map(path => ({ ...shared, path: Like(`${path}%`) }))];
    return where.length ? this.db.of(MeetingDecisionEntity).find({ where, order: { due: 'ASC', id: 'ASC' } }) : [];
  }
}
