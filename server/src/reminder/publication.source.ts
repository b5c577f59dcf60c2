import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { PublicationService } from '../disclosure/publication.service';
import { may, type Who } from '../common/who';
import { reminderOf, type ReminderSource } from './source';

@Injectable()
export class PublicationSource implements ReminderSource {
  constructor(private readonly publications: PublicationService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'disclosure.manage')) return [];
    const waiting = await this.publications.waitingFor(who);
    return waiting.length === 0 ? [] : [reminderOf('publication', '核对后公开', waiting[0].title, `/pages/disclosure/publication/index?id=${waiting[0].id}`, { count: waiting.length })];
  }
}
