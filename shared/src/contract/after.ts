import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { AfterInput, CheckReturnInput, RegisterReplacementInput } from './after.input';
import { endpoint } from './endpoint';
import type { LeaveFilingDuty } from './filing';

export const REPLACEMENT_KINDS = ['substitute', 'adjusted', 'stays'] as const;
/** `substitute`: somebody comes for the time; `adjusted`: another person is posted; `stays`: the unit says why nobody comes. */
export type ReplacementKind = (typeof REPLACEMENT_KINDS)[number];
export const REPLACEMENT_KIND_NAMES: Record<ReplacementKind, string> = { substitute: '派人接替', adjusted: '调整人员', stays: '不派人，说明原因' };

export interface LeaveReplacement {
  kind: ReplacementKind;
  name: string;
  post: string;
  from: Day;
  note: string;
  byName: string;
  at: Instant;
}

/** What has to be done once a leave is granted, and what was done. */
export interface LeaveAfter {
  id: string;
  filings: LeaveFilingDuty[];
  /** Somebody is sent in the place of a person who is away so long. */
  replacement: { required: boolean; byName: string; because: Reason[]; rows: LeaveReplacement[] } | null;
  /** Office days that fell into the leave and have to be made up. */
  makeUpDays: Day[];
  /** Who granted the leave has taken note of the return. Null where nobody has yet. */
  returnCheck: { byName: string; at: Instant; overstay: 'accepted' | 'not_accepted' | null; remark: string } | null;
  /** The regulation asks for it. */
  checkRequired: boolean;
  because: Reason[];
  may: { file: boolean; replace: boolean; check: boolean };
}

export const after = {
  of: endpoint<AfterInput, LeaveAfter>({ method: 'GET', path: '/leaves/:id/after', permission: 'leave.read', title: '批准以后要办的事', reply: 'LeaveAfter' }),
  check: endpoint<CheckReturnInput, LeaveAfter>({ method: 'POST', path: '/leaves/:id/return-check', permission: 'leave.read', title: '核对销假', reply: 'LeaveAfter' }),
  replace: endpoint<RegisterReplacementInput, LeaveAfter>({ method: 'POST', path: '/leaves/:id/replacement', permission: 'leave.read', title: '登记接替的人', reply: 'LeaveAfter' }),
};
