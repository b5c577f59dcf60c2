import type { ArchiveCategory, ArchiveForm } from '../kernel/archive-category';
import type { Day, Instant } from '../kernel/day';
import type { Making } from './making';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page, type StreamReply } from './endpoint';
import type { ArchiveFileInput, ArchiveItemsInput, ArchiveOverviewInput, ArchiveExportInput, ArchiveTeamInput, FileArchiveInput, NameCustodianInput, StartArchiveInput, WithdrawArchiveInput } from './archive.input';

export interface ArchiveTeamLine {
  teamId: string;
  teamName: string;
  townshipName: string;
  /** How many papers there are. */
  count: number;
  /** Null: nobody is named, or he has left the team. */
  custodian: string | null;
  /** Null: the document lists nothing, or leaves a category blank. */
  complete: boolean | null;
  missing: string[];
}

export interface ArchiveCategoryLine {
  category: ArchiveCategory;
  /** The document asks for it. */
  asked: boolean;
  count: number;
  images: number;
  /** 永久保存, 保存 10 年; null: no document says how long, an administrator is asked. */
  keep: string | null;
}

/** Who keeps the papers, from a day on; the one before him handed them over. */
export interface ArchiveCustodian {
  personName: string;
  from: Day;
  /** The day before it was handed over; null: he still keeps them. */
  to: Day | null;
  /** He is no longer in the team. */
  left: boolean;
  note: string;
  /** Who named him; empty: he took over the post of the one before him, and the papers with it. */
  byName: string;
}

export interface TeamArchive extends ArchiveTeamLine {
  from: Day;
  to: Day | null;
  categories: ArchiveCategoryLine[];
  custodians: ArchiveCustodian[];
  /** Whom the papers may be handed to. */
  people: { personId: string; name: string }[];
  because: Reason[];
  /** How long each category is kept, and why that is not known. */
  keeping: { missing: string[]; because: Reason[] };
  may: { file: boolean; keep: boolean };
}

/** `drawn`: made of what another part of the program holds; `filed`: put down by hand. */
export type ArchiveOrigin = 'drawn' | 'filed';

export interface ArchiveLine {
  key: string;
  origin: ArchiveOrigin;
  category: ArchiveCategory;
  title: string;
  day: Day;
  form: ArchiveForm;
  byName: string;
  /** Where the paper lies; empty: here. */
  place: string;
  /** 永久, or the last day on which it is to be kept; null: no document says it. */
  keptUntil: string | null;
  /** It can be opened here. */
  hasFile: boolean;
  filedAt: Instant | null;
  withdrawn: { byName: string; at: Instant; reason: string } | null;
  mayWithdraw: boolean;
}

/** What the person exported last of this archive; nobody else gets it, for it holds what he may read. */
export interface ArchiveExport {
  last: Making | null;
}

export const archive = {
  overview: endpoint<ArchiveOverviewInput, Page<ArchiveTeamLine>>({ method: 'GET', path: '/archives', permission: 'archive.read', title: '各队档案齐不齐', reply: 'Page<ArchiveTeamLine>' }),
  team: endpoint<ArchiveTeamInput, TeamArchive>({ method: 'GET', path: '/archives/:teamId', permission: 'archive.read', title: '一个队的档案', reply: 'TeamArchive' }),
  items: endpoint<ArchiveItemsInput, Page<ArchiveLine>>({ method: 'GET', path: '/archives/:teamId/items', permission: 'archive.read', title: '一类档案材料', reply: 'Page<ArchiveLine>' }),
  open: endpoint<ArchiveFileInput, FileReply>({ method: 'GET', path: '/archives/:teamId/items/:key', permission: 'archive.read', title: '打开一份档案材料', answers: 'file' }),
  file: endpoint<FileArchiveInput, TeamArchive>({ method: 'POST', path: '/archives/:teamId/items', permission: 'archive.file', title: '归档一份材料', reply: 'TeamArchive' }),
  withdraw: endpoint<WithdrawArchiveInput, TeamArchive>({ method: 'POST', path: '/archives/:teamId/items/:id/withdraw', permission: 'archive.file', title: '撤回归档的材料', reply: 'TeamArchive' }),
  custodian: endpoint<NameCustodianInput, TeamArchive>({ method: 'POST', path: '/archives/:teamId/custodian', permission: 'archive.keep', title: '指定档案保管人', reply: 'TeamArchive' }),
  exporting: endpoint<ArchiveTeamInput, ArchiveExport>({ method: 'GET', path: '/archives/:teamId/exports', permission: 'archive.read', title: '我最近一次导出的档案', reply: 'ArchiveExport' }),
  start: endpoint<StartArchiveInput, Making>({ method: 'POST', path: '/archives/:teamId/exports', permission: 'archive.read', title: '导出档案', reply: 'Making' }),
  status: endpoint<ArchiveExportInput, Making>({ method: 'GET', path: '/archives/:teamId/exports/:id', permission: 'archive.read', title: '导出档案的进度', reply: 'Making' }),
  stop: endpoint<ArchiveExportInput, Making>({ method: 'POST', path: '/archives/:teamId/exports/:id/stop', permission: 'archive.read', title: '停止导出档案', reply: 'Making' }),
  zip: endpoint<ArchiveExportInput, StreamReply>({ method: 'GET', path: '/archives/:teamId/exports/:id/archive.zip', permission: 'archive.read', title: '下载导出的档案', answers: 'zip' }),
};
