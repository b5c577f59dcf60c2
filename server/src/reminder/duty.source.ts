import { Injectable } from '@nestjs/common';
import { DUTY_KIND_NAMES } from '@village/shared/contract/duty';
import type { Reminder } from '@village/shared/contract/reminder';
import { dayText, monthOf } from '@village/shared/kernel/day';
import { may, type Who } from '../common/who';
import { DutyWaitingService } from '../duty/waiting.service';
import { reminderOf, type ReminderSource } from './source';

/** Swaps to answer, patrols to confirm, rosters to publish. */
@Injectable()
export class DutySource implements ReminderSource {
  constructor(private readonly duties: DutyWaitingService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'duty.read')) return [];
    const { swaps, patrols, rosters, toReplace, ungrouped } = await this.duties.waiting(who);
    return [
      ...swaps.map(each => reminderOf('duty_swap', '答复换班', `${each.askerName} ${dayText(each.day)}的${each.kind === 'patrol' ? '巡逻' : '班'}`, each.kind === 'patrol' ? `/pages/duty/patrol/index?teamId=${each.placeId}` : `/pages/duty/board/index?kind=${each.kind}&placeId=${each.placeId}&month=${monthOf(each.day)}`, { due: each.day })),
      ...patrols.map(each => reminderOf('patrol', '确认巡逻记录', `${each.count} 条`, `/pages/duty/patrol/index?teamId=${each.teamId}`, { count: each.count })),
      ...ungrouped.map(each => reminderOf('patrol_groups', '联防巡逻分组', `${each.name}还没有分组`, `/pages/duty/patrol/index?teamId=${each.teamId}`, { clauses: each.clauses })),
      ...toReplace.map(each => reminderOf('duty_absence', '值班表要换人', each.text, `/pages/duty/board/index?kind=${each.kind}&placeId=${each.placeId}&month=${each.month}`, { count: each.count, due: each.due, clauses: each.clauses })),
      ...rosters.map(each => reminderOf('duty_roster', `发布${DUTY_KIND_NAMES[each.kind]}表`, `${each.name} ${Number(each.month.slice(5))}月`, `/pages/duty/board/index?kind=${each.kind}&placeId=${each.placeId}&month=${each.month}`, { due: each.due, clauses: each.clauses })),
    ];
  }
}
