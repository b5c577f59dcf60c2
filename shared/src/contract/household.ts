import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { HouseholdEvent, HouseholdState, HouseholdTag } from '../kernel/household';
import type { Colour } from '../rules/household';
import type { VisitReason } from '../rules/visit-next';
import { endpoint, type FileReply, type Page } from './endpoint';
import type {
  AddHouseholdInput, EditHouseholdInput, EndPairInput, HouseholdCoverInput, HouseholdEventInput, HouseholdFormInput, HouseholdImportInput, HouseholdInput, HouseholdsInput, HouseholdVillagesInput, NextVisitsInput, PairInput, PlanInput,
  RevealInput, SettleChangeInput, VisitInput,
} from './household.input';

export type { Colour } from '../rules/household';
export type { VisitReason } from '../rules/visit-next';

export const COLOUR_NAMES: Record<Colour, string> = { green: '绿色安全区', yellow: '黄色预警区', red: '红色警戒区' };
export const VISIT_REASON_NAMES: Record<VisitReason, string> = { event: '有事必访', follow_up: '约好回访', first_round: '首次逐户走访', quarter: '重点户本季度', period: '贫困户本期', year: '本年次数不够' };

/** Why somebody wants to read a protected field. */
export const REVEAL_PURPOSES = ['visit', 'errand', 'check', 'emergency'] as const;
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number];
export const REVEAL_PURPOSE_NAMES: Record<RevealPurpose, string> = { visit: '走访联系', errand: '代办手续', check: '核对资料', emergency: '紧急情况' };
export const PROTECTED_FIELDS = ['phone', 'id_number'] as const;
export type ProtectedField = (typeof PROTECTED_FIELDS)[number];
export const PROTECTED_FIELD_NAMES: Record<ProtectedField, string> = { phone: '电话', id_number: '身份证号' };

/** The rank of a paired cadre, in the words of the documents. */
export const PAIR_RANKS = ['leading_body', 'division_level', 'section_level', 'other'] as const;
export type PairRank = (typeof PAIR_RANKS)[number];
export const PAIR_RANK_NAMES: Record<PairRank, string> = { leading_body: '领导班子成员', division_level: '处级干部', section_level: '科级干部', other: '其他干部' };

