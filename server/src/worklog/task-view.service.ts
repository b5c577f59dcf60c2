import { Injectable, NotFoundException } from '@nestjs/common';
import type { Page } from '@village/shared/contract/endpoint';
import type { Precinct } from '@village/shared/contract/precinct';
import type { TaskListDetail, TaskListLine, TaskProgress } from '@village/shared/contract/worklog';
import type { TaskListInput, TaskListsInput } from '@village/shared/contract/worklog.input';
import { clockOf, dayOf } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal } from '@village/shared/kernel/refusal';
import { taskList } from '@village/shared/rules/task-list';
import { taskSending } from '@village/shared/rules/task-sending';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { TaskRecipientService } from './task-recipient.service';
import { TaskResultService } from './task-result.service';
import { TaskSendingService } from './task-sending.service';
import { TaskItemEntity, TaskListEntity } from './worklog.entity';

const PAGE_SIZE = 20;

/** The lists as those above the villages see them: to whom they went, and how each item stands in each village. */
@Injectable()
export class TaskViewService {
  constructor(
    private readonly db: Db, private readonly organisations: OrganisationService, private readonly policies: PolicyService, private readonly results: TaskResultService,
    private readonly sendings: TaskSendingService, private readonly recipients: TaskRecipientService,
  ) {}

  async lists(input: TaskListsInput, who: Who): Promise<Page<TaskListLine>> {
    const { paths } = scopeOf(who, 'worklog.read');
    const page = input.page ?? 1;
    if (paths.length === 0) return { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    const query = this.db.of(TaskListEntity).createQueryBuilder('row')
      .where(`(${paths.map((_, index) => `row.path LIKE :path${index}`).join(' OR ')})`, Object.fromEntries(paths.map((path, index) => [`path${index}`, `${path}%`])));
    await lookFor(query, input.search, { words: ['row.departmentName', 'row.officeDay'], ids: { 'row.townshipId': ids => this.organisations.organisationsByIds(ids) } });
    const [rows, total] = await query.orderBy('row.officeDay', 'DESC').addOrderBy('row.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    const details = [];
    for (const row of rows) details.push(await this.detail(row, who));
    return { items: details.map(({ entries: _, because: __, ...line }) => line), page, pageSize: PAGE_SIZE, total };
  }

  async list({ id }: TaskListInput, who: Who): Promise<TaskListDetail> {
    const row = await this.db.of(TaskListEntity).findOneBy({ id });
    if (!row || !inScope(scopeOf(who, 'worklog.read'), row.path)) throw new NotFoundException();
    return this.detail(row, who);
  }

  async detail(row: TaskListEntity, who: Who): Promise<TaskListDetail> {
    const items = await this.db.of(TaskItemEntity).find({ where: { listId: row.id }, order: { position: 'ASC' } });
    const villages = await this.sendings.villagesOf(row.path);
    const groups = await this.recipients.groupsOf(row.townshipId, row.officeDay);
    const results = await this.results.ofItems(items.map(item => item.id));
    const township = await this.organisations.organisationById(row.townshipId);
    const { late, because } = await this.lateness(row);
    const entries = items.map(item => {
      const asked = item.villageIds.length === 0 ? villages : villages.filter(village => item.villageIds.includes(village.id));
      const progress = asked.map(({ id, name }): TaskProgress => ({ villageId: id, villageName: name, result: results.get(`${item.id} ${id}`) ?? null, ...placeIn(groups, id, who) }));
      return {
        id: item.id, listId: row.id, officeDay: row.officeDay, content: item.content, responsible: item.responsible, due: item.due, departmentName: row.departmentName, sentAt: row.sentAt,
        withdrawn: item.withdrawnAt === null ? null : { at: item.withdrawnAt, reason: item.withdrawnReason }, progress: progress.sort((one, other) => Number(other.own) - Number(one.own)),
        mayWithdraw: row.sentBy === who.personId && item.withdrawnAt === null,
      };
    });
    const open = entries.filter(entry => entry.withdrawn === null).flatMap(entry => entry.progress);
    return {
      id: row.id, officeDay: row.officeDay, departmentName: row.departmentName, townshipName: township?.name ?? '', sentAt: row.sentAt, items: items.length,
      done: open.filter(each => each.result?.outcome === 'done').length, asked: open.length, late, because, entries,
    };
  }

  /** Was it sent after office began, and to all? By the document of the office day. */
  private async lateness(row: TaskListEntity): Promise<{ late: boolean; because: Reason[] }> {
    const profile = await this.policies.activeFor(row.path, row.officeDay);
    if (isRefusal(profile)) return { late: false, because: [] };
    const terms = taskSending(profile, await this.policies.calendar(), { from: row.officeDay, to: row.officeDay }).value;
    if (isRefusal(terms)) return { late: false, because: [] };
    const { value, because } = taskList(profile, { officeDay: row.officeDay, officeStart: terms.officeStart, sentOn: dayOf(row.sentAt), sentAt: clockOf(row.sentAt), sentTo: row.sentTo ?? terms.recipients });
    return { late: !isRefusal(value) && value.violations.length > 0, because };
  }
}

/** The areas a village belongs to; `own`: the caller leads one of them. */
function placeIn(groups: readonly Precinct[], villageId: string, { personId }: Who): Pick<TaskProgress, 'groupName' | 'own'> {
  const within = groups.filter(group => group.villages.some(village => village.id === villageId));
  return { groupName: within.map(group => group.name).join('、'), own: within.some(group => group.people.some(person => person.personId === personId)) };
}
