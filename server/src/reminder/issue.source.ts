import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { may, type Who } from '../common/who';
import { IssueService } from '../issue/issue.service';
import { reminderOf, type ReminderSource } from './source';

const STEPS = { acknowledge: '签收上报的问题', assign: '交办问题', work: '办理问题', confirm: '核实问题解决了没有' } as const;

@Injectable()
export class IssueSource implements ReminderSource {
  constructor(private readonly issues: IssueService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'issue.read')) return [];
    const { counts, items, restricted } = await this.issues.workOf(who);
    const waits = (Object.keys(STEPS) as (keyof typeof STEPS)[]).filter(each => counts[each] > 0);
    const due = (wait: keyof typeof STEPS) => items.filter(each => each.waits === wait).map(each => each.due).sort()[0] ?? null;
    return [
      ...waits.map(wait => reminderOf('issue', STEPS[wait], `${counts[wait]} 件`, '/pages/issue/list/index?box=todo', { count: counts[wait], due: due(wait) })),
      ...(restricted > 0 ? [reminderOf('issue', '线索和反映', `${restricted} 条`, '/pages/issue/restricted/index', { count: restricted })] : []),
    ];
  }
}
