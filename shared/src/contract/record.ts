import type { ClaimedTime } from '../kernel/claimed-time';
import type { Clock, Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { RecordKind } from '../kernel/record-kind';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { AddRecordInput, CorrectRecordInput, RecordCoverageInput, RecordFormInput, RecordIdInput, RecordPhotoInput, RecordPictureInput, RecordsInput, RecordsXlsxInput, WithdrawRecordInput } from './record.input';

/** `live`: it counts; `corrected`: a later entry takes its place; `withdrawn`: taken back with a reason. None is ever deleted. */
export const RECORD_STATES = ['live', 'corrected', 'withdrawn'] as const;
export type RecordState = (typeof RECORD_STATES)[number];
export const RECORD_STATE_NAMES: Record<RecordState, string> = { live: '有效', corrected: '已更正', withdrawn: '已撤回' };

/** Whose records: one's own, or all within reach. */
export const RECORD_BOXES = ['mine', 'all'] as const;
export type RecordBox = (typeof RECORD_BOXES)[number];

/** Where an entry may be made, as the form needs it. */
export interface RecordPlace {
  villageId: string;
  villageName: string;
  /** Who can have gone along. */
  people: { personId: string; name: string }[];
  /** Groups of the village that were named before. */
  groups: string[];
  /** The duties that the document names, to mark an entry with. */
  tags: string[];
  because: Reason[];
}

/** One's own team. */
export interface RecordTeam extends RecordPlace {
  teamId: string;
  teamName: string;
}

export interface RecordFormReply {
  day: Day;
  teams: RecordTeam[];
  /** The village that was asked about. */
  village: RecordPlace | null;
}

/** An answer to a field of the kind. */
export interface RecordAnswer {
  field: string;
  name: string;
  /** As it was given. */
  value: string;
  /** As a person reads it. */
  text: string;
}

export interface RecordLine {
  id: string;
  kind: RecordKind;
  day: Day;
  at: Clock | null;
  villageName: string;
  group: string;
  authorName: string;
  /** The beginning of it. */
  text: string;
  tags: string[];
  state: RecordState;
  photos: number;
  /** Of a matter that goes on: is it closed? Null for a kind that does not go on. */
  closed: boolean | null;
}

export interface RecordPhoto {
  id: string;
  addedByName: string;
  addedAt: Instant;
}

export interface RecordDetail extends RecordLine {
  /** Null: its author served in no team. */
  teamId: string | null;
  villageId: string;
  teamName: string;
  whole: string;
  answers: RecordAnswer[];
  companions: { personId: string; name: string }[];
  others: string;
  claimedAt: Instant;
  receivedAt: Instant;
  claimed: ClaimedTime;
  /** The entry that this one corrects, and the one that corrects it. */
  correctsId: string | null;
  correctedById: string | null;
  withdrawn: { byName: string; at: Instant; reason: string } | null;
  photoList: RecordPhoto[];
  /** The other entries of the matter, oldest first; `threadId` names it. */
  threadId: string;
  /** Of a visit: the household, for those who may open it. */
  householdId: string | null;
  thread: RecordLine[];
  may: { change: boolean; withdraw: boolean; goOn: boolean };
}

/** What was recorded in a village, by group. */
export interface RecordGroupLine {
  villageId: string;
  villageName: string;
  /** Empty: without a group. */
  group: string;
  /** 0: nobody recorded anything of it in this time. */
  records: number;
  /** Of any time before the end; empty: never. */
  /** Null: nobody has been there, or not in the way that is asked about. */
  lastDay: Day | null;
}

/** The groups page by page, and of all of them how many entries of each kind. */
export interface RecordCoverage extends Page<RecordGroupLine> {
  from: Day;
  to: Day;
  kinds: { kind: RecordKind; count: number }[];
}

export const record = {
  form: endpoint<RecordFormInput, RecordFormReply>({ method: 'GET', path: '/records/form', permission: 'record.write', title: '记一条要知道的', reply: 'RecordFormReply' }),
  add: endpoint<AddRecordInput, RecordDetail>({ method: 'POST', path: '/records', permission: 'record.write', title: '记一条', keyed: true, reply: 'RecordDetail' }),
  correct: endpoint<CorrectRecordInput, RecordDetail>({ method: 'POST', path: '/records/one/:id/correct', permission: 'record.write', title: '更正一条记录', keyed: true, reply: 'RecordDetail' }),
  withdraw: endpoint<WithdrawRecordInput, RecordDetail>({ method: 'POST', path: '/records/one/:id/withdraw', permission: 'record.write', title: '撤回一条记录', reply: 'RecordDetail' }),
  list: endpoint<RecordsInput, Page<RecordLine>>({ method: 'GET', path: '/records', permission: 'record.read', title: '工作记录', reply: 'Page<RecordLine>' }),
  detail: endpoint<RecordIdInput, RecordDetail>({ method: 'GET', path: '/records/one/:id', permission: 'record.read', title: '一条记录', reply: 'RecordDetail' }),
  coverage: endpoint<RecordCoverageInput, RecordCoverage>({ method: 'GET', path: '/records/coverage', permission: 'record.read', title: '记录覆盖了哪些组', reply: 'RecordCoverage' }),
  addPhoto: endpoint<RecordPhotoInput, RecordDetail>({ method: 'POST', path: '/records/one/:id/photos', permission: 'record.write', title: '给记录补照片', keyed: true, reply: 'RecordDetail' }),
  picture: endpoint<RecordPictureInput, FileReply>({ method: 'GET', path: '/records/photos/:id', permission: 'record.read', title: '查看记录的照片', answers: 'file' }),
  xlsx: endpoint<RecordsXlsxInput, FileReply>({ method: 'GET', path: '/records.xlsx', permission: 'record.read', title: '导出工作记录（表格）', answers: 'xlsx' }),
};
