import { Injectable } from '@nestjs/common';
import type { HandoverCandidate } from '@village/shared/contract/handover';
import type { Day } from '@village/shared/kernel/day';
import { CADRE_ROLES, nameOfRole, type RoleId } from '@village/shared/kernel/role';
import { Clock } from '../common/time';
import { idsOf } from '../common/path';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { TermService } from '../organisation/term.service';
import type { Placed } from './reach';

/** The post of somebody in the team of a village. */
export interface Post extends Placed {
  personName: string;
  termId: string;
  role: RoleId;
  villageId: string;
  team: TeamPlace;
  from: Day;
  to: Day | null;
}

/** Who serves in the villages: the terms that make somebody a cadre of a team. */
@Injectable()
export class PostService {
  constructor(private readonly clock: Clock, private readonly terms: TermService, private readonly teams: TeamService, private readonly people: PersonService, private readonly holders: HolderService) {}

  /** The posts of a person, past and future ones included, by their start. */
  async postsOf(personId: string): Promise<Post[]> {
    const person = await this.people.personById(personId);
    if (!person) return [];
    const terms = (await this.terms.termsOf(personId)).filter(({ role, teamId }) => teamId !== null && CADRE_ROLES.includes(role));
    const teams = await this.teams.teamsByIds(terms.map(({ teamId }) => teamId!));
    return terms.flatMap(({ id, role, teamId, organisationId, from, to }) => {
      const team = teams.get(teamId!);
      return team ? [{ personId, personName: person.name, unitId: person.unitId, termId: id, role, teamId: team.id, villageId: organisationId, path: team.path, team, from, to }] : [];
    });
  }

  /** The post of this term, or null where the term makes nobody a cadre of a team. */
  async of(personId: string, termId: string): Promise<Post | null> {
    return (await this.postsOf(personId)).find(post => post.termId === termId) ?? null;
  }

  /** Does he serve in a team of this village on this day? */
  async serves(personId: string, villageId: string, on: Day): Promise<boolean> {
    return (await this.postsOf(personId)).some(post => post.villageId === villageId && post.from <= on && (post.to === null || post.to >= on));
  }

  /** Who could take over: who serves in the team today or begins there soon, in the village and in the township. */
  async candidates({ personId, teamId, path }: { personId: string; teamId: string; path: string }, roles: readonly RoleId[]): Promise<HandoverCandidate[]> {
    const today = this.clock.today();
    const [, townshipId, villageId] = idsOf(path);
    const members = (await this.teams.membersOf([teamId], today, '9999-12-31')).map(member => ({ personId: member.personId, name: member.name, role: member.terms[0].role }));
    const seated = await this.holders.seatedAt([villageId, townshipId], roles, today, today);
    const found = new Map([...members, ...seated].map(each => [each.personId, { personId: each.personId, name: each.name, roleName: nameOfRole(each.role) }]));
    found.delete(personId);
    return [...found.values()];
  }
}
