import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { may, type Who } from '../common/who';
import { ReportListService } from '../report/list.service';
import { reminderOf, type ReminderSource } from './source';

/** Reports that came in and nobody has taken. */
@Injectable()
export class ReportSource implements ReminderSource {
  constructor(private readonly reports: ReportListService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'report.receive')) return [];
    const { total } = await this.reports.list({ box: 'inbox', only: 'waiting' }, who);
    return total === 0 ? [] : [reminderOf('report', '签收报告', `${total} 份`, '/pages/report/list/index?box=inbox', { count: total })];
  }
}
