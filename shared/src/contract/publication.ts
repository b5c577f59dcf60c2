import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { PersonalData } from '../kernel/personal-data';
import type { DemandState } from '../rules/disclosure-demand';
import { endpoint, type FileReply, type Page } from './endpoint';
import type {
  CheckPublicationInput, DisclosureVillageInput, MovePublicationInput, PublicationIdInput, PublicationsInput, SavePublicationInput, SupervisionInput,
} from './publication.input';
import type { Granularity, PublicationMove, PublicationState, PublicationSubject } from './publication-words';

export interface PublicationTable {
  columns: string[];
  lines: { cells: string[] }[];
}

export interface PublicationLine {
  id: string;
  villageId: string;
  villageName: string;
  subject: PublicationSubject;
  subjectName: string;
  title: string;
  version: number;
  state: PublicationState;
  /** The day it became public; null before that. */
  publishedOn: Day | null;
  authorName: string;
  /** Has a newer text taken its place? */
  replaced: boolean;
}

export interface PublicationCheck {
  id: string;
  day: Day;
  checkedBy: string;
  points: { point: string; name: string; good: boolean }[];
  remark: string;
  writtenBy: string;
  at: Instant;
}

export interface PublicationDetail extends PublicationLine {
  revision: number;
  text: string;
  items: { item: string; name: string }[];
  granularity: Granularity | null;
  table: PublicationTable | null;
  explanation: string;
  /** Numbers of persons that stand in it, with the middle covered. */
  personal: PersonalData[];
  createdAt: Instant;
  publishedAt: Instant | null;
  publishedByName: string | null;
  /** What the second person wrote when it was returned or published. */
  opinion: string;
  /** All texts of this matter that were published, the newest first. */
  versions: { id: string; version: number; publishedOn: Day }[];
  checks: PublicationCheck[];
  /** Who checks, on which points, and to whom is it told; empty where the document names nobody. */
  supervision: { points: { point: string; name: string }[]; because: Reason[] };
  may: Record<PublicationMove, boolean> & { write: boolean; replace: boolean; check: boolean };
}

/** What the document in force wants published in a village, and how it stands. */
export interface DisclosureDemand {
  subject: PublicationSubject;
  subjectName: string;
  items: { item: string; name: string }[];
  granularity: Granularity | null;
  where: string;
  due: Day | null;
  state: DemandState;
  last: { id: string; title: string; day: Day } | null;
  /** Until when the turn before should have been published, where it was not. */
  missed: Day | null;
  because: Reason[];
}

/** A table as it was read from a workbook, with what has to be looked at. */
export interface PublicationTableReply {
  table: PublicationTable;
  personal: PersonalData[];
  /** The sums of the columns that hold amounts, to be compared with the voucher book; in yuan as written. */
  sums: { column: string; sum: string }[];
}

export const publication = {
  list: endpoint<PublicationsInput, Page<PublicationLine>>({ method: 'GET', path: '/disclosures/publications', permission: 'disclosure.read', title: '公开的内容', reply: 'Page<PublicationLine>' }),
  demands: endpoint<DisclosureVillageInput, DisclosureDemand[]>({ method: 'GET', path: '/disclosures/villages/:villageId/demands', permission: 'disclosure.read', title: '制度要求公开什么', reply: 'DisclosureDemand[]' }),
  one: endpoint<PublicationIdInput, PublicationDetail>({ method: 'GET', path: '/disclosures/publications/:id', permission: 'disclosure.read', title: '一项公开内容', reply: 'PublicationDetail' }),
  save: endpoint<SavePublicationInput, PublicationDetail>({ method: 'POST', path: '/disclosures/publications', permission: 'disclosure.record', title: '起草公开内容', reply: 'PublicationDetail' }),
  move: endpoint<MovePublicationInput, PublicationDetail>({ method: 'POST', path: '/disclosures/publications/:id/moves', permission: 'disclosure.read', title: '提交、公开或退回', reply: 'PublicationDetail' }),
  template: endpoint<void, FileReply>({ method: 'GET', path: '/disclosures/tables/template', permission: 'disclosure.record', title: '逐笔公开表模板', answers: 'xlsx' }),
  table: endpoint<void, PublicationTableReply>({ method: 'POST', path: '/disclosures/tables', permission: 'disclosure.record', title: '读出要公开的表', accepts: 'xlsx', reply: 'PublicationTableReply' }),
  check: endpoint<CheckPublicationInput, PublicationDetail>({ method: 'POST', path: '/disclosures/publications/:id/checks', permission: 'disclosure.record', title: '登记监督检查', reply: 'PublicationDetail' }),
  reportPdf: endpoint<SupervisionInput, FileReply>({ method: 'GET', path: '/disclosures/villages/:villageId/supervision.pdf', permission: 'disclosure.read', title: '公开监督报告（PDF）', answers: 'pdf' }),
  reportDocx: endpoint<SupervisionInput, FileReply>({ method: 'GET', path: '/disclosures/villages/:villageId/supervision.docx', permission: 'disclosure.read', title: '公开监督报告（Word）', answers: 'docx' }),
};
