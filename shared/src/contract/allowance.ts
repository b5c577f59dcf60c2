import type { Instant, Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { Fen } from '../kernel/money';
import type { AllowanceItem, AllowanceStatement } from '../rules/allowance-month';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { AllowanceFileInput, AllowanceListInput, AllowancePlacesInput, ConfirmAllowanceInput, PayslipInput, StateAllowanceInput } from './allowance.input';

/** `unsealed`: the month is not closed, nothing can be computed; `open`: something is to be confirmed; `incomplete`: a fact or a rate is missing; `settled`: everything is confirmed. */
export type AllowanceState = 'unsealed' | 'incomplete' | 'open' | 'settled' | 'none';

export interface AllowancePlace {
  villageId: string;
  villageName: string;
  townshipName: string;
  people: number;
  state: AllowanceState;
  /** What is to be confirmed, and what was. */
  openFen: Fen;
  settledFen: Fen;
}

/** One item of one person. */
export interface AllowanceItemLine {
  item: AllowanceItem;
  itemName: string;
  quantity: string;
  /** Null: it cannot be said, or the rate stands in another document. */
  amountFen: Fen | null;
  /** What was confirmed before. */
  settledFen: Fen;
  /** What is to be confirmed now: the rest, or the difference after a correction; negative where it is to be given back. */
  openFen: Fen;
  paidByName: string;
  /** Why nothing can be said. */
  why: string | null;
  because: Reason[];
}

export interface AllowancePerson {
  personId: string;
  name: string;
  unitName: string;
  post: string;
  lines: AllowanceItemLine[];
  /** What was stated for him, by whom; null: nothing yet, or the document asks nothing. */
  stated: (AllowanceStatement & { byName: string; at: Instant }) | null;
  mayState: boolean;
}

/** Who confirmed which part of the list, and when. */
export interface AllowanceRun {
  number: number;
  people: number;
  totalFen: Fen;
  byName: string;
  at: Instant;
  remark: string;
}

export interface AllowanceList {
  villageId: string;
  villageName: string;
  month: Month;
  /** Null: the month is not closed. */
  sealedAt: Instant | null;
  /** Slips that count. */
  corrections: number;
  profileTitle: string;
  profileVersion: string;
  /** The document asks for the distance, the journeys and the kind of member. */
  asksStatement: boolean;
  people: AllowancePerson[];
  runs: AllowanceRun[];
  /** Why there is no list: not closed, or the document pays nothing. */
  why: string | null;
  hash: string;
  /** What this person can confirm: what his body pays. */
  mayConfirm: { people: number; totalFen: Fen } | null;
}

export interface PayslipLine {
  month: Month;
  item: AllowanceItem;
  itemName: string;
  number: number;
  quantity: string;
  amountFen: Fen;
  byName: string;
  at: Instant;
  because: Reason[];
}

export interface Payslip {
  year: number;
  totalFen: Fen;
  lines: PayslipLine[];
}

export const allowance = {
  places: endpoint<AllowancePlacesInput, Page<AllowancePlace>>({ method: 'GET', path: '/allowances', permission: 'allowance.read', title: '各村的补助表', reply: 'Page<AllowancePlace>' }),
  payslip: endpoint<PayslipInput, Payslip>({ method: 'GET', path: '/allowances/mine', permission: 'allowance.read', title: '我的补助', reply: 'Payslip' }),
  xlsx: endpoint<AllowanceFileInput, FileReply>({ method: 'GET', path: '/allowances/list.xlsx', permission: 'allowance.export', title: '导出补助发放表', answers: 'xlsx' }),
  list: endpoint<AllowanceListInput, AllowanceList>({ method: 'GET', path: '/allowances/:villageId/:month', permission: 'allowance.read', title: '一个村一个月的补助表', reply: 'AllowanceList' }),
  state: endpoint<StateAllowanceInput, AllowanceList>({ method: 'POST', path: '/allowances/:villageId/:month/statements', permission: 'allowance.state', title: '填写路程和往返趟数', reply: 'AllowanceList' }),
  confirm: endpoint<ConfirmAllowanceInput, AllowanceList>({ method: 'POST', path: '/allowances/:villageId/:month/confirm', permission: 'allowance.confirm', title: '核定补助', reply: 'AllowanceList' }),
};
