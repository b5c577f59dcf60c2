import type { Day, Instant, Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { Half } from '../kernel/half-day';
import type { SettlementStepName } from '../rules/settlement-steps';
import type { SheetDifference, SheetReply } from './attendance';
import type { SheetFileInput } from './attendance.input';
import { endpoint, type FileReply } from './endpoint';
import type { AnswerObjectionInput, ConfirmCorrectionInput, CorrectInput, GiveBackInput, ObjectInput, OverviewInput, SettleInput, VerifyInput } from './settlement.input';

export { SETTLEMENT_STEPS, type SettlementStepName } from '../rules/settlement-steps';

export const SETTLEMENT_ACTS = ['compile', 'sign', 'publicise', 'submit', 'give_back'] as const;
export type SettlementActName = (typeof SETTLEMENT_ACTS)[number];
export const SETTLEMENT_ACT_NAMES: Record<SettlementActName, string> = { compile: '编制', sign: '签字', publicise: '公示', submit: '报送封存', give_back: '退回重新编制' };

export const OBJECTION_STATES = ['open', 'accepted', 'rejected'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];
export const OBJECTION_STATE_NAMES: Record<ObjectionState, string> = { open: '待答复', accepted: '已采纳', rejected: '未采纳' };

export const CORRECTION_STATES = ['drafted', 'confirmed', 'refused'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];
export const CORRECTION_STATE_NAMES: Record<CorrectionState, string> = { drafted: '等第二人签字', confirmed: '已生效', refused: '没有成立' };

/** Something that was done to the sheet of a month. */
export interface SettlementAct {
  act: SettlementActName;
  /** Which version of the sheet it was done to. */
  version: number;
  roleName: string;
  personName: string;
  remark: string;
  at: Instant;
}

/** A step of the end of the month, as the regulation wants it and as it was done. */
export interface SettlementStepReply {
  step: SettlementStepName;
  name: string;
  /** Who does it, by name of the role. */
  by: string;
  due: Day | null;
  state: 'done' | 'next' | 'later';
  /** Done after the day, or not done and the day is over. */
  late: boolean;
  acts: SettlementAct[];
  because: Reason[];
  /** What the administrator has to fill in. */
  asks: string | null;
}

export interface Objection {
  id: string;
  personName: string;
  day: Day | null;
  half: Half | null;
  text: string;
  raisedAt: Instant;
  state: ObjectionState;
  answer: string;
  answeredByName: string;
  answeredAt: Instant | null;
}

/** A numbered slip that says what a sealed sheet says wrongly. */
export interface Correction {
  id: string;
  number: number;
  cause: string;
  rows: SheetDifference[];
  state: CorrectionState;
  draftedBy: { roleName: string; personName: string; at: Instant };
  confirmedBy: { roleName: string; personName: string; at: Instant } | null;
  remark: string;
}

/** The leave slips of the month against the register of a body. */
export interface Reconciliation {
  partyName: string;
  slips: number;
  consistent: boolean;
  /** The slips that the register does not know. */
  missing: { leaveId: string; text: string }[];
  because: Reason[];
}

/** How far the month of a sheet has come, and what the reader may do. */
export interface Settlement {
  steps: SettlementStepReply[];
  /** The one thing that this person can do now. */
  act: { step: SettlementStepName; name: string; as: string } | null;
  /** Why he can do nothing now: for whom or for which day it waits. */
  why: string | null;
  mayGiveBack: boolean;
  publication: { from: Day; until: Day; where: string | null } | null;
  mayObject: boolean;
  mayAnswer: boolean;
  objections: Objection[];
  history: SettlementAct[];
  sealed: { at: Instant; code: string } | null;
  /** What came after the sheet was sealed: the statements, and the cells they would change. */
  late: { facts: string[]; differences: SheetDifference[] };
  corrections: Correction[];
  /** Null: the document does not ask for it. */
  reconciliation: Reconciliation | null;
  mayCorrect: boolean;
  /** The slip that waits for this person's signature. */
  mayConfirm: string | null;
}

/** What anybody learns who types the check code of a paper. Names are left out. */
export interface VerifyReply {
  found: boolean;
  organisationName: string;
  month: Month;
  version: number;
  profileTitle: string;
  stateName: string;
  /** "乡镇主要领导 2025年4月3日" */
  signedBy: string[];
  /** What is stored is what was signed. */
  unchanged: boolean;
  /** There is a newer version, or it was given back. */
  replaced: boolean;
  corrections: number;
}

/** One sheet of the month among others. */
export interface OverviewLine {
  organisationId: string;
  name: string;
  townshipName: string;
  people: number;
  stateName: string;
  done: number;
  steps: number;
  sealed: boolean;
  late: boolean;
  /** "等挂村领导 李某某 签字" */
  next: string;
  due: Day | null;
  blocks: string[];
  /** Of a sheet of many villages: those where something holds it up, and what. */
  villages: { organisationId: string; blocks: string[] }[];
}

export interface Overview {
  month: Month;
  lines: OverviewLine[];
}

export const settlement = {
  settle: endpoint<SettleInput, SheetReply>({ method: 'POST', path: '/attendance/sheet/settle', permission: 'attendance.sign', title: '月底办理一步', reply: 'SheetReply' }),
  giveBack: endpoint<GiveBackInput, SheetReply>({ method: 'POST', path: '/attendance/sheet/give-back', permission: 'attendance.sign', title: '退回重新编制', reply: 'SheetReply' }),
  object: endpoint<ObjectInput, SheetReply>({ method: 'POST', path: '/attendance/sheet/objections', permission: 'attendance.read', title: '公示期间提出异议', reply: 'SheetReply' }),
  answer: endpoint<AnswerObjectionInput, SheetReply>({ method: 'POST', path: '/attendance/sheet/objections/:id', permission: 'attendance.sign', title: '答复异议', reply: 'SheetReply' }),
  correct: endpoint<CorrectInput, SheetReply>({ method: 'POST', path: '/attendance/sheet/corrections', permission: 'attendance.sign', title: '开更正单', reply: 'SheetReply' }),
  confirmCorrection: endpoint<ConfirmCorrectionInput, SheetReply>({ method: 'POST', path: '/attendance/sheet/corrections/:id', permission: 'attendance.sign', title: '更正单第二人签字', reply: 'SheetReply' }),
  overview: endpoint<OverviewInput, Overview>({ method: 'GET', path: '/attendance/settlements', permission: 'attendance.sign', title: '月底进度', reply: 'Overview' }),
  totalsXlsx: endpoint<OverviewInput, FileReply>({ method: 'GET', path: '/attendance/totals.xlsx', permission: 'attendance.export', title: '出勤情况统计表', answers: 'xlsx' }),
  slipsPdf: endpoint<SheetFileInput, FileReply>({ method: 'GET', path: '/attendance/sheet/slips.pdf', permission: 'attendance.export', title: '全月请销假审批表合订', answers: 'pdf' }),
  verify: endpoint<VerifyInput, VerifyReply>({ method: 'GET', path: '/attendance/verify', permission: 'public', title: '核验考勤表', reply: 'VerifyReply' }),
};
