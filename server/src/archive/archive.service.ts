import { Injectable, NotFoundException } from '@nestjs/common';
import type { ArchiveLine, ArchiveTeamLine, TeamArchive } from '@village/shared/contract/archive';
import type { ArchiveItemsInput, ArchiveOverviewInput, ArchiveTeamInput } from '@village/shared/contract/archive.input';
import type { Page } from '@village/shared/contract/endpoint';
import { ARCHIVE_CATEGORIES, ARCHIVE_CATEGORY_NAMES } from '@village/shared/kernel/archive-category';
import { addDays } from '@village/shared/kernel/day';
import { pageOf } from '../common/page-of';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { ArchiveFactsService } from './archive-facts.service';
import { ArchiveReachService } from './reach.service';
import type { ArchiveSpan } from './source';
import { ArchiveStandingService, keepWord, untilWord } from './standing.service';

const PAGE_SIZE = 20;

/** The archive of a team as it stands: what is there, and what the document asks for besides. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly clock: Clock, private readonly reach: ArchiveReachService, private readonly standing: ArchiveStandingService, private readonly facts: ArchiveFactsService, private readonly teams: TeamService, private readonly people: PersonService,
    private readonly organisations: OrganisationService,
  ) {}

  async overview({ organisationId, search, page = 1 }: ArchiveOverviewInput, who: Who): Promise<Page<ArchiveTeamLine>> {
    const place = organisationId === undefined ? null : await this.organisations.organisationById(organisationId);
    const scope = scopeOf(who, 'archive.read');
    const teams = (await this.teams.teamsIn(scope, this.clock.today())).filter(team => place === null || team.path.startsWith(place.path));
    if (organisationId !== undefined && (!place || (teams.length === 0 && !inScope(scope, place.path)))) throw new NotFoundException();
    const found = teams.filter(team => [team.name, team.villageName, team.townshipName].some(name => isNamed(name, search ?? '')));
    const items: ArchiveTeamLine[] = [];
    for (const team of found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)) items.push((await this.standing.found(await this.reach.span(team.id, who), who)).line);
    return { items, page, pageSize: PAGE_SIZE, total: found.length };
  }

  async team({ teamId }: ArchiveTeamInput, who: Who): Promise<TeamArchive> {
    const span = await this.reach.span(teamId, who);
    const { line, asked, drawn, filed, custodians, people, because, keeping } = await this.standing.found(span, who);
    const all = [...drawn, ...filed];
    const categories = ARCHIVE_CATEGORIES.map(category => {
      const own = all.filter(each => each.category === category);
      return { category, asked: asked.includes(category), count: own.length, images: own.filter(({ form }) => form === 'image').length, keep: keepWord(keeping, category) };
    });
    const names = await this.people.peopleByIds(custodians.flatMap(({ personId, namedBy }) => [personId, namedBy ?? personId]));
    const present = new Set(people.map(({ personId }) => personId));
    const holds = (permission: 'archive.file' | 'archive.keep') => inScope(scopeOf(who, permission), span.team.path, teamId);
    return {
      ...line, from: span.team.from, to: span.team.to, categories, people, because, keeping: { missing: categories.filter(({ keep, count, asked: wanted }) => keep === null && (count > 0 || wanted)).map(({ category }) => ARCHIVE_CATEGORY_NAMES[category]), because: keeping.because }, may: { file: holds('archive.file'), keep: holds('archive.keep') },
      custodians: custodians.map(({ personId, from, note, namedBy }, index) => ({
        personName: names.get(personId)?.name ?? '', from, to: index === 0 ? null : addDays(custodians[index - 1].from, -1), left: !present.has(personId), note, byName: (namedBy && names.get(namedBy)?.name) || '',
      })),
    };
  }

  async items({ teamId, category, search = '', page = 1 }: ArchiveItemsInput, who: Who): Promise<Page<ArchiveLine>> {
    const span = await this.reach.span(teamId, who);
    const lines = (await this.lines(span, who)).filter(line => line.category === category && isNamed(line.title, search));
    return pageOf(lines, page, PAGE_SIZE);
  }

  private async lines(span: ArchiveSpan, who: Who): Promise<ArchiveLine[]> {
    const [drawn, filed, keeping] = [await this.facts.drawn(span, who), await this.facts.filed(span), await this.standing.keeping(span)];
    const names = await this.people.peopleByIds([...drawn.flatMap(({ personId }) => personId ?? []), ...filed.flatMap(({ filedBy, withdrawnBy }) => [filedBy, withdrawnBy ?? filedBy])]);
    const nameOf = (id: string | null): string => (id && names.get(id)?.name) || '';
    const mayFile = inScope(scopeOf(who, 'archive.file'), span.team.path, span.team.id);
    const lines = [
      ...drawn.map(({ key, category, title, day, form, personId }): ArchiveLine => ({ key, origin: 'drawn', category, title, day, form, byName: nameOf(personId), place: '', keptUntil: untilWord(keeping, category, day), hasFile: true, filedAt: null, withdrawn: null, mayWithdraw: false })),
      ...filed.map((row): ArchiveLine => ({
        key: row.id, origin: 'filed', category: row.category, title: row.title, day: row.day, form: row.form, byName: nameOf(row.filedBy), place: row.place, keptUntil: untilWord(keeping, row.category, row.day), hasFile: row.fileId !== null && row.withdrawnAt === null, filedAt: row.filedAt,
        withdrawn: row.withdrawnAt === null ? null : { byName: nameOf(row.withdrawnBy), at: row.withdrawnAt, reason: row.withdrawnReason }, mayWithdraw: mayFile && row.withdrawnAt === null,
      })),
    ];
    return lines.sort((one, other) => (`${one.day} ${one.key}` < `${other.day} ${other.key}` ? 1 : -1));
  }
}
