import type { Clock, Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type Page } from './endpoint';
import type { SendTasksInput, TaskListInput, TaskListsInput, TickInput, WithdrawTaskInput } from './worklog.input';

export const TASK_OUTCOMES = ['done', 'unfinished'] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];
export const TASK_OUTCOME_NAMES: Record<TaskOutcome, string> = { done: '办完', unfinished: '没办完' };

/** An item of a list of an office day. */
export interface TaskItem {
  id: string;
  listId: string;
  officeDay: Day;
  content: string;
  responsible: string;
  due: Day;
  departmentName: string;
  sentAt: Instant;
  withdrawn: { at: Instant; reason: string } | null;
}

export interface TaskResult {
  outcome: TaskOutcome;
  text: string;
  byName: string;
  at: Instant;
}

/** An item as a team has it on its table. */
export interface MyTask extends TaskItem {
  /** It was sent for an earlier office day and is not done. */
  carried: boolean;
  result: TaskResult | null;
}

export interface MyTasks {
  day: Day;
  teams: { teamId: string; villageName: string; items: MyTask[] }[];
}

export interface TaskListLine {
  id: string;
  officeDay: Day;
  departmentName: string;
  townshipName: string;
  sentAt: Instant;
  items: number;
  /** Of the items of all villages so many are done. */
  done: number;
  asked: number;
  late: boolean;
}

/** How an item stands in a village. */
export interface TaskProgress {
  villageId: string;
  villageName: string;
  result: TaskResult | null;
  /** The areas the village belongs to, empty for none; `own`: the reader leads one of them. */
  groupName: string;
  own: boolean;
}

export interface TaskListDetail extends TaskListLine {
  because: Reason[];
  entries: (TaskItem & { progress: TaskProgress[]; mayWithdraw: boolean })[];
}

/** What whoever sends a list has to know. */
export interface TaskSendingReply {
  townshipId: string;
  townshipName: string;
  departmentName: string;
  officeDays: Day[];
  officeStart: Clock;
  recipients: string[];
  villages: { id: string; name: string }[];
  /** Villages that can be chosen together. */
  groups: { id: string; name: string; villageIds: string[] }[];
  /** Recipients whom nobody stands for, in words. */
  lacking: string[];
  because: Reason[];
}

export const worklog = {
  mine: endpoint<void, MyTasks>({ method: 'GET', path: '/worklog/tasks/mine', permission: 'worklog.record', title: '今天的驻村办公清单', reply: 'MyTasks' }),
  tick: endpoint<TickInput, MyTasks>({ method: 'POST', path: '/worklog/tasks/results', permission: 'worklog.record', title: '清单办理结果', keyed: true, reply: 'MyTasks' }),
  sending: endpoint<void, TaskSendingReply[]>({ method: 'GET', path: '/worklog/tasks/sending', permission: 'worklog.send', title: '可下发的清单', reply: 'TaskSendingReply[]' }),
  send: endpoint<SendTasksInput, TaskListDetail>({ method: 'POST', path: '/worklog/tasks', permission: 'worklog.send', title: '下发驻村办公清单', reply: 'TaskListDetail' }),
  lists: endpoint<TaskListsInput, Page<TaskListLine>>({ method: 'GET', path: '/worklog/tasks', permission: 'worklog.read', title: '驻村办公清单', reply: 'Page<TaskListLine>' }),
  list: endpoint<TaskListInput, TaskListDetail>({ method: 'GET', path: '/worklog/tasks/:id', permission: 'worklog.read', title: '一份清单', reply: 'TaskListDetail' }),
  withdraw: endpoint<WithdrawTaskInput, TaskListDetail>({ method: 'POST', path: '/worklog/tasks/items/:id/withdraw', permission: 'worklog.send', title: '撤回清单中的一项', reply: 'TaskListDetail' }),
};
