import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import type { Organisation } from '@village/shared/contract/organisation';
import type { MyTask, MyTasks, TaskResult } from '@village/shared/contract/worklog';
import type { TickInput } from '@village/shared/contract/worklog.input';
import { dayOf, type Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { TaskItemEntity, TaskListEntity, TaskResultEntity } from './worklog.entity';

/** What the teams did of the lists: ticked off with a result; what is not done stays on the table. */
@Injectable()
export class TaskResultService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly teams: TeamService, private readonly people: PersonService) {}

  async mine(who: Who): Promise<MyTasks> {
    const day = this.clock.today();
    const teams = await this.teams.teamsByIds(who.grants.map(grant => grant.teamId).filter(id => id !== null));
    const found: MyTasks['teams'] = [];
    for (const team of teams.values()) {
      const items = await this.onTable(team, day);
      if (items.length > 0) found.push({ teamId: team.id, villageName: team.villageName, items });
    }
    return { day, teams: found };
  }

  /** The next result of an item in a village; the earlier ones stay. */
  async tick(input: TickInput, who: Who): Promise<MyTasks | Refusal> {
    const team = who.grants.some(grant => grant.teamId === input.teamId) ? (await this.teams.teamsByIds([input.teamId])).get(input.teamId) : undefined;
    if (!team) throw new NotFoundException();
    const { item, list } = await this.given(input.itemId, { id: team.villageId, parentId: team.townshipId });
    if (item.withdrawnAt !== null && input.claimedAt > item.withdrawnAt) return refuse('task_withdrawn', `这一项已由${list.departmentName}撤回：${item.withdrawnReason}。不用再办。`);
    await this.db.of(TaskResultEntity).insert({
      id: newId(), itemId: item.id, villageId: team.villageId, teamId: team.id, personId: who.personId, outcome: input.outcome, text: input.text.trim(), claimedAt: input.claimedAt, receivedAt: this.clock.now(),
    });
    return this.mine(who);
  }

  /** The item, if it was given to this village; otherwise the 404 of one that does not exist. */
  async given(itemId: string, { id, parentId }: Pick<Organisation, 'id' | 'parentId'>): Promise<{ item: TaskItemEntity; list: TaskListEntity }> {
    const item = await this.db.of(TaskItemEntity).findOneBy({ id: itemId });
    const list = item && await this.db.of(TaskListEntity).findOneBy({ id: item.listId });
    if (!item || !list || list.townshipId !== parentId || !isFor(item, id)) throw new NotFoundException();
    return { item, list };
  }

  /** The last result of each item and village, by `item village`. */
  async ofItems(itemIds: string[]): Promise<Map<string, TaskResult>> {
    const rows = itemIds.length ? await this.db.of(TaskResultEntity).find({ where: { itemId: In(itemIds) }, order: { claimedAt: 'ASC', id: 'ASC' } }) : [];
    const names = await this.people.peopleByIds(rows.map(row => row.personId));
    return new Map(rows.map(row => [`${row.itemId} ${row.villageId}`, { outcome: row.outcome, text: row.text, byName: names.get(row.personId)?.name ?? '', at: row.claimedAt }]));
  }

  /** What lies on the table of a team on a day: the items of the day, those carried over, and what was done on the day itself. */
  async onTable(team: TeamPlace, day: Day): Promise<MyTask[]> {
    return (await this.tables(team, day))(day);
  }

  /** The same for every day up to `to`, in three queries. */
  async tables(team: TeamPlace, to: Day): Promise<(day: Day) => MyTask[]> {
    const lists = await this.db.of(TaskListEntity).find({ where: { townshipId: team.townshipId, officeDay: LessThanOrEqual(to) }, order: { officeDay: 'ASC', id: 'ASC' } });
    if (lists.length === 0) return () => [];
    const byId = new Map(lists.map(list => [list.id, list]));
    const items = (await this.db.of(TaskItemEntity).find({ where: { listId: In([...byId.keys()]), withdrawnAt: IsNull() }, order: { position: 'ASC' } })).filter(item => isFor(item, team.villageId));
    const results = await this.ofItems(items.map(item => item.id));
    return day => items.flatMap((item): MyTask[] => {
      const list = byId.get(item.listId)!;
      const result = results.get(`${item.id} ${team.villageId}`) ?? null;
      const { id, listId, content, responsible, due } = item;
      const isOver = result?.outcome === 'done' && dayOf(result.at) < day && list.officeDay < day;
      return isOver || list.officeDay > day ? [] : [{ id, listId, officeDay: list.officeDay, content, responsible, due, departmentName: list.departmentName, sentAt: list.sentAt, withdrawn: null, carried: list.officeDay < day, result }];
    }).sort((one, other) => orderOf(one).localeCompare(orderOf(other)));
  }
}

function isFor(item: TaskItemEntity, villageId: string): boolean {
  return item.villageIds.length === 0 || item.villageIds.includes(villageId);
}

/** By office day, then as the lists came. */
function orderOf({ officeDay, sentAt, listId }: MyTask): string {
  return `${officeDay} ${sentAt} ${listId}`;
}
