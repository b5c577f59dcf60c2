import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { may, type Who } from '../common/who';
import { EditionService } from '../policy/edition.service';
import { reminderOf, type ReminderSource } from './source';

/** Drafts of a regulation that wait to be published. */
@Injectable()
export class EditionSource implements ReminderSource {
  constructor(private readonly editions: EditionService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'policy.manage')) return [];
    const drafts = (await this.editions.list({}, who)).items.filter(each => each.state === 'draft');
    return drafts.map(each => reminderOf('draft', '制度草稿等发布', `${each.organisationName} ${each.title}`, `/pages/organisation/edition/index?id=${each.id}`, { due: each.effectiveFrom }));
  }
}
