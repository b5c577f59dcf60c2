import { Injectable } from '@nestjs/common';
import { firstDay, lastDay, type Month } from '@village/shared/kernel/day';
import { LeaveService, type KnownLeave } from '../leave/leave.service';
import { byPerson, PresenceService, type Stated } from './presence.service';

/** Facts of the month, of one person each. */
export interface Facts {
  presences: Map<string, Stated[]>;
  leaves: Map<string, KnownLeave[]>;
}

/** What was stated and asked for in a month, by person. */
@Injectable()
export class MonthFactsService {
  constructor(private readonly presences: PresenceService, private readonly leaves: LeaveService) {}

  async of(personIds: string[], month: Month): Promise<Facts> {
    return {
      presences: byPerson(await this.presences.statedIn(personIds, firstDay(month), lastDay(month))), leaves: byPerson(await this.leaves.leavesIn(personIds, firstDay(month), lastDay(month))),
    };
  }
}
