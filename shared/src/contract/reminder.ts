import type { Day } from '../kernel/day';
import type { Clause } from '../kernel/refusal';
import { endpoint } from './endpoint';

export const REMINDER_KINDS = ['presence', 'leave_return', 'leave_decide', 'roster', 'sheet', 'office_day', 'note', 'duty_swap', 'duty_absence', 'duty_roster', 'patrol', 'patrol_groups', 'task', 'task_list', 'log', 'log_review', 'draft', 'issue', 'plan', 'household', 'publication', 'callback', 'leave_opinion', 'leave_paper', 'leave_phone_in', 'leave_check', 'deputy', 'leave_filing', 'leave_replacement', 'rest_plan', 'month_short', 'inspection', 'consequence', 'rating', 'handover', 'adjustment', 'assessment', 'allowance', 'report', 'meeting', 'due'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** Something that waits for the person, found by the rules at this moment. */
export interface Reminder {
  kind: ReminderKind;
  title: string;
  note: string;
  /** How many there are of it. */
  count: number;
  due: Day | null;
  clauses: Clause[];
  /** Where it is done: `/pages/…?…`, ids only. */
  page: string;
}

export const reminder = {
  list: endpoint<void, Reminder[]>({ method: 'GET', path: '/reminders', permission: 'attendance.read', title: '待办', reply: 'Reminder[]' }),
};
