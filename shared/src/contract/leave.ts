import type { AlertFact } from '../kernel/alert';
import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { Half, HalfDaySpan } from '../kernel/half-day';
import type { LeaveKind } from '../kernel/leave-kind';
import type { RoleId } from '../kernel/role';
import type { RestAccount } from '../rules/compensatory-balance';
import type { Waiver } from '../rules/leave-caps';
import type { TeamAround } from '../rules/leave-team';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { AlertsInput, ApplyInput, ChangeInput, DecideInput, DeclareAlertInput, EndAlertInput, LeaveIdInput, LeavesInput, RecallInput, ReturnInput, StandInsInput } from './leave.input';

export { ALERT_NAMES, ALERTS, type Alert, type AlertFact } from '../kernel/alert';
export { LEAVE_KIND_NAMES, LEAVE_KINDS, type LeaveKind } from '../kernel/leave-kind';

export const LEAVE_STATES = ['pending', 'to_change', 'approved', 'refused', 'withdrawn', 'returned'] as const;
export type LeaveState = (typeof LEAVE_STATES)[number];
export const LEAVE_STATE_NAMES: Record<LeaveState, string> = {
  pending: '待审批', to_change: '退回修改', approved: '已批准', refused: '未批准', withdrawn: '已撤回', returned: '已销假',
};

/** Which state may follow which. */
export const LEAVE_FLOW: Record<LeaveState, readonly LeaveState[]> = {
  pending: ['approved', 'refused', 'to_change', 'withdrawn'],
  to_change: ['pending', 'approved', 'withdrawn'],
  approved: ['returned', 'withdrawn'],
  refused: [],
  withdrawn: [],
  returned: [],
};

export const DECISIONS = ['approve', 'refuse', 'return'] as const;
/** `return`: back to the applicant, to be changed. */
export type LeaveDecision = (typeof DECISIONS)[number];
export const DECISION_NAMES: Record<LeaveDecision, string> = { approve: '同意', refuse: '不同意', return: '退回修改' };

export interface DecisionLine {
  personName: string;
  /** In whose stead, where a deputy decided. */
  insteadOfName: string | null;
  roleName: string;
  decision: LeaveDecision;
  opinion: string;
  at: Instant;
}

/** What a leave said before its applicant changed it. */
export interface LeaveVersion extends HalfDaySpan {
  number: number;
  kind: LeaveKind;
  days: number;
  reason: string;
  place: string;
  outOfCounty: boolean;
  standInName: string | null;
  submittedAt: Instant;
  decisions: DecisionLine[];
}

/** An approver asked somebody for his opinion (征求意见): it decides nothing. */
export interface LeaveConsult {
  id: string;
  askedByName: string;
  askedOfName: string;
  roleName: string;
  question: string;
  askedAt: Instant;
  opinion: string | null;
  answeredAt: Instant | null;
  /** Nobody answers any more: it was decided meanwhile. */
  lapsed: boolean;
  may: { answer: boolean };
}

export interface LeaveStep {
  /** `a|b`: either role decides; `a+b`: both do. */
  step: string;
  name: string;
  state: 'waiting' | 'current' | 'approved' | 'refused' | 'to_change' | 'skipped';
  decisions: DecisionLine[];
}

export interface LeaveLine {
  id: string;
  personId: string;
  personName: string;
  teamName: string;
  villageName: string;
  kind: LeaveKind;
  startDay: Day;
  startHalf: Half;
  endDay: Day;
  endHalf: Half;
  /** Counted days, halves as 0.5. */
  days: number;
  state: LeaveState;
  /** The step that is waited for, in Chinese; null when none is. */
  waitingFor: string | null;
  submittedAt: Instant;
  /** The leave is over and nobody has reported back. */
  returnOverdue: boolean;
}

export interface LeaveDetail extends LeaveLine {
  /** The key the phone made: the phone lets go of its copy when it reads it here. */
  clientKey: string;
  reason: string;
  place: string;
  outOfCounty: boolean;
  standInId: string | null;
  standInName: string | null;
  /** What is special about this time, where it goes beyond a cap. */
  special?: string | null;
  unitName: string | null;
  post: string | null;
  role: RoleId;
  roleName: string;
  claimedAt: Instant;
  steps: LeaveStep[];
  /** What it said before it was changed, oldest first. */
  versions: LeaveVersion[];
  because: Reason[];
  /** Who is told or files the leave once it is approved, in Chinese, and why. */
  filing: { names: string[]; due: Day | null; because: Reason[] };
  return: { day: Day; half: Half; at: Instant; recordedByName: string; onTime: boolean; because: Reason[] } | null;
  profileTitle: string;
  profileVersion: string;
  /** For the one who decides: how many others the team has in those days, and who of them is away. Null for everybody else. */
  cover: { others: number; away: (HalfDaySpan & { personName: string; kind: LeaveKind; state: LeaveState })[] } | null;
  /** The step was handed on: by whom, to whom, why. */
  forwards: { fromName: string; toName: string; reason: string; at: Instant }[];
  /** Whose opinion was asked for, oldest first. */
  consults?: LeaveConsult[];
  /** For the one who decides: to whom he can hand it on. */
  forwardTo: { personId: string; name: string; roleName: string }[];
  may: { decide: boolean; change: boolean; withdraw: boolean; return: boolean };
}

