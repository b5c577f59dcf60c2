import type { Day } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { DueItem, DueSource, DueState } from '../rules/due-item';
import type { DueOwner } from '../rules/due-owner';
import type { DueGroupsInput, DueOfInput, DueOverviewInput, DueOwnersInput, MyDueInput } from './due.input';
import { endpoint, type FileReply, type Page } from './endpoint';

/** What is due, and whose it is. */
export interface DueLine extends DueItem {
  owner: DueOwner;
  ownerId: string;
  ownerName: string;
  /** The village, township or county where it is. */
  placeId: string;
}

/** What one person, team, place or unit has to do in some days. */
export interface DueList {
  period: string;
  from: Day;
  to: Day;
  name: string;
  place: string;
  items: DueLine[];
  /** Of the days before, back to the first of the month before: what was not done and can still be made up. Only where one day is asked about. */
  overdue: DueLine[];
}

/** One turn of a duty, and how those who owe it stand. Named in the order of the places, never by how much they did. */
export interface DueGroup {
  source: DueSource;
  key: string;
  title: string;
  turn: string;
  due: Day | null;
  unit: string;
  soft: boolean;
  owner: DueOwner;
  counts: Record<DueState, number>;
  /** The first of those whose last day is over. */
  waiting: string[];
  because: Reason[];
}

export interface DueOwnerLine {
  owner: DueOwner;
  id: string;
  name: string;
  place: string;
  state: DueState;
  required: number | null;
  done: number;
}

export interface DueOverview extends Page<DueGroup> {
  /** Above single townships nobody is listed by name, only teams, places and offices. */
  withPeople: boolean;
  places: { id: string; name: string; kind: string }[];
}

export const due = {
  mine: endpoint<MyDueInput, DueList>({ method: 'GET', path: '/due/mine', permission: 'due.read', title: '我和我的工作队要做的事', reply: 'DueList' }),
  of: endpoint<DueOfInput, DueList>({ method: 'GET', path: '/due/of/:owner/:id', permission: 'due.read', title: '一个人或一支工作队要做的事', reply: 'DueList' }),
  mineXlsx: endpoint<MyDueInput, FileReply>({ method: 'GET', path: '/due/mine.xlsx', permission: 'due.read', title: '导出我和我的工作队要做的事（表格）', answers: 'xlsx' }),
  ofXlsx: endpoint<DueOfInput, FileReply>({ method: 'GET', path: '/due/of/:owner/:id/list.xlsx', permission: 'due.read', title: '导出一个人或一支工作队要做的事（表格）', answers: 'xlsx' }),
  overview: endpoint<DueGroupsInput, DueOverview>({ method: 'GET', path: '/due/overview', permission: 'due.read', title: '到期事项一览', reply: 'DueOverview' }),
  owners: endpoint<DueOwnersInput, Page<DueOwnerLine>>({ method: 'GET', path: '/due/owners', permission: 'due.read', title: '一项到期事项里各家的情况', reply: 'Page<DueOwnerLine>' }),
  xlsx: endpoint<DueOverviewInput, FileReply>({ method: 'GET', path: '/due/overview.xlsx', permission: 'due.read', title: '导出到期事项（表格）', answers: 'xlsx' }),
};
