import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import { VILLAGE_EVENTS, type EventDetail, type EventKinds, type EventLine, type VillageEvent } from '@village/shared/contract/event';
import type { EventIdInput, EventsInput } from '@village/shared/contract/event.input';
import type { Day } from '@village/shared/kernel/day';
import { nameOfRole, type RoleId } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Reason } from '@village/shared/kernel/finding';
import { attendanceAsked } from '@village/shared/rules/attendance-asked';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { MeetingActService } from './act.service';
import { CandidateService } from './candidate.service';
import { MeetingEntity } from './meeting.entity';
import { VillageEventEntity, VillageEventPartEntity } from './event.entity';
import { MeetingPlaceService } from './place.service';
import { MeetingStandingService, wasThere } from './standing.service';

const PAGE_SIZE = 20;
/** How far back a person's own are looked for. */
const MOST_LOOKED_AT = 500;

/** Somebody the document wants at an event, and what he said of it. */
interface Expected {
  personId: string;
  name: string;
  role: RoleId;
  duties: string[];
  part: VillageEventPartEntity | null;
  /** He signed in at the meeting that the event is. */
  signedIn: boolean;
}

/** What happens in a village, and who has to be there: derived from the document whenever asked. */
@Injectable()
export class VillageEventService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly candidates: CandidateService,
    private readonly standings: MeetingStandingService, private readonly acts: MeetingActService,
  ) {}

  /** Which events the documents of the villages within reach speak of. */
  async kinds(who: Who): Promise<EventKinds> {
    const today = this.clock.today();
    const villages = (await this.places.all(who)).filter(place => place.at === 'village');
    const places: EventKinds['places'] = [];
    for (const { id, name } of villages) {
      const place = await this.places.byId(id, today);
      const profile = place && await this.places.profile(place.path, today);
      const events = profile ? VILLAGE_EVENTS.filter(event => attendanceAsked(profile, event).value.length > 0) : [];
      if (events.length > 0) places.push({ placeId: id, name, events: events.map(event => ({ event, name: nameOfWord(event) })) });
    }
    return { places };
  }

  async list({ box = 'mine', placeId, search, page = 1 }: EventsInput, who: Who): Promise<Page<EventLine>> {
    const place = placeId === undefined ? null : await this.places.of(placeId, who, 'meeting.read');
    const query = this.reached(who);
    if (place) query.andWhere('event.villageId = :villageId', { villageId: place.id });
    await lookFor(query, search, { words: ['event.text', 'event.day'], ids: { 'event.villageId': ids => this.places.names(ids), 'event.event': async events => new Map(events.map(event => [event, nameOfWord(event)])) } });
    query.orderBy('event.day', 'DESC').addOrderBy('event.id', 'DESC');
    const skipped = (page - 1) * PAGE_SIZE;
    if (box === 'mine') {
      const rows = await this.mine(query, who);
      return { items: await this.lines(rows.slice(skipped, skipped + PAGE_SIZE), who), page, pageSize: PAGE_SIZE, total: rows.length };
    }
    const [rows, total] = await query.skip(skipped).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.lines(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  /** Of the last that the document may want him at, those at which he in person has to be: who acts for a village changes with the days. */
  private async mine(query: SelectQueryBuilder<VillageEventEntity>, who: Who): Promise<VillageEventEntity[]> {
    const rows = await query.andWhere('event.event IN (:...asked)', { asked: ['none', ...await this.askedOf(who)] }).take(MOST_LOOKED_AT).getMany();
    const own: VillageEventEntity[] = [];
    for (const row of rows) if ((await this.asked(row)).people.some(({ personId }) => personId === who.personId)) own.push(row);
    return own;
  }

  private lines(rows: readonly VillageEventEntity[], who: Who): Promise<EventLine[]> {
    return Promise.all(rows.map(row => this.line(row, who)));
  }

  async detail({ id }: EventIdInput, who: Who): Promise<EventDetail> {
    const row = await this.readable(id, who);
    const { people, because, roles } = await this.expected(row);
    const names = await this.acts.names([row.reportedBy]);
    return {
      ...await this.line(row, who), reportedByName: names.get(row.reportedBy) ?? '', because, may: { attend: people.some(each => each.personId === who.personId) && row.day <= this.clock.today() },
      people: people.map(({ personId, name, role, duties, part, signedIn }) => ({
        personId, name, roleName: nameOfRole(role, roles), duties: duties.map(duty => ({ duty, name: nameOfWord(duty), done: part?.duties.includes(duty) ?? false })),
        attended: part ? part.attended : signedIn ? true : null, text: part?.text ?? '', unsolved: part?.unsolved ?? '', at: part?.claimedAt ?? null,
      })),
    };
  }

  async readable(id: string, who: Who): Promise<VillageEventEntity> {
    const row = await this.db.of(VillageEventEntity).findOneBy({ id });
    if (!row || !inScope(scopeOf(who, 'meeting.read'), row.path, row.teamId)) throw new NotFoundException();
    return row;
  }

  /** Those who have to be there, with what they said; a signature at the meeting says it too. */
  async expected(row: VillageEventEntity): Promise<{ people: Expected[]; because: Reason[]; roles: Record<string, string> }> {
    const { people: asked, because, roles } = await this.asked(row);
    const parts = await this.db.of(VillageEventPartEntity).find({ where: { eventId: row.id }, order: { receivedAt: 'ASC', id: 'ASC' } });
    const meeting = row.meetingId ? await this.db.of(MeetingEntity).findOneBy({ id: row.meetingId }) : null;
    const there = new Set(meeting ? ((await this.standings.of([meeting])).get(meeting.id) ?? []).filter(wasThere).map(each => each.invitee.personId) : []);
    const people = asked.map(each => ({ ...each, part: parts.filter(part => part.personId === each.personId).at(-1) ?? null, signedIn: there.has(each.personId) }));
    return { people, because, roles };
  }

  /** Whom the document of the village and day wants there. */
  private async asked(row: VillageEventEntity): Promise<{ people: Omit<Expected, 'part' | 'signedIn'>[]; because: Reason[]; roles: Record<string, string> }> {
    const profile = await this.places.profile(row.path, row.day);
    const { value, because } = attendanceAsked(profile, row.event);
    const people = new Map<string, Omit<Expected, 'part' | 'signedIn'>>();
    for (const { role, duties } of value) {
      for (const { personId, name } of await this.candidates.acting(role, row, row.day)) if (!people.has(personId)) people.set(personId, { personId, name, role, duties });
    }
    return { people: [...people.values()], because, roles: profile.roles };
  }

  private async line(row: VillageEventEntity, who: Who): Promise<EventLine> {
    const { people } = await this.expected(row);
    const own = people.find(each => each.personId === who.personId);
    const isThere = (each: Expected) => each.part?.attended ?? each.signedIn;
    const names = await this.places.names([row.villageId]);
    return {
      id: row.id, event: row.event as VillageEvent, eventName: nameOfWord(row.event), text: row.text, villageName: names.get(row.villageId) ?? '', day: row.day, at: row.at, meetingId: row.meetingId,
      expected: people.length, attended: people.filter(isThere).length, mine: !own ? null : isThere(own) ? 'attended' : own.part ? 'missed' : 'open',
    };
  }

  /** The events at which the documents want somebody in his roles. */
  private async askedOf(who: Who): Promise<string[]> {
    const profiles = await Promise.all(who.grants.map(async grant => ({ role: grant.role, profile: await this.places.profile(grant.path, this.clock.today()) })));
    return VILLAGE_EVENTS.filter(event => profiles.some(({ role, profile }) => attendanceAsked(profile, event).value.some(each => each.role === role)));
  }

  /** Of a meeting that was called off nothing is left. */
  private reached(who: Who): SelectQueryBuilder<VillageEventEntity> {
    const { paths, teams } = scopeOf(who, 'meeting.read');
    const query = this.db.of(VillageEventEntity).createQueryBuilder('event');
    const off = query.subQuery().select('meeting.id').from(MeetingEntity, 'meeting').where('meeting.state IN (:...off)').getQuery();
    return query.where(new Brackets(any => {
      any.where('1 = 0');
      paths.forEach((path, index) => any.orWhere(`event.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
      if (teams.length) any.orWhere('event.teamId IN (:...teams)', { teams });
    })).andWhere(`(event.meetingId IS NULL OR event.meetingId NOT IN ${off})`).setParameters({ off: ['called_off', 'declined', 'proposed'] });
  }

  /** The events of these villages on these days, whose meeting was not called off. */
  async of(villageIds: readonly string[], from: Day, to: Day): Promise<VillageEventEntity[]> {
    if (villageIds.length === 0) return [];
    const rows = await this.db.of(VillageEventEntity).createQueryBuilder('event').where('event.villageId IN (:...villageIds) AND event.day BETWEEN :from AND :to', { villageIds: [...villageIds], from, to })
      .orderBy('event.day').addOrderBy('event.id').getMany();
    const ids = rows.flatMap(row => (row.meetingId ? [row.meetingId] : []));
    const off = ids.length ? await this.db.of(MeetingEntity).find({ where: { id: In(ids), state: In(['called_off', 'declined', 'proposed']) }, select: { id: true } }) : [];
    return rows.filter(row => !off.some(meeting => meeting.id === row.meetingId));
  }
}
