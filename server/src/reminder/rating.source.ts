import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { RatingService } from '../assessment/rating.service';
import { may, type Who } from '../common/who';
import { reminderOf, type ReminderSource } from './source';

@Injectable()
export class RatingSource implements ReminderSource {
  constructor(private readonly ratings: RatingService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'assessment.manage')) return [];
    const waiting = await this.ratings.waitingFor(who);
    return waiting.length === 0 ? [] : [reminderOf('rating', '结束测评', `${waiting[0].villageName}已经过了截止日期`, `/pages/assessment/round/index?id=${waiting[0].id}`, { count: waiting.length, due: waiting[0].closesOn })];
  }
}
