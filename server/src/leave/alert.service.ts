import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { ALERT_NAMES, type AlertFact, type AlertPeriod } from '@village/shared/contract/leave';
import type { DeclareAlertInput, EndAlertInput } from '@village/shared/contract/leave.input';
import type { Page } from '@village/shared/contract/endpoint';
import { addDays, dayText, type Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import { may, scopeOf, inScope, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { AlertPeriodEntity } from './alert.entity';

const PAGE_SIZE = 20;

/** Times of full presence: who declared them, from when to when, at which place. What a regulation makes of one is for the rules to say. */
@Injectable()
export class AlertService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly organisations: OrganisationService, private readonly people: PersonService,
  ) {}

  /** Those that hold at each of these paths on some of the days, in one query. */
  async at(paths: readonly string[], from: Day, to: Day): Promise<(path: string) => AlertFact[]> {
    const ids = [...new Set(paths.flatMap(idsOf))];
    const touching = { organisationId: In(ids), from: LessThanOrEqual(to) };
    const rows = ids.length === 0 ? [] : await this.db.of(AlertPeriodEntity).find({
      where: [{ ...touching, to: IsNull() }, { ...touching, to: MoreThanOrEqual(from) }], order: { from: 'ASC', id: 'ASC' },
    });
    return path => rows.filter(row => path.includes(`/${row.organisationId}/`)).map(({ alert, from: begin, to: end }) => ({ alert, from: begin, to: end }));
  }

  async list({ page = 1 }: { page?: number }, who: Who): Promise<Page<AlertPeriod>> {
    const near = await this.near(who);
    const [rows, total] = near.length === 0 ? [[], 0] : await this.db.of(AlertPeriodEntity).findAndCount({
      where: { organisationId: In(near) }, order: { from: 'DESC', id: 'DESC' }, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE,
    });
    return { items: await this.replies(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  /** Those not over yet at the places of this person, above them and below: for the page of today. */
  async current(who: Who): Promise<AlertPeriod[]> {
    const near = await this.near(who);
    if (near.length === 0) return [];
    const today = this.clock.today();
    const rows = await this.db.of(AlertPeriodEntity).find({
      where: [{ organisationId: In(near), to: IsNull() }, { organisationId: In(near), to: MoreThanOrEqual(today) }], order: { from: 'ASC', id: 'ASC' },
    });
    return this.replies(rows.filter(row => row.to === null || row.to >= row.from), who);
  }

  async declare(input: DeclareAlertInput, who: Who): Promise<AlertPeriod | Refusal> {
    const place = await this.organisations.organisationById(input.organisationId);
    if (!place || !inScope(scopeOf(who, 'leave.declare'), place.path)) throw new NotFoundException();
    if (place.kind === 'village') return refuse('place_too_small', '全员在岗由县或乡镇宣布，请选县或乡镇。', { field: 'organisationId' });
    const today = this.clock.today();
    if (input.from < today) return refuse('day_past', `开始日期不能早于今天。过去的日子已经记入考勤，不能改成全员在岗。`, { field: 'from' });
    if (input.to !== undefined && input.to < input.from) return refuse('end_before_start', '结束日期早于开始日期，请改正。', { field: 'to' });
    const same = (await this.at([place.path], input.from, input.to ?? input.from))(place.path).find(each => each.alert === input.alert);
    if (same) return refuse('declared_before', `${dayText(same.from)}起已经宣布过${ALERT_NAMES[same.alert]}，不用再宣布。`, { field: 'from' });
    const row: AlertPeriodEntity = {
      id: newId(), organisationId: place.id, alert: input.alert, from: input.from, to: input.to ?? null, reason: input.reason.trim(),
      declaredBy: who.personId, declaredAt: this.clock.now(), endedBy: null, endedAt: null,
    };
    await this.db.of(AlertPeriodEntity).insert(row);
    await this.journal.note(who, 'leave.alert.declare', row.id, place.id);
    return (await this.replies([row], who))[0];
  }

  /** Ends with today; one that has not begun never does. The days that passed stay as they were. */
  async end(input: EndAlertInput, who: Who): Promise<AlertPeriod | Refusal> {
    const { path: _, ...row } = await this.declared(input.id, who);
    if (row.endedBy !== null) return (await this.replies([row], who))[0];
    const today = this.clock.today();
    if (row.to !== null && row.to < today) return refuse('alert_over', `${ALERT_NAMES[row.alert]}已经在${dayText(row.to)}结束，不用解除。`);
    const ended = { to: row.from > today ? addDays(row.from, -1) : today, endedBy: who.personId, endedAt: this.clock.now() };
    await this.db.of(AlertPeriodEntity).update({ id: row.id, endedBy: IsNull() }, ended);
    await this.journal.note(who, 'leave.alert.end', row.id, row.organisationId);
    return (await this.replies([{ ...row, ...ended }], who))[0];
  }

  /** One that this person may declare and end, with its place; else 404. */
  async declared(id: string, who: Who): Promise<AlertPeriodEntity & { path: string }> {
    const row = await this.db.of(AlertPeriodEntity).findOneBy({ id });
    const place = row && await this.organisations.organisationById(row.organisationId);
    if (!row || !place || !inScope(scopeOf(who, 'leave.declare'), place.path)) throw new NotFoundException();
    return { ...row, path: place.path };
  }

  /** Places at, above and below those of the person. */
  private async near(who: Who): Promise<string[]> {
    const above = who.grants.flatMap(grant => idsOf(grant.path));
    return [...new Set([...above, ...(await this.organisations.tree(who)).filter(place => place.kind !== 'village').map(place => place.id)])];
  }

  private async replies(rows: AlertPeriodEntity[], who: Who): Promise<AlertPeriod[]> {
    const places = await this.organisations.organisationsByIds(rows.map(row => row.organisationId));
    const people = await this.people.peopleByIds(rows.flatMap(row => [row.declaredBy, row.endedBy]).filter(id => id !== null));
    const today = this.clock.today();
    return rows.map(row => {
      const state = row.to !== null && row.to < (row.from > today ? row.from : today) ? 'over' as const : row.from > today ? 'coming' as const : 'running' as const;
      return {
        id: row.id, organisationId: row.organisationId, organisationName: places.get(row.organisationId)?.name ?? '', alert: row.alert, from: row.from, to: row.to, reason: row.reason, state,
        declaredByName: people.get(row.declaredBy)?.name ?? '', declaredAt: row.declaredAt, endedByName: row.endedBy === null ? null : people.get(row.endedBy)?.name ?? '', endedAt: row.endedAt,
        may: { end: state !== 'over' && row.endedBy === null && may(who, 'leave.declare', places.get(row.organisationId)?.path) },
      };
    });
  }
}
