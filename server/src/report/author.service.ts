import { Injectable, NotFoundException } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import { LEADING_ROLES, type RoleId } from '@village/shared/kernel/role';
import type { DueOwner } from '@village/shared/rules/due-owner';
import type { DueSubject } from '@village/shared/rules/due-item';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { idsOf } from '../common/path';
import { PersonService } from '../organisation/person.service';
import { teamNameOf, TeamService, type Member, type TeamPlace } from '../organisation/team.service';

/** Whoever reports: a person, a team, a place. */
export interface Author extends DueSubject {
  ownerId: string;
  name: string;
  place: string;
  path: string;
  team: TeamPlace | null;
  /** The dispatching units of the people it speaks of. */
  unitIds: string[];
}

@Injectable()
export class AuthorService {
  constructor(private readonly teams: TeamService, private readonly organisations: OrganisationService, private readonly people: PersonService, private readonly holders: HolderService) {}

  /** Everybody for whom this person writes: himself in each of his teams, those teams, the place of his office. */
  async of(who: Who, from: Day, to: Day): Promise<Author[]> {
    const members = await this.teams.membersById([who.personId], from, to);
    const teams = await this.teams.teamsByIds(members.flatMap(member => member.terms.map(term => term.teamId)));
    const places = await this.organisations.organisationsByIds(who.grants.filter(grant => grant.teamId === null).map(grant => grant.organisationId));
    const posts = await this.posted(who.personId, to);
    return [...await this.asTeams([...teams.values()], from, to), ...members.flatMap(member => asPeople(member, teams)), ...posts, ...[...places.values()].filter(({ kind }) => kind !== 'village').map(asPlace)];
  }

  /** One of them, whoever asks; the same 404 for one that does not exist. */
  async one(owner: DueOwner, ownerId: string, teamId: string | null, from: Day, to: Day): Promise<Author> {
    const found = owner === 'team' ? (await this.asTeams([...(await this.teams.teamsByIds([ownerId])).values()], from, to))[0]
      : owner === 'person' ? await this.person(ownerId, teamId, from, to)
        : await this.organisations.organisationById(ownerId).then(place => place && asPlace(place));
    if (!found) throw new NotFoundException();
    return found;
  }

  /** The teams below a place. */
  async below(path: string, from: Day, to: Day): Promise<Author[]> {
    return this.asTeams(await this.teams.teamsIn({ paths: [path], teams: [] }, from, to), from, to);
  }

  /** The people of teams, each in each of his teams. */
  async peopleOf(teams: readonly TeamPlace[], from: Day, to: Day): Promise<Author[]> {
    const byId = new Map(teams.map(team => [team.id, team]));
    return (await this.teams.membersOf([...byId.keys()], from, to)).flatMap(member => asPeople(member, byId));
  }

  /** The teams of whose facts this author tells: his own, or those in the places within his reach, but for villages that another leads in his post. */
  async teamsOf(author: Author, from: Day, to: Day): Promise<TeamPlace[]> {
    if (author.team) return [author.team];
    const teams = await this.teams.teamsIn({ paths: [author.path], teams: [] }, from, to);
    const organisationId = idsOf(author.path).at(-1)!;
    const left: string[][] = [];
    for (const role of author.owner === 'person' ? author.roles : []) left.push(await this.holders.leftToOthers({ role: role as RoleId, organisationId }, author.ownerId, to));
    // Whoever holds several posts there tells of what one of them leaves to him.
    return teams.filter(({ villageId }) => left.length === 0 || left.some(villages => !villages.includes(villageId)));
  }

  async place(id: string): Promise<Author | null> {
    const place = await this.organisations.organisationById(id);
    return place && asPlace(place);
  }

  private async person(id: string, teamId: string | null, from: Day, to: Day): Promise<Author | undefined> {
    const members = await this.teams.membersById([id], from, to);
    const teams = await this.teams.teamsByIds(members.flatMap(member => member.terms.map(term => term.teamId)));
    const own = members.flatMap(member => asPeople(member, teams));
    return own.find(each => teamId === null || each.team?.id === teamId) ?? (await this.posted(id, to))[0];
  }

  private async asTeams(teams: readonly TeamPlace[], from: Day, to: Day): Promise<Author[]> {
    const members = await this.teams.membersOf(teams.map(team => team.id), from, to);
    return teams.map((team): Author => ({
      owner: 'team', roles: [], from: team.from, to: team.to, ownerId: team.id, name: teamNameOf(team), place: team.villageName, path: team.path, team,
      unitIds: [...new Set(members.filter(member => member.terms.some(term => term.teamId === team.id)).flatMap(member => member.unitId ?? []))],
    }));
  }

  /** Whoever has a post outside of a team reports for himself at the place of his post. */
  private async posted(personId: string, on: Day): Promise<Author[]> {
    const held = (await this.holders.heldBy(personId, on)).filter(each => each.teamId === null && !each.path.startsWith('/unit/'));
    const person = held.length ? await this.people.personById(personId) : null;
    return [...new Set(held.map(each => each.path))].map((path): Author => {
      const own = held.filter(each => each.path === path);
      return { owner: 'person', roles: own.map(each => each.role), from: null, to: null, ownerId: personId, name: person?.name ?? '', place: own[0].organisationName, path, team: null, unitIds: person?.unitId ? [person.unitId] : [] };
    });
  }
}

/** May this person write for the author? */
export function writesFor(author: Pick<Author, 'owner' | 'ownerId'>, who: Who): boolean {
  if (author.owner === 'person') return author.ownerId === who.personId;
  return who.grants.some(grant => (author.owner === 'team' ? grant.teamId === author.ownerId : grant.organisationId === author.ownerId));
}

/** May this person hand in what was written? Of a team its leaders do. */
export function submitsFor(author: Pick<Author, 'owner' | 'ownerId'>, who: Who): boolean {
  return author.owner === 'team' ? who.grants.some(grant => grant.teamId === author.ownerId && LEADING_ROLES.includes(grant.role)) : writesFor(author, who);
}

function asPeople(member: Member, teams: ReadonlyMap<string, TeamPlace>): Author[] {
  return [...new Set(member.terms.map(term => term.teamId))].flatMap((teamId): Author[] => {
    const team = teams.get(teamId);
    const own = member.terms.filter(term => term.teamId === teamId);
    return team ? [{
      owner: 'person', roles: [...new Set(own.map(term => term.role))], from: own.map(term => term.from).sort()[0], to: own.some(term => term.to === null) ? null : own.map(term => term.to!).sort().pop()!,
      ownerId: member.personId, name: member.name, place: team.villageName, path: team.path, team, unitIds: member.unitId ? [member.unitId] : [],
    }] : [];
  });
}

function asPlace({ id, kind, name, path }: { id: string; kind: 'county' | 'township' | 'village'; name: string; path: string }): Author {
  return { owner: kind, roles: [], from: null, to: null, ownerId: id, name, place: name, path, team: null, unitIds: [] };
}
