import { Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { MeetingLine } from '@village/shared/contract/meeting';
import type { MeetingsInput } from '@village/shared/contract/meeting.input';
import { nameOfWord } from '@village/shared/kernel/word';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { scopeOf, type Who } from '../common/who';
import { MeetingEntity, MeetingInviteeEntity } from './meeting.entity';
import { MeetingPlaceService } from './place.service';
import { MeetingStandingService } from './standing.service';

const PAGE_SIZE = 20;

/** Meetings as lines of a list. */
@Injectable()
export class MeetingLineService {
  constructor(private readonly db: Db, private readonly places: MeetingPlaceService, private readonly standings: MeetingStandingService) {}

  async list({ placeId, box = 'all', kind, state, from, to, search, page = 1 }: MeetingsInput, who: Who): Promise<Page<MeetingLine>> {
    const place = placeId === undefined ? null : await this.places.of(placeId, who, 'meeting.read');
    const query = this.reached(who, box);
    if (place) query.andWhere('meeting.placeId = :placeId', { placeId: place.id });
    if (kind) query.andWhere('meeting.kind = :kind', { kind });
    if (state) query.andWhere('meeting.state = :state', { state });
    if (from) query.andWhere('meeting.day >= :from', { from });
    if (to) query.andWhere('meeting.day <= :to', { to });
    await lookFor(query, search, {
      words: ['meeting.title', 'meeting.day'], names: ['meeting.hostName'],
      ids: { 'meeting.placeId': ids => this.places.names(ids), 'meeting.kind': async kinds => new Map(kinds.map(kind => [kind, nameOfWord(kind)])) },
    });
    const [rows, total] = await query.orderBy('meeting.day', 'DESC').addOrderBy('meeting.start', 'DESC').addOrderBy('meeting.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.lines(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  async lines(rows: MeetingEntity[], who: Who): Promise<MeetingLine[]> {
    const names = await this.places.names([...new Set(rows.map(row => row.placeId))]);
    const own = await this.standings.of(rows, [who.personId]);
    return rows.map(row => meetingLine(row, names.get(row.placeId) ?? '', own.get(row.id)?.[0]?.standing ?? null));
  }

  /** Within reach, or invited. */
  private reached(who: Who, box: 'mine' | 'all'): SelectQueryBuilder<MeetingEntity> {
    const { paths, teams } = scopeOf(who, 'meeting.read');
    const query = this.db.of(MeetingEntity).createQueryBuilder('meeting');
    const invited = query.subQuery().select('invitee.meetingId').from(MeetingInviteeEntity, 'invitee').where('invitee.personId = :me').getQuery();
    return query.where(new Brackets(any => {
      any.where(`meeting.id IN ${invited}`);
      if (box === 'mine') return;
      paths.forEach((path, index) => any.orWhere(`meeting.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
      if (teams.length) any.orWhere('meeting.teamId IN (:...teams)', { teams });
    })).setParameters({ me: who.personId });
  }
}

export function meetingLine({ id, kind, title, placeId, day, start, venue, state, minutes }: MeetingEntity, placeName: string, mine: MeetingLine['mine']): MeetingLine {
  return { id, kind, kindName: nameOfWord(kind), title, placeId, placeName, day, start, where: venue, state, minutes, mine };
}
