import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, In } from 'typeorm';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { FigureFacts } from '@village/shared/contract/report';
import type { RequestDetail, RequestLine, RequestRow } from '@village/shared/contract/request';
import type { RequestFactsInput, RequestIdInput, RequestsInput } from '@village/shared/contract/request.input';
import { dayOf } from '@village/shared/kernel/day';
import { figureShape } from '@village/shared/rules/report-figure';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { may, type Who } from '../common/who';
import { reachOf } from '../leave/leave.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { FigureService, type AllKnown } from './figure.service';
import { figureLine } from './reply.service';
import { RequestAskerService } from './request-asker.service';
import { DataRequestAnswerEntity, DataRequestEntity, DataRequestTeamEntity } from './request.entity';
import { requestXlsx } from './request.xlsx';

const PAGE_SIZE = 20;

/** Requests for data as people read them: what is known is counted from the facts when somebody looks. */
@Injectable()
export class RequestReplyService {
  constructor(private readonly db: Db, private readonly teams: TeamService, private readonly people: PersonService, private readonly figures: FigureService, private readonly askers: RequestAskerService) {}

  /** Whoever asked, whoever leads at the place or above it, and the teams that are asked. */
  async readable(id: string, who: Who): Promise<DataRequestEntity> {
    const row = await this.db.of(DataRequestEntity).findOneBy({ id });
    const own = who.grants.flatMap(grant => grant.teamId ?? []);
    if (!row || !(row.askedBy === who.personId || reachOf(who, 'report.read').paths.some(path => row.path.startsWith(path)) || row.teamIds.some(teamId => own.includes(teamId)))) throw new NotFoundException();
    return row;
  }

  async list({ box, search, page = 1 }: RequestsInput, who: Who): Promise<Page<RequestLine>> {
    const query = this.db.of(DataRequestEntity).createQueryBuilder('request');
    const teamIds = who.grants.flatMap(grant => grant.teamId ?? []);
    if (box === 'mine') {
      const asked = query.subQuery().select('team.requestId').from(DataRequestTeamEntity, 'team').where(teamIds.length ? 'team.teamId IN (:...teamIds)' : '1 = 0').getQuery();
      query.where(`request.id IN ${asked}`).setParameters({ teamIds });
    } else {
      const { paths } = reachOf(who, 'report.read');
      query.where(new Brackets(any => {
        any.where('request.askedBy = :own', { own: who.personId });
        paths.forEach((path, index) => any.orWhere(`request.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
      }));
    }
    await lookFor(query, search, { words: ['request.title', 'request.basis'], names: ['request.askedName'], ids: { 'request.askedBy': ids => this.people.peopleByIds(ids) } });
    const [rows, total] = await query.orderBy('request.createdAt', 'DESC').addOrderBy('request.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  async one({ id }: RequestIdInput, who: Who): Promise<RequestDetail> {
    const row = await this.readable(id, who);
    const [line] = await this.lines([row]);
    const own = who.grants.flatMap(grant => grant.teamId ?? []);
    const above = row.askedBy === who.personId || reachOf(who, 'report.read').paths.some(path => row.path.startsWith(path));
    const rows = await this.rows(row, above ? row.teamIds : row.teamIds.filter(teamId => own.includes(teamId)));
    return {
      ...line, items: row.items.map(item => ({ ...item, figureName: item.figure === null ? '' : figureShape(item.figure).name, unit: item.figure === null ? '' : figureShape(item.figure).unit })), rows,
      totals: row.items.map(({ key, figure }) => ({ key, value: figure === null ? null : rows.reduce((sum, each) => sum + Number(each.values.find(value => value.key === key)?.value ?? 0), 0) })),
      withdrawnReason: row.withdrawnReason,
      may: { answer: may(who, 'report.write') && row.state === 'open' && line.teams > 0 ? row.teamIds.filter(teamId => own.includes(teamId)) : [], withdraw: row.askedBy === who.personId && row.state === 'open' },
    };
  }

  async facts({ id, teamId, key }: RequestFactsInput, who: Who): Promise<FigureFacts> {
    const detail = await this.one({ id }, who);
    const figure = detail.items.find(each => each.key === key)?.figure;
    if (!figure || !detail.rows.some(row => row.teamId === teamId)) throw new NotFoundException();
    const row = await this.readable(id, who);
    const known = (await this.known(row, [teamId])).get(teamId)?.figures.find(each => each.key === figure);
    if (!known) throw new NotFoundException();
    return { figure: figureLine(known), facts: known.facts };
  }

  async xlsx(input: RequestIdInput, who: Who): Promise<FileReply> {
    const detail = await this.one(input, who);
    return { file: await requestXlsx(detail), name: `${detail.title}.xlsx` };
  }

  private async known(row: DataRequestEntity, teamIds: readonly string[]): Promise<Map<string, AllKnown>> {
    if (row.items.every(({ figure }) => figure === null)) return new Map();
    return this.figures.of([...(await this.teams.teamsByIds([...teamIds])).values()], row.from, row.to);
  }

  private async rows(row: DataRequestEntity, teamIds: readonly string[]): Promise<RequestRow[]> {
    const teams = await this.teams.teamsByIds([...teamIds]);
    const known = await this.known(row, teamIds);
    const answers = await this.db.of(DataRequestAnswerEntity).find({ where: { requestId: row.id, teamId: In([...teamIds]) }, order: { version: 'ASC' } });
    const last = new Map(answers.map(answer => [answer.teamId, answer]));
    const people = await this.people.peopleByIds([...last.values()].map(answer => answer.answeredBy));
    return [...teams.values()].map(team => {
      const answer = last.get(team.id);
      return {
        teamId: team.id, teamName: team.name, villageName: team.villageName, note: answer?.note ?? '', answeredBy: people.get(answer?.answeredBy ?? '')?.name ?? '', answeredAt: answer?.answeredAt ?? null, late: answer !== undefined && dayOf(answer.answeredAt) > row.deadline,
        values: row.items.map(({ key, figure }) => ({ key, known: figure !== null, value: figure === null ? answer?.values.find(each => each.key === key)?.value ?? null : String(known.get(team.id)?.figures.find(each => each.key === figure)?.value ?? 0) })),
      };
    });
  }

  private async lines(rows: readonly DataRequestEntity[]): Promise<RequestLine[]> {
    const ids = rows.map(row => row.id);
    const places = await this.askers.placeNames(rows.map(row => row.organisationId));
    const asked = ids.length ? await this.db.of(DataRequestTeamEntity).find({ where: { requestId: In(ids) }, select: { requestId: true } }) : [];
    const answered = ids.length ? await this.db.of(DataRequestAnswerEntity).find({ where: { requestId: In(ids), version: 1 }, select: { requestId: true } }) : [];
    return rows.map(({ id, title, organisationId, askedName, basis, deadline, from, to, state, createdAt }) => ({
      id, title, placeName: places.get(organisationId) ?? '', askedBy: askedName, basis, deadline, from, to, state, createdAt,
      teams: asked.filter(each => each.requestId === id).length, answered: answered.filter(each => each.requestId === id).length,
    }));
  }
}
