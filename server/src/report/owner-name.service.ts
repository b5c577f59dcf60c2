import { Injectable } from '@nestjs/common';
import { periodSpan } from '@village/shared/rules/cadence';
import { Clock } from '../common/time';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { AuthorService, type Author } from './author.service';
import type { ReportEntity } from './report.entity';

/** Who the author of a report is, and what he is called. */
@Injectable()
export class OwnerNameService {
  constructor(private readonly clock: Clock, private readonly authors: AuthorService, private readonly teams: TeamService, private readonly people: PersonService, private readonly organisations: OrganisationService) {}

  async authorOf({ owner, ownerId, teamId, period, path }: Pick<ReportEntity, 'owner' | 'ownerId' | 'teamId' | 'period' | 'path'>): Promise<Author> {
    const { from, to } = period === '' ? { from: this.clock.today(), to: this.clock.today() } : periodSpan(period);
    try {
      return await this.authors.one(owner, ownerId, teamId, from, to);
    } catch {
      // He has left meanwhile: what he reported stays his.
      return { owner, ownerId, roles: [], from: null, to: null, name: '', place: '', path, team: null, unitIds: [] };
    }
  }

  /** What these people, places and teams are called: authors of reports can be any of them. */
  async called(ids: string[]): Promise<Map<string, string>> {
    const teams = [...(await this.teams.teamsByIds(ids)).values()].map(({ id, name, villageName }) => [id, name || villageName] as const);
    return new Map([...teams, ...[...await this.people.peopleByIds(ids), ...await this.organisations.organisationsByIds(ids)].map(([id, { name }]) => [id, name] as const)]);
  }

  /** In a few queries, for a list. */
  async namesOf(rows: readonly Pick<ReportEntity, 'owner' | 'ownerId' | 'teamId'>[]): Promise<Map<string, { ownerName: string; place: string }>> {
    const of = (owner: ReportEntity['owner']) => rows.filter(row => row.owner === owner);
    const teams = await this.teams.teamsByIds(rows.flatMap(row => row.teamId ?? []));
    const people = await this.people.peopleByIds(of('person').map(row => row.ownerId));
    const places = await this.organisations.organisationsByIds(rows.filter(row => row.owner !== 'person' && row.owner !== 'team').map(row => row.ownerId));
    return new Map(rows.map(({ owner, ownerId, teamId }) => {
      const team = teams.get(teamId ?? '');
      if (owner === 'team') return [ownerId, { ownerName: team?.name || `${team?.villageName ?? ''}工作队`, place: team?.villageName ?? '' }];
      if (owner === 'person') return [ownerId, { ownerName: people.get(ownerId)?.name ?? '', place: team?.villageName ?? '' }];
      return [ownerId, { ownerName: places.get(ownerId)?.name ?? '', place: '' }];
    }));
  }
}
