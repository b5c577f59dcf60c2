import { Injectable } from '@nestjs/common';
import type { DutyKind } from '@village/shared/contract/duty';
import type { Day } from '@village/shared/kernel/day';
import { dutyHeld } from '@village/shared/rules/duty-held';
import { LeaveService } from '../leave/leave.service';
import { PersonService } from '../organisation/person.service';
import { BoardService } from './board.service';
import { PlaceService, type Serving } from './place.service';

/** Who of a day has the duty and is there. */
export interface OnDuty {
  placeId: string;
  day: Day;
  personIds: string[];
  names: string[];
  /** Who of the roster is away or has left, with nobody who stands in for him. */
  missing: { personId: string; name: string }[];
  rearranging: boolean;
}

/** A roster is published and life goes on: what it says of a day, less those who are on leave or have left, with those who stand in for them. */
@Injectable()
export class OnDutyService {
  constructor(private readonly boards: BoardService, private readonly places: PlaceService, private readonly leaves: LeaveService, private readonly people: PersonService) {}

  /** At these teams, or these villages; days without a roster are left out. */
  async of(kind: DutyKind, placeIds: string[], from: Day, to: Day): Promise<OnDuty[]> {
    const lines = (await this.boards.onDuty(kind, placeIds, from, to)).sort((one, other) => (one.day < other.day ? -1 : 1));
    if (lines.length === 0) return [];
    const serving = await this.serving(kind, [...new Set(lines.map(line => line.placeId))], from, to);
    const leaves = await this.leaves.grantedIn([...new Set([...serving.values()].flat().map(each => each.personId))], from, to);
    const servesOn = (placeId: string, id: string, day: Day) => serving.get(placeId)!.some(each => each.personId === id && each.spans.some(span => span.from <= day && (span.to === null || day <= span.to)));
    const held = lines.map(({ placeId, day, personIds }) => ({
      placeId, day, ...dutyHeld(personIds, {
        serves: id => servesOn(placeId, id, day), away: leaves.filter(leave => leave.startDay <= day && day <= leave.endDay).map(({ personId, standInId }) => ({ personId, standInId })),
      }),
    }));
    const names = await this.people.peopleByIds(held.flatMap(line => [...line.personIds, ...line.missing]));
    const nameOf = (id: string) => names.get(id)?.name ?? '';
    return held.map(line => ({ ...line, names: line.personIds.map(nameOf), missing: line.missing.map(personId => ({ personId, name: nameOf(personId) })) }));
  }

  private async serving(kind: DutyKind, placeIds: string[], from: Day, to: Day): Promise<Map<string, Serving[]>> {
    if (kind === 'cover') return this.places.servingIn(placeIds, from, to);
    const found = new Map<string, Serving[]>();
    for (const id of placeIds) found.set(id, await this.places.serving({ kind, id }, from, to));
    return found;
  }
}
