import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { TaskListDetail, TaskListLine, TaskProgress, TaskSendingReply } from '@village/shared/contract/worklog';
import type { SendTasksInput, TaskListInput, TaskListsInput, WithdrawTaskInput } from '@village/shared/contract/worklog.input';
import { clockOf, dayOf } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { taskList } from '@village/shared/rules/task-list';
import { taskSending } from '@village/shared/rules/task-sending';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { TaskResultService } from './task-result.service';
import { TaskSendingService } from './task-sending.service';
import { TaskItemEntity, TaskListEntity } from './worklog.entity';

const PAGE_SIZE = 20;

/** The lists that departments send before an office day, and how they stand. */
@Injectable()
export class TaskListService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly organisations: OrganisationService,
    private readonly policies: PolicyService, private readonly results: TaskResultService, private readonly sendings: TaskSendingService,
  ) {}

  /** The townships for which this person sends lists; none where the document knows no list. */
  async sending(who: Who): Promise<TaskSendingReply[]> {
    const ids = who.grants.filter(grant => scopeOf(who, 'worklog.send').paths.includes(grant.path)).map(grant => grant.organisationId);
    const replies: TaskSendingReply[] = [];
    for (const place of (await this.organisations.organisationsByIds(ids)).values()) {
      const found = place.kind === 'township' ? await this.sendings.of(place, who) : null;
      if (found && !isRefusal(found)) replies.push(found);
    }
    return replies;
  }

  async send(input: SendTasksInput, who: Who): Promise<TaskListDetail | Refusal> {
    const place = await this.organisations.organisationById(input.townshipId);
    if (place?.kind !== 'township' || !inScope(scopeOf(who, 'worklog.send'), place.path)) throw new NotFoundException();
    const known = await this.sendings.of(place, who);
    if (isRefusal(known)) return known;
    if (!known.officeDays.includes(input.officeDay)) return refuse('not_office_day', `${input.officeDay} 不是往后四周里的驻村办公日，请重新选。`, { field: 'officeDay', clauses: known.because.flatMap(reason => reason.clauses) });
    if (input.items.some(item => item.due < input.officeDay)) return refuse('due_too_early', '办理时限不能早于驻村办公日，请改。', { field: 'items' });
    if (input.items.some(item => item.villageIds.some(id => known.villages.every(village => village.id !== id)))) return refuse('village_unknown', '清单里有不在本乡镇的村，请重新选。', { field: 'items' });
    const id = newId();
    await this.db.of(TaskListEntity).insert({ id, townshipId: place.id, path: place.path, officeDay: input.officeDay, departmentName: known.departmentName, sentBy: who.personId, sentAt: this.clock.now() });
    await this.db.of(TaskItemEntity).insert(input.items.map((item, position) => ({
      id: newId(), listId: id, position, content: item.content.trim(), responsible: item.responsible.trim(), due: item.due, villageIds: item.villageIds, withdrawnAt: null, withdrawnReason: '',
    })));
    await this.journal.note(who, 'worklog.tasks.send', id, place.id);
    return this.list({ id }, who);
  }

  async lists(input: TaskListsInput, who: Who): Promise<Page<TaskListLine>> {
    const { paths } = scopeOf(who, 'worklog.read');
    const page = input.page ?? 1;
    if (paths.length === 0) return { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    const [rows, total] = await this.db.of(TaskListEntity).createQueryBuilder('row')
      .where(paths.map((_, index) => `row.path LIKE :path${index}`).join(' OR '), Object.fromEntries(paths.map((path, index) => [`path${index}`, `${path}%`])))
      .orderBy('row.officeDay', 'DESC').addOrderBy('row.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    const details = [];
    for (const row of rows) details.push(await this.detail(row, who));
    return { items: details.map(({ entries: _, because: __, ...line }) => line), page, pageSize: PAGE_SIZE, total };
  }

  async list({ id }: TaskListInput, who: Who): Promise<TaskListDetail> {
    const row = await this.db.of(TaskListEntity).findOneBy({ id });
    if (!row || !inScope(scopeOf(who, 'worklog.read'), row.path)) throw new NotFoundException();
    return this.detail(row, who);
  }

  /** Whoever sent an item takes it back with a reason; the villages see both. */
  async withdraw({ id, reason }: WithdrawTaskInput, who: Who): Promise<TaskListDetail | Refusal> {
    const item = await this.db.of(TaskItemEntity).findOneBy({ id });
    const list = item && await this.db.of(TaskListEntity).findOneBy({ id: item.listId });
    if (!item || !list || list.sentBy !== who.personId) throw new NotFoundException();
    const { affected } = await this.db.of(TaskItemEntity).update({ id, withdrawnAt: IsNull() }, { withdrawnAt: this.clock.now(), withdrawnReason: reason.trim() });
    if (affected !== 1) return refuse('task_withdrawn', '这一项已经撤回过了，请刷新查看。');
    await this.journal.note(who, 'worklog.tasks.withdraw', id, list.townshipId);
    return this.detail(list, who);
  }

  private async detail(row: TaskListEntity, who: Who): Promise<TaskListDetail> {
    const items = await this.db.of(TaskItemEntity).find({ where: { listId: row.id }, order: { position: 'ASC' } });
    const villages = await this.sendings.villagesOf(row.path);
    const results = await this.results.ofItems(items.map(item => item.id));
    const township = await this.organisations.organisationById(row.townshipId);
    const { late, because } = await this.lateness(row);
    const entries = items.map(item => {
      const asked = item.villageIds.length === 0 ? villages : villages.filter(village => item.villageIds.includes(village.id));
      const progress = asked.map(({ id, name }): TaskProgress => ({ villageId: id, villageName: name, result: results.get(`${item.id} ${id}`) ?? null }));
      return {
        id: item.id, listId: row.id, officeDay: row.officeDay, content: item.content, responsible: item.responsible, due: item.due, departmentName: row.departmentName, sentAt: row.sentAt,
        withdrawn: item.withdrawnAt === null ? null : { at: item.withdrawnAt, reason: item.withdrawnReason }, progress, mayWithdraw: row.sentBy === who.personId && item.withdrawnAt === null,
      };
    });
    const open = entries.filter(entry => entry.withdrawn === null).flatMap(entry => entry.progress);
    return {
      id: row.id, officeDay: row.officeDay, departmentName: row.departmentName, townshipName: township?.name ?? '', sentAt: row.sentAt, items: items.length,
      done: open.filter(each => each.result?.outcome === 'done').length, asked: open.length, late, because, entries,
    };
  }

  /** Was it sent after office began? By the document of the office day. */
  private async lateness(row: TaskListEntity): Promise<{ late: boolean; because: Reason[] }> {
    const profile = await this.policies.activeFor(row.path, row.officeDay);
    if (isRefusal(profile)) return { late: false, because: [] };
    const terms = taskSending(profile, await this.policies.calendar(), { from: row.officeDay, to: row.officeDay }).value;
    if (isRefusal(terms)) return { late: false, because: [] };
    const { value, because } = taskList(profile, { officeDay: row.officeDay, officeStart: terms.officeStart, sentOn: dayOf(row.sentAt), sentAt: clockOf(row.sentAt), sentTo: terms.recipients });
    return { late: !isRefusal(value) && !value.compliant, because };
  }
}
