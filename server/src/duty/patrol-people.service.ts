import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { PatrolPerson } from '@village/shared/contract/duty';
import { addDays, daysFrom, type Day } from '@village/shared/kernel/day';
import { nameOfRole } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { LeaveService } from '../leave/leave.service';
import { PersonService } from '../organisation/person.service';
import { PatrolEntity } from './duty.entity';
import { PlaceService, type Place } from './place.service';

/** So many days before count when groups are put together, and so many ahead are looked at. */
const DAYS_BEFORE = 90;
export const DAYS_AHEAD = 28;

/** Who can patrol: the team and the cadres of its village. */
@Injectable()
export class PatrolPeopleService {
  constructor(private readonly db: Db, private readonly places: PlaceService, private readonly leaves: LeaveService, private readonly people: PersonService) {}

  async of(place: Place, day: Day, roles: Record<string, string>): Promise<{ personId: string; name: string; roleName: string; isTeam: boolean }[]> {
    const team = await this.places.serving({ kind: 'cover', id: place.id }, day, day);
    const village = await this.places.serving({ kind: 'desk', id: place.villageId }, day, day);
    const isTeam = (id: string) => team.some(each => each.personId === id);
    return [...new Map([...village, ...team].map(each => [each.personId, each])).values()].map(({ personId, name, role }) => ({ personId, name, roleName: nameOfRole(role, roles), isTeam: isTeam(personId) }));
  }

  /** The same with what each did in the months before and the days ahead on which he is away: what groups are put together by. */
  async known(place: Place, day: Day, roles: Record<string, string>): Promise<(PatrolPerson & { roleName: string })[]> {
    const people = await this.of(place, day, roles);
    const patrols = await this.db.of(PatrolEntity).find({ select: { personIds: true, leaderId: true }, where: { teamId: place.id, day: Between(addDays(day, -DAYS_BEFORE), day) } });
    const away = await this.away(people.map(each => each.personId), day, addDays(day, DAYS_AHEAD - 1));
    return people.map(person => ({
      ...person, went: patrols.filter(each => each.personIds.includes(person.personId)).length, led: patrols.filter(each => each.leaderId === person.personId).length,
      away: [...away].filter(([, ids]) => ids.has(person.personId)).map(([each]) => each),
    }));
  }

  /** Who of these is on an approved leave on which of the days. */
  async away(personIds: string[], from: Day, to: Day): Promise<Map<Day, Set<string>>> {
    const leaves = await this.leaves.grantedIn(personIds, from, to);
    return new Map(daysFrom(from, to).map(day => [day, new Set(leaves.filter(leave => leave.startDay <= day && day <= leave.endDay).map(leave => leave.personId))]));
  }

  async names(personIds: string[]): Promise<(personId: string) => string> {
    const found = await this.people.peopleByIds(personIds);
    return id => found.get(id)?.name ?? '';
  }
}
