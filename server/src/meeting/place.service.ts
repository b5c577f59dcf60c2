import { Injectable, NotFoundException } from '@nestjs/common';
import type { MeetingPlace } from '@village/shared/contract/meeting';
import type { Day } from '@village/shared/kernel/day';
import type { MeetingLevel } from '@village/shared/kernel/meeting-kind';
import type { Permission } from '@village/shared/kernel/permission';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';

/** A village with the team that stands in it, a township, a county. */
export interface Place {
  id: string;
  name: string;
  at: MeetingLevel;
  path: string;
  teamId: string | null;
  /** The village and its township, as a paper names them. */
  fullName: string;
}

/** Where meetings are held, and who may do what there. */
@Injectable()
export class MeetingPlaceService {
  constructor(private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly policies: PolicyService) {}

  /** The place if this person may do this there; else the same 404 as for one that does not exist. */
  async of(placeId: string, who: Who, permission: Permission, day: Day = this.clock.today()): Promise<Place> {
    const place = await this.byId(placeId, day);
    if (!place || !inScope(scopeOf(who, permission), place.path, place.teamId)) throw new NotFoundException();
    return place;
  }

  async byId(placeId: string, day: Day): Promise<Place | null> {
    const found = await this.organisations.organisationById(placeId);
    if (!found) return null;
    const [team] = found.kind === 'village' ? await this.teams.teamsIn({ paths: [found.path], teams: [] }, day) : [];
    const above = found.kind === 'village' && found.parentId ? await this.organisations.organisationById(found.parentId) : null;
    return { id: found.id, name: found.name, at: found.kind, path: found.path, teamId: team?.id ?? null, fullName: `${above?.name ?? ''}${found.name}` };
  }

  /** Everything within reach, the nearest first: his village, his township and its villages, his county. */
  async all(who: Who): Promise<MeetingPlace[]> {
    const today = this.clock.today();
    const [reading, planning] = [scopeOf(who, 'meeting.read'), scopeOf(who, 'meeting.plan')];
    const below = (await Promise.all(reading.paths.map(path => this.organisations.organisationsBelow(path)))).flat();
    const teams = await this.teams.teamsIn({ paths: reading.paths, teams: reading.teams }, today);
    const own = [...(await this.organisations.organisationsByIds(teams.map(team => team.villageId))).values()];
    const teamAt = new Map(teams.map(team => [team.villageId, team.id]));
    const townships = await this.organisations.organisationsByIds([...below, ...own].flatMap(each => (each.kind === 'village' && each.parentId ? [each.parentId] : [])));
    const found = new Map([...below, ...own].map(each => [each.id, each]));
    const places = [...found.values()].map((each): MeetingPlace => ({
      id: each.id, name: each.name, at: each.kind, above: each.kind === 'village' ? townships.get(each.parentId ?? '')?.name ?? null : null,
      mayPlan: inScope(planning, each.path, teamAt.get(each.id) ?? null),
    }));
    // His own place comes first: the reach of a term is the shortest path he has.
    const first = who.grants.map(grant => grant.organisationId);
    return places.sort((one, other) => Number(first.includes(other.id)) - Number(first.includes(one.id)) || LEVELS.indexOf(one.at) - LEVELS.indexOf(other.at)
      || `${one.above}${one.name}`.localeCompare(`${other.above}${other.name}`, 'zh'));
  }

  async names(ids: string[]): Promise<Map<string, string>> {
    return new Map([...(await this.organisations.organisationsByIds(ids)).values()].map(({ id, name }) => [id, name]));
  }

  /** The document in force there on that day; a meeting can be held where none is, but nothing is asked. */
  async profile(path: string, day: Day): Promise<Profile> {
    const found = await this.policies.activeFor(path, day);
    return isRefusal(found) ? NO_DOCUMENT : found;
  }

  calendar() {
    return this.policies.calendar();
  }
}

const LEVELS = ['county', 'township', 'village'];

/** Nothing is in force: nothing is asked of anybody. */
const NO_DOCUMENT: Profile = { id: 'none', title: '本地制度', extends: null, effectiveFrom: null, version: '', document: { title: '', number: '', file: '' }, roles: {}, values: {} };

/** The place as its user sees it. */
export function replyOf(place: Place, above: string | null, mayPlan: boolean): MeetingPlace {
  return { id: place.id, name: place.name, at: place.at, above, mayPlan };
}
