import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { RecordCoverage, RecordDetail, RecordGroupLine, RecordLine } from '@village/shared/contract/record';
import type { RecordCoverageInput, RecordIdInput, RecordPictureInput, RecordsInput, RecordsXlsxInput } from '@village/shared/contract/record.input';
import type { Day, Month } from '@village/shared/kernel/day';
import type { RecordKind } from '@village/shared/kernel/record-kind';
import { countOf, Db } from '../common/db';
import { isNamed } from '../common/pinyin';
import { ALWAYS } from '../common/time';
import { inScope, scopeOf, type Scope, type Who } from '../common/who';
import { PhotoService } from '../file/photo.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { RecordEntity } from './record.entity';
import { RecordReplyService } from './record-reply.service';
import { pathOf, within } from './record.service';
import { recordXlsx } from './record.xlsx';

const PAGE_SIZE = 20;
const MOST_EXPORTED = 5000;

type Wanted = Omit<RecordsInput, 'page'>;

/** Entries within reach: found, listed, counted by group, handed out as a table. */
@Injectable()
export class RecordListService {
  constructor(
    private readonly db: Db, private readonly replies: RecordReplyService, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly photos: PhotoService,
    private readonly people: PersonService,
  ) {}

  async list({ page = 1, ...wanted }: RecordsInput, who: Who): Promise<Page<RecordLine>> {
    const query = await this.wanted(wanted, who);
    const total = await countOf(query);
    const rows = await query.orderBy('record.day', 'DESC').addOrderBy('record.id', 'DESC').offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE).getMany();
    return { items: await this.replies.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  async detail({ id }: RecordIdInput, who: Who): Promise<RecordDetail> {
    return this.replies.detail(await this.visible(id, who), who);
  }

  async picture({ id }: RecordPictureInput, who: Who): Promise<FileReply> {
    const photo = await this.photos.one(id);
    const row = await this.db.of(RecordEntity).findOne({ where: { rootId: photo.subjectId }, order: { id: 'DESC' } });
    if (!row || !sees(row, who)) throw new NotFoundException();
    return this.photos.read(photo);
  }

  /** How many entries of each kind there are, and which groups of the villages they reached. */
  async coverage({ organisationId, from, to, kind }: RecordCoverageInput, who: Who): Promise<Pick<RecordCoverage, 'from' | 'to' | 'kinds'> & { groups: RecordGroupLine[] }> {
    const query = await this.wanted({ organisationId, from, to, kind }, who);
    const kinds = await query.clone().select('record.kind', 'kind').addSelect('COUNT(*)', 'count').groupBy('record.kind').getRawMany<{ kind: RecordKind; count: number | string }>();
    // A group that was reached before and not now, or not in this way, is told too.
    const counted = kind ? 'record.kind = :counted' : '1 = 1';
    const all = (await (await this.wanted({ organisationId, to }, who)).select('record.villageId', 'villageId').addSelect('record.place', 'place').addSelect(`SUM(CASE WHEN record.day >= :since AND ${counted} THEN 1 ELSE 0 END)`, 'count').addSelect(`MAX(CASE WHEN ${counted} THEN record.day END)`, 'lastDay').setParameters({ since: from, counted: kind })
      .groupBy('record.villageId').addGroupBy('record.place').getRawMany<{ villageId: string; place: string; count: number | string; lastDay: string | null }>()).filter(({ place, count }) => place !== '' || Number(count) > 0);
    const villages = await this.organisations.organisationsByIds(all.map(group => group.villageId));
    return {
      from, to, kinds: kinds.map(each => ({ kind: each.kind, count: Number(each.count) })).sort((one, other) => other.count - one.count),
      groups: all.map(({ villageId, place, count, lastDay }) => ({ villageId, villageName: villages.get(villageId)?.name ?? '', group: place, records: Number(count), lastDay })),
    };
  }

  async xlsx(wanted: RecordsXlsxInput, who: Who): Promise<FileReply> {
    const query = await this.wanted(wanted, who);
    const rows = await query.orderBy('record.day', 'DESC').addOrderBy('record.id', 'DESC').limit(MOST_EXPORTED).getMany();
    return { file: await recordXlsx(await this.replies.lines(rows), rows), name: '工作记录.xlsx', rows: rows.length };
  }

  /** The entries of a team by kind and month, and its pictures: what there is to be filed. */
  async kept(teamId: string, from: Day, to: Day): Promise<{ months: { kind: RecordKind; month: Month; count: number; lastDay: Day }[]; pictures: { id: string; kind: RecordKind; day: Day; personId: string }[] }> {
    const own = () => this.db.of(RecordEntity).createQueryBuilder('record').where("record.state = 'live' AND record.teamId = :teamId AND record.day BETWEEN :from AND :to", { teamId, from, to });
    const months = await own().select('record.kind', 'kind').addSelect('SUBSTR(record.day, 1, 7)', 'month').addSelect('COUNT(*)', 'count').addSelect('MAX(record.day)', 'lastDay')
      .groupBy('record.kind').addGroupBy('SUBSTR(record.day, 1, 7)').getRawMany<{ kind: RecordKind; month: Month; count: number | string; lastDay: Day }>();
    const shown = await own().select(['record.id', 'record.rootId', 'record.kind', 'record.day', 'record.personId']).getMany();
    const byRoot = new Map(shown.map(row => [row.rootId, row]));
    const pictures = (await this.photos.of([...byRoot.keys()])).map(({ id, subjectId }) => { const { kind, day, personId } = byRoot.get(subjectId)!; return { id, kind, day, personId }; });
    return { months: months.map(each => ({ ...each, count: Number(each.count) })), pictures };
  }

  /** The entry, whether it counts or not, where this person sees it; else the 404 of one that does not exist. */
  async seen(id: string, who: Who): Promise<Pick<RecordEntity, 'id' | 'rootId' | 'villageId' | 'householdId'>> {
    return this.visible(id, who);
  }

  /** An entry with all its corrections, which are one matter to others. */
  async sameAs({ rootId }: Pick<RecordEntity, 'rootId'>): Promise<string[]> {
    return (await this.db.of(RecordEntity).find({ select: { id: true }, where: { rootId } })).map(({ id }) => id);
  }

  private async visible(id: string, who: Who): Promise<RecordEntity> {
    const row = await this.db.of(RecordEntity).findOneBy({ id });
    if (!row || !sees(row, who)) throw new NotFoundException();
    return row;
  }

  /** What counts, is within reach and is asked for. */
  private async wanted({ box = 'all', kind, organisationId, teamId, from, to, tag, group, search, open }: Wanted, who: Who): Promise<SelectQueryBuilder<RecordEntity>> {
    const scope = scopeOf(who, 'record.read');
    const query = this.db.of(RecordEntity).createQueryBuilder('record').where("record.state = 'live'");
    if (box === 'mine') query.andWhere('record.personId = :own', { own: who.personId });
    else if (organisationId !== undefined) within(query, await this.narrowed(scope, organisationId));
    else within(query, scope);
    if (teamId !== undefined) {
      if (box === 'all') await this.narrowedToTeam(scope, teamId);
      query.andWhere('record.teamId = :teamId', { teamId });
    }
    if (kind) query.andWhere('record.kind = :kind', { kind });
    if (from) query.andWhere('record.day >= :from', { from });
    if (to) query.andWhere('record.day <= :to', { to });
    if (tag?.trim()) query.andWhere('INSTR(record.tags, :tag) > 0', { tag: `|${tag.trim()}|` });
    if (group?.trim()) query.andWhere('record.place = :place', { place: group.trim() });
    if (open) {
      query.andWhere('record.threadId = record.rootId').andWhere("record.kind IN ('errand', 'reception', 'mediation', 'practical_deed', 'project')")
        .andWhere(`NOT EXISTS ${query.subQuery().select('1').from(RecordEntity, 'closing').where("closing.threadId = record.threadId AND closing.state = 'live' AND closing.closes = :yes").getQuery()}`)
        .setParameter('yes', true);
    }
    if (search?.trim()) await this.find(query, search.trim(), scope, who);
    return query;
  }

  /** A word of the text or of an answer, or whoever is called so. */
  private async find(query: SelectQueryBuilder<RecordEntity>, word: string, scope: Scope, who: Who): Promise<void> {
    const teams = await this.teams.teamsIn(scope, ALWAYS.from, ALWAYS.to);
    const known = word.length <= 20 ? [...await this.teams.membersOf(teams.map(team => team.id), ALWAYS.from, ALWAYS.to), ...await this.outside(scope)] : [];
    const people = known.filter(each => isNamed(each.name, word));
    query.andWhere(new Brackets(any => {
      any.where('INSTR(record.text, :word) > 0 OR INSTR(record.answers, :word) > 0', { word });
      if (people.length && people.some(each => each.personId !== who.personId || isNamed(each.name, word))) any.orWhere('record.personId IN (:...people)', { people: people.map(each => each.personId) });
    }));
  }

  /** Whoever wrote something there without serving in a team. */
  private async outside(scope: Scope): Promise<{ personId: string; name: string }[]> {
    const query = this.db.of(RecordEntity).createQueryBuilder('record').select('DISTINCT record.personId', 'personId').where('record.teamId IS NULL');
    within(query, scope);
    const ids = (await query.getRawMany<{ personId: string }>()).map(({ personId }) => personId);
    return [...await this.people.peopleByIds(ids)].map(([personId, { name }]) => ({ personId, name }));
  }

  private async narrowed(scope: Scope, organisationId: string): Promise<Scope> {
    const place = await this.organisations.organisationById(organisationId);
    if (!place) throw new NotFoundException();
    if (inScope(scope, place.path)) return { paths: [place.path], teams: [] };
    const teams = (await this.teams.teamsIn({ paths: [], teams: scope.teams }, ALWAYS.from, ALWAYS.to)).filter(team => team.path.startsWith(place.path));
    if (teams.length === 0) throw new NotFoundException();
    return { paths: [], teams: teams.map(team => team.id) };
  }

  private async narrowedToTeam(scope: Scope, teamId: string): Promise<void> {
    const team = (await this.teams.teamsByIds([teamId])).get(teamId);
    if (!team || !inScope(scope, team.path, teamId)) throw new NotFoundException();
  }
}

/** Whoever put it down sees it, and who reaches the place or the team. */
function sees(row: RecordEntity, who: Who): boolean {
  return row.personId === who.personId || inScope(scopeOf(who, 'record.read'), pathOf(row), row.teamId);
}
