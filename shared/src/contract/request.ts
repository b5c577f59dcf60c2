import type { Day, Instant } from '../kernel/day';
import type { FigureKey } from '../rules/report-figure';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { FigureFacts } from './report';
import type { AnswerRequestInput, AskDataInput, RequestFactsInput, RequestIdInput, RequestsInput, WithdrawRequestInput } from './request.input';

export const REQUEST_STATES = ['open', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
export const REQUEST_STATE_NAMES: Record<RequestState, string> = { open: '收数中', withdrawn: '已撤回' };

export const REQUEST_BOXES = ['asked', 'mine'] as const;
export type RequestBox = (typeof REQUEST_BOXES)[number];

/** Something that is asked for: a number that is known already, or something that the teams have to say. */
export interface RequestItem {
  key: string;
  text: string;
  /** Null: nobody knows it but the teams. */
  figure: FigureKey | null;
  figureName: string;
  unit: string;
}

/** Before anybody is asked: what is known already, and what the rest costs those who have to answer. */
export interface RequestPreview {
  items: RequestItem[];
  teams: number;
  /** Fields that somebody has to fill in: teams times what is not known. */
  fields: number;
}

export interface RequestLine {
  id: string;
  title: string;
  placeName: string;
  askedBy: string;
  basis: string;
  deadline: Day;
  from: Day;
  to: Day;
  state: RequestState;
  /** How many teams have to say something, and how many have; none where everything is known. */
  teams: number;
  answered: number;
  createdAt: Instant;
}

export interface RequestRow {
  teamId: string;
  teamName: string;
  villageName: string;
  /** By item: what is known, or what the team said; null: not yet. */
  values: { key: string; value: string | null; known: boolean }[];
  note: string;
  answeredBy: string;
  answeredAt: Instant | null;
  late: boolean;
}

export interface RequestDetail extends RequestLine {
  items: RequestItem[];
  rows: RequestRow[];
  /** Of what is known, the sum of all teams. */
  totals: { key: string; value: number | null }[];
  withdrawnReason: string;
  may: { answer: string[]; withdraw: boolean };
}

export const request = {
  preview: endpoint<AskDataInput, RequestPreview>({ method: 'POST', path: '/requests/preview', permission: 'report.request', title: '看看要的数据哪些已经有', reply: 'RequestPreview' }),
  ask: endpoint<AskDataInput, RequestDetail>({ method: 'POST', path: '/requests', permission: 'report.request', title: '提出数据需求', reply: 'RequestDetail' }),
  list: endpoint<RequestsInput, Page<RequestLine>>({ method: 'GET', path: '/requests', permission: 'report.read', title: '数据需求', reply: 'Page<RequestLine>' }),
  one: endpoint<RequestIdInput, RequestDetail>({ method: 'GET', path: '/requests/one/:id', permission: 'report.read', title: '一份数据需求', reply: 'RequestDetail' }),
  answer: endpoint<AnswerRequestInput, RequestDetail>({ method: 'POST', path: '/requests/one/:id/answers', permission: 'report.write', title: '答复数据需求', reply: 'RequestDetail' }),
  withdraw: endpoint<WithdrawRequestInput, RequestDetail>({ method: 'POST', path: '/requests/one/:id/withdraw', permission: 'report.request', title: '撤回数据需求', reply: 'RequestDetail' }),
  facts: endpoint<RequestFactsInput, FigureFacts>({ method: 'GET', path: '/requests/one/:id/facts', permission: 'report.read', title: '数据需求里一个数的来源', reply: 'FigureFacts' }),
  xlsx: endpoint<RequestIdInput, FileReply>({ method: 'GET', path: '/requests/one/:id/table.xlsx', permission: 'report.read', title: '导出数据需求（表格）', answers: 'xlsx' }),
};
