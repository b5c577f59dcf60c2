import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { clockText, dayText } from '@village/shared/kernel/day';
import { may, type Who } from '../common/who';
import { CheckService } from '../inspection/check.service';
import { reminderOf, type ReminderSource } from './source';

/** What a cadre may still explain, and what a second person has to decide. */
@Injectable()
export class InspectionSource implements ReminderSource {
  constructor(private readonly checks: CheckService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'inspection.own')) return [];
    const { explain, decide } = await this.checks.waiting(who);
    return [
      ...explain.map(each => reminderOf('inspection', '说明督查情况', `${dayText(each.day)} ${clockText(each.at)}记您不在岗`, `/pages/inspection/check/index?id=${each.id}`, { due: each.explainBy })),
      ...(decide.length > 0 ? [reminderOf('inspection', '核定督查结果', `${decide.length} 条`, `/pages/inspection/check/index?id=${decide[0].id}`, { count: decide.length })] : []),
    ];
  }
}
