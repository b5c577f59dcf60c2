import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { DueItem, DueState } from '../rules/due-item';
import type { ReportSection } from '../rules/report-draft';
import type { FigureFact, ReportFigure } from '../rules/report-figure';
import { endpoint, type FileReply, type Page } from './endpoint';
import type {
  AddReportPictureInput, CollectedReportsInput, DropReportPictureInput, FreeReportInput, OpenReportInput, ReceiveReportInput, ReportCalendarInput, ReportCollectionInput, ReportFigureInput, ReportIdInput, ReportMaterialInput, ReportPictureInput, ReportsInput, RollupInput, SaveReportInput, SubmitReportInput,
} from './report.input';

/** `periodic`: as the document asks for it; `brief` and `research`: as its author sees fit; `rollup`: made of the reports of the teams. */
export const REPORT_FORMS = ['periodic', 'brief', 'research', 'rollup'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];
export const REPORT_FORM_NAMES: Record<ReportForm, string> = { periodic: '定期报告', brief: '简报', research: '调研报告', rollup: '汇总报告' };

export const REPORT_STATES = ['draft', 'submitted', 'returned', 'dropped'] as const;
export type ReportState = (typeof REPORT_STATES)[number];
export const REPORT_STATE_NAMES: Record<ReportState, string> = { draft: '草稿', submitted: '已报送', returned: '退回修改', dropped: '不用了' };
/** What may follow what. What was submitted is never changed: it is returned, and submitted as the next version. */
export const REPORT_FLOW: Record<ReportState, readonly ReportState[]> = { draft: ['submitted', 'dropped'], submitted: ['returned'], returned: ['submitted'], dropped: [] };

