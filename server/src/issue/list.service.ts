import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { IssueLine, IssueWait, IssueWork } from '@village/shared/contract/issue';
import type { IssuesInput, RestrictedIssuesInput } from '@village/shared/contract/issue.input';
import { OPEN_KINDS, RESTRICTED_KINDS, UNDONE_STATES, WORKING_STATES } from '@village/shared/contract/issue-words';
import type { Permission } from '@village/shared/kernel/permission';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { pageOf } from '../common/page-of';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { containing } from '../common/looked-for';
import { isNamed } from '../common/pinyin';
import { HouseholdReachService } from '../household/household-reach.service';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { IssueEntity, IssueStepEntity } from './issue.entity';
import { issuesXlsx } from './issue.xlsx';
import { levelOf, mayOf, placeGrants, receivesAs } from './reach';
import { IssueReplyService, waitOf } from './reply.service';
import { SourceService } from './source.service';

const PAGE_SIZE = 20;
const ON_TABLE = 200;
const SHOWN = 5;
const EXPORTED = 5000;

/** Lists of issues. Clues and complaints stand in a list of their own, in no search and in no file. */
@Injectable()
export class IssueListService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly replies: IssueReplyService,
    private readonly sources: SourceService, private readonly households: HouseholdReachService,
  ) {}

  async list(input: IssuesInput, who: Who): Promise<Page<IssueLine>> {
    const page = input.page ?? 1;
    if ((input.box ?? 'undone') === 'todo') {
      const { lines } = await this.todo(input, who);
      return pageOf(lines, page, PAGE_SIZE);
    }
    const [rows, total] = await (await this.found(input, who)).skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.replies.lines(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  /** Clues and complaints that this person reported or receives. */
  async restricted({ page = 1 }: RestrictedIssuesInput, who: Who): Promise<Page<IssueLine>> {
    const rows = await this.received(who);
    return { items: await this.replies.lines(rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), who), page, pageSize: PAGE_SIZE, total: rows.length };
  }

  /** What lies on the table of a person, the most pressing first. */
  async work(who: Who): Promise<IssueWork> {
    const rows = await this.onTable(who);
    const counts: Record<IssueWait, number> = { acknowledge: 0, assign: 0, work: 0, confirm: 0 };
    for (const row of rows) counts[this.waits(row, who)] += 1;
    const restricted = (await this.received(who)).filter(row => waitOf(row, who) !== null).length;
    return { counts, overdue: rows.filter(row => row.due !== null && row.due < this.clock.today()).length, items: await this.replies.lines(rows.slice(0, SHOWN), who), restricted };
  }

  async xlsx(input: IssuesInput, who: Who): Promise<FileReply | Refusal> {
    const rows = (input.box ?? 'undone') === 'todo' ? (await this.todo(input, who)).rows : await (await this.found(input, who)).take(EXPORTED + 1).getMany();
    if (rows.length > EXPORTED) return refuse('too_many', `超过 ${EXPORTED} 件，请选一个村、一个分类或一种状态，分几次导出。`);
    const today = this.clock.today();
    return { file: await issuesXlsx(rows, await this.replies.lines(rows, who), today), name: `问题台账 ${today}.xlsx`, rows: rows.length };
  }

  /** The rows of a box, for a paper of them. */
  async rowsOf(input: IssuesInput, who: Who, most: number): Promise<IssueEntity[]> {
    return (await this.found(input, who)).take(most).getMany();
  }

  /** What lies on the table and is asked for. */
  private async todo(input: IssuesInput, who: Who): Promise<{ rows: IssueEntity[]; lines: IssueLine[] }> {
    const rows = await this.onTable(who);
    const lines = await this.replies.lines(rows, who);
    const wanted = rows.map((row, at) => ({ row, line: lines[at] })).filter(({ row, line }) => fits(row, line, input));
    return { rows: wanted.map(({ row }) => row), lines: wanted.map(({ line }) => line) };
  }

  /** The rows of a box that the person reaches. */
  private async found(input: IssuesInput, who: Who): Promise<SelectQueryBuilder<IssueEntity>> {
    const { box = 'undone', kind, category, level, source, placeId, householdId, sourceId, search, from, to } = input;
    const query = this.db.of(IssueEntity).createQueryBuilder('row').where('row.kind IN (:...kinds)', { kinds: kind ? [kind] : [...OPEN_KINDS] });
    if (box === 'mine') query.andWhere('row.reporterId = :me', { me: who.personId });
    else this.within(query, who, 'issue.read');
    if (box === 'undone' || box === 'overdue') query.andWhere('row.state IN (:...states)', { states: UNDONE_STATES });
    if (box === 'overdue') query.andWhere('row.due < :today AND row.state <> :answered', { today: this.clock.today(), answered: 'answered' });
    if (box === 'done') query.andWhere('row.state IN (:...states)', { states: ['closed', 'withdrawn'] });
    // What was not solved on the day on which it was found.
    if (box === 'ledger') query.andWhere('row.state <> :withdrawn AND row.kind <> :direct AND (row.answeredOn IS NULL OR row.answeredOn > row.foundOn)', { withdrawn: 'withdrawn', direct: 'direct' });
    if (category) query.andWhere('row.category = :category', { category });
    if (level) query.andWhere('row.level = :level', { level });
    if (from) query.andWhere('row.foundOn >= :from', { from });
    if (to) query.andWhere('row.foundOn <= :to', { to });
    if (source) query.andWhere('row.source = :source', { source });
    if (householdId) query.andWhere('row.householdId = :householdId', { householdId: (await this.households.one(householdId, who)).id });
    if (sourceId) {
      const { sources, ids } = await this.sources.idsOf(source, sourceId, who);
      query.andWhere('row.source IN (:...sources) AND row.sourceId IN (:...sourceIds)', { sources, sourceIds: ids });
    }
    if (placeId) query.andWhere(`row.${await this.columnOf(placeId, who)} = :placeId`, { placeId });
    if (search?.trim()) await this.find(query, search.trim(), who);
    return query.orderBy('row.id', 'DESC');
  }

  /** A word of the matter, or a village or a cadre who is called so, by pinyin too. */
  private async find(query: SelectQueryBuilder<IssueEntity>, word: string, who: Who): Promise<void> {
    const today = this.clock.today();
    const teams = await this.teams.teamsIn({ paths: placeGrants(who, 'issue.read').map(({ path }) => path), teams: [] }, today);
    const people = (await this.teams.membersOf(teams.map(({ id }) => id), today, today)).filter(({ name }) => isNamed(name, word)).map(({ personId }) => personId);
    const villages = teams.filter(({ villageName }) => isNamed(villageName, word)).map(({ villageId }) => villageId);
    query.andWhere(new Brackets(any => {
      any.where("row.title LIKE :search ESCAPE '!' OR row.text LIKE :search ESCAPE '!' OR row.villager LIKE :search ESCAPE '!'", { search: containing(word) });
      if (people.length > 0) any.orWhere('row.ownerId IN (:...named) OR row.reporterId IN (:...named)', { named: people });
      if (villages.length > 0) any.orWhere('row.villageId IN (:...villages)', { villages });
    }));
  }

  /** The place by which to look, if it lies within the reach of the person; otherwise the 404 of one that does not exist. */
  async columnOf(placeId: string, who: Who): Promise<'countyId' | 'townshipId' | 'villageId'> {
    const place = await this.organisations.organisationById(placeId);
    if (!place || !placeGrants(who, 'issue.read').some(({ path }) => place.path.startsWith(path))) throw new NotFoundException();
    return COLUMNS[idsOf(place.path).length - 1];
  }

  /** Only what the person reaches: his places, or, where he reaches none, what passed through his hands. */
  within(query: SelectQueryBuilder<IssueEntity>, who: Who, permission: Permission): SelectQueryBuilder<IssueEntity> {
    const places = placesOf(who, permission);
    query.setParameters({ me: who.personId, ...Object.fromEntries(places.map(({ id }, index) => [`place${index}`, id])) });
    if (places.length > 0) return query.andWhere(`(${places.map(({ column }, index) => `row.${column} = :place${index}`).join(' OR ')})`);
    const touched = query.subQuery().select('step.issueId').from(IssueStepEntity, 'step').where('step.personId = :me').getQuery();
    return query.andWhere(`(row.ownerId = :me OR row.id IN ${touched})`);
  }

  /** Everything that waits for the person; each of the four questions has an index of its own. */
  private async onTable(who: Who): Promise<IssueEntity[]> {
    const { personId } = who;
    const ask = (where: string, parameters: object) => this.db.of(IssueEntity).createQueryBuilder('row').where('row.kind IN (:...kinds)', { kinds: [...OPEN_KINDS] }).andWhere(where, parameters).orderBy('row.id').take(ON_TABLE);
    const own = await ask('row.ownerId = :personId AND row.state IN (:...states)', { personId, states: [...WORKING_STATES] }).getMany();
    const raised = await ask('row.reporterId = :personId AND row.state IN (:...states)', { personId, states: ['answered', 'open', 'reopened'] }).getMany();
    const open = await this.atPlaces(ask('row.ownerId IS NULL AND row.state IN (:...states)', { states: ['open', 'reopened'] }), who, 'issue.assign', true);
    const reported = await this.atPlaces(ask('row.escalatedAt IS NOT NULL AND (row.state = :escalated OR row.kind = :direct) AND row.state IN (:...states)', { escalated: 'escalated', direct: 'direct', states: UNDONE_STATES }), who, 'issue.act', false);
    const taken = await this.replies.acknowledged(reported, who);
    const toTake = reported.filter(row => waitOf(row, who) === 'acknowledge' || (receivesAs(row, who) !== null && mayOf(row, who, taken.has(row.id)).acknowledge));
    const waiting = [...own, ...raised, ...open].filter(row => waitOf(row, who) !== null);
    return [...new Map([...waiting, ...toTake].map(row => [row.id, row])).values()].sort((one, other) => orderOf(one).localeCompare(orderOf(other)));
  }

  private async atPlaces(query: SelectQueryBuilder<IssueEntity>, who: Who, permission: Permission, sameLevel: boolean): Promise<IssueEntity[]> {
    const places = placesOf(who, permission);
    const units = who.grants.filter(({ role }) => levelOf(role) === null).map(({ organisationId }) => organisationId);
    if (places.length + units.length === 0) return [];
    return query.andWhere(new Brackets(any => {
      places.forEach(({ column, id, level }, index) => any.orWhere(`(row.${column} = :place${index}${sameLevel ? ` AND row.level = :level${index}` : ''})`, { [`place${index}`]: id, [`level${index}`]: level }));
      if (!sameLevel && units.length > 0) any.orWhere('row.unitId IN (:...units)', { units });
    })).getMany();
  }

  private async received(who: Who): Promise<IssueEntity[]> {
    const counties = [...new Set(who.grants.filter(({ role }) => levelOf(role) !== null).map(({ path }) => path.split('/')[1]))];
    const query = this.db.of(IssueEntity).createQueryBuilder('row').where('row.kind IN (:...kinds)', { kinds: [...RESTRICTED_KINDS] });
    const rows = await query.andWhere(counties.length > 0 ? '(row.reporterId = :me OR row.countyId IN (:...counties))' : 'row.reporterId = :me', { me: who.personId, counties }).orderBy('row.id', 'DESC').getMany();
    return rows.filter(row => row.reporterId === who.personId || receivesAs(row, who) !== null);
  }

  private waits(row: IssueEntity, who: Who): IssueWait {
    return waitOf(row, who) ?? 'acknowledge';
  }
}

