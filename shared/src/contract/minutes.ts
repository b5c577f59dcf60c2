import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { StoredFile } from './file';
import type { MeetingLine } from './meeting';
import type { DecisionActInput, DecisionIdInput, DecisionsInput, MeetingFileInput, MinutesFileInput, MinutesInput, SignMinutesInput, WriteMinutesInput } from './minutes.input';

/** A `problem` is followed like a decision: who deals with it, by when. */
export const DECISION_SORTS = ['decision', 'problem'] as const;
export type DecisionSort = (typeof DECISION_SORTS)[number];
export const DECISION_SORT_NAMES: Record<DecisionSort, string> = { decision: '决定', problem: '问题' };

/** `done`: its owner says so; `closed`: whoever runs the meeting agrees. */
export const DECISION_STATES = ['open', 'done', 'closed', 'dropped'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];
export const DECISION_STATE_NAMES: Record<DecisionState, string> = { open: '在办', done: '待销号', closed: '已办结', dropped: '不再办' };
export const DECISION_FLOW: Record<DecisionState, readonly DecisionState[]> = { open: ['done', 'dropped'], done: ['closed', 'open'], closed: ['open'], dropped: ['open'] };

export const DECISION_ACTS = ['done', 'close', 'reopen', 'extend', 'drop', 'note'] as const;
export type DecisionActKind = (typeof DECISION_ACTS)[number];
export const DECISION_ACT_NAMES: Record<DecisionActKind, string> = { done: '办完了', close: '同意办结', reopen: '退回接着办', extend: '延期', drop: '不再办', note: '记进展' };

/** As many pictures and scanned papers go with minutes. */
export const MOST_FILES = 20;

export interface MinutesDecision {
  /** Stays the same from version to version. */
  key: string;
  sort: DecisionSort;
  text: string;
  ownerId: string | null;
  ownerName: string;
  due: Day | null;
}

/** What is written of a meeting; everything else (who, when, where, votes) is known already. */
export interface MinutesContent {
  /** 发言和讨论. */
  speeches: string;
  /** Fields that the document names and the form does not have, by their names there. */
  more: { field: string; text: string }[];
  decisions: MinutesDecision[];
  fileIds: string[];
}

export interface MinutesVersion extends MinutesContent {
  version: number;
  files: StoredFile[];
  recordedByName: string;
  recordedAt: Instant;
  hostName: string;
  signedAt: Instant | null;
  code: string;
}

export interface Minutes {
  meeting: MeetingLine;
  number: string | null;
  /** The draft; a new one starts from what was signed last, or from the agenda. */
  draft: MinutesContent & { files: StoredFile[] };
  /** Of the draft: who changes another one's draft unseen is told so. */
  revision: number;
  /** Fields the document names that stand in `more`. */
  extraFields: string[];
  /** What of the named fields is still empty. */
  lacks: string[];
  owners: { personId: string; name: string }[];
  versions: MinutesVersion[];
  because: Reason[];
  may: { write: boolean; sign: boolean };
}

export interface DecisionLine {
  id: string;
  sort: DecisionSort;
  text: string;
  ownerName: string;
  mine: boolean;
  due: Day | null;
  state: DecisionState;
  overdue: boolean;
  from: string;
  placeName: string;
  day: Day;
}

export interface DecisionDetail extends DecisionLine {
  meetingId: string | null;
  acts: { act: DecisionActKind; text: string; byName: string; at: Instant; due: Day | null }[];
  may: DecisionActKind[];
}

export const minutes = {
  read: endpoint<MinutesInput, Minutes>({ method: 'GET', path: '/meetings/:id/minutes', permission: 'meeting.read', title: '会议记录', reply: 'Minutes' }),
  write: endpoint<WriteMinutesInput, Minutes>({ method: 'POST', path: '/meetings/:id/minutes', permission: 'meeting.attend', title: '写会议记录', keyed: true, reply: 'Minutes' }),
  sign: endpoint<SignMinutesInput, Minutes>({ method: 'POST', path: '/meetings/:id/minutes/sign', permission: 'meeting.attend', title: '签会议记录', reply: 'Minutes' }),
  pdf: endpoint<MinutesFileInput, FileReply>({ method: 'GET', path: '/meetings/:id/minutes.pdf', permission: 'meeting.read', title: '会议记录（PDF）', answers: 'pdf' }),
  docx: endpoint<MinutesFileInput, FileReply>({ method: 'GET', path: '/meetings/:id/minutes.docx', permission: 'meeting.read', title: '会议记录（Word）', answers: 'docx' }),
  file: endpoint<MeetingFileInput, FileReply>({ method: 'GET', path: '/meetings/:id/files/:fileId', permission: 'meeting.read', title: '会议的附件', answers: 'file' }),
  decisions: endpoint<DecisionsInput, Page<DecisionLine>>({ method: 'GET', path: '/meetings/decisions', permission: 'meeting.read', title: '会议决定和问题', reply: 'Page<DecisionLine>' }),
  decision: endpoint<DecisionIdInput, DecisionDetail>({ method: 'GET', path: '/meetings/decisions/:id', permission: 'meeting.read', title: '一项决定', reply: 'DecisionDetail' }),
  act: endpoint<DecisionActInput, DecisionDetail>({ method: 'POST', path: '/meetings/decisions/:id/acts', permission: 'meeting.attend', title: '办理决定', keyed: true, reply: 'DecisionDetail' }),
};
