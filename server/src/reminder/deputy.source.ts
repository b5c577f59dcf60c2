import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { dayText } from '@village/shared/kernel/day';
import { DeputyService } from '../approval/deputy.service';
import { may, type Who } from '../common/who';
import { reminderOf, type ReminderSource } from './source';

/** Somebody asks this person to decide in his stead: it holds only once he accepts. */
@Injectable()
export class DeputySource implements ReminderSource {
  constructor(private readonly deputies: DeputyService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'leave.read')) return [];
    return (await this.deputies.toAnswer(who)).map(each => reminderOf('deputy', '答复代理审批', `${each.holderName}请您从${dayText(each.from)}到${dayText(each.to)}代理${each.roleName}审批`, '/pages/leave/deputies/index', { due: each.from }));
  }
}
