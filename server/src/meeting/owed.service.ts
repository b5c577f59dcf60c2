import { Injectable } from '@nestjs/common';
import { Between, Brackets, In, Not } from 'typeorm';
import { dayOf, type Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { VillageEventEntity, VillageEventPartEntity } from './event.entity';
import { MeetingActEntity, MeetingEntity } from './meeting.entity';
import { MeetingService } from './meeting.service';
import { MeetingDecisionEntity } from './minutes.entity';

/** Something that happened in a village, and who of the people asked about was there. */
export interface Happened {
  id: string;
  event: string;
  text: string;
  on: Day;
  path: string;
  teamId: string | null;
  attended: ReadonlySet<string>;
}

/** A decision with whoever answers for it, and when it was done. */
export interface DecisionOwed {
  id: string;
  text: string;
  ownerId: string;
  due: Day | null;
  path: string;
  origin: string;
  day: Day;
  doneOn: Day | null;
}

/** What meetings and happenings in the villages ask of people: for a whole township in a few queries. */
@Injectable()
export class MeetingOwedService {
  constructor(private readonly db: Db, private readonly meetings: MeetingService) {}

  /** The happenings below these paths; whoever signed in at the meeting that it was, was there. */
  async happenings(paths: readonly string[], personIds: readonly string[], from: Day, to: Day): Promise<Happened[]> {
    if (paths.length === 0 || personIds.length === 0 || from > to) return [];
    const rows = await this.db.of(VillageEventEntity).createQueryBuilder('event').where('event.day BETWEEN :from AND :to', { from, to })
      .andWhere(new Brackets(any => paths.forEach((path, index) => any.orWhere(`event.path LIKE :path${index}`, { [`path${index}`]: `${path}%` })))).orderBy('event.day').addOrderBy('event.id').getMany();
    if (rows.length === 0) return [];
    const meetingIds = rows.flatMap(({ meetingId }) => meetingId ?? []);
    const standing = new Set(meetingIds.length ? (await this.db.of(MeetingEntity).find({ where: { id: In(meetingIds), state: In(['planned', 'held']) }, select: { id: true } })).map(({ id }) => id) : []);
    const parts = await this.db.of(VillageEventPartEntity).find({ where: { eventId: In(rows.map(({ id }) => id)), personId: In([...personIds]) }, select: { eventId: true, personId: true, attended: true }, order: { receivedAt: 'ASC', id: 'ASC' } });
    const said = new Map(parts.map(part => [`${part.eventId} ${part.personId}`, part]));
    const signed = meetingIds.length ? await this.meetings.attendedBy(personIds, from, to) : [];
    return rows.filter(({ meetingId }) => meetingId === null || standing.has(meetingId)).map(({ id, event, text, day, path, teamId, meetingId }) => ({
      id, event, text, on: day, path, teamId,
      attended: new Set([
        ...[...said.values()].filter(part => part.eventId === id && part.attended).map(part => part.personId),
        ...signed.filter(each => meetingId !== null && each.meetingId === meetingId && !said.has(`${id} ${each.personId}`)).map(each => each.personId),
      ]),
    }));
  }

  /** What was decided for these people: what is open, and what was done since this day or had its day after it. */
  async decisionsOf(personIds: readonly string[], since: Day): Promise<DecisionOwed[]> {
    if (personIds.length === 0) return [];
    const rows = await this.db.of(MeetingDecisionEntity).find({ where: { ownerId: In([...personIds]), state: Not('dropped') }, order: { due: 'ASC', id: 'ASC' } });
    const over = rows.filter(({ state }) => state !== 'open').map(({ id }) => id);
    const acts = over.length ? await this.db.of(MeetingActEntity).find({ where: { subjectId: In(over), act: 'done' }, select: { subjectId: true, at: true }, order: { at: 'ASC' } }) : [];
    const done = new Map(acts.map(({ subjectId, at }) => [subjectId, dayOf(at)]));
    return rows.map(({ id, text, ownerId, due, path, origin, day, state }) => ({ id, text, ownerId: ownerId!, due, path, origin, day, doneOn: state === 'open' ? null : done.get(id) ?? day }))
      .filter(({ due, doneOn }) => doneOn === null || doneOn >= since || (due !== null && due >= since));
  }

  /** The talks with village cadres that these people held or were at, as meetings. */
  async talksOf(personIds: readonly string[], from: Day, to: Day): Promise<{ personId: string; meetingId: string; on: Day }[]> {
    if (personIds.length === 0) return [];
    const hosted = await this.db.of(MeetingEntity).find({ where: { hostId: In([...personIds]), kind: 'talk_with_village_cadres', state: 'held', day: Between(from, to) }, select: { id: true, hostId: true, day: true } });
    const there = (await this.meetings.attendedBy(personIds, from, to)).filter(({ kind }) => kind === 'talk_with_village_cadres');
    const all = [...hosted.map(({ id, hostId, day }) => ({ personId: hostId!, meetingId: id, on: day })), ...there.map(({ personId, meetingId, day }) => ({ personId, meetingId, on: day }))];
    return [...new Map(all.map(each => [`${each.personId} ${each.meetingId}`, each])).values()];
  }
}
