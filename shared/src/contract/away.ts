import type { Day, Instant, Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { Half, HalfDaySpan } from '../kernel/half-day';
import type { LeaveKind } from '../kernel/leave-kind';
import type { AwayLeaveInput, ChartInput, CompleteLeaveInput, PhoneInInput } from './away.input';
import { endpoint } from './endpoint';
import type { LeaveDetail, LeaveState } from './leave';

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

/** Who wrote the leave down for the person, and who had agreed by word of mouth. */
export interface PhoneIn {
  enteredByName: string;
  enteredAt: Instant;
  consentBy: string;
  consentAt: Instant;
  /** When the person made the request his own. */
  completedAt: Instant | null;
  /** What is still to be done, and why. */
  because: Reason[];
}

/** How long the step that is waited for may take, and who was told that it took longer. Nothing is ever approved by itself. */
export interface LeaveWaiting {
  state: 'in_time' | 'due' | 'late';
  /** The last day on which it should be decided. */
  due: Day;
  remindedNames: string[];
  /** Who was told: the next level. */
  toldNames: string[];
  because: Reason[];
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
  /** Asked for by telephone (电话请假); null: the person asked himself. */
  phoneIn: PhoneIn | null;
  /** The step that is waited for, and how long it may take; null: none is. */
  waiting?: LeaveWaiting | null;
  /** Called back before the end (召回). */
  recall?: LeaveRecall | null;
  may: { extend: boolean; complete: boolean; recall?: boolean; urge?: boolean };
}

/** Who called the person back, why, and from when he has to be there. */
export interface LeaveRecall {
  day: Day;
  half: Half;
  reason: string;
  byName: string;
  at: Instant;
}

/** A stretch in which somebody is away. */
export interface AwaySpan extends HalfDaySpan {
  /** Null for who may not read the leave: he sees that somebody is away, not why. */
  leaveId: string | null;
  kind: LeaveKind | null;
  state: LeaveState;
}

export interface ChartPerson {
  personId: string;
  name: string;
  away: AwaySpan[];
}

/** Who of the teams is away in a month. */
export interface AwayChart {
  month: Month;
  /** The townships to choose from, and the one that is shown. */
  townships: { id: string; name: string }[];
  townshipId: string | null;
  days: { day: Day; rest: boolean }[];
  teams: { teamId: string; teamName: string; villageName: string; people: ChartPerson[] }[];
}

export const away = {
  own: endpoint<void, OwnLeave[]>({ method: 'GET', path: '/away/own', permission: 'leave.apply', title: '自己的请假', reply: 'OwnLeave[]' }),
  life: endpoint<AwayLeaveInput, LeaveLife>({ method: 'GET', path: '/away/leaves/:id', permission: 'leave.read', title: '请假的经过', reply: 'LeaveLife' }),
  chart: endpoint<ChartInput, AwayChart>({ method: 'GET', path: '/away/chart', permission: 'leave.read', title: '请假月历', reply: 'AwayChart' }),
  phoneIn: endpoint<PhoneInInput, LeaveDetail>({ method: 'POST', path: '/away/phone-in', permission: 'leave.apply', title: '代填电话请假', keyed: true, reply: 'LeaveDetail' }),
  complete: endpoint<CompleteLeaveInput, LeaveLife>({ method: 'POST', path: '/away/leaves/:id/complete', permission: 'leave.apply', title: '补办电话请假', reply: 'LeaveLife' }),
};
