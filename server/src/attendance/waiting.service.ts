import { Injectable } from '@nestjs/common';
import type { Today } from '@village/shared/contract/attendance';
import { addMonths, monthOf, type Day } from '@village/shared/kernel/day';
import type { Calendar } from '@village/shared/rules/calendar';
import { may, type Who } from '../common/who';
import { LeaveService } from '../leave/leave.service';
import { OrganisationService } from '../organisation/organisation.service';
import { NoteService } from './note.service';
import { OfficePlanService } from './office-plan.service';
import { RosterWaitingService } from './roster-waiting.service';
import { TurnService } from './turn.service';

/** What waits for a person: leaves, rosters, sheets. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly rosters: RosterWaitingService, private readonly leaves: LeaveService, private readonly turns: TurnService, private readonly organisations: OrganisationService,
    private readonly plans: OfficePlanService, private readonly notes: NoteService,
  ) {}

  async waiting(who: Who, day: Day, calendar: Calendar): Promise<Today['waiting']> {
    return {
      leavesToDecide: may(who, 'leave.decide') ? await this.leaves.toDecide(who) : 0,
      leavesToReturn: await this.leaves.toReturn(who),
      rostersToConfirm: await this.rosters.waiting(who, day, calendar),
      sheetsToSign: may(who, 'attendance.sign') ? await this.sheetsToSign(who, day) : [],
      notesToConfirm: may(who, 'attendance.note') ? await this.notes.waiting(who) : 0,
      officeDaysToFix: may(who, 'attendance.schedule') ? await this.plans.waiting(who) : [],
    };
  }

  /** The sheets of last month of the places where the person himself stands and is the next to sign. */
  private async sheetsToSign(who: Who, day: Day): Promise<Today['waiting']['sheetsToSign']> {
    const month = addMonths(monthOf(day), -1);
    const places = await this.organisations.organisationsByIds(who.grants.map(grant => grant.organisationId));
    const waiting: Today['waiting']['sheetsToSign'] = [];
    const own = [...places.values()].filter(each => each.kind !== 'county');
    const turns = await this.turns.waitsFor(own, month, who);
    for (const place of own) {
      const turn = turns.get(place.id);
      if (turn) waiting.push({ organisationId: place.id, name: place.name, month, due: turn.due, step: turn.step, clauses: turn.clauses });
    }
    return waiting;
  }
}
