import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { may, type Who } from '../common/who';
import { HouseholdCoverService } from '../household/household-cover.service';
import { reminderOf, type ReminderSource } from './source';

/** Households that nobody looks after, told to whoever leads the team of the village. */
@Injectable()
export class HouseholdSource implements ReminderSource {
  constructor(private readonly covers: HouseholdCoverService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'household.manage')) return [];
    return (await this.covers.lacking(who)).map(({ villageId, villageName, households, clauses }) =>
      reminderOf('household', '安排结对干部', `${villageName} ${households} 户贫困户还没有干部包联`, `/pages/household/list/index?villageId=${villageId}&unpaired=poor`, { count: households, clauses }));
  }
}
