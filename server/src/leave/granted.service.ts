import { Injectable } from '@nestjs/common';
import { dayText } from '@village/shared/kernel/day';
import { type Clause, isRefusal } from '@village/shared/kernel/refusal';
import { leaveReplacement } from '@village/shared/rules/leave-approval';
import { returnRecorded } from '@village/shared/rules/leave-return';
import { ApprovalService } from '../approval/approval.service';
import { Clock } from '../common/time';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { FilingService } from './filing.service';
import type { LeaveEntity } from './leave.entity';
import { pageOf, titleOf } from './title';

/** What a leave that was granted sets going, and its return: the bodies are told, who has to call somebody is told to, the unit is told to send somebody. */
@Injectable()
export class GrantedService {
  constructor(
    private readonly clock: Clock, private readonly filings: FilingService, private readonly notices: NoticeService, private readonly holders: HolderService,
    private readonly people: PersonService, private readonly policies: PolicyService, private readonly approvals: ApprovalService,
  ) {}

  async granted(leave: LeaveEntity): Promise<void> {
    await this.tell(leave, await this.filings.tellBodies(leave), 'leave.filed', '已经批准，请知悉');
    await this.remind(leave, 'leave.file');
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    const replacement = isRefusal(profile) ? null : leaveReplacement(profile, { days: leave.halves / 2 }).value;
    if (!replacement || isRefusal(replacement) || !replacement.required) return;
    await this.tell(leave, await this.held(leave, 'dispatching_unit_hr|dispatching_unit_head|dispatching_unit_deputy'), 'leave.replace', '时间较长，请派人接替或者调整人员，并登记');
  }

  /** A day has passed on which somebody had to be told. */
  async late(leaves: LeaveEntity[]): Promise<void> {
    const duties = await this.filings.dutiesOf(leaves);
    for (const leave of leaves) if (duties.get(leave.id)?.duties.some(duty => duty.state === 'overdue')) await this.remind(leave, 'leave.file.late');
  }

  /** The person is back: who granted the leave is told where the regulation has him take note of it. */
  async returned(leave: LeaveEntity): Promise<void> {
    const recorders = (await this.recorders([leave])).get(leave.id);
    if (recorders) await this.tell(leave, recorders.personIds, 'leave.returned', '已经销假，请核对记录');
  }

  /**
   * Who has to take note of these returns, by the clause that asks for it: who granted the leave, for as long as he is in that office;
   * then for whom he decided, then whoever holds the office now.
   */
  async recorders(leaves: LeaveEntity[]): Promise<Map<string, { personIds: string[]; clauses: Clause[] }>> {
    const found = new Map<string, { personIds: string[]; clauses: Clause[] }>();
    const asked: { leave: LeaveEntity; clauses: Clause[] }[] = [];
    for (const leave of leaves) {
      const profile = await this.policies.activeFor(leave.path, leave.startDay);
      const recorded = isRefusal(profile) ? null : returnRecorded(profile);
      if (recorded?.value === true) asked.push({ leave, clauses: recorded.because.flatMap(reason => reason.clauses) });
    }
    const decided = await this.approvals.decisionsOf(asked.map(({ leave }) => leave.id));
    for (const { leave, clauses } of asked) {
      const last = decided.filter(each => each.subjectId === leave.id && each.decision === 'approve').at(-1);
      if (!last) continue;
      const inOffice = (await this.held(leave, last.role)).filter(id => id !== leave.personId);
      const own = [last.decidedBy, last.insteadOf].find(id => id !== null && inOffice.includes(id));
      found.set(leave.id, { personIds: own ? [own] : inOffice, clauses });
    }
    return found;
  }

  /** Of a call-back its cadre, those who lead his team and the unit are told what came of it. */
  async calledBack(leave: LeaveEntity, words: string, once = `leave.${leave.state}`, by: string | null = null): Promise<void> {
    const personIds = [leave.personId, ...await this.held(leave, 'team_leader|first_secretary|dispatching_unit_hr|dispatching_unit_head|dispatching_unit_deputy')];
    await this.tell(leave, [...new Set(personIds)].filter(id => id !== by), once, words);
  }

  /** Who has to make a call or write is told whom and until when. */
  private async remind(leave: LeaveEntity, once: string): Promise<void> {
    const open = ((await this.filings.dutiesOf([leave])).get(leave.id)?.duties ?? []).filter(duty => duty.state !== 'made' && duty.due !== null);
    if (open.length === 0) return;
    const how = open[0].channel === 'phone' ? '电话报' : '报';
    const words = once === 'leave.file' ? `已经批准，${dayText(open[0].due!)}以前要${how}${open.map(duty => duty.partyName).join('、')}备案，办完请登记` : `还没有登记向${open.map(duty => duty.partyName).join('、')}备案，请补办`;
    await this.tell(leave, [leave.personId, ...await this.held(leave, 'team_leader|first_secretary')], once, words);
  }

  private async held(leave: LeaveEntity, step: string): Promise<string[]> {
    return (await this.holders.holders(step, leave, this.clock.today())).map(holder => holder.personId);
  }

  private async tell(leave: LeaveEntity, personIds: string[], once: string, words: string): Promise<void> {
    if (personIds.length === 0) return;
    const name = (await this.people.personById(leave.personId))?.name ?? '';
    await this.notices.tell({ personIds, subjectId: leave.id, once, text: `${name}${titleOf(leave)}${words}`, page: pageOf(leave) });
  }
}
