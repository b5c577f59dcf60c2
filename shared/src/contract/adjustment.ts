import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { RoleId } from '../kernel/role';
import type { AdjustmentDecision, AdjustmentKind, AdjustmentState, AttachedDecision } from './adjustment-words';
import type {
  AdjustmentInput, AdjustmentOptionsInput, AdjustmentsInput, AnswerAdjustmentInput, DecideAdjustmentInput, ExecuteAdjustmentInput, ProposeAdjustmentInput, SettleAttachedInput, WithdrawAdjustmentInput,
} from './adjustment.input';
import { endpoint, type FileReply, type Page } from './endpoint';

export interface AdjustmentLine {
  id: string;
  kind: AdjustmentKind;
  personName: string;
  villageName: string;
  teamName: string;
  reasonName: string;
  state: AdjustmentState;
  proposedAt: Instant;
  /** Who decides next; empty where nobody does. */
  waitsFor: string;
  /** It is about the one who reads it. */
  mine: boolean;
}

export interface AdjustmentStep {
  name: string;
  /** Somebody outside of the system decides: what he wrote is registered here, by whom. */
  registered: boolean;
  decision: AdjustmentDecision | null;
  byName: string;
  at: Instant | null;
  opinion: string;
}

/** Something the document attaches to it. It is proposed; a named person decides. */
export interface Attached {
  what: string;
  name: string;
  decision: AttachedDecision | null;
  reason: string;
  byName: string;
  at: Instant | null;
}

export interface AdjustmentDetail extends AdjustmentLine {
  personId: string;
  termId: string;
  teamId: string;
  role: RoleId;
  roleName: string;
  unitName: string;
  revision: number;
  /** What it comes to: 召回, 视情况召回, 调整. */
  actionName: string;
  mandatory: boolean | null;
  text: string;
  day: Day | null;
  successor: string;
  facts: { name: string; value: number; source: string }[];
  consulted: { party: string; partyName: string; name: string; opinion: string }[];
  proposedByName: string;
  /** He asked for it himself. */
  ownProposal: boolean;
  steps: AdjustmentStep[];
  answer: string;
  answeredAt: Instant | null;
  executorName: string;
  reportTo: string[];
  attached: Attached[];
  /** Null: nobody has to come. */
  replacement: { required: boolean; name: string } | null;
  executed: { on: Day; byName: string; at: Instant } | null;
  withdrawnReason: string;
  handoverId: string | null;
  because: Reason[];
  may: { answer: boolean; decide: boolean; register: boolean; withdraw: boolean; execute: boolean; settle: boolean };
}

export interface RecallOption {
  condition: string;
  name: string;
  /** Who proposes it; empty: the offices above. */
  proposerName: string;
  deciderNames: string[];
  consult: { party: string; name: string }[];
  /** What has to be known, with what the closed sheets say. */
  facts: { fact: string; name: string; known: number | null; source: string }[];
  /** He who asks may propose it. */
  mayPropose: boolean;
  because: Reason[];
}

/** What can be done about the post of somebody, by the document. */
export interface AdjustmentOptions {
  personName: string;
  roleName: string;
  villageName: string;
  /** Null: the document says nothing of it, or a part of it is blank. */
  change: { reasons: { reason: string; name: string }[]; needs: string[]; needsSuccessor: boolean; steps: string[]; lastDay: Day | null; because: Reason[]; mayPropose: boolean } | null;
  recalls: RecallOption[];
  why: string;
}

export const adjustment = {
  list: endpoint<AdjustmentsInput, Page<AdjustmentLine>>({ method: 'GET', path: '/adjustments', permission: 'posting.own', title: '调整和召回', reply: 'Page<AdjustmentLine>' }),
  options: endpoint<AdjustmentOptionsInput, AdjustmentOptions>({ method: 'GET', path: '/adjustments/options', permission: 'posting.own', title: '可以怎样调整和召回', reply: 'AdjustmentOptions' }),
  propose: endpoint<ProposeAdjustmentInput, AdjustmentDetail>({ method: 'POST', path: '/adjustments', permission: 'posting.own', title: '提出调整或召回', reply: 'AdjustmentDetail' }),
  one: endpoint<AdjustmentInput, AdjustmentDetail>({ method: 'GET', path: '/adjustments/:id', permission: 'posting.own', title: '一件调整或召回', reply: 'AdjustmentDetail' }),
  answer: endpoint<AnswerAdjustmentInput, AdjustmentDetail>({ method: 'POST', path: '/adjustments/:id/answer', permission: 'posting.own', title: '本人说明', reply: 'AdjustmentDetail' }),
  decide: endpoint<DecideAdjustmentInput, AdjustmentDetail>({ method: 'POST', path: '/adjustments/:id/decide', permission: 'posting.decide', title: '审定调整或召回', reply: 'AdjustmentDetail' }),
  withdraw: endpoint<WithdrawAdjustmentInput, AdjustmentDetail>({ method: 'POST', path: '/adjustments/:id/withdraw', permission: 'posting.own', title: '撤回调整或召回', reply: 'AdjustmentDetail' }),
  execute: endpoint<ExecuteAdjustmentInput, AdjustmentDetail>({ method: 'POST', path: '/adjustments/:id/execute', permission: 'organisation.manage', title: '办理调整或召回', reply: 'AdjustmentDetail' }),
  settle: endpoint<SettleAttachedInput, AdjustmentDetail>({ method: 'POST', path: '/adjustments/:id/attached', permission: 'posting.decide', title: '决定召回附带的处理', reply: 'AdjustmentDetail' }),
  docx: endpoint<AdjustmentInput, FileReply>({ method: 'GET', path: '/adjustments/:id/paper.docx', permission: 'posting.own', title: '调整或召回审批表（Word）', answers: 'docx' }),
  pdf: endpoint<AdjustmentInput, FileReply>({ method: 'GET', path: '/adjustments/:id/paper.pdf', permission: 'posting.own', title: '调整或召回审批表（PDF）', answers: 'pdf' }),
};
