import type { Clock, Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { Calendar } from './calendar';
import { officeDaysIn, type Reschedule } from './office-day';

export interface TaskSending {
  /** The office days from `from` to `to`. */
  officeDays: Day[];
  /** A list sent at this time or later is late. */
  officeStart: Clock;
  /** Who gets it. */
  recipients: string[];
}

/** For which days, and until when on the day, do the departments send the list, and to whom? Refusals: `config_required`, `calendar_unpublished`. */
export function taskSending(profile: Profile, calendar: Calendar, asked: { from: Day; to: Day; reschedules?: readonly Reschedule[] }): FindingOrRefusal<TaskSending> {
  return finding(profile, read => {
    const rule = read('record.task_list');
    const [first] = read('attendance.windows');
    const officeDays = officeDaysIn(read, calendar, asked.from, asked.to, asked.reschedules);
    read.say(`驻村办公之前（${first.from} 以前）由${read.called(rule.issuer)}发给${rule.to.map(party => read.called(party)).join('、')}`);
    return { officeDays, officeStart: first.from, recipients: rule.to };
  });
}
