import { addDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Calendar } from './calendar';

export interface StepWaited {
  /** The day on which the step began to wait. */
  since: Day;
  /** The first day of the leave. */
  startDay: Day;
  today: Day;
}

export interface StepTime {
  /** The last day on which it should be decided: the approver is reminded. */
  due: Day;
  /** From this day on the next level is told. */
  tellOn: Day;
  state: 'in_time' | 'due' | 'late';
}

/**
 * How long may an approver take, and when is the next level told? Where the document sets no time, a leave has to be decided before it begins.
 * Nothing follows for the leave itself: it is never approved because nobody acted. Refusals: `calendar_unpublished`, and `config_required` for a table that is blank.
 */
export function leaveWaiting(profile: Profile, calendar: Calendar, { since, startDay, today }: StepWaited): FindingOrRefusal<StepTime> {
  return finding(profile, read => {
    const within = read.where('leave.decide_within');
    if (within) read.say(`${within.workdays} 个工作日内审批`, { 轮到的日子: since });
    else {
      read('leave.approval');
      read.say('没有规定审批的时限，应在离岗以前批准', { 轮到的日子: since, 离岗: startDay });
    }
    const due = within ? later(read, calendar, since, within.workdays) : beforeLeaving(read, calendar, since, startDay);
    const tellOn = within || due >= startDay ? later(read, calendar, due, 1) : startDay;
    const state = today >= tellOn ? 'late' as const : today >= due ? 'due' as const : 'in_time' as const;
    if (state === 'late') read.say(`到 ${due} 没有审批，已告诉上一级；不会自动批准`);
    return { due, tellOn, state };
  });
}

/** The last working day before the leave; a request of that day or later is decided on the day it comes. */
function beforeLeaving(read: Reader, calendar: Calendar, since: Day, startDay: Day): Day {
  for (let day = addDays(startDay, -1); day > since; day = addDays(day, -1)) if (read.need(calendar.isWorkday(day))) return day;
  return since;
}

function later(read: Reader, calendar: Calendar, from: Day, workdays: number): Day {
  let day = from;
  for (let left = workdays; left > 0; left -= 1) day = read.need(calendar.nextWorkday(day));
  return day;
}
