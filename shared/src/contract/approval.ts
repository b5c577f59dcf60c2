import type { Day } from '../kernel/day';
import type { RoleId } from '../kernel/role';
import type { AnswerDeputyInput, ApprovalSubjectInput, ConsultAnswerInput, ConsultInput, DeputyIdInput, ForwardInput, NameDeputyInput } from './approval.input';
import { endpoint } from './endpoint';
import type { LeaveDetail } from './leave';

export const DEPUTY_STATES = ['asked', 'accepted', 'declined', 'revoked'] as const;
export type DeputyState = (typeof DEPUTY_STATES)[number];
export const DEPUTY_STATE_NAMES: Record<DeputyState, string> = { asked: '等对方答复', accepted: '已接受', declined: '没有接受', revoked: '已收回' };

/** Who decides in whose stead, from when to when. */
export interface Deputy {
  id: string;
  role: RoleId;
  roleName: string;
  place: string;
  holderName: string;
  deputyName: string;
  from: Day;
  to: Day;
  state: DeputyState;
  /** It is accepted and today is one of its days. */
  inForce: boolean;
  over: boolean;
  /** The one who reads it is the deputy. */
  isDeputy: boolean;
  may: { answer: boolean; revoke: boolean };
}

/** A role of one's own in which one decides, and who could do it instead. */
export interface DeputyChoice {
  role: RoleId;
  roleName: string;
  organisationId: string;
  teamId: string | null;
  place: string;
  people: { personId: string; name: string; roleName: string }[];
}

/** Somebody whose opinion could be asked for. */
export interface Consultee {
  personId: string;
  name: string;
  roleName: string;
  place: string;
}

export const approval = {
  deputies: endpoint<void, Deputy[]>({ method: 'GET', path: '/deputies', permission: 'leave.read', title: '代理审批', reply: 'Deputy[]' }),
  choices: endpoint<void, DeputyChoice[]>({ method: 'GET', path: '/deputies/choices', permission: 'leave.decide', title: '可以请谁代理', reply: 'DeputyChoice[]' }),
  nameDeputy: endpoint<NameDeputyInput, Deputy[]>({ method: 'POST', path: '/deputies', permission: 'leave.decide', title: '请人代理审批', reply: 'Deputy[]' }),
  answerDeputy: endpoint<AnswerDeputyInput, Deputy[]>({ method: 'POST', path: '/deputies/:id/answer', permission: 'leave.read', title: '答复代理', reply: 'Deputy[]' }),
  revokeDeputy: endpoint<DeputyIdInput, Deputy[]>({ method: 'POST', path: '/deputies/:id/revoke', permission: 'leave.read', title: '结束代理', reply: 'Deputy[]' }),
  forward: endpoint<ForwardInput, LeaveDetail>({ method: 'POST', path: '/leaves/:id/forward', permission: 'leave.read', title: '转办请假', reply: 'LeaveDetail' }),
  consultees: endpoint<ApprovalSubjectInput, Consultee[]>({ method: 'GET', path: '/leaves/:id/consultees', permission: 'leave.read', title: '可以征求谁的意见', reply: 'Consultee[]' }),
  consult: endpoint<ConsultInput, LeaveDetail>({ method: 'POST', path: '/leaves/:id/consult', permission: 'leave.read', title: '征求意见', reply: 'LeaveDetail' }),
  answerConsult: endpoint<ConsultAnswerInput, LeaveDetail>({ method: 'POST', path: '/leaves/:id/consult/:consultId', permission: 'leave.read', title: '答复征求意见', reply: 'LeaveDetail' }),
  urge: endpoint<ApprovalSubjectInput, LeaveDetail>({ method: 'POST', path: '/leaves/:id/urge', permission: 'leave.read', title: '催办请假', reply: 'LeaveDetail' }),
};
