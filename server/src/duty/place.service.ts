import { Injectable, NotFoundException } from '@nestjs/common';
import type { DutyKind, DutyPlace } from '@village/shared/contract/duty';
import type { Day } from '@village/shared/kernel/day';
import { permissionsOf, type Permission } from '@village/shared/kernel/permission';
import { isRefusal } from '@village/shared/kernel/refusal';
import { ROLES, type RoleId } from '@village/shared/kernel/role';
import type { ValueKey } from '@village/shared/policy/values';
import { Clock } from '../common/time';
import { inScope, may, scopeOf, type Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { idsOf } from '../common/path';

/** A team or a village that keeps a roster. */
export interface Place {
  kind: DutyKind;
  id: string;
  name: string;
  villageId: string;
  villageName: string;
  /** The path of the village. */
  path: string;
}

/** Somebody of the team or the village, with the days of his terms. */
export interface Serving {
  personId: string;
  name: string;
  role: RoleId;
  spans: { from: Day; to: Day | null }[];
}

/** Who sits in the office of a village. */
const VILLAGE_ROLES = (Object.keys(ROLES) as RoleId[]).filter(role => ROLES[role].level === 'village');
const keepersAt = (level: string) => (Object.keys(ROLES) as RoleId[]).filter(role => ROLES[role].level === level && permissionsOf(role).includes('duty.arrange'));
const KEEPERS: Record<DutyKind, RoleId[]> = { cover: keepersAt('team'), desk: keepersAt('village') };
const SYSTEMS: [DutyPlace['kind'], ValueKey][] = [['cover', 'roster.cover'], ['desk', 'roster.desk_duty'], ['patrol', 'roster.patrol']];

/** Where duty is kept, and who of the place there is. */
@Injectable()
export class PlaceService {
  constructor(
    private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService,
    private readonly holders: HolderService, private readonly policies: PolicyService,
  ) {}

  /** The place if this person may do this there; else the same 404 as for one that does not exist. */
  async of(kind: DutyKind, placeId: string, who: Who, permission: Permission = 'duty.read'): Promise<Place> {
    const place = kind === 'cover' ? (await this.teamPlaces([placeId]))[0] : await this.villagePlace(placeId);
    if (!place || !reaches(place, who, permission)) throw new NotFoundException();
    return place;
  }

  /** Everything within reach that the document in force there knows. */
  async all(who: Who): Promise<DutyPlace[]> {
    const today = this.clock.today();
    const scope = scopeOf(who, 'duty.read');
    const teams = await this.teamPlaces((await this.teams.teamsIn(scope, today)).map(team => team.id));
    const below = await Promise.all(scope.paths.map(path => this.organisations.organisationsBelow(path)));
    const ids = new Set([...below.flat().filter(each => each.kind === 'village').map(each => each.id), ...teams.map(team => team.villageId)]);
    const villages = [...(await this.organisations.organisationsByIds([...ids])).values()]
      .map((each): Place => ({ kind: 'desk', id: each.id, name: each.name, villageId: each.id, villageName: each.name, path: each.path }));
    const known = await this.systemsOf([...teams, ...villages], today);
    const line = (kind: DutyPlace['kind'], place: Place): DutyPlace => ({
      kind, placeId: place.id, name: place.name, villageName: place.villageName, mayArrange: reaches(place, who, 'duty.arrange'),
    });
    return [
      ...teams.flatMap(place => (['cover', 'patrol'] as const).filter(kind => known(place, kind)).map(kind => line(kind, place))),
      ...villages.filter(place => known(place, 'desk')).map(place => line('desk', place)),
    ];
  }

  /** Does the document in force at a place know this system? One question for each township. */
  async systemsOf(places: Place[], day: Day): Promise<(place: Place, kind: DutyPlace['kind']) => boolean> {
    const found = new Map<string, Set<string>>();
    for (const path of new Set(places.map(place => townshipOf(place.path)))) {
      const profile = await this.policies.activeFor(path, day);
      found.set(path, new Set(isRefusal(profile) ? [] : SYSTEMS.filter(([, key]) => key in profile.values).map(([kind]) => kind)));
    }
    return (place, kind) => found.get(townshipOf(place.path))?.has(kind) ?? false;
  }

  async teamPlaces(ids: string[]): Promise<Place[]> {
    return [...(await this.teams.teamsByIds(ids)).values()]
      .map(({ id, name, villageId, villageName, path }) => ({ kind: 'cover', id, name, villageId, villageName, path }));
  }

  async villagePlace(id: string): Promise<Place | null> {
    const found = await this.organisations.organisationById(id);
    return found?.kind === 'village' ? { kind: 'desk', id, name: found.name, villageId: id, villageName: found.name, path: found.path } : null;
  }

  /** The cadres of the team, or the cadres of the village, with a term on some of these days. */
  async serving(place: Pick<Place, 'kind' | 'id'>, from: Day, to: Day): Promise<Serving[]> {
    if (place.kind === 'cover') return (await this.servingIn([place.id], from, to)).get(place.id)!;
    const seated = await this.holders.seatedAt([place.id], VILLAGE_ROLES, from, to);
    return [...new Set(seated.map(each => each.personId))].map(personId => {
      const own = seated.filter(each => each.personId === personId);
      return { personId, name: own[0].name, role: own[0].role, spans: own };
    });
  }

  /** The same of many teams, asked once. */
  async servingIn(teamIds: string[], from: Day, to: Day): Promise<Map<string, Serving[]>> {
    const members = await this.teams.membersOf(teamIds, from, to);
    return new Map(teamIds.map(id => [id, members.map(({ personId, name, terms }) => ({ personId, name, role: terms[0].role, spans: terms.filter(term => term.teamId === id) })).filter(each => each.spans.length > 0)]));
  }

  /** Who draws up the roster of this place. */
  async keepers(place: Place, day: Day): Promise<string[]> {
    const step = KEEPERS[place.kind].join('|');
    return [...new Set((await this.holders.holders(step, { path: place.path, teamId: place.kind === 'cover' ? place.id : null }, day)).map(holder => holder.personId))];
  }
}

/** May he do this at the place? The roster of a team is its own affair and that of those above it; the desk of a village concerns everybody who works there. */
export function reaches(place: Place, who: Who, permission: Permission): boolean {
  if (place.kind === 'desk') return may(who, permission, place.path) && (permission !== 'duty.arrange' || scopeOf(who, permission).paths.includes(place.path));
  const scope = scopeOf(who, permission);
  return permission === 'duty.arrange' ? scope.teams.includes(place.id) : inScope(scope, place.path, place.id);
}

function townshipOf(path: string): string {
  return `/${idsOf(path).slice(0, 2).join('/')}/`;
}
