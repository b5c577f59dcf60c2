import type { Reason } from '../kernel/finding';
import type { HalfDaySpan } from '../kernel/half-day';
import type { LeaveKind } from '../kernel/leave-kind';
import type { AwayLeaveInput } from './away.input';
import { endpoint } from './endpoint';
import type { LeaveState } from './leave';

/** One of a person's own leaves, as the rules look at it: with the half days it really took and what they counted. */
export interface OwnLeave extends HalfDaySpan {
  id: string;
  kind: LeaveKind;
  days: number;
  state: LeaveState;
}

/** A leave that continues another, or is continued. */
export interface LinkedLeave extends HalfDaySpan {
  id: string;
  days: number;
  state: LeaveState;
}

/** What a leave went through besides its approval. */
export interface LeaveLife {
  id: string;
  /** The leave that this one continues (续假). */
  extends: LinkedLeave | null;
  /** The one that continues it; refused and withdrawn ones are left out. */
  extension: LinkedLeave | null;
  /** Nobody has reported back though it is over: what the regulation makes of the days so far. */
  overdue: { days: number; because: Reason[] } | null;
  /** `extend`: the half day from which it can be continued. */
  may: { extend: boolean };
}

export const away = {
  own: endpoint<void, OwnLeave[]>({ method: 'GET', path: '/away/own', permission: 'leave.apply', title: '自己的请假', reply: 'OwnLeave[]' }),
  life: endpoint<AwayLeaveInput, LeaveLife>({ method: 'GET', path: '/away/leaves/:id', permission: 'leave.read', title: '请假的经过', reply: 'LeaveLife' }),
};