const COLUMNS = ['countyId', 'townshipId', 'villageId'] as const;

/** The places of the grants with a permission, as the column and the id to look for. */
function placesOf(who: Who, permission: Permission) {
  const found = placeGrants(who, permission).map(({ path, role }) => {
    const ids = idsOf(path);
    return { column: COLUMNS[ids.length - 1], id: ids[ids.length - 1], level: levelOf(role) };
  });
  return [...new Map(found.map(place => [`${place.id} ${place.level}`, place])).values()];
}

function fits(row: IssueEntity, line: IssueLine, { kind, category, level, source, placeId, householdId, sourceId, search, from, to }: IssuesInput): boolean {
  const wanted = search?.trim() ?? '';
  return (!from || row.foundOn >= from) && (!to || row.foundOn <= to) && (!kind || row.kind === kind) && (!category || row.category === category) && (!level || row.level === level) && (!source || row.source === source) && (!householdId || row.householdId === householdId) && (!sourceId || row.sourceId === sourceId)
    && (!placeId || [row.villageId, row.townshipId, row.countyId].includes(placeId)) && ([row.title, row.text, row.villager].some(text => text.includes(wanted)) || isNamed(line.villageName, wanted) || isNamed(line.ownerName ?? '', wanted) || isNamed(row.villager, wanted));
}

/** What is reported first, then by deadline, then as they came. */
function orderOf({ state, due, id }: IssueEntity): string {
  return `${state === 'escalated' ? 0 : 1} ${due ?? '9999'} ${id}`;
}
