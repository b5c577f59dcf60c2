import { Injectable } from '@nestjs/common';
import type { Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { Clock } from '../common/time';
import type { Scope } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';

/** A village that has codes. */
export interface CodePlace {
  id: string;
  name: string;
  path: string;
}

/** The villages within reach of those who keep the ways of confirming presence, and what holds there. */
@Injectable()
export class CodePlaceService {
  constructor(
    private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService,
    private readonly people: PersonService, private readonly policies: PolicyService,
  ) {}

  async within(scope: Scope): Promise<CodePlace[]> {
    const teams = [...(await this.teams.teamsByIds(scope.teams)).values()];
    const below = (await Promise.all(scope.paths.map(path => this.organisations.organisationsBelow(path)))).flat().filter(each => each.kind === 'village');
    return this.byIds([...new Set([...teams.map(team => team.villageId), ...below.map(each => each.id)])]);
  }

  async byIds(ids: string[]): Promise<CodePlace[]> {
    return ids.length > 0 ? [...(await this.organisations.organisationsByIds(ids)).values()].map(({ id, name, path }) => ({ id, name, path })) : [];
  }

  profile(path: string): Promise<Profile | Refusal> {
    return this.policies.activeFor(path, this.clock.today());
  }

  async names(ids: string[]): Promise<Map<string, string>> {
    return new Map([...(await this.people.peopleByIds(ids))].map(([id, { name }]) => [id, name]));
  }
}
