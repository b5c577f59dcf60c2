import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { Candidate, InvitedAs } from '@village/shared/contract/meeting';
import type { SearchPeopleInput } from '@village/shared/contract/meeting.input';
import type { Day } from '@village/shared/kernel/day';
import { meetingSort, type MeetingKind } from '@village/shared/kernel/meeting-kind';
import { CADRE_ROLES, isRole, nameOfRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { finding } from '@village/shared/policy/reading';
import { isRefusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService, type Seated } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PeopleService } from '../organisation/people.service';
import { TeamService } from '../organisation/team.service';
import { PartyMemberEntity } from './party.entity';
import { MeetingPlaceService, type Place } from './place.service';

const VILLAGE_ROLES = (Object.keys(ROLES) as RoleId[]).filter(role => ROLES[role].level === 'village');
const TEAM_HEADS: RoleId[] = ['team_leader', 'first_secretary'];
/** Who comes to a meeting above the village, besides the heads of the teams. */
const TOWNSHIP_SEATS: Partial<Record<MeetingKind, RoleId[]>> = {
  monthly_collective_report: ['township_linked_leader', 'township_leading_group_head', 'township_office'],
  township_dispatch: ['township_office', 'township_deputy'], town_leading_group_team_meeting: ['township_office', 'township_leading_group_head'],
};
const COUNTY_DISPATCH: RoleId[] = ['township_secretary', 'township_office'];

/** Somebody who can be invited, with the role in which he is. */
export interface Known extends Candidate {
  role: RoleId | null;
}

