import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { AllowanceService } from '../allowance/allowance.service';
import type { Who } from '../common/who';
import { reminderOf, type ReminderSource } from './source';

/** The allowances of a month whose sheet is sealed, for whoever confirms what is paid. */
@Injectable()
export class AllowanceSource implements ReminderSource {
  constructor(private readonly allowances: AllowanceService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    const month = await this.allowances.waiting(who);
    return month === null ? [] : [reminderOf('allowance', '核定驻村补助', `${Number(month.slice(5))}月的考勤表已经封存`, `/pages/allowance/list/index?month=${month}`)];
  }
}
