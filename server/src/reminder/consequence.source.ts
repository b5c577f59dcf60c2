import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { CASE_STATE_NAMES } from '@village/shared/contract/consequence-words';
import { may, type Who } from '../common/who';
import { CaseReplyService } from '../consequence/case-reply.service';
import { FindingService } from '../consequence/finding.service';
import { ProhibitionService } from '../consequence/prohibition.service';
import { ProposalService } from '../consequence/proposal.service';
import { reminderOf, type ReminderSource } from './source';

/** What somebody may answer, what a second person has to confirm, what waits for a decision, and the list that is to be read. */
@Injectable()
export class ConsequenceSource implements ReminderSource {
  constructor(private readonly cases: CaseReplyService, private readonly findings: FindingService, private readonly proposals: ProposalService, private readonly prohibitions: ProhibitionService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    const { answer, act } = await this.cases.waiting(who);
    const unread = may(who, 'attendance.record') ? await this.prohibitions.waiting(who) : null;
    const open = act.filter(({ line, row }) => ['deciding', 'executing', 'done'].includes(line.state) || (line.state === 'reviewing' && row.openedBy !== who.personId));
    const found = await this.findings.waiting(who);
    const proposed = await this.proposals.waiting(who);
    return [
      ...answer.map(line => reminderOf('consequence', '说明情况', `“${line.title}”正在处理`, `/pages/consequence/case/index?id=${line.id}`, { due: line.answerBy })),
      ...(unread ? [reminderOf('consequence', '读禁止事项并签字', `${unread.items.length} 项`, '/pages/consequence/prohibitions/index')] : []),
      ...(proposed > 0 ? [reminderOf('consequence', '处理建议', `${proposed} 条还没有人办`, '/pages/consequence/list/index', { count: proposed })] : []),
      ...(found.length > 0 ? [reminderOf('consequence', '核实登记的情况', `${found.length} 条`, `/pages/consequence/finding/index?id=${found[0].id}`, { count: found.length })] : []),
      ...(open.length > 0 ? [reminderOf('consequence', '办理处理', `${open.length} 件，${CASE_STATE_NAMES[open[0].line.state]}`, open.length === 1 ? `/pages/consequence/case/index?id=${open[0].line.id}` : '/pages/consequence/list/index?box=open', { count: open.length })] : []),
    ];
  }
}
