import { Injectable } from '@nestjs/common';
import { Between, In, IsNull } from 'typeorm';
import { addDays, dayOf, type Day } from '@village/shared/kernel/day';
import type { Dated } from '@village/shared/rules/due-facts';
import { Db } from '../common/db';
import type { TeamPlace } from '../organisation/team.service';
import { TaskItemEntity, TaskListEntity, TaskResultEntity } from './worklog.entity';

/** An item may still be open so long after its office day. */
const LOOK_BACK_DAYS = 92;

/** The items of the lists as things with a day, for many teams in three queries. */
@Injectable()
export class TaskFactService {
  constructor(private readonly db: Db) {}

  /** Which departments sent these lists. */
  async sendersOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = ids.length ? await this.db.of(TaskListEntity).find({ where: { id: In([...ids]) }, select: { id: true, departmentName: true } }) : [];
    return new Map(rows.map(({ id, departmentName }) => [id, departmentName]));
  }

  async ofTeams(teams: readonly TeamPlace[], from: Day, to: Day): Promise<Map<string, Dated[]>> {
    const found = new Map<string, Dated[]>(teams.map(team => [team.id, []]));
    const townshipIds = [...new Set(teams.map(team => team.townshipId))];
    const lists = townshipIds.length ? await this.db.of(TaskListEntity).findBy({ townshipId: In(townshipIds), officeDay: Between(addDays(from, -LOOK_BACK_DAYS), to) }) : [];
    if (lists.length === 0) return found;
    const items = await this.db.of(TaskItemEntity).find({ where: { listId: In(lists.map(list => list.id)), withdrawnAt: IsNull() }, order: { position: 'ASC' } });
    const results = items.length ? await this.db.of(TaskResultEntity).find({ where: { itemId: In(items.map(item => item.id)) }, order: { claimedAt: 'ASC', id: 'ASC' } }) : [];
    const last = new Map(results.map(row => [`${row.itemId} ${row.villageId}`, row]));
    const byId = new Map(lists.map(list => [list.id, list]));
    for (const team of teams) {
      for (const item of items) {
        const list = byId.get(item.listId)!;
        if (list.townshipId !== team.townshipId || (item.villageIds.length > 0 && !item.villageIds.includes(team.villageId))) continue;
        const result = last.get(`${item.id} ${team.villageId}`);
        found.get(team.id)!.push({
          source: 'task', id: item.id, title: item.content, said: `${list.departmentName} ${dayOf(list.sentAt)} 下发，驻村办公日 ${list.officeDay}`, by: list.departmentName, from: list.officeDay, due: item.due,
          doneOn: result?.outcome === 'done' ? dayOf(result.claimedAt) : null, about: { item: item.id },
        });
      }
    }
    return found;
  }
}
