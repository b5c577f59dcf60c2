import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { ProhibitionReadersInput, SignProhibitionInput } from './prohibition.input';

/** What the document in force where the person serves forbids, and whether he said that he has read it. */
export interface Prohibitions {
  placeName: string;
  documentTitle: string;
  /** In the order of the document. */
  items: { word: string; name: string }[];
  /** Of this list: who has read another one has to read again. */
  version: string;
  signedAt: Instant | null;
  because: Reason[];
  /** The document has such a list and has not printed it, or has none. */
  why: string | null;
}

export interface ProhibitionReader {
  personId: string;
  name: string;
  villageName: string;
  since: Day;
  /** Of the list that is in force now. */
  signedAt: Instant | null;
  /** He read an earlier list. */
  before: Instant | null;
}

export interface ProhibitionReaders extends Page<ProhibitionReader> {
  /** How many of them have read the list that is in force. */
  signed: number;
  people: number;
}

export const prohibition = {
  mine: endpoint<void, Prohibitions>({ method: 'GET', path: '/prohibitions/mine', permission: 'consequence.own', title: '禁止事项', reply: 'Prohibitions' }),
  sign: endpoint<SignProhibitionInput, Prohibitions>({ method: 'POST', path: '/prohibitions/mine/sign', permission: 'consequence.own', title: '签字：读过禁止事项', reply: 'Prohibitions' }),
  readers: endpoint<ProhibitionReadersInput, ProhibitionReaders>({ method: 'GET', path: '/prohibitions/readers', permission: 'consequence.read', title: '谁读过禁止事项', reply: 'ProhibitionReaders' }),
  xlsx: endpoint<ProhibitionReadersInput, FileReply>({ method: 'GET', path: '/prohibitions/readers.xlsx', permission: 'consequence.read', title: '导出禁止事项的签字名单（表格）', answers: 'xlsx' }),
};
