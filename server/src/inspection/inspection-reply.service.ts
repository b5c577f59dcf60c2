import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { InspectedTeam, InspectionDetail, InspectionLine } from '@village/shared/contract/inspection';
import type { Page } from '@village/shared/contract/endpoint';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { inspectionConsequence } from '@village/shared/rules/inspection-consequence';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { CheckReplyService } from './check-reply.service';
import { InspectionCheckEntity, InspectionEntity, InspectionTeamEntity } from './inspection.entity';

const PAGE_SIZE = 20;

/** Inspections as they are read. */
@Injectable()
export class InspectionReplyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly people: PersonService, private readonly teams: TeamService,
    private readonly policies: PolicyService, private readonly checks: CheckReplyService,
  ) {}

  async list({ paths, search, page }: { paths: string[]; search: string; page: number }): Promise<Page<InspectionLine>> {
    if (paths.length === 0) return { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    const query = this.db.of(InspectionEntity).createQueryBuilder('row').where(`(${paths.map((_, index) => `row.path LIKE :path${index}`).join(' OR ')})`, Object.fromEntries(paths.map((path, index) => [`path${index}`, `${path}%`])));
    await lookFor(query, search, { words: ['row.title'], ids: { 'row.placeId': ids => this.organisations.organisationsByIds(ids), 'row.drawnBy': ids => this.people.peopleByIds(ids) } });
    const total = await query.getCount();
    const rows = await query.orderBy('row.from', 'DESC').addOrderBy('row.id', 'DESC').offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE).getMany();
    const pools = await this.poolsOf(rows);
    const checks = await this.checksOf(rows);
    const places = await this.organisations.organisationsByIds(rows.map(row => row.placeId));
    return { items: rows.map(row => this.line(row, places.get(row.placeId)?.name ?? '', pools, checks)), page, pageSize: PAGE_SIZE, total };
  }

  async detail(row: InspectionEntity, who: Who): Promise<InspectionDetail> {
    const pool = await this.poolsOf([row]);
    const checks = await this.checksOf([row]);
    const place = await this.organisations.organisationById(row.placeId);
    const drawer = await this.people.personById(row.drawnBy);
    const isOpen = row.withdrawnAt === null;
    return {
      ...this.line(row, place?.name ?? '', pool, checks), explainDays: row.explainDays, seed: row.seed, drawnAt: row.drawnAt, drawnByName: drawer?.name ?? '', withdrawnReason: row.withdrawnReason,
      teams: await this.inspected(row, pool, checks, who), because: await this.becauseOf(row),
      may: { record: isOpen && may(who, 'inspection.write', row.path) && row.from <= this.clock.today(), withdraw: isOpen && may(who, 'inspection.write', row.path) },
    };
  }

  private async poolsOf(rows: readonly InspectionEntity[]): Promise<InspectionTeamEntity[]> {
    return rows.length === 0 ? [] : this.db.of(InspectionTeamEntity).find({ where: { inspectionId: In(rows.map(row => row.id)) }, order: { rank: 'ASC' } });
  }

  private async checksOf(rows: readonly InspectionEntity[]): Promise<InspectionCheckEntity[]> {
    return rows.length === 0 ? [] : this.db.of(InspectionCheckEntity).find({ where: { inspectionId: In(rows.map(row => row.id)) }, order: { day: 'ASC', at: 'ASC', id: 'ASC' } });
  }

  private line(row: InspectionEntity, placeName: string, pools: readonly InspectionTeamEntity[], checks: readonly InspectionCheckEntity[]): InspectionLine {
    const own = checks.filter(each => each.inspectionId === row.id);
    const states = own.map(each => this.checks.stateOf(each));
    return {
      id: row.id, title: row.title, placeName, method: row.method, from: row.from, to: row.to, pool: pools.filter(each => each.inspectionId === row.id).length, drawn: row.drawn,
      visited: new Set(own.map(each => each.teamId)).size, people: new Set(own.map(each => each.personId)).size, absent: states.filter(state => state === 'absent').length,
      open: states.filter(state => state === 'waiting' || state === 'open').length, withdrawn: row.withdrawnAt !== null,
    };
  }

  /** The pool in its order; of those that were drawn the people and what was found. */
  private async inspected(row: InspectionEntity, pool: readonly InspectionTeamEntity[], found: InspectionCheckEntity[], who: Who): Promise<InspectedTeam[]> {
    const teams = await this.teams.teamsByIds(pool.map(each => each.teamId));
    const drawn = pool.filter(each => each.rank <= row.drawn).map(each => each.teamId);
    const day = this.clock.today() < row.to ? this.clock.today() : row.to;
    const members = await this.teams.membersOf(drawn, day, day);
    const checks = await this.checks.of(found, who);
    return pool.map(({ teamId, rank }) => ({
      teamId, villageId: teams.get(teamId)?.villageId ?? '', villageName: teams.get(teamId)?.villageName ?? '', townshipName: teams.get(teamId)?.townshipName ?? '', rank, drawn: rank <= row.drawn,
      people: members.flatMap(member => member.terms.filter(term => term.teamId === teamId).slice(0, 1).map(term => ({ personId: member.personId, name: member.name, roleName: nameOfRole(term.role) }))),
      checks: checks.filter(check => check.teamId === teamId),
    }));
  }

  /** Does the document say that every inspection is made known? */
  private async becauseOf(row: InspectionEntity): Promise<InspectionDetail['because']> {
    const profile = await this.policies.activeFor(row.path, row.from);
    if (isRefusal(profile)) return [];
    const { value, because } = inspectionConsequence(profile, { event: 'spot_check_done', facts: {} });
    return isRefusal(value) ? [] : because;
  }
}