/** Who belongs at a meeting: proposed when it is planned, and changed by whoever plans it. */
@Injectable()
export class CandidateService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly holders: HolderService, private readonly organisations: OrganisationService, private readonly teams: TeamService,
    private readonly people: PeopleService, private readonly places: MeetingPlaceService,
  ) {}

  /** Those the document and the kind of meeting name, each once. */
  async suggested(place: Place, kind: MeetingKind, profile: Profile, day: Day): Promise<Known[]> {
    const found = place.at === 'village' ? await this.inVillage(place, kind, profile, day) : await this.above(place, kind, day);
    return [...new Map(found.map(each => [keyOf(each), each] as const).reverse()).values()].reverse();
  }

  /** People within reach by name, and the party members of the village. */
  async search({ placeId, search }: SearchPeopleInput, who: Who): Promise<Candidate[]> {
    const place = await this.places.of(placeId, who, 'meeting.plan');
    const { items } = await this.people.list({ search }, who);
    const members = place.at === 'village' ? (await this.partyMembers(place.id, this.clock.today())).filter(each => each.name.includes(search.trim())) : [];
    return [
      ...items.slice(0, 20).map(({ id, name, unitName, post }): Candidate => ({ personId: id, memberId: null, name, note: [unitName, post].filter(Boolean).join(' '), as: 'member' })),
      ...members.filter(each => !items.some(({ id }) => id === each.personId)).map(each => memberCandidate(each)),
    ];
  }

  /** Who can act as this role or as one of these for the place: a host, somebody to be asked. */
  async acting(step: string, place: Pick<Place, 'path' | 'teamId'>, day: Day): Promise<{ personId: string; name: string; role: RoleId }[]> {
    return (await this.holders.holders(step, { path: place.path, teamId: place.teamId }, day)).map(({ personId, name, as }) => ({ personId, name, role: as }));
  }

  async partyMembers(villageId: string, day: Day): Promise<PartyMemberEntity[]> {
    const here = { villageId, from: LessThanOrEqual(day) };
    return this.db.of(PartyMemberEntity).find({ where: [{ ...here, to: IsNull() }, { ...here, to: MoreThanOrEqual(day) }], order: { name: 'ASC', id: 'ASC' } });
  }

  private async inVillage(place: Place, kind: MeetingKind, profile: Profile, day: Day): Promise<Known[]> {
    const sort = meetingSort(kind);
    const team = await this.cadres(place.teamId ? [place.teamId] : [], day, sort === 'village' || sort === 'party' ? 'guest' : 'member', profile);
    const village = this.seats(await this.seatedAt([place.id], VILLAGE_ROLES, day, day), profile);
    if (sort === 'party') {
      const all = await this.partyMembers(place.id, day);
      const members = (kind === 'branch_committee' ? all.filter(each => each.committee) : all).map(memberCandidate);
      return [...members, ...(members.length === 0 ? village.filter(each => each.role === 'village_secretary') : []), ...(kind === 'branch_committee' ? [] : team.filter(each => !members.some(member => member.personId === each.personId)))];
    }
    if (sort === 'village') return [...village, ...team];
    const row = cadenceRow(profile, kind);
    const named = [...new Set([...row?.attendees ?? [], ...row?.convenedBy ?? [], ...(row?.host ? [row.host] : [])].flatMap(step => step.split(/[|+]/)))];
    const withVillage = named.some(party => party === 'village_committee' || party === 'village_cadre') || kind === 'joint_meeting' || kind === 'talk_with_village_cadres';
    const others = (await Promise.all(named.filter(party => isRole(party) && ROLES[party].level === 'township').map(party => this.acting(party, place, day)))).flat();
    return [
      ...team, ...(withVillage ? village : village.filter(each => each.role !== null && named.includes(each.role))),
      ...others.map(({ personId, name, role }): Known => ({ personId, memberId: null, name, note: nameOfRole(role, profile.roles), as: 'member', role })),
    ];
  }

  private async above(place: Place, kind: MeetingKind, day: Day): Promise<Known[]> {
    const below = await this.organisations.organisationsBelow(place.path);
    const villages = below.filter(each => each.kind === 'village');
    const villageNames = new Map(villages.map(each => [each.id, each.name]));
    const profile = await this.places.profile(place.path, day);
    if (meetingSort(kind) === 'training') {
      return this.cadres((await this.teams.teamsIn({ paths: [place.path], teams: [] }, day)).map(team => team.id), day, 'member', profile);
    }
    const ids = villages.map(each => each.id);
    const roles: RoleId[] = kind === 'town_village_cadres' ? [...CADRE_ROLES, ...VILLAGE_ROLES] : kind === 'monthly_collective_report' ? [] : TEAM_HEADS;
    const heads = this.seats(await this.seatedAt(ids, roles, day, day), profile, villageNames);
    const own = place.at === 'township'
      ? this.seats(await this.seatedAt([place.id], TOWNSHIP_SEATS[kind] ?? [], day, day), profile)
      : this.seats(await this.seatedAt(below.filter(each => each.kind === 'township').map(each => each.id), kind === 'county_dispatch' || kind === 'work_dispatch' ? COUNTY_DISPATCH : [], day, day), profile, new Map(below.map(each => [each.id, each.name])));
    return kind === 'other_meeting' ? [] : [...own, ...heads];
  }

  private async cadres(teamIds: string[], day: Day, as: InvitedAs, profile: Profile): Promise<Known[]> {
    const teams = await this.teams.teamsByIds(teamIds);
    return (await this.teams.membersOf(teamIds, day, day)).map(({ personId, name, terms }) => {
      const role = terms.find(term => TEAM_HEADS.includes(term.role))?.role ?? terms[0].role;
      return { personId, memberId: null, name, note: [teamIds.length > 1 ? teams.get(terms[0].teamId)?.villageName : '', nameOfRole(role, profile.roles)].filter(Boolean).join(' '), as, role };
    });
  }

  private async seatedAt(organisationIds: string[], roles: readonly RoleId[], from: Day, to: Day): Promise<Seated[]> {
    return roles.length > 0 ? this.holders.seatedAt(organisationIds, roles, from, to) : [];
  }

  private seats(seated: Seated[], profile: Profile, places?: Map<string, string>): Known[] {
    return seated.map(({ personId, name, role, organisationId }) => ({
      personId, memberId: null, name, note: [places?.get(organisationId), nameOfRole(role, profile.roles)].filter(Boolean).join(' '), as: 'member' as const, role,
    }));
  }
}

/** What the document says of a kind of meeting. */
export function cadenceRow(profile: Profile, kind: string) {
  const { value } = finding(profile, read => read.where('meeting.cadence')?.find(row => row.meeting === kind) ?? null);
  return isRefusal(value) ? null : value;
}

/** A person, a party member or a name: one of each at a meeting. */
export function keyOf({ personId, memberId, name }: { personId?: string | null; memberId?: string | null; name: string }): string {
  return personId ? `p:${personId}` : memberId ? `m:${memberId}` : `n:${name.trim()}`;
}

function memberCandidate({ id, personId, name, formal, committee }: PartyMemberEntity): Known {
  return { personId, memberId: id, name, note: committee ? '支委' : formal ? '党员' : '预备党员', as: formal ? 'member' : 'guest', role: null };
}
