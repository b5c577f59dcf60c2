import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { HandedOn, HandoverReason, HandoverState } from './handover-words';
import type { HandoverInput, HandoverPersonInput, HandoversInput, NameReceiverInput, OpenHandoverInput, SignHandoverInput, WithdrawHandoverInput, WriteHandoverInput } from './handover.input';

export interface HandoverLine {
  id: string;
  personName: string;
  teamName: string;
  villageName: string;
  townshipName: string;
  reason: HandoverReason;
  leavingOn: Day;
  state: HandoverState;
  /** Empty: nobody is named yet. */
  receiverName: string;
  leaverSigned: boolean;
  receiverSigned: boolean;
  /** The one who reads it leaves, or takes over. */
  mine: 'leaver' | 'receiver' | null;
}

/** Something that the system knows of an item. */
export interface HandoverFact {
  text: string;
  /** Where it stands in the program. */
  page: string | null;
}

export interface HandoverSection {
  item: string;
  name: string;
  /** The document lists it: it has to be handed over before both can sign. */
  listed: boolean;
  facts: HandoverFact[];
  text: string;
  clear: boolean;
}

export interface HandoverDetail extends HandoverLine {
  personId: string;
  termId: string;
  receiverId: string | null;
  roleName: string;
  unitName: string;
  revision: number;
  sections: HandoverSection[];
  /** What is not handed over yet, by name. */
  missing: string[];
  /** How much goes, or went, to whoever takes over. */
  handedOn: { what: HandedOn; count: number }[];
  openedByName: string;
  openedAt: Instant;
  leaverSignedAt: Instant | null;
  receiverSignedAt: Instant | null;
  withdrawnReason: string;
  /** Leaving waits for this. */
  gated: boolean;
  because: Reason[];
  may: { write: boolean; sign: boolean; name: boolean; withdraw: boolean; end: boolean };
}

/** Whom a handover can be given to. */
export interface HandoverCandidate {
  personId: string;
  name: string;
  roleName: string;
}

/** That somebody left although the document would not let him, decided by a person. */
export interface Release {
  on: Day;
  /** What stood against it. */
  against: string;
  reason: string;
  byName: string;
  at: Instant;
  because: Reason[];
}

/** How far the term of a person or a team has gone. */
export interface TermClock {
  personId: string;
  personName: string;
  termId: string;
  roleName: string;
  teamId: string;
  teamName: string;
  villageName: string;
  from: Day;
  /** The last day as it was set; null: none is set. */
  to: Day | null;
  /** The last day of the term, or the first day on which it may end, by the document; null: it says nothing. */
  lastDay: Day | null;
  /** Days until then; negative where it is past. */
  daysLeft: number | null;
  atLeast: boolean;
  /** Why nothing can be said. */
  why: string | null;
  because: Reason[];
  /** The handover that is open or done for it. */
  handover: { id: string; state: HandoverState } | null;
  may: { open: boolean };
}

/** The terms of a person with what became of them. */
export interface PostingOfPerson {
  personId: string;
  name: string;
  clocks: TermClock[];
  releases: Release[];
}

export const handover = {
  list: endpoint<HandoversInput, Page<HandoverLine>>({ method: 'GET', path: '/handovers', permission: 'posting.own', title: '工作交接', reply: 'Page<HandoverLine>' }),
  clocks: endpoint<HandoversInput, Page<TermClock>>({ method: 'GET', path: '/handovers/terms', permission: 'posting.own', title: '任期', reply: 'Page<TermClock>' }),
  person: endpoint<HandoverPersonInput, PostingOfPerson>({ method: 'GET', path: '/handovers/people/:personId', permission: 'posting.own', title: '一个人的任期', reply: 'PostingOfPerson' }),
  open: endpoint<OpenHandoverInput, HandoverDetail>({ method: 'POST', path: '/handovers', permission: 'posting.own', title: '办理工作交接', reply: 'HandoverDetail' }),
  one: endpoint<HandoverInput, HandoverDetail>({ method: 'GET', path: '/handovers/:id', permission: 'posting.own', title: '一份交接', reply: 'HandoverDetail' }),
  candidates: endpoint<HandoverInput, HandoverCandidate[]>({ method: 'GET', path: '/handovers/:id/candidates', permission: 'posting.own', title: '可以由谁接手', reply: 'HandoverCandidate[]' }),
  name: endpoint<NameReceiverInput, HandoverDetail>({ method: 'POST', path: '/handovers/:id/receiver', permission: 'posting.own', title: '确定接手的人和离任日期', reply: 'HandoverDetail' }),
  write: endpoint<WriteHandoverInput, HandoverDetail>({ method: 'POST', path: '/handovers/:id/items', permission: 'posting.own', title: '写交接情况', reply: 'HandoverDetail' }),
  sign: endpoint<SignHandoverInput, HandoverDetail>({ method: 'POST', path: '/handovers/:id/sign', permission: 'posting.own', title: '在交接清单上签字', reply: 'HandoverDetail' }),
  withdraw: endpoint<WithdrawHandoverInput, HandoverDetail>({ method: 'POST', path: '/handovers/:id/withdraw', permission: 'posting.own', title: '不再交接', reply: 'HandoverDetail' }),
  docx: endpoint<HandoverInput, FileReply>({ method: 'GET', path: '/handovers/:id/list.docx', permission: 'posting.own', title: '交接清单（Word）', answers: 'docx' }),
  pdf: endpoint<HandoverInput, FileReply>({ method: 'GET', path: '/handovers/:id/list.pdf', permission: 'posting.own', title: '交接清单（PDF）', answers: 'pdf' }),
};
