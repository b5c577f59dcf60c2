import { Injectable } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import { nameOfRole } from '@village/shared/kernel/role';
import { PlaceService, type Place } from './place.service';

/** Who can patrol: the team and the cadres of its village. */
@Injectable()
export class PatrolPeopleService {
  constructor(private readonly places: PlaceService) {}

  async of(place: Place, day: Day, roles: Record<string, string>): Promise<{ personId: string; name: string; roleName: string }[]> {
    const team = await this.places.serving({ kind: 'cover', id: place.id }, day, day);
    const village = await this.places.serving({ kind: 'desk', id: place.villageId }, day, day);
    return [...new Map([...village, ...team].map(each => [each.personId, each])).values()].map(({ personId, name, role }) => ({ personId, name, roleName: nameOfRole(role, roles) }));
  }
}