/** `outside`: nobody of the recipient uses this system, the file is handed over by hand. */
export const DELIVERY_STATES = ['sent', 'received', 'returned', 'outside'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export const DELIVERY_STATE_NAMES: Record<DeliveryState, string> = { sent: '等签收', received: '已签收', returned: '已退回', outside: '线下报送' };

export const REPORT_BOXES = ['mine', 'inbox', 'below', 'published'] as const;
export type ReportBox = (typeof REPORT_BOXES)[number];

export interface ReportLine {
  id: string;
  form: ReportForm;
  title: string;
  turn: string;
  ownerName: string;
  place: string;
  state: ReportState;
  /** Of the latest version, how many recipients have received it, of how many that use this system. */
  received: number;
  recipients: number;
  submittedAt: Instant | null;
  published: boolean;
}

export interface ReportDelivery {
  version: number;
  party: string;
  partyName: string;
  seatName: string;
  /** It looks at the report before it goes on to the recipients. */
  reviews: boolean;
  state: DeliveryState;
  byName: string;
  text: string;
  at: Instant | null;
}

export interface ReportVersionLine {
  version: number;
  submittedAt: Instant;
  /** It was told in person on that day. */
  spokenOn: Day | null;
  byName: string;
  late: boolean;
}

/** A figure without the facts behind it: they are opened one figure at a time. */
export type FigureLine = Omit<ReportFigure, 'facts'> & { facts: number };

/** A picture that goes with the text. */
export interface ReportPicture {
  id: string;
  caption: string;
}

export interface ReportDetail extends ReportLine {
  report: string;
  period: string;
  ownerId: string;
  revision: number;
  version: number;
  sections: ReportSection[];
  figures: FigureLine[];
  pictures: ReportPicture[];
  /** The team, or the time, whose entries can be told in it. */
  material: { teamId: string | null; from: Day; to: Day };
  /** The last day on which it is in time. */
  due: Day | null;
  to: { party: string; name: string }[];
  versions: ReportVersionLine[];
  deliveries: ReportDelivery[];
  because: Reason[];
  may: { edit: boolean; submit: boolean; receive: boolean; publish: boolean; drop: boolean; chooseRecipients: boolean };
}

/** A turn of a report that the caller or his place owes, with what was written of it. */
export interface ReportTurn extends DueItem {
  owner: string;
  ownerId: string;
  ownerName: string;
  report: string;
  period: string;
  recipients: string[];
  reportId: string | null;
  reportState: ReportState | null;
}

/** A report that the document asks for without a day: its author begins it when there is something to tell. */
export interface ReportOffer {
  report: string;
  title: string;
  form: 'brief' | 'research';
  owner: string;
  ownerId: string;
  ownerName: string;
  recipients: string[];
  because: Reason[];
}

/** A report of a turn, and how many of those who owe it have sent it. */
export interface CollectionLine {
  report: string;
  title: string;
  period: string;
  turn: string;
  due: Day | null;
  owner: string;
  counts: Record<DueState, number>;
  /** It can be put together into one. */
  rollup: boolean;
  because: Reason[];
}

export interface CollectedLine {
  ownerId: string;
  ownerName: string;
  place: string;
  state: DueState;
  reportId: string | null;
  reportState: ReportState | null;
  submittedAt: Instant | null;
}

export interface FigureFacts {
  figure: FigureLine;
  facts: FigureFact[];
}

/** What the facts say now: for an author who compares his draft. */
export interface FreshReport {
  sections: ReportSection[];
  figures: FigureLine[];
  changed: boolean;
}

export const report = {
  calendar: endpoint<ReportCalendarInput, Page<ReportTurn>>({ method: 'GET', path: '/reports/calendar', permission: 'report.read', title: '我要报的报告', reply: 'Page<ReportTurn>' }),
  offered: endpoint<void, ReportOffer[]>({ method: 'GET', path: '/reports/offered', permission: 'report.read', title: '制度要求、没有写明日子的报告', reply: 'ReportOffer[]' }),
  open: endpoint<OpenReportInput, ReportDetail>({ method: 'POST', path: '/reports/open', permission: 'report.write', title: '打开一份到期的报告', reply: 'ReportDetail' }),
  free: endpoint<FreeReportInput, ReportDetail>({ method: 'POST', path: '/reports/free', permission: 'report.write', title: '写一份简报或调研报告', reply: 'ReportDetail' }),
  rollup: endpoint<RollupInput, ReportDetail>({ method: 'POST', path: '/reports/rollup', permission: 'report.write', title: '把各队的报告汇总成一份', reply: 'ReportDetail' }),
  save: endpoint<SaveReportInput, ReportDetail>({ method: 'PUT', path: '/reports/one/:id', permission: 'report.write', title: '保存报告草稿', reply: 'ReportDetail' }),
  fresh: endpoint<ReportIdInput, FreshReport>({ method: 'GET', path: '/reports/one/:id/fresh', permission: 'report.read', title: '按现在的记录重新取数', reply: 'FreshReport' }),
  material: endpoint<ReportMaterialInput, ReportDetail>({ method: 'POST', path: '/reports/one/:id/material', permission: 'report.write', title: '把选的记录写进报告', reply: 'ReportDetail' }),
  addPicture: endpoint<AddReportPictureInput, ReportDetail>({ method: 'POST', path: '/reports/one/:id/pictures', permission: 'report.write', title: '给报告加照片', reply: 'ReportDetail' }),
  dropPicture: endpoint<DropReportPictureInput, ReportDetail>({ method: 'DELETE', path: '/reports/one/:id/pictures/:pictureId', permission: 'report.write', title: '拿掉报告里的照片', reply: 'ReportDetail' }),
  picture: endpoint<ReportPictureInput, FileReply>({ method: 'GET', path: '/reports/one/:id/pictures/:pictureId', permission: 'report.read', title: '查看报告的照片', answers: 'file' }),
  submit: endpoint<SubmitReportInput, ReportDetail>({ method: 'POST', path: '/reports/one/:id/submit', permission: 'report.write', title: '报送报告', reply: 'ReportDetail' }),
  drop: endpoint<ReportIdInput, ReportDetail>({ method: 'POST', path: '/reports/one/:id/drop', permission: 'report.write', title: '不要这份草稿', reply: 'ReportDetail' }),
  receive: endpoint<ReceiveReportInput, ReportDetail>({ method: 'POST', path: '/reports/one/:id/receive', permission: 'report.receive', title: '签收或退回报告', reply: 'ReportDetail' }),
  publish: endpoint<ReportIdInput, ReportDetail>({ method: 'POST', path: '/reports/one/:id/publish', permission: 'report.receive', title: '采用简报，发给各队看', reply: 'ReportDetail' }),
  list: endpoint<ReportsInput, Page<ReportLine>>({ method: 'GET', path: '/reports', permission: 'report.read', title: '报告', reply: 'Page<ReportLine>' }),
  one: endpoint<ReportIdInput, ReportDetail>({ method: 'GET', path: '/reports/one/:id', permission: 'report.read', title: '一份报告', reply: 'ReportDetail' }),
  figure: endpoint<ReportFigureInput, FigureFacts>({ method: 'GET', path: '/reports/one/:id/figures/:key', permission: 'report.read', title: '报告里一个数的来源', reply: 'FigureFacts' }),
  collection: endpoint<ReportCollectionInput, Page<CollectionLine>>({ method: 'GET', path: '/reports/collection', permission: 'report.receive', title: '各队报告的收报情况', reply: 'Page<CollectionLine>' }),
  collected: endpoint<CollectedReportsInput, Page<CollectedLine>>({ method: 'GET', path: '/reports/collected', permission: 'report.receive', title: '一份报告各队报了没有', reply: 'Page<CollectedLine>' }),
  docx: endpoint<ReportIdInput, FileReply>({ method: 'GET', path: '/reports/one/:id/paper.docx', permission: 'report.read', title: '导出报告（Word）', answers: 'docx' }),
  pdf: endpoint<ReportIdInput, FileReply>({ method: 'GET', path: '/reports/one/:id/paper.pdf', permission: 'report.read', title: '导出报告（PDF）', answers: 'pdf' }),
};
