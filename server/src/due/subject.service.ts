import { Injectable } from '@nestjs/common';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Day } from '@village/shared/kernel/day';
import { ROLES, type RoleId } from '@village/shared/kernel/role';
import { ownerOfParty } from '@village/shared/rules/due-owner';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { teamNameOf, TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import type { Subject } from './subject';

/** Posts of a township that owe something themselves. */
const POSTS = (Object.keys(ROLES) as RoleId[]).filter(role => ROLES[role].level === 'township' && ownerOfParty(role) === 'person');

/** Who can owe something: of one person, of a place, of a unit. */
@Injectable()
export class SubjectService {
  constructor(
    private readonly teams: TeamService, private readonly organisations: OrganisationService, private readonly holders: HolderService, private readonly people: PersonService, private readonly units: UnitService,
  ) {}

  /** The person, his teams with their villages, and the offices he holds. */
  async ofPerson(personId: string, who: Pick<Who, 'grants'>, from: Day, to: Day): Promise<Subject[]> {
    const members = await this.teams.membersById([personId], from, to);
    const teams = await this.teams.teamsByIds(members.flatMap(member => member.terms.map(term => term.teamId)));
    const person = (await this.people.peopleByIds([personId])).get(personId);
    const own = members.flatMap(member => this.asPerson(member, teams));
    const posts = who.grants.filter(grant => grant.teamId === null && ownerOfParty(grant.role) === 'person');
    const places = await this.placesOf(who.grants.filter(grant => grant.teamId === null && ['village', 'township', 'county'].includes(String(ownerOfParty(grant.role)))).map(grant => grant.organisationId));
    const villages = await this.placesOf([...teams.values()].map(team => team.villageId));
    return [
      ...own,
      ...[...new Set(posts.map(grant => grant.path))].map((path): Subject => ({
        owner: 'person', roles: posts.filter(grant => grant.path === path).map(grant => grant.role), from: null, to: null, id: personId, name: person?.name ?? '', place: '', path, team: null, unitId: person?.unitId ?? null,
      })),
      ...[...teams.values()].map(asTeam), ...distinct([...villages, ...places]),
      ...await this.asUnits(who.grants.filter(grant => ROLES[grant.role].level === 'unit').map(grant => grant.organisationId)),
    ];
  }

  /** Everything at a place and below it; people only where they are wanted. */
  async below(place: Organisation, from: Day, to: Day, withPeople: boolean): Promise<Subject[]> {
    const inside = await this.organisations.organisationsBelow(place.path);
    const teams = await this.teams.teamsIn({ paths: [place.path], teams: [] }, from, to);
    return [...inside.map(each => asPlace(each, inside)), ...teams.map(asTeam), ...(withPeople ? [...await this.members(teams, from, to), ...await this.posts(place, from, to)] : [])];
  }

  /** These teams and, where they are wanted, their people. */
  async ofTeams(teamIds: string[], from: Day, to: Day, withPeople = true): Promise<Subject[]> {
    const teams = [...(await this.teams.teamsByIds(teamIds)).values()];
    return [...teams.map(asTeam), ...(withPeople ? await this.members(teams, from, to) : [])];
  }

  /** Units as what owes, and the people they sent. */
  async ofUnits(unitIds: string[], peopleIds: string[], from: Day, to: Day): Promise<Subject[]> {
    const members = await this.teams.membersById(peopleIds, from, to);
    const teams = await this.teams.teamsByIds(members.flatMap(member => member.terms.map(term => term.teamId)));
    return [...await this.asUnits(unitIds), ...members.flatMap(member => this.asPerson(member, teams))];
  }

  private async members(teams: readonly TeamPlace[], from: Day, to: Day): Promise<Subject[]> {
    const byId = new Map(teams.map(team => [team.id, team]));
    return (await this.teams.membersOf([...byId.keys()], from, to)).flatMap(member => this.asPerson(member, byId));
  }

  /** Once for each team he served in. */
  private asPerson({ personId, name, unitId, terms }: Member, teams: ReadonlyMap<string, TeamPlace>): Subject[] {
    return [...new Set(terms.map(term => term.teamId))].flatMap((teamId): Subject[] => {
      const team = teams.get(teamId);
      const own = terms.filter(term => term.teamId === teamId);
      return team ? [{ owner: 'person', roles: [...new Set(own.map(term => term.role))], ...spanOf(own), id: personId, name, place: team.villageName, path: team.path, team, unitId }] : [];
    });
  }

  private async posts(place: Organisation, from: Day, to: Day): Promise<Subject[]> {
    const inside = (await this.organisations.organisationsBelow(place.path)).filter(each => each.kind !== 'county');
    const seated = await this.holders.seatedAt(inside.map(each => each.id), POSTS, from, to);
    return [...new Set(seated.map(each => `${each.personId} ${each.organisationId}`))].map((key): Subject => {
      const own = seated.filter(each => `${each.personId} ${each.organisationId}` === key);
      const at = inside.find(each => each.id === own[0].organisationId)!;
      return { owner: 'person', roles: own.map(each => each.role), ...spanOf(own), id: own[0].personId, name: own[0].name, place: at.name, path: at.path, team: null, unitId: null };
    });
  }

  private async placesOf(ids: string[]): Promise<Subject[]> {
    const found = [...(await this.organisations.organisationsByIds(ids)).values()];
    const above = [...(await this.organisations.organisationsByIds(found.flatMap(each => (each.parentId ? [each.parentId] : [])))).values()];
    return found.map(each => asPlace(each, above));
  }

  private async asUnits(ids: string[]): Promise<Subject[]> {
    const units = await this.units.unitsByIds(ids);
    const counties = await this.units.countiesOf([...units.keys()]);
    return [...units.values()].map((unit): Subject => ({ owner: 'unit', roles: [], from: null, to: null, id: unit.id, name: unit.name, place: '', path: `/${counties.get(unit.id)}/`, team: null, unitId: unit.id }));
  }
}

function asTeam(team: TeamPlace): Subject {
  return { owner: 'team', roles: [], from: team.from, to: team.to, id: team.id, name: teamNameOf(team), place: team.villageName, path: team.path, team, unitId: null };
}

function asPlace(place: Organisation, others: readonly Organisation[]): Subject {
  return { owner: place.kind, roles: [], from: null, to: null, id: place.id, name: place.name, place: others.find(each => each.id === place.parentId)?.name ?? '', path: place.path, team: null, unitId: null };
}

/** From the first day of the first of the terms to the last day of the last. */
function spanOf(terms: readonly { from: Day; to: Day | null }[]): { from: Day; to: Day | null } {
  return { from: terms.map(term => term.from).sort()[0], to: terms.some(term => term.to === null) ? null : terms.map(term => term.to!).sort().pop()! };
}

function distinct(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map(subject => [subject.id, subject])).values()];
}
