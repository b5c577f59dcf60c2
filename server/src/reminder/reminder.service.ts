import { Injectable } from '@nestjs/common';
import type { Today } from '@village/shared/contract/attendance';
import type { Reminder } from '@village/shared/contract/reminder';
import { dayText, type Day } from '@village/shared/kernel/day';
import { TodayService } from '../attendance/today.service';
import { may, type Who } from '../common/who';
import { EditionService } from '../policy/edition.service';

const SHEET_STEPS = { compile: '编制考勤表', verify: '考勤表签字', publicise: '公示考勤表', submit: '报送考勤表', answer: '答复考勤异议' } as const;

/** What waits for a person, most pressing first. Nothing of it is stored: what is done is no longer in the list. */
@Injectable()
export class ReminderService {
  constructor(private readonly days: TodayService, private readonly editions: EditionService) {}

  async list(who: Who): Promise<Reminder[]> {
    const today = await this.days.today(who);
    const drafts = may(who, 'policy.manage') ? (await this.editions.list({}, who)).items.filter(each => each.state === 'draft') : [];
    return [
      ...ofToday(today),
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

function byDue(one: { due: Day | null }, other: { due: Day | null }): number {
  return (one.due ?? '9999').localeCompare(other.due ?? '9999');
}
