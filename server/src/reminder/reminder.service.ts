import { Inject, Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import type { Who } from '../common/who';
import type { ReminderSource } from './source';
import { REMINDER_SOURCES } from './sources';

/** What waits for a person, what is due first before the rest. Nothing of it is stored: what is done is no longer in the list. */
@Injectable()
export class ReminderService {
  constructor(@Inject(REMINDER_SOURCES) private readonly sources: ReminderSource[]) {}

  async list(who: Who): Promise<Reminder[]> {
    const all: Reminder[] = [];
    for (const source of this.sources) all.push(...await source.waiting(who));
    return all.sort((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999'));
  }
}