/** A time in which everybody has to be on post, as a leader of a township or a county declared it. */
export interface AlertPeriod extends AlertFact {
  id: string;
  organisationId: string;
  organisationName: string;
  reason: string;
  state: 'coming' | 'running' | 'over';
  declaredByName: string;
  declaredAt: Instant;
  endedByName: string | null;
  endedAt: Instant | null;
  may: { end: boolean };
}

/** What a request is checked against besides one's own leaves: the times of full presence and the team, without names. */
export interface LeaveAround {
  alerts: AlertFact[];
  team: TeamAround;
  /** Written permissions to go beyond the caps in these days. */
  waivers?: Waiver[];
  /** Work on rest days and the rest taken for it, where the regulation knows it. */
  rest?: RestAccount;
}

export interface StandIn {
  personId: string;
  name: string;
  roleName: string;
}

export const leave = {
  apply: endpoint<ApplyInput, LeaveDetail>({ method: 'POST', path: '/leaves', permission: 'leave.apply', title: '提交请假', keyed: true, reply: 'LeaveDetail' }),
  list: endpoint<LeavesInput, Page<LeaveLine>>({ method: 'GET', path: '/leaves', permission: 'leave.read', title: '请假列表', reply: 'Page<LeaveLine>' }),
  standIns: endpoint<StandInsInput, StandIn[]>({ method: 'GET', path: '/leaves/stand-ins', permission: 'leave.apply', title: '可以顶岗的队员', reply: 'StandIn[]' }),
  around: endpoint<StandInsInput, LeaveAround>({ method: 'GET', path: '/leaves/around', permission: 'leave.apply', title: '请假时队里的情况', reply: 'LeaveAround' }),
  alerts: endpoint<AlertsInput, Page<AlertPeriod>>({ method: 'GET', path: '/alerts', permission: 'leave.read', title: '全员在岗时期', reply: 'Page<AlertPeriod>' }),
  declareAlert: endpoint<DeclareAlertInput, AlertPeriod>({ method: 'POST', path: '/alerts', permission: 'leave.declare', title: '宣布全员在岗', reply: 'AlertPeriod' }),
  endAlert: endpoint<EndAlertInput, AlertPeriod>({ method: 'POST', path: '/alerts/:id/end', permission: 'leave.declare', title: '解除全员在岗', reply: 'AlertPeriod' }),
  detail: endpoint<LeaveIdInput, LeaveDetail>({ method: 'GET', path: '/leaves/:id', permission: 'leave.read', title: '请假详情', reply: 'LeaveDetail' }),
  slipPdf: endpoint<LeaveIdInput, FileReply>({ method: 'GET', path: '/leaves/:id/slip.pdf', permission: 'leave.read', title: '请销假审批表（PDF）', answers: 'pdf' }),
  slipXlsx: endpoint<LeaveIdInput, FileReply>({ method: 'GET', path: '/leaves/:id/slip.xlsx', permission: 'leave.read', title: '请销假审批表（表格）', answers: 'xlsx' }),
  decide: endpoint<DecideInput, LeaveDetail>({ method: 'POST', path: '/leaves/:id/decision', permission: 'leave.read', title: '审批请假', reply: 'LeaveDetail' }),
  change: endpoint<ChangeInput, LeaveDetail>({ method: 'POST', path: '/leaves/:id/change', permission: 'leave.apply', title: '修改请假', keyed: true, reply: 'LeaveDetail' }),
  recall: endpoint<RecallInput, LeaveDetail>({ method: 'POST', path: '/leaves/:id/recall', permission: 'leave.declare', title: '召回休假的人', reply: 'LeaveDetail' }),
  underAlert: endpoint<EndAlertInput, LeaveLine[]>({ method: 'GET', path: '/alerts/:id/leaves', permission: 'leave.declare', title: '全员在岗期间已经批准的假', reply: 'LeaveLine[]' }),
  withdraw: endpoint<LeaveIdInput, LeaveDetail>({ method: 'POST', path: '/leaves/:id/withdraw', permission: 'leave.apply', title: '撤回请假', reply: 'LeaveDetail' }),
  return: endpoint<ReturnInput, LeaveDetail>({ method: 'POST', path: '/leaves/:id/return', permission: 'leave.apply', title: '销假', keyed: true, reply: 'LeaveDetail' }),
};
