import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { type AssessmentWaiting, AssessmentWaitingService } from '../assessment/assessment-waiting.service';
import type { Who } from '../common/who';
import { reminderOf, type ReminderSource } from './source';

const TITLES: Record<AssessmentWaiting['what'], string> = { summary: '写个人总结', opinion: '写考核评价', objection: '答复考核异议', decision: '审定考核结果', acknowledgement: '签收考核结果', receipt: '考核结果反馈派出单位' };
const NOTES: Record<AssessmentWaiting['what'], string> = { summary: '按您的记录起草好了，改一改就能交', opinion: '人等您评价', objection: '个异议', decision: '公示期满了', acknowledgement: '看过结果，签收或者提出异议', receipt: '人的结果还没有签收' };

/** What an assessment waits for: a summary, an opinion, an answer, a decision, a signature. */
@Injectable()
export class AssessmentSource implements ReminderSource {
  constructor(private readonly assessments: AssessmentWaitingService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    return (await this.assessments.waitingFor(who)).map(({ what, roundId, sheetId, count, due, clauses }) => {
      const counted = what === 'opinion' || what === 'objection' || what === 'receipt';
      return reminderOf('assessment', TITLES[what], `${counted ? `${count} ` : ''}${NOTES[what]}`, sheetId ? `/pages/assessment/person/index?id=${sheetId}` : `/pages/assessment/one/index?id=${roundId}`, { count: counted ? count : 1, due, clauses });
    });
  }
}
