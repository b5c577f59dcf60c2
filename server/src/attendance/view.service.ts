import { Injectable, NotFoundException } from '@nestjs/common';
import type { SheetPlace } from '@village/shared/contract/attendance';
import type { Organisation } from '@village/shared/contract/organisation';
import { addMonths, firstDay, lastDay, monthOf, type Month } from '@village/shared/kernel/day';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { reachOf } from '../leave/leave.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';

/** What one person sees of a sheet. */
export interface View {
  place: Organisation;
  /** All rows; else only those of these people. */
  whole: boolean;
  people: ReadonlySet<string>;
}

/** Who sees which sheet: who reaches the place sees it whole, who leads a team that of its village, a unit its own people, a cadre himself. */
@Injectable()
export class ViewService {
  constructor(
    private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly people: PersonService,
  ) {}

  /** The view of this sheet; 404 for one that the person may not see, as for one that does not exist. */
  async of(organisationId: string, month: Month, who: Who): Promise<View> {
    const place = await this.organisations.organisationById(organisationId);
    // A county has no sheet of its own: its townships may follow different profiles.
    if (!place || place.kind === 'county') throw new NotFoundException();
    const { paths, teams: led, units } = reachOf(who, 'attendance.read');
    const below = await this.teamsOf(place.path, month);
    const whole = paths.some(path => place.path.startsWith(path)) || (place.kind === 'village' && below.some(team => led.includes(team.id)));
    if (whole) return { place, whole, people: new Set() };
    const people = new Set(await this.reached(below, units, place, month, who));
    if (people.size === 0) throw new NotFoundException();
    return { place, whole, people };
  }

  /** May this person see the presence of that one in that month? */
  async sees(personId: string, teamPath: string, teamId: string, who: Who): Promise<boolean> {
    if (personId === who.personId) return true;
    const { paths, teams, units } = reachOf(who, 'attendance.read');
    if (paths.some(path => teamPath.startsWith(path)) || teams.includes(teamId)) return true;
    const unitId = units.length > 0 ? (await this.people.personById(personId))?.unitId : null;
    return unitId !== null && unitId !== undefined && units.includes(unitId);
  }

  /** The townships and villages whose sheet of a month the person can open; left out: of this or the last one. */
  async places(who: Who, asked?: Month): Promise<SheetPlace[]> {
    const month = asked ?? monthOf(this.clock.today());
    const { paths, units } = reachOf(who, 'attendance.read');
    const own = [...new Set(who.grants.map(grant => grant.teamId).filter(id => id !== null))];
    const from = firstDay(asked ?? addMonths(month, -1));
    const everywhere = units.length > 0 ? (await this.organisations.tree(who)).filter(each => each.kind === 'county').map(each => each.path) : [];
    const teams = await this.teams.teamsIn({ paths: [...paths, ...everywhere], teams: own }, from, lastDay(month));
    const members = await this.teams.membersOf(teams.map(team => team.id), from, lastDay(month));
    const people = units.length > 0 ? await this.people.peopleByIds(members.map(member => member.personId)) : null;
    const seen = (team: TeamPlace) => members.filter(member => member.terms.some(term => term.teamId === team.id)
      && (paths.some(path => team.path.startsWith(path)) || own.includes(team.id) || units.includes(people?.get(member.personId)?.unitId ?? '')));
    const wide = (team: TeamPlace) => paths.some(path => `/${team.countyId}/${team.townshipId}/`.startsWith(path)) || units.length > 0;
    const places = new Map<string, { name: string; kind: string; people: Set<string> }>();
    const add = (id: string, name: string, kind: string, ids: string[]) => {
      const place = places.get(id) ?? { name, kind, people: new Set<string>() };
      ids.forEach(each => place.people.add(each));
      places.set(id, place);
    };
    for (const team of teams) {
      const ids = seen(team).map(member => member.personId);
      if (ids.length === 0) continue;
      if (wide(team)) add(team.townshipId, team.townshipName, 'township', ids);
      add(team.villageId, team.villageName, 'village', ids);
    }
    return [...places].map(([organisationId, { name, kind, people: ids }]) => ({ organisationId, name, kind, people: ids.size }))
      .sort((one, other) => Number(one.kind === 'village') - Number(other.kind === 'village'));
  }

  /** The name of the township that a village lies in. */
  async placeOf(villageId: string): Promise<{ townshipName: string } | null> {
    const village = await this.organisations.organisationById(villageId);
    const township = village?.parentId ? await this.organisations.organisationById(village.parentId) : null;
    return township && { townshipName: township.name };
  }

  private teamsOf(path: string, month: Month): Promise<TeamPlace[]> {
    return this.teams.teamsIn({ paths: [path], teams: [] }, firstDay(month), lastDay(month));
  }

  private async reached(teams: TeamPlace[], units: string[], place: Organisation, month: Month, who: Who): Promise<string[]> {
    const members = await this.teams.membersOf(teams.map(team => team.id), firstDay(month), lastDay(month));
    const people = await this.people.peopleByIds(members.map(member => member.personId));
    const own = place.kind === 'village' ? [who.personId] : [];
    return members.map(member => member.personId).filter(id => own.includes(id) || units.includes(people.get(id)?.unitId ?? ''));
  }
}
