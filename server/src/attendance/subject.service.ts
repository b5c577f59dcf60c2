import { Injectable } from '@nestjs/common';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { CADRE_ROLES, isRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { finding } from '@village/shared/policy/reading';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { TeamService, type Member } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';

/** Somebody whose presence is kept: a cadre of a team, or a leader of the township whom the regulation sends to the villages. */
export interface Subject {
  personId: string;
  name: string;
  role: RoleId;
  teamId: string | null;
  /** Of the village, or of the township where he serves in no team. */
  path: string;
  placeName: string;
  /** Null where he serves in no team. */
  member: Member | null;
  terms: { role: RoleId; from: Day; to: Day | null }[];
}

/** Whose presence does the regulation of a place keep? */
@Injectable()
export class SubjectService {
  constructor(
    private readonly teams: TeamService, private readonly holders: HolderService, private readonly policies: PolicyService, private readonly people: PersonService,
  ) {}

  async of(personId: string, day: Day): Promise<Subject | null> {
    const [member] = await this.teams.membersById([personId], day, day);
    if (member) return this.inTeam(member, await this.teams.teamsByIds(member.terms.map(term => term.teamId)));
    for (const held of await this.holders.heldBy(personId, day)) {
      if (ROLES[held.role].level !== 'township') continue;
      const profile = await this.policies.activeFor(held.path, day);
      if (isRefusal(profile) || !sentRoles(profile).includes(held.role)) continue;
      const name = (await this.people.personById(personId))?.name ?? '';
      return { personId, name, role: held.role, teamId: null, path: held.path, placeName: held.organisationName, member: null, terms: [{ role: held.role, from: day, to: null }] };
    }
    return null;
  }

  /** Everybody at a township or a village in these days: its cadres by village, then those of the township. */
  async at(place: Organisation, from: Day, to: Day): Promise<Subject[]> {
    const teams = new Map((await this.teams.teamsIn({ paths: [place.path], teams: [] }, from, to)).map(team => [team.id, team]));
    const order = [...teams.keys()];
    const members = await this.teams.membersOf(order, from, to);
    const cadres = members.map(member => this.inTeam({ ...member, terms: member.terms.filter(term => teams.has(term.teamId)) }, teams))
      .sort((one, other) => order.indexOf(one.teamId ?? '') - order.indexOf(other.teamId ?? ''));
    return place.kind === 'township' ? [...cadres, ...await this.sent(place, from, to)] : cadres;
  }

  private inTeam(member: Member, teams: Map<string, { id: string; path: string; villageName: string }>): Subject {
    const term = member.terms[member.terms.length - 1];
    const team = teams.get(term.teamId)!;
    return { personId: member.personId, name: member.name, role: term.role, teamId: team.id, path: team.path, placeName: team.villageName, member, terms: member.terms };
  }

  private async sent(place: Organisation, from: Day, to: Day): Promise<Subject[]> {
    const profile = await this.policies.activeFor(place.path, to);
    const roles = isRefusal(profile) ? [] : sentRoles(profile);
    const seated = roles.length > 0 ? await this.holders.seatedAt([place.id], roles, from, to) : [];
    return seated.filter((each, index) => seated.findIndex(other => other.personId === each.personId) === index).map(({ personId, name, role, from: begin, to: end }) =>
      ({ personId, name, role, teamId: null, path: place.path, placeName: place.name, member: null, terms: [{ role, from: begin, to: end }] }));
  }
}

/** Roles outside of the teams whom the regulation sends to the villages by the hour, and whose record somebody keeps. */
export function sentRoles(profile: Profile): RoleId[] {
  const { value } = finding(profile, read => (read.where('attendance.hours') ? (read.where('attendance.keeper') ?? []).flatMap(row => row.of) : []));
  return isRefusal(value) ? [] : [...new Set(value)].filter(isRole).filter(role => !CADRE_ROLES.includes(role) && ROLES[role].level === 'township');
}
