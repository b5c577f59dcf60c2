import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { dayText } from '@village/shared/kernel/day';
import { may, type Who } from '../common/who';
import { LogReviewService } from '../worklog/log-review.service';
import { LogService } from '../worklog/log.service';
import { TaskSendingService } from '../worklog/task-sending.service';
import { TaskResultService } from '../worklog/task-result.service';
import { reminderOf, type ReminderSource } from './source';

const NAMED = 3;

/** Items of the lists without a result, logs that are missing, were sent back or wait for the leader, and reviews of logs that the document asks for. */
@Injectable()
export class WorklogSource implements ReminderSource {
  constructor(private readonly results: TaskResultService, private readonly logs: LogService, private readonly reviews: LogReviewService, private readonly sendings: TaskSendingService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    return [
      ...(may(who, 'worklog.record') ? [...await this.tasks(who), ...await this.logsOf(who)] : []),
      ...(may(who, 'worklog.send') ? await this.listsOf(who) : []),
      ...(may(who, 'worklog.review') ? await this.reviewsOf(who) : []),
    ];
  }

  /** The office looks at logs less often than its document says. */
  private async reviewsOf(who: Who): Promise<Reminder[]> {
    return (await this.reviews.owed(who)).map(({ text, due, clauses }) => reminderOf('log_review', '调阅工作日志', text, '/pages/worklog/people/index', { due, clauses }));
  }

  /** A list of this department for an office day that is near. */
  private async listsOf(who: Who): Promise<Reminder[]> {
    return (await this.sendings.toSend(who)).map(({ townshipName, officeDay, clauses }) => reminderOf('task_list', '下发驻村办公清单', `${townshipName} ${dayText(officeDay)}`, '/pages/worklog/send/index', { due: officeDay, clauses }));
  }

  private async tasks(who: Who): Promise<Reminder[]> {
    const { teams } = await this.results.mine(who);
    return teams.flatMap(({ villageName, items }) => {
      const open = items.filter(each => each.result?.outcome !== 'done');
      const due = open.map(each => each.due).sort()[0] ?? null;
      return open.length > 0 ? [reminderOf('task', '办理驻村办公清单', `${villageName} ${open.length} 项`, '/pages/worklog/tasks/index', { count: open.length, due })] : [];
    });
  }

  private async logsOf(who: Who): Promise<Reminder[]> {
    return (await this.logs.waiting(who)).flatMap(({ of, missing, returned, unsigned, clauses }) => {
      const name = of === 'team' ? '全队的工作日志' : '工作日志';
      return [
        ...returned.map(day => reminderOf('log', `补充退回的${name}`, dayText(day), `/pages/worklog/log/index?day=${day}`)),
        ...unsigned.map(({ day, id }) => reminderOf('log', `签${name}`, dayText(day), `/pages/worklog/review/index?id=${id}`)),
        ...(missing.length > 0 ? [reminderOf('log', `补写${name}`, wordsOf(missing), `/pages/worklog/log/index?day=${missing[0]}`, { count: missing.length, clauses })] : []),
      ];
    });
  }
}

function wordsOf(days: string[]): string {
  return `${days.slice(0, NAMED).map(dayText).join('、')}${days.length > NAMED ? ` 等 ${days.length} 天` : ''}`;
}
