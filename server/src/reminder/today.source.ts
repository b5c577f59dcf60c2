import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { dayText } from '@village/shared/kernel/day';
import { TodayService } from '../attendance/today.service';
import type { Who } from '../common/who';
import { reminderOf, type ReminderSource } from './source';

const SHEET_STEPS = { compile: '编制考勤表', verify: '考勤表签字', publicise: '公示考勤表', submit: '报送考勤表', answer: '答复考勤异议' } as const;

/** Presence, leaves, rosters, sheets. */
@Injectable()
export class TodaySource implements ReminderSource {
  constructor(private readonly days: TodayService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    const { day, duty, mine, waiting } = await this.days.today(who);
    const { leavesToReturn, rostersToConfirm, sheetsToSign, officeDaysToFix, notesToConfirm } = waiting;
    return [
      ...(duty && mine?.mayConfirm ? [reminderOf('presence', '确认今天在村', mine.villageName, '/pages/home/index', { due: day })] : []),
      ...(mine?.month.hint ? [reminderOf('month_short', '本期驻村天数可能不够', mine.month.hint.text, '/pages/attendance/presence/index', { due: mine.month.hint.due, clauses: mine.month.hint.because.flatMap(reason => reason.clauses) })] : []),
      ...(leavesToReturn > 0 ? [reminderOf('leave_return', '销假', `${leavesToReturn} 张请假单已到期`, '/pages/leave/list/index?box=mine', { count: leavesToReturn, due: day })] : []),
      ...rostersToConfirm.map(each => reminderOf('roster', '核对工作队名册', `${each.teamName || each.villageName} ${dayText(each.day)}`, `/pages/attendance/roster/index?teamId=${each.teamId}&day=${each.day}`, { due: each.day })),
      ...sheetsToSign.map(each => reminderOf('sheet', SHEET_STEPS[each.step], `${each.name} ${Number(each.month.slice(5))}月`,
        `/pages/attendance/sheet/index?organisationId=${each.organisationId}&month=${each.month}`, { due: each.due, clauses: each.clauses })),
      ...(notesToConfirm > 0 ? [reminderOf('note', '确认电话说明', `${notesToConfirm} 个人说明不能签到`, '/pages/attendance/notes/index', { count: notesToConfirm })] : []),
      ...officeDaysToFix.map(each => reminderOf('office_day', '另定驻村办公日', `${each.name} ${dayText(each.day)}的还没有日子`, `/pages/attendance/arrangements/index?instead=${each.day}`)),
    ];
  }
}
