import { Injectable, NotFoundException } from '@nestjs/common';
import type { ArchiveLine, ArchiveTeamLine, TeamArchive } from '@village/shared/contract/archive';
import type { ArchiveFileInput, ArchiveItemsInput, ArchiveOverviewInput, ArchiveTeamInput } from '@village/shared/contract/archive.input';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import { ARCHIVE_CATEGORIES, ARCHIVE_CATEGORY_NAMES } from '@village/shared/kernel/archive-category';
import { addDays } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { archiveCategories, archivePartName, archiveState } from '@village/shared/rules/archive';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import type { ArchiveCustodianEntity, ArchiveItemEntity } from './archive.entity';
import { ArchiveFactsService } from './archive-facts.service';
import { ArchiveReachService } from './reach.service';
import type { ArchiveSpan, DrawnPaper } from './source';

const PAGE_SIZE = 20;

interface Found {
  line: ArchiveTeamLine;
  asked: readonly string[];
  drawn: DrawnPaper[];
  filed: ArchiveItemEntity[];
  custodians: ArchiveCustodianEntity[];
  people: { personId: string; name: string }[];
  because: Reason[];
}

/** The archive of a team as it stands: what is there, and what the document asks for besides. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly clock: Clock, private readonly reach: ArchiveReachService, private readonly facts: ArchiveFactsService, private readonly teams: TeamService, private readonly people: PersonService,
    private readonly policies: PolicyService, private readonly organisations: OrganisationService, private readonly files: StoredFileService,
  ) {}

  async overview({ organisationId, search, page = 1 }: ArchiveOverviewInput, who: Who): Promise<Page<ArchiveTeamLine>> {
    const place = organisationId === undefined ? null : await this.organisations.organisationById(organisationId);
    const scope = scopeOf(who, 'archive.read');
    const teams = (await this.teams.teamsIn(scope, this.clock.today())).filter(team => place === null || team.path.startsWith(place.path));
    if (organisationId !== undefined && (!place || (teams.length === 0 && !inScope(scope, place.path)))) throw new NotFoundException();
    const found = teams.filter(team => [team.name, team.villageName, team.townshipName].some(name => isNamed(name, search ?? '')));
    const items: ArchiveTeamLine[] = [];
    for (const team of found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)) items.push((await this.found(await this.reach.span(team.id, who), who)).line);
    return { items, page, pageSize: PAGE_SIZE, total: found.length };
  }

  async team({ teamId }: ArchiveTeamInput, who: Who): Promise<TeamArchive> {
    const span = await this.reach.span(teamId, who);
    const { line, asked, drawn, filed, custodians, people, because } = await this.found(span, who);
    const all = [...drawn, ...filed];
    const categories = ARCHIVE_CATEGORIES.map(category => {
      const own = all.filter(each => each.category === category);
      return { category, asked: asked.includes(category), count: own.length, images: own.filter(({ form }) => form === 'image').length };
    });
    const names = await this.people.peopleByIds(custodians.flatMap(({ personId, namedBy }) => [personId, namedBy]));
    const present = new Set(people.map(({ personId }) => personId));
    const holds = (permission: 'archive.file' | 'archive.keep') => inScope(scopeOf(who, permission), span.team.path, teamId);
    return {
      ...line, from: span.team.from, to: span.team.to, categories, people, because, may: { file: holds('archive.file'), keep: holds('archive.keep') },
      custodians: custodians.map(({ personId, from, note, namedBy }, index) => ({
        personName: names.get(personId)?.name ?? '', from, to: index === 0 ? null : addDays(custodians[index - 1].from, -1), left: !present.has(personId), note, byName: names.get(namedBy)?.name ?? '',
      })),
    };
  }

  async items({ teamId, category, search = '', page = 1 }: ArchiveItemsInput, who: Who): Promise<Page<ArchiveLine>> {
    const span = await this.reach.span(teamId, who);
    const lines = (await this.lines(span, who)).filter(line => line.category === category && isNamed(line.title, search));
    return { items: lines.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, pageSize: PAGE_SIZE, total: lines.length };
  }

  async open({ teamId, key }: ArchiveFileInput, who: Who): Promise<FileReply | Refusal> {
    const span = await this.reach.span(teamId, who);
    const filed = (await this.facts.standing(span)).find(({ id }) => id === key);
    if (filed) return filed.fileId === null ? refuse('only_on_paper', `这份材料只有纸质的，存放在：${filed.place}。`) : this.files.read(filed.fileId);
    const made = await (await this.facts.drawn(span, who)).find(each => each.key === key)?.make(who);
    if (!made) throw new NotFoundException();
    return made;
  }

  private async lines(span: ArchiveSpan, who: Who): Promise<ArchiveLine[]> {
    const [drawn, filed] = [await this.facts.drawn(span, who), await this.facts.filed(span)];
    const names = await this.people.peopleByIds([...drawn.flatMap(({ personId }) => personId ?? []), ...filed.flatMap(({ filedBy, withdrawnBy }) => [filedBy, withdrawnBy ?? filedBy])]);
    const nameOf = (id: string | null): string => (id && names.get(id)?.name) || '';
    const mayFile = inScope(scopeOf(who, 'archive.file'), span.team.path, span.team.id);
    const lines = [
      ...drawn.map(({ key, category, title, day, form, personId }): ArchiveLine => ({ key, origin: 'drawn', category, title, day, form, byName: nameOf(personId), place: '', hasFile: true, filedAt: null, withdrawn: null, mayWithdraw: false })),
      ...filed.map((row): ArchiveLine => ({
        key: row.id, origin: 'filed', category: row.category, title: row.title, day: row.day, form: row.form, byName: nameOf(row.filedBy), place: row.place, hasFile: row.fileId !== null && row.withdrawnAt === null, filedAt: row.filedAt,
        withdrawn: row.withdrawnAt === null ? null : { byName: nameOf(row.withdrawnBy), at: row.withdrawnAt, reason: row.withdrawnReason }, mayWithdraw: mayFile && row.withdrawnAt === null,
      })),
    ];
    return lines.sort((one, other) => (`${one.day} ${one.key}` < `${other.day} ${other.key}` ? 1 : -1));
  }

  private async found(span: ArchiveSpan, who: Who): Promise<Found> {
    const today = this.clock.today();
    const [drawn, filed, custodians] = [await this.facts.drawn(span, who), await this.facts.standing(span), await this.facts.custodians(span)];
    const people = (await this.teams.membersOf([span.team.id], span.to, span.to)).map(({ personId, name }) => ({ personId, name }));
    const keeper = custodians.find(({ from }) => from <= today);
    const custodian = people.find(({ personId }) => personId === keeper?.personId)?.name ?? null;
    const line = { teamId: span.team.id, teamName: span.team.name, townshipName: span.team.townshipName, count: drawn.length + filed.length, custodian, complete: null, missing: [] };
    const rest = { drawn, filed, custodians, people };
    const profile = await this.policies.activeFor(span.team.path, span.to);
    if (isRefusal(profile)) return { ...rest, line, asked: [], because: [{ text: profile.text, clauses: [] }] };
    const listed = archiveCategories(profile);
    if (isRefusal(listed.value)) return { ...rest, line, asked: [], because: [{ text: `${profile.title}没有列出档案的类别，下面按系统里已有的材料分类`, clauses: [] }] };
    const all = [...drawn, ...filed];
    const state = archiveState(profile, { categories: [...new Set(all.map(({ category }) => category))], forms: [...new Set(all.map(({ form }) => form))], custodianNamed: custodian !== null });
    const kept = isRefusal(state.value) ? { complete: null, missing: [] } : state.value;
    return { ...rest, line: { ...line, complete: kept.complete, missing: kept.missing.map(archivePartName) }, asked: listed.value.categories, because: [...state.because, ...(line.count === 0 ? [{ text: `没有找到${ARCHIVE_CATEGORY_NAMES.visits}等任何材料`, clauses: [] }] : [])] };
  }
}