/** `applied`: it holds; `conflict`: somebody else changed the same meanwhile, a person has to look; `taken`, `kept`: he looked, and this one or the other holds. */
export const CHANGE_STATES = ['applied', 'conflict', 'taken', 'kept'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export interface HouseholdLine {
  id: string;
  villageId: string;
  villageName: string;
  number: string;
  group: string;
  /** Masked for those who need not know it. */
  headName: string;
  people: number;
  state: HouseholdState;
  /** Null: the document in force knows no colours. */
  colour: Colour | null;
  monitored: string;
  tags: HouseholdTag[];
  paired: boolean;
  lastVisit: Day | null;
  /** Changes that somebody has to look at. */
  conflicts: number;
}

export interface HouseholdPair {
  id: string;
  name: string;
  unit: string;
  rank: PairRank;
  from: Day;
  to: Day | null;
  endedReason: string;
}

export interface HouseholdVisit {
  recordId: string;
  day: Day;
  authorName: string;
  text: string;
  followUpOn: Day | null;
}

export interface HouseholdHappening {
  recordId: string;
  event: HouseholdEvent;
  day: Day;
  text: string;
  /** Somebody has to go there because of it, by the document, and nobody did yet. */
  open: boolean;
}

/** A change as people read it: a line for each field. */
export interface HouseholdChange {
  id: string;
  state: ChangeState;
  day: Day;
  lines: { name: string; before: string; after: string }[];
  reason: string;
  byName: string;
  receivedAt: Instant;
}

export interface HouseholdDuty {
  text: string;
  met: boolean;
  because: Reason[];
}

export interface HouseholdDetail extends HouseholdLine {
  version: number;
  note: string;
  /** Masked; null: none is kept. */
  phone: string | null;
  idNumber: string | null;
  ended: { day: Day; reason: string } | null;
  colourBecause: Reason[];
  pairs: HouseholdPair[];
  /** What the document asks of the pairing; null: nothing. */
  pairing: { compliant: boolean; ranks: string[]; because: Reason[] } | null;
  visits: HouseholdVisit[];
  visitsTotal: number;
  happenings: HouseholdHappening[];
  duties: HouseholdDuty[];
  next: { reason: VisitReason; due: Day; event: HouseholdEvent | null } | null;
  changes: HouseholdChange[];
  /** What the document lets choose. */
  monitoredGroups: string[];
  may: { visit: boolean; edit: boolean; reveal: boolean; manage: boolean };
}

/** Who looks after the households of a village, and whether every poor one has somebody. */
export interface HouseholdCover {
  villageName: string;
  poor: number;
  /** Poor, and without a cadre. */
  unassigned: number;
  /** Poor households by the rank of whoever looks after them, the highest where there are several. */
  ranks: { rank: PairRank; households: number }[];
  /** Each cadre with how many households he looks after, poor or not. */
  cadres: { name: string; unit: string; rank: PairRank; households: number }[];
  /** Null: the document asks for nothing, or nobody said how many the leading body has. */
  compliant: boolean | null;
  because: Reason[];
}

/** How the register of a village stands. */
export interface HouseholdVillage {
  villageId: string;
  villageName: string;
  townshipName: string;
  households: number;
  people: number;
  green: number;
  yellow: number;
  red: number;
  monitored: number;
  key: number;
  /** Poor, and without a cadre. */
  unpaired: number;
  /** Two changed the same, and nobody has said which holds. */
  conflicts: number;
  visitedThisYear: number;
  keyVisitedThisQuarter: number;
  firstRound: { due: Day; remaining: number } | null;
  because: Reason[];
  may: { visit: boolean; manage: boolean };
}

export interface NextVisitLine extends HouseholdLine {
  /** Null: nothing is owed; it was not visited for the longest time. */
  next: { reason: VisitReason; due: Day; event: HouseholdEvent | null } | null;
  visitsThisYear: number;
}

export interface NextVisits extends Page<NextVisitLine> {
  villageName: string;
  because: Reason[];
}

/** A household that is to be visited today: as little as the visit needs, for it is kept on the phone until the day is over. */
export interface VisitToday {
  householdId: string;
  villageId: string;
  number: string;
  group: string;
  headName: string;
  tags: HouseholdTag[];
  next: string;
  lastVisit: Day | null;
  visited: boolean;
}

export interface VisitsToday {
  day: Day;
  teamId: string | null;
  visits: VisitToday[];
}

export interface HouseholdRead {
  what: string;
  purpose: string;
  byName: string;
  at: Instant;
}

export interface HouseholdImportReply {
  /** Only looked at, nothing was written. */
  checked: boolean;
  added: number;
  changed: number;
  same: number;
}

export const household = {
  villages: endpoint<HouseholdVillagesInput, Page<HouseholdVillage>>({ method: 'GET', path: '/households/villages', permission: 'household.read', title: '各村的户', reply: 'Page<HouseholdVillage>' }),
  // Sent as a body: names do not belong into an address.
  list: endpoint<HouseholdsInput, Page<HouseholdLine>>({ method: 'POST', path: '/households/list', permission: 'household.read', title: '户册', reply: 'Page<HouseholdLine>' }),
  one: endpoint<HouseholdInput, HouseholdDetail>({ method: 'GET', path: '/households/one/:id', permission: 'household.read', title: '一户', reply: 'HouseholdDetail' }),
  reveal: endpoint<RevealInput, { value: string }>({ method: 'POST', path: '/households/one/:id/reveal', permission: 'household.reveal', title: '查看电话或身份证号', reply: 'RevealReply' }),
  reads: endpoint<HouseholdInput, HouseholdRead[]>({ method: 'GET', path: '/households/one/:id/reads', permission: 'household.manage', title: '谁看过电话和身份证号', reply: 'HouseholdRead[]' }),
  add: endpoint<AddHouseholdInput, HouseholdDetail>({ method: 'POST', path: '/households', permission: 'household.write', title: '新增一户', reply: 'HouseholdDetail' }),
  edit: endpoint<EditHouseholdInput, HouseholdDetail>({ method: 'POST', path: '/households/one/:id/changes', permission: 'household.write', title: '修改一户', keyed: true, reply: 'HouseholdDetail' }),
  settle: endpoint<SettleChangeInput, HouseholdDetail>({ method: 'POST', path: '/households/changes/:id/settle', permission: 'household.write', title: '核对两人同时改的内容', reply: 'HouseholdDetail' }),
  pair: endpoint<PairInput, HouseholdDetail>({ method: 'POST', path: '/households/one/:id/pairs', permission: 'household.manage', title: '安排结对干部', reply: 'HouseholdDetail' }),
  cover: endpoint<HouseholdCoverInput, HouseholdCover>({ method: 'GET', path: '/households/cover', permission: 'household.read', title: '各户由谁包联', reply: 'HouseholdCover' }),
  endPair: endpoint<EndPairInput, HouseholdDetail>({ method: 'POST', path: '/households/pairs/:id/end', permission: 'household.manage', title: '结束结对', reply: 'HouseholdDetail' }),
  visit: endpoint<VisitInput, HouseholdDetail>({ method: 'POST', path: '/households/one/:id/visits', permission: 'household.write', title: '登记入户走访', keyed: true, reply: 'HouseholdDetail' }),
  happen: endpoint<HouseholdEventInput, HouseholdDetail>({ method: 'POST', path: '/households/one/:id/events', permission: 'household.write', title: '登记户里的事', keyed: true, reply: 'HouseholdDetail' }),
  // As a body, like the register.
  next: endpoint<NextVisitsInput, NextVisits>({ method: 'POST', path: '/households/next', permission: 'household.read', title: '下面该走访谁', reply: 'NextVisits' }),
  plan: endpoint<PlanInput, VisitsToday>({ method: 'POST', path: '/households/today', permission: 'household.write', title: '安排今天去的户', reply: 'VisitsToday' }),
  today: endpoint<void, VisitsToday>({ method: 'GET', path: '/households/today', permission: 'household.write', title: '今天去的户', reply: 'VisitsToday' }),
  template: endpoint<void, FileReply>({ method: 'GET', path: '/households/template', permission: 'household.manage', title: '户册导入模板', answers: 'xlsx' }),
  import: endpoint<HouseholdImportInput, HouseholdImportReply>({ method: 'POST', path: '/households/import', permission: 'household.manage', title: '导入户册', accepts: 'xlsx', reply: 'HouseholdImportReply' }),
  form: endpoint<HouseholdFormInput, FileReply>({ method: 'GET', path: '/households/visits/:id/form', permission: 'household.read', title: '入户走访登记表', answers: 'pdf' }),
};

/** A protected field, read for a purpose. */
export interface RevealReply {
  value: string;
}
