import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { PaperPart } from '../rules/leave-papers';
import { endpoint, type FileReply } from './endpoint';
import type { StoredKind } from './file';
import type { AddPaperInput, PaperInput, PapersInput } from './paper.input';

export { PAPER_PART_NAMES, PAPER_PARTS, type PaperPart } from '../rules/leave-papers';

/** Something that was handed in with a leave: a file or a text. */
export interface LeavePaper {
  id: string;
  part: PaperPart;
  /** Null for a text, and for who may not open it. */
  file: { kind: StoredKind; name: string; bytes: number } | null;
  /** Empty for a file, and for who may not read it. */
  text: string;
  addedByName: string;
  addedAt: Instant;
  /** Its time was over: only that it was handed in is left. */
  erased: boolean;
  may: { open: boolean; remove: boolean };
}

/** What has to come with a leave, and what came. */
export interface LeavePapers {
  required: { part: PaperPart; given: boolean }[];
  /** Until when what is missing has to be there; null: before the leave is granted, or no day is set. */
  due: Day | null;
  /** The last day on which what was handed in can be opened; null: no time is set. */
  keptUntil: Day | null;
  papers: LeavePaper[];
  because: Reason[];
  /** What this person may hand in. */
  may: { add: PaperPart[] };
}

export const paper = {
  of: endpoint<PapersInput, LeavePapers>({ method: 'GET', path: '/leaves/:id/papers', permission: 'leave.read', title: '请假的证明材料', reply: 'LeavePapers' }),
  add: endpoint<AddPaperInput, LeavePapers>({ method: 'POST', path: '/leaves/:id/papers', permission: 'leave.read', title: '交证明材料', keyed: true, reply: 'LeavePapers' }),
  remove: endpoint<PaperInput, LeavePapers>({ method: 'POST', path: '/leaves/:id/papers/:paperId/remove', permission: 'leave.read', title: '撤掉证明材料', reply: 'LeavePapers' }),
  open: endpoint<PaperInput, FileReply>({ method: 'GET', path: '/leaves/:id/papers/:paperId/file', permission: 'leave.read', title: '打开证明材料', answers: 'file' }),
};
