import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { FilingFileInput, FilingIdInput, FilingsInput, RegisterFilingInput } from './filing.input';
import type { LeaveLine } from './leave';

export const FILING_CHANNELS = ['app', 'phone', 'paper'] as const;
/** `app`: told here. */
export type FilingChannel = (typeof FILING_CHANNELS)[number];
export const FILING_CHANNEL_NAMES: Record<FilingChannel, string> = { app: '驻村通', phone: '电话', paper: '书面' };

/** That a body was told of a leave: whom, when, how, by whom. */
export interface LeaveFilingMade {
  id: string;
  channel: FilingChannel;
  toldWhom: string;
  toldAt: Instant;
  /** Null: the program told them when the leave was granted. */
  byName: string | null;
  note: string;
  late: boolean;
  /** The body has taken note of it. */
  receivedByName: string | null;
  receivedAt: Instant | null;
}

/** One body that has to be told of a leave. */
export interface LeaveFilingDuty {
  party: string;
  partyName: string;
  /** The regulation asks for a call or a paper. */
  channel: 'phone' | 'written' | null;
  /** Told in the totals of the month. */
  monthly: boolean;
  due: Day | null;
  state: 'waiting' | 'overdue' | 'made';
  made: LeaveFilingMade | null;
}

/** A leave and one body. */
export interface FilingLine extends LeaveFilingDuty {
  leave: LeaveLine;
  because: Reason[];
  may: { register: boolean; receive: boolean };
}

/** How many were registered. */
export interface FilingCount {
  count: number;
}

export const filing = {
  list: endpoint<FilingsInput, Page<FilingLine>>({ method: 'GET', path: '/leave-filings', permission: 'leave.read', title: '请假备案', reply: 'Page<FilingLine>' }),
  register: endpoint<RegisterFilingInput, FilingCount>({ method: 'POST', path: '/leave-filings', permission: 'leave.read', title: '登记备案', reply: 'FilingCount' }),
  receive: endpoint<FilingIdInput, FilingCount>({ method: 'POST', path: '/leave-filings/:id/receive', permission: 'leave.read', title: '收到备案', reply: 'FilingCount' }),
  xlsx: endpoint<FilingFileInput, FileReply>({ method: 'GET', path: '/leave-filings.xlsx', permission: 'leave.read', title: '请假备案登记表', answers: 'xlsx' }),
};
