import { Injectable, NotFoundException } from '@nestjs/common';
import { Between, Brackets, In, IsNull, type SelectQueryBuilder } from 'typeorm';
import type { Arrangement } from '@village/shared/contract/arrangement';
import type { ArrangementsInput } from '@village/shared/contract/arrangement.input';
import type { Page } from '@village/shared/contract/endpoint';
import { addDays, type Day } from '@village/shared/kernel/day';
import type { RowFacts } from '@village/shared/rules/sheet';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import { may, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { ArrangementEntity } from './arrangement.entity';

const PAGE_SIZE = 20;
/** An office day that fell on the longest holiday before the days asked for may be made up within them. */
const LOOK_BACK_DAYS = 15;
/** What is coming is shown so long before. */
const DAYS_AHEAD = 7;

/** What arrangements say of the days of a person, in the words of the rules. */
export type Arranged = Required<Pick<RowFacts, 'reschedules' | 'calls' | 'overtime'>>;

/** What townships and villages set for their cadres beside the days of the regulation. */
@Injectable()
export class ArrangementService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly people: PersonService) {}

  /** What holds at each of these paths on these days, for everybody there and for this person; in one query. */
  async at(paths: readonly string[], from: Day, to: Day): Promise<(path: string, personId?: string) => Arranged> {
    const rows = await this.holding(paths, from, to);
    return (path, personId) => arrangedOf(rows.filter(row => path.startsWith(row.path) && isFor(row, personId)));
  }

  /** The moves of the office days of a place, without those of single people. */
  async movesAt(path: string, from: Day, to: Day): Promise<Arranged['reschedules']> {
    return (await this.at([path], from, to))(path).reschedules;
  }

  async list({ search, page = 1 }: ArrangementsInput, who: Who): Promise<Page<Arrangement>> {
    const query = this.seen(who);
    await lookFor(query, search, { words: ['row.text', 'row.day'], ids: { 'row.organisationId': ids => this.organisations.organisationsByIds(ids) } });
    const [rows, total] = await query.orderBy('row.day', 'DESC').addOrderBy('row.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.replies(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  async one(id: string, who: Who): Promise<Arrangement> {
    const row = await this.seen(who).andWhere('row.id = :id', { id }).getOne();
    if (!row) throw new NotFoundException();
    return (await this.replies([row], who))[0];
  }

  /** What the person has to know for today and the next days. */
  async coming(who: Who): Promise<Arrangement[]> {
    const today = this.clock.today();
    const own = idsIn(who.grants.map(grant => grant.path));
    if (own.length === 0) return [];
    const rows = await this.db.of(ArrangementEntity).find({ where: { organisationId: In(own), withdrawnAt: IsNull(), day: Between(today, addDays(today, DAYS_AHEAD)) }, order: { day: 'ASC', from: 'ASC', id: 'ASC' } });
    return this.replies(rows.filter(row => isFor(row, who.personId)), who);
  }

  async replies(rows: ArrangementEntity[], who: Who): Promise<Arrangement[]> {
    const places = await this.organisations.organisationsByIds(rows.map(row => row.organisationId));
    const people = await this.people.peopleByIds(rows.flatMap(row => [row.arrangedBy, row.withdrawnBy, ...(row.personIds ?? [])]).filter(id => id !== null));
    const nameOf = (id: string) => people.get(id)?.name ?? '';
    return rows.map(row => ({
      id: row.id, kind: row.kind, placeId: row.organisationId, placeName: places.get(row.organisationId)?.name ?? '', day: row.day, instead: row.instead, event: row.event, from: row.from, to: row.to,
      people: (row.personIds ?? []).map(id => ({ id, name: nameOf(id) })), text: row.text, arrangedByName: nameOf(row.arrangedBy), arrangedAt: row.arrangedAt,
      withdrawn: row.withdrawnAt === null ? null : { byName: nameOf(row.withdrawnBy ?? ''), at: row.withdrawnAt, reason: row.withdrawnReason },
      may: { withdraw: row.withdrawnAt === null && row.day >= this.clock.today() && may(who, 'attendance.schedule', row.path) },
    }));
  }

  private async holding(paths: readonly string[], from: Day, to: Day): Promise<ArrangementEntity[]> {
    const ids = idsIn(paths);
    if (ids.length === 0) return [];
    const where = { organisationId: In(ids), withdrawnAt: IsNull() };
    const days = Between(addDays(from, -LOOK_BACK_DAYS), addDays(to, LOOK_BACK_DAYS));
    return this.db.of(ArrangementEntity).find({ where: [{ ...where, day: days }, { ...where, instead: days }], order: { day: 'ASC', id: 'ASC' } });
  }

  /** Those of his own places and above that are for everybody or for him, and all within his reach. */
  private seen(who: Who): SelectQueryBuilder<ArrangementEntity> {
    const { paths } = scopeOf(who, 'attendance.read');
    const own = idsIn(who.grants.map(grant => grant.path));
    return this.db.of(ArrangementEntity).createQueryBuilder('row').where(new Brackets(any => {
      any.where('1 = 0');
      if (own.length > 0) any.orWhere('(row.organisationId IN (:...own) AND (row.personIds IS NULL OR row.personIds LIKE :me))', { own, me: `%"${who.personId}"%` });
      paths.forEach((path, index) => any.orWhere(`row.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
    }));
  }
}

function idsIn(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap(idsOf))];
}

function isFor({ personIds }: ArrangementEntity, personId: string | undefined): boolean {
  return personIds === null || (personId !== undefined && personIds.includes(personId));
}

function arrangedOf(rows: ArrangementEntity[]): Arranged {
  return {
    reschedules: rows.flatMap(({ kind, instead, day, personIds }) => (kind === 'office_day' && instead !== null ? [{ from: instead, to: day, ...(personIds === null ? {} : { afterLeave: true as const }) }] : [])),
    calls: rows.flatMap(({ kind, day, event, from, to }) => (kind === 'call' && event !== null && from !== null && to !== null ? [{ day, event, from, to }] : [])),
    overtime: rows.flatMap(({ kind, day, arrangedAs }) => (kind === 'overtime' ? [{ day, arrangedBy: arrangedAs }] : [])),
  };
}
