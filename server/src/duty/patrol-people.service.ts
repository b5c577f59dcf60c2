import { Injectable } from '@nestjs/common';
import { nameOfRole } from '@village/shared/kernel/role';
import { daysFrom, type Day } from '@village/shared/kernel/day';
import { LeaveService } from '../leave/leave.service';
import { PlaceService, type Place } from './place.service';

/** Who can patrol: the team and the cadres of its village. */
@Injectable()
export class PatrolPeopleService {
  constructor(private readonly places: PlaceService, private readonly leaves: LeaveService) {}

  async of(place: Place, day: Day, roles: Record<string, string>): Promise<{ personId: string; name: string; roleName: string }[]> {
    const team = await this.places.serving({ kind: 'cover', id: place.id }, day, day);
    const village = await this.places.serving({ kind: 'desk', id: place.villageId }, day, day);
    return [...new Map([...village, ...team].map(each => [each.personId, each])).values()].map(({ personId, name, role }) => ({ personId, name, roleName: nameOfRole(role, roles) }));
  }

  /** Who of these is on an approved leave on which of the days. */
  async away(personIds: string[], from: Day, to: Day): Promise<Map<Day, Set<string>>> {
    const leaves = await this.leaves.grantedIn(personIds, from, to);
    return new Map(daysFrom(from, to).map(day => [day, new Set(leaves.filter(leave => leave.startDay <= day && day <= leave.endDay).map(leave => leave.personId))]));
  }
}
