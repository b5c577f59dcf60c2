import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { TaskListDetail } from '@village/shared/contract/worklog';
import type { SendTasksInput, WithdrawTaskInput } from '@village/shared/contract/worklog.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { TaskRecipientService } from './task-recipient.service';
import { TaskSendingService } from './task-sending.service';
import { TaskViewService } from './task-view.service';
import { TaskItemEntity, TaskListEntity } from './worklog.entity';

/** Departments send their list before an office day, and take items back. */
@Injectable()
export class TaskListService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly organisations: OrganisationService,
    private readonly sendings: TaskSendingService, private readonly recipients: TaskRecipientService, private readonly views: TaskViewService,
  ) {}

  async send(input: SendTasksInput, who: Who): Promise<TaskListDetail | Refusal> {
    const place = await this.organisations.organisationById(input.townshipId);
    if (place?.kind !== 'township' || !inScope(scopeOf(who, 'worklog.send'), place.path)) throw new NotFoundException();
    const known = await this.sendings.for(place, who);
    if (isRefusal(known)) return known;
    if (!known.officeDays.includes(input.officeDay)) return refuse('not_office_day', `${input.officeDay} 不是往后四周里的驻村办公日，请重新选。`, { field: 'officeDay', clauses: known.because.flatMap(reason => reason.clauses) });
    if (input.items.some(item => item.due < input.officeDay)) return refuse('due_too_early', '办理时限不能早于驻村办公日，请改。', { field: 'items' });
    if (input.items.some(item => item.villageIds.some(id => known.villages.every(village => village.id !== id)))) return refuse('village_unknown', '清单里有不在本乡镇的村，请重新选。', { field: 'items' });
    const asked = known.villages.filter(village => input.items.some(item => item.villageIds.length === 0 || item.villageIds.includes(village.id)));
    const recipients = await this.recipients.of(known.recipients, place.id, asked, this.clock.today());
    const list: TaskListEntity = {
      id: newId(), townshipId: place.id, path: place.path, officeDay: input.officeDay, departmentName: known.departmentName, sentBy: who.personId, sentAt: this.clock.now(),
      sentTo: recipients.filter(each => each.personIds.length > 0).map(each => each.party),
    };
    await this.db.of(TaskListEntity).insert(list);
    await this.db.of(TaskItemEntity).insert(input.items.map((item, position) => ({
      id: newId(), listId: list.id, position, content: item.content.trim(), responsible: item.responsible.trim(), due: item.due, villageIds: item.villageIds, withdrawnAt: null, withdrawnReason: '',
    })));
    await this.journal.note(who, 'worklog.tasks.send', list.id, place.id);
    await this.recipients.tell(list, recipients, input.items.length);
    return this.views.list(list, who);
  }

  /** Whoever sent an item takes it back with a reason; the villages see both. */
  async withdraw({ id, reason }: WithdrawTaskInput, who: Who): Promise<TaskListDetail | Refusal> {
    const item = await this.db.of(TaskItemEntity).findOneBy({ id });
    const list = item && await this.db.of(TaskListEntity).findOneBy({ id: item.listId });
    if (!item || !list || list.sentBy !== who.personId) throw new NotFoundException();
    const { affected } = await this.db.of(TaskItemEntity).update({ id, withdrawnAt: IsNull() }, { withdrawnAt: this.clock.now(), withdrawnReason: reason.trim() });
    if (affected !== 1) return refuse('task_withdrawn', '这一项已经撤回过了，请刷新查看。');
    await this.journal.note(who, 'worklog.tasks.withdraw', id, list.townshipId);
    const villages = (await this.sendings.villagesOf(list.path)).filter(village => item.villageIds.length === 0 || item.villageIds.includes(village.id));
    await this.recipients.withdrawn(list, id, villages, reason.trim(), this.clock.today());
    return this.views.detail(list, who);
  }
}
