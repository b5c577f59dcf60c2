import { Injectable } from '@nestjs/common';
import { REST_PLAN_NAMES } from '@village/shared/contract/rest';
import type { Reminder } from '@village/shared/contract/reminder';
import { may, type Who } from '../common/who';
import { ConsultingService } from '../leave/consulting.service';
import { FilingRegisterService } from '../leave/filing-register.service';
import { LeaveService } from '../leave/leave.service';
import { RestPlanReaderService } from '../leave/rest-plan-reader.service';
import { LeaveToDoService } from '../leave/to-do.service';
import { reminderOf, type ReminderSource } from './source';

const detail = (id: string) => `/pages/leave/detail/index?id=${id}`;

/** Decisions, consents, opinions, papers, returns to take note of, filings, replacements and plans of rest. */
@Injectable()
export class LeaveSource implements ReminderSource {
  constructor(
    private readonly leaves: LeaveService, private readonly consulting: ConsultingService, private readonly toDo: LeaveToDoService, private readonly filings: FilingRegisterService,
    private readonly plans: RestPlanReaderService,
  ) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'leave.read')) return [];
    const deciding = may(who, 'leave.decide') ? await this.leaves.waiting(who) : [];
    const [calls, leaves] = [deciding.filter(each => each.kind === 'unit_callback'), deciding.filter(each => each.kind !== 'unit_callback')];
    const opinions = await this.consulting.waiting(who);
    const papers = await this.toDo.papersOwed(who);
    const phoned = await this.toDo.toComplete(who);
    const replace = await this.toDo.toReplace(who);
    const checks = await this.toDo.toCheck(who);
    const filings = await this.filings.toRegister(who);
    const plans = await this.plans.waiting(who);
    return [
      ...(leaves.length > 0 ? [reminderOf('leave_decide', '审批请假', `${leaves.length} 张请假单`, '/pages/leave/list/index?box=waiting', { count: leaves.length })] : []),
      ...(calls.length > 0 ? [reminderOf('callback', '答复派出单位抽调', `${calls.length} 人`, calls.length === 1 ? detail(calls[0].id) : '/pages/leave/list/index?box=waiting', { count: calls.length, due: calls[0].startDay, clauses: calls[0].because.filter(reason => reason.key === 'leave.callback').flatMap(reason => reason.clauses).slice(0, 1) })] : []),
      ...opinions.map(each => reminderOf('leave_opinion', '答复征求意见', '一张请假单问您的意见', detail(each.id), { due: each.startDay })),
      ...papers.map(each => reminderOf('leave_paper', '补交请假材料', '还缺材料', detail(each.leaveId), { due: each.due, clauses: each.clauses })),
      ...phoned.map(each => reminderOf('leave_phone_in', '补办电话请假', '同事替您填的请假单，等您自己确认事由', detail(each.leaveId), { due: each.due, clauses: each.clauses })),
      ...checks.map(each => reminderOf('leave_check', '核对销假', `${each.personName}已经返岗，您批准的假，请核对记录`, detail(each.leaveId), { clauses: each.clauses })),
      ...(filings.count > 0 ? [reminderOf('leave_filing', '请假备案', `${filings.count} 项要告知或备案`, '/pages/leave/filings/index', { count: filings.count, due: filings.due })] : []),
      ...replace.map(each => reminderOf('leave_replacement', '派人接替', `${each.personName}请假较长，请登记谁来接替`, detail(each.leaveId), { due: each.due, clauses: each.clauses })),
      ...plans.map(each => reminderOf('rest_plan', `同意${REST_PLAN_NAMES[each.kind]}`, each.period, `/pages/leave/rest-plan/index?teamId=${each.teamId}&kind=${each.kind}&period=${each.period}`)),
    ];
  }
}
