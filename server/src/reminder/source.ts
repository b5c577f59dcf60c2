import type { Reminder } from '@village/shared/contract/reminder';
import type { Who } from '../common/who';

/** A part of what may wait for a person. A module that has something to remind of has a source here and a line in `sources.ts`. */
export interface ReminderSource {
  /** Found at this moment from the services of the module; nothing of it is stored. */
  waiting(who: Who): Promise<Reminder[]>;
}

/** A line of the list: what is not said is one, without a day, without a clause. */
export function reminderOf(kind: Reminder['kind'], title: string, note: string, page: string, more: Partial<Reminder> = {}): Reminder {
  return { kind, title, note, count: 1, due: null, clauses: [], page, ...more };
}
