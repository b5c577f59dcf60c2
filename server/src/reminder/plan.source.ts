import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { may, type Who } from '../common/who';
import { PlanService } from '../plan/plan.service';
import { reminderOf, type ReminderSource } from './source';

@Injectable()
export class PlanSource implements ReminderSource {
  constructor(private readonly plans: PlanService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'plan.read')) return [];
    const { items, toConfirm, toReview } = await this.plans.workOf(who);
    return [
      ...(toReview.length > 0 ? [reminderOf('plan', '审核计划和承诺', `${toReview.length} 份`, '/pages/plan/list/index?tab=review', { count: toReview.length })] : []),
      ...(items.length > 0 ? [reminderOf('plan', '计划条目到期', `${items.length} 项`, `/pages/plan/item/index?id=${items[0].id}`, { count: items.length, due: items[0].due })] : []),
      ...(toConfirm.length > 0 ? [reminderOf('plan', '确认完成的条目', `${toConfirm.length} 项`, `/pages/plan/item/index?id=${toConfirm[0].id}`, { count: toConfirm.length })] : []),
    ];
  }
}
