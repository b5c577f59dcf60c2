import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { AddPlanItemInput, ChangePlanItemInput, MovePlanInput, MovePlanItemInput, PlanIdInput, PlanItemIdInput, PlanPeopleInput, PlanPictureInput, PlanProgressInput, PlansInput, SavePlanInput } from './plan.input';
import type { IssueLevel } from './issue-words';
import type { ItemMove, ItemStage, ItemState, PlanAction, PlanKind, PlanMove, PlanState, VillageType } from './plan-words';

/** `here`: within reach. `above`: of the levels above, to be taken over. `review`: waits to be looked at by the one who asks. */
export const PLAN_BOXES = ['here', 'above', 'review'] as const;
export type PlanBox = (typeof PLAN_BOXES)[number];

export interface PlanLine {
  id: string;
  kind: PlanKind;
  year: number;
  title: string;
  level: IssueLevel;
  placeId: string;
  placeName: string;
  state: PlanState;
  items: number;
  confirmed: number;
  overdue: number;
}

export interface PlanItem {
  id: string;
  planId: string;
  title: string;
  target: string;
  measures: string;
  ownerId: string | null;
  ownerName: string | null;
  responsible: string;
  due: Day | null;
  stage: ItemStage;
  state: ItemState;
  revision: number;
  /** The last that was told of it. */
  progress: { day: Day; text: string } | null;
  /** What the document asks for and the item does not have, in words. */
  lacks: string[];
}

export interface PlanStep {
  id: string;
  action: PlanAction;
  day: Day;
  text: string;
  /** What it was before, where it was changed. */
  before: string;
  byName: string;
  roleName: string;
  at: Instant;
  /** It came on a later day than the phone wrote it down. */
  late: boolean;
  /** Pictures, by id. */
  photos: string[];
}

export interface PlanDetail extends PlanLine {
  revision: number;
  text: string;
  villagers: number | null;
  villageType: VillageType | null;
  authorName: string;
  itemList: PlanItem[];
  /** What became of the plan as a whole, the last first. */
  steps: PlanStep[];
  /** What an item has to name, and who reviews. */
  because: Reason[];
  /** The phase of the year by the document; empty where it names none. */
  phase: string;
  may: Record<PlanMove, boolean> & { write: boolean; add: boolean };
}

export interface PlanItemDetail extends PlanItem {
  planTitle: string;
  planKind: PlanKind;
  placeId: string;
  placeName: string;
  /** The item of the level above. */
  source: { id: string; title: string } | null;
  /** What the levels below made of it. */
  parts: { id: string; title: string; placeName: string; state: ItemState }[];
  steps: PlanStep[];
  may: Record<ItemMove, boolean> & { progress: boolean; change: boolean };
}

export interface PlanPerson {
  personId: string;
  name: string;
  roleName: string;
}

/** What lies on the table of a person. */
export interface PlanWork {
  /** His own items that are late or fall due soon, the first first. */
  items: (PlanItem & { planTitle: string; placeName: string })[];
  /** Items whose end he may confirm. */
  toConfirm: (PlanItem & { planTitle: string; placeName: string })[];
  /** Plans that wait for his review. */
  toReview: PlanLine[];
}

export const plan = {
  list: endpoint<PlansInput, Page<PlanLine>>({ method: 'GET', path: '/plans', permission: 'plan.read', title: '计划和承诺', reply: 'Page<PlanLine>' }),
  work: endpoint<void, PlanWork>({ method: 'GET', path: '/plans/work', permission: 'plan.read', title: '等我办的计划条目', reply: 'PlanWork' }),
  one: endpoint<PlanIdInput, PlanDetail>({ method: 'GET', path: '/plans/one/:id', permission: 'plan.read', title: '一份计划', reply: 'PlanDetail' }),
  save: endpoint<SavePlanInput, PlanDetail>({ method: 'POST', path: '/plans', permission: 'plan.write', title: '保存计划', reply: 'PlanDetail' }),
  move: endpoint<MovePlanInput, PlanDetail>({ method: 'POST', path: '/plans/one/:id/moves', permission: 'plan.write', title: '提交、审核或结束计划', reply: 'PlanDetail' }),
  addItem: endpoint<AddPlanItemInput, PlanDetail>({ method: 'POST', path: '/plans/one/:id/items', permission: 'plan.write', title: '给执行中的计划增加一项', reply: 'PlanDetail' }),
  people: endpoint<PlanPeopleInput, PlanPerson[]>({ method: 'GET', path: '/plans/people', permission: 'plan.write', title: '可以作责任人的', reply: 'PlanPerson[]' }),
  item: endpoint<PlanItemIdInput, PlanItemDetail>({ method: 'GET', path: '/plans/items/:id', permission: 'plan.read', title: '计划的一项', reply: 'PlanItemDetail' }),
  changeItem: endpoint<ChangePlanItemInput, PlanItemDetail>({ method: 'POST', path: '/plans/items/:id/changes', permission: 'plan.write', title: '调整计划的一项', reply: 'PlanItemDetail' }),
  progress: endpoint<PlanProgressInput, PlanItemDetail>({ method: 'POST', path: '/plans/items/:id/progress', permission: 'plan.act', title: '计划的进展', keyed: true, reply: 'PlanItemDetail' }),
  moveItem: endpoint<MovePlanItemInput, PlanItemDetail>({ method: 'POST', path: '/plans/items/:id/moves', permission: 'plan.act', title: '确认完成、重新办理或不做了', reply: 'PlanItemDetail' }),
  picture: endpoint<PlanPictureInput, FileReply>({ method: 'GET', path: '/plans/photos/:id', permission: 'plan.read', title: '查看进展的照片', answers: 'file' }),
  pdf: endpoint<PlanIdInput, FileReply>({ method: 'GET', path: '/plans/one/:id/paper.pdf', permission: 'plan.read', title: '计划（PDF）', answers: 'pdf' }),
  docx: endpoint<PlanIdInput, FileReply>({ method: 'GET', path: '/plans/one/:id/paper.docx', permission: 'plan.read', title: '计划（Word）', answers: 'docx' }),
  xlsx: endpoint<PlanIdInput, FileReply>({ method: 'GET', path: '/plans/one/:id/paper.xlsx', permission: 'plan.read', title: '计划（表格）', answers: 'xlsx' }),
};
