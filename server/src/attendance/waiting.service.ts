import { Injectable } from '@nestjs/common';
import type { Today } from '@village/shared/contract/attendance';
import type { Day } from '@village/shared/kernel/day';
import type { Calendar } from '@village/shared/rules/calendar';
import { may, type Who } from '../common/who';
import { LeaveService } from '../leave/leave.service';
import { NoteService } from './note.service';
import { OfficePlanService } from './office-plan.service';
import { RosterWaitingService } from './roster-waiting.service';
import { TurnService } from './turn.service';

/** What waits for a person: leaves, rosters, sheets. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly rosters: RosterWaitingService, private readonly leaves: LeaveService, private readonly turns: TurnService,
    private readonly plans: OfficePlanService, private readonly notes: NoteService,
  ) {}

  async waiting(who: Who, day: Day, calendar: Calendar): Promise<Today['waiting']> {
    return {
      leavesToDecide: may(who, 'leave.decide') ? await this.leaves.toDecide(who) : 0,
      leavesToReturn: await this.leaves.toReturn(who),
      rostersToConfirm: await this.rosters.waiting(who, day, calendar),
      sheetsToSign: await this.turns.waiting(who),
      notesToConfirm: may(who, 'attendance.note') ? await this.notes.waiting(who) : 0,
      officeDaysToFix: may(who, 'attendance.schedule') ? await this.plans.waiting(who) : [],
    };
  }
}
