import { Injectable } from '@nestjs/common';
import type { Today } from '@village/shared/contract/attendance';
import type { IssueWork } from '@village/shared/contract/issue';
import type { Reminder } from '@village/shared/contract/reminder';
import { dayText, type Day } from '@village/shared/kernel/day';
import { TodayService } from '../attendance/today.service';
import { may, type Who } from '../common/who';
import { IssueService } from '../issue/issue.service';
import { EditionService } from '../policy/edition.service';

const SHEET_STEPS = { compile: '编制考勤表', verify: '考勤表签字', publicise: '公示考勤表', submit: '报送考勤表', answer: '答复考勤异议' } as const;

/** What waits for a person, most pressing first. Nothing of it is stored: what is done is no longer in the list. */
@Injectable()
export class ReminderService {
  constructor(private readonly days: TodayService, private readonly editions: EditionService, private readonly issues: IssueService) {}

  async list(who: Who): Promise<Reminder[]> {
    const today = await this.days.today(who);
    const drafts = may(who, 'policy.manage') ? (await this.editions.list({}, who)).items.filter(each => each.state === 'draft') : [];
    return [
      ...ofToday(today),
      ...(may(who, 'issue.read') ? ofIssues(await this.issues.workOf(who)) : []),
      ...drafts.map((each): Reminder => ({
        kind: 'draft', title: '制度草稿等发布', note: `${each.organisationName} ${each.title}`, count: 1, due: each.effectiveFrom, clauses: [], page: `/pages/organisation/edition/index?id=${each.id}`,
      })),
    ];
  }
}

function ofToday({ day, duty, mine, waiting }: Today): Reminder[] {
  const { leavesToDecide, leavesToReturn, rostersToConfirm, sheetsToSign, officeDaysToFix } = waiting;
  const one = (kind: Reminder['kind'], title: string, note: string, page: string, more: Partial<Reminder> = {}): Reminder => ({ kind, title, note, count: 1, due: null, clauses: [], page, ...more });
  return [
    ...(duty && mine?.mayConfirm ? [one('presence', '确认今天在村', mine.villageName, '/pages/home/index', { due: day })] : []),
    ...(leavesToReturn > 0 ? [one('leave_return', '销假', `${leavesToReturn} 张请假单已到期`, '/pages/leave/list/index?box=mine', { count: leavesToReturn, due: day })] : []),
    ...(leavesToDecide > 0 ? [one('leave_decide', '审批请假', `${leavesToDecide} 张请假单`, '/pages/leave/list/index?box=waiting', { count: leavesToDecide })] : []),
    ...rostersToConfirm.map(each => one('roster', '核对工作队名册', `${each.teamName || each.villageName} ${dayText(each.day)}`, `/pages/attendance/roster/index?teamId=${each.teamId}&day=${each.day}`, { due: each.day })),
    ...[...sheetsToSign].sort(byDue).map(each => one('sheet', SHEET_STEPS[each.step], `${each.name} ${Number(each.month.slice(5))}月`,
      `/pages/attendance/sheet/index?organisationId=${each.organisationId}&month=${each.month}`, { due: each.due, clauses: each.clauses })),
    ...officeDaysToFix.map(each => one('office_day', '另定驻村办公日', `${each.name} ${dayText(each.day)}的还没有日子`, `/pages/attendance/arrangements/index?instead=${each.day}`)),
  ];
}

const ISSUE_STEPS = { acknowledge: '签收上报的问题', assign: '交办问题', work: '办理问题', confirm: '核实问题解决了没有' } as const;

function ofIssues({ counts, items, restricted }: IssueWork): Reminder[] {
  const waits = (Object.keys(ISSUE_STEPS) as (keyof typeof ISSUE_STEPS)[]).filter(each => counts[each] > 0);
  const due = (wait: keyof typeof ISSUE_STEPS) => items.filter(each => each.waits === wait).map(each => each.due).sort()[0] ?? null;
  return [
    ...waits.map((wait): Reminder => ({ kind: 'issue', title: ISSUE_STEPS[wait], note: `${counts[wait]} 件`, count: counts[wait], due: due(wait), clauses: [], page: '/pages/issue/list/index?box=todo' })),
    ...(restricted > 0 ? [{ kind: 'issue' as const, title: '线索和反映', note: `${restricted} 条`, count: restricted, due: null, clauses: [], page: '/pages/issue/restricted/index' }] : []),
  ];
}

function byDue(one: { due: Day | null }, other: { due: Day | null }): number {
  return (one.due ?? '9999').localeCompare(other.due ?? '9999');
}
