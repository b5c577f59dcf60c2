import { Injectable } from '@nestjs/common';
import type { DutyKind } from '@village/shared/contract/duty';
import { daysFrom, type Day } from '@village/shared/kernel/day';
import { dutyHeld } from '@village/shared/rules/duty-held';
import { LeaveService } from '../leave/leave.service';
import { BoardService } from './board.service';
import { PlaceService } from './place.service';

/** Who of a day has the duty and is there. */
export interface OnDuty {
  day: Day;
  personIds: string[];
  /** Somebody of the roster is away or serves here no more, and nobody stands in for him. */
  rearranging: boolean;
}

/** A roster is published and life goes on: what it says of a day, less those who are on leave or have left, with those who stand in for them. */
@Injectable()
export class OnDutyService {
  constructor(private readonly boards: BoardService, private readonly places: PlaceService, private readonly leaves: LeaveService) {}

  async of(kind: DutyKind, placeId: string, from: Day, to: Day): Promise<OnDuty[]> {
    const lines = await this.boards.onDuty(kind, [placeId], from, to);
    if (lines.length === 0) return [];
    const serving = await this.places.serving({ kind, id: placeId }, from, to);
    const leaves = await this.leaves.grantedIn(serving.map(each => each.personId), from, to);
    const servesOn = (id: string, day: Day) => serving.some(each => each.personId === id && each.spans.some(span => span.from <= day && (span.to === null || day <= span.to)));
    return daysFrom(from, to).flatMap(day => lines.filter(line => line.day === day).map(({ personIds }) => ({
      day, ...dutyHeld(personIds, {
        serves: id => servesOn(id, day), away: leaves.filter(leave => leave.startDay <= day && day <= leave.endDay).map(({ personId, standInId }) => ({ personId, standInId })),
      }),
    })));
  }
}
