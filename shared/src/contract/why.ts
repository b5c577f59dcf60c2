import type { Instant } from '../kernel/day';
import type { WhyNode } from '../policy/why';
import { endpoint, type FileReply } from './endpoint';
import type { WhyInput } from './why.input';

export type { WhyEvidence, WhyKind, WhyNode } from '../policy/why';

/** The results that can be opened as a tree. */
export const WHY_RESULTS = [
  'sheet_required', 'sheet_total', 'sheet_signing', 'mark', 'day', 'leave_days', 'leave_route', 'leave_filing', 'leave_return', 'leave_application', 'assessment',
] as const;
export type WhyResult = (typeof WHY_RESULTS)[number];

/** What stands behind one result: the result, its reasons, their clauses, the values read, the facts counted and the records they come from. */
export interface WhyTree {
  /** "实驻村 17.5 天" */
  title: string;
  /** Whose result it is, and of when: "张三 2025年3月". */
  subject: string;
  /** The result as a sentence. */
  result: string;
  profileTitle: string;
  documentTitle: string;
  version: string;
  /** Set where it is read from what was signed: which copy, by whom. */
  signed: string | null;
  /** When the tree was drawn. */
  at: Instant;
  nodes: WhyNode[];
}

export const why = {
  tree: endpoint<WhyInput, WhyTree>({ method: 'GET', path: '/why', permission: 'attendance.read', title: '完整依据', reply: 'WhyTree' }),
  pdf: endpoint<WhyInput, FileReply>({ method: 'GET', path: '/why.pdf', permission: 'attendance.read', title: '打印完整依据', answers: 'pdf' }),
};
