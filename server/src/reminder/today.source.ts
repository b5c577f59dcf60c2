import { Injectable } from '@nestjs/common';
import { SHEET_TURN_NAMES } from '@village/shared/contract/attendance';
import type { Reminder } from '@village/shared/contract/reminder';
import { dayText } from '@village/shared/kernel/day';
import { TodayService } from '../attendance/today.service';
import type { Who } from '../common/who';
import { reminderOf, type ReminderSource } from './source';

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
      ...sheetsToSign.map(each => reminderOf('sheet', SHEET_TURN_NAMES[each.step], `${each.name} ${Number(each.month.slice(5))}月`,
        each.count > 1 ? `/pages/attendance/sheets/index?month=${each.month}` : `/pages/attendance/sheet/index?organisationId=${each.organisationId}&month=${each.month}`, { count: each.count, due: each.due, clauses: each.clauses })),
      ...(notesToConfirm > 0 ? [reminderOf('note', '确认电话说明', `${notesToConfirm} 个人说明不能签到`, '/pages/attendance/notes/index', { count: notesToConfirm })] : []),
      ...officeDaysToFix.map(each => reminderOf('office_day', '另定驻村办公日', `${each.name} ${dayText(each.day)}的还没有日子`, `/pages/attendance/arrangements/index?instead=${each.day}`)),
    ];
  }
}
