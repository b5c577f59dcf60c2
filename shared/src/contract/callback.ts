import type { Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type Page } from './endpoint';
import type { AskCallbackInput, CallbacksInput, WithdrawCallbackInput } from './callback.input';
import type { LeaveLine } from './leave';

/** One of the consents that a call-back needs, and who gave it. */
export interface CallbackConsent {
  name: string;
  state: 'waiting' | 'current' | 'given' | 'refused' | 'skipped';
  byName: string | null;
  at: Instant | null;
  opinion: string;
}

/** A dispatching unit asked for one of its cadres. */
export interface Callback {
  leave: LeaveLine;
  unitName: string;
  /** What he is needed for. */
  purpose: string;
  place: string;
  askedByName: string;
  askedAt: Instant;
  consents: CallbackConsent[];
  withdrawnReason: string;
  because: Reason[];
  may: { withdraw: boolean };
}

/** A cadre of the unit, and whether the regulation where he serves lets the unit call him back. */
export interface CallableCadre {
  personId: string;
  name: string;
  villageName: string;
  roleName: string;
  allowed: boolean;
  /** Whose consents are needed, in order. */
  consents: string[];
  because: Reason[];
}

export const callback = {
  list: endpoint<CallbacksInput, Page<Callback>>({ method: 'GET', path: '/callbacks', permission: 'leave.read', title: '派出单位抽调登记', reply: 'Page<Callback>' }),
  cadres: endpoint<void, CallableCadre[]>({ method: 'GET', path: '/callbacks/cadres', permission: 'leave.callback', title: '本单位的驻村干部', reply: 'CallableCadre[]' }),
  ask: endpoint<AskCallbackInput, Callback>({ method: 'POST', path: '/callbacks', permission: 'leave.callback', title: '提出抽调', reply: 'Callback' }),
  withdraw: endpoint<WithdrawCallbackInput, Callback>({ method: 'POST', path: '/callbacks/:id/withdraw', permission: 'leave.callback', title: '撤回抽调', reply: 'Callback' }),
};
