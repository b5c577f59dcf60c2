import type { Day, Instant } from '../kernel/day';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { AccessesInput, FaultsInput } from './operation.input';

/** Runs that erase what is over. */
export const ERASURE_NAMES = {
  files: '到期的照片和附件',
  positions: '在村记录的精确位置',
  papers: '请假的证明材料',
  sign_in: '登录记录和过期的登录码',
  simulations: '制度模拟的结果',
  access: '查看和导出的记录',
  faults: '出错的记录',
} as const;
export type ErasureName = keyof typeof ERASURE_NAMES;

/** What somebody read or exported of others. */
export const DISCLOSED_NAMES = {
  phone: '手机号',
  people: '名册',
  sign_in: '登录情况',
  household: '户册',
  attendance: '考勤',
  leave: '请假',
  paper: '证明材料',
  picture: '现场照片',
  work: '工作内容',
  meeting: '会议',
  inspection: '督查',
  consequence: '责任追究',
  clue: '线索和反映',
  assessment: '考核结果',
  allowance: '补助',
  welfare: '保险和体检',
  archive: '档案',
} as const;
export type DisclosedKind = keyof typeof DISCLOSED_NAMES;
export const DISCLOSED_KINDS = Object.keys(DISCLOSED_NAMES) as DisclosedKind[];

/** Data of one kind as the person it is about is told of them. */
export interface OwnKind {
  name: string;
  purpose: string;
  keep: string;
  /** How many rows about him, or written by him. */
  rows: number;
}

export interface OwnData {
  kinds: OwnKind[];
  rows: number;
}

/** One kind of run: the last time, the last thirty days, the next time. */
export interface ErasureLine {
  name: ErasureName;
  title: string;
  lastAt: Instant | null;
  /** Null: this server does not do it. */
  nextAt: Instant | null;
  /** On the day of the last one. */
  erasedThatDay: number;
  erasedIn30Days: number;
  failuresIn30Days: number;
}

export interface DataKindLine {
  name: string;
  purpose: string;
  holds: string[];
  keep: string;
  then: string;
  decides: string;
  run: ErasureName | null;
}

export interface Retention {
  runs: ErasureLine[];
  kinds: DataKindLine[];
}

export interface AccessLine {
  id: string;
  at: Instant;
  readerName: string;
  roleName: string;
  /** What was done, by the title of the endpoint. */
  title: string;
  kind: DisclosedKind;
  kindName: string;
  /** Where it was one person's of the roster; null: of somebody or something else, or of many. */
  subjectName: string | null;
  purpose: string | null;
  rows: number | null;
}

export interface FaultLine {
  /** What the person was told. */
  number: string;
  at: Instant;
  day: Day;
  /** What he was doing, by the title of the endpoint. */
  title: string;
  kind: string;
  code: string | null;
  lines: string[];
}

export const operation = {
  own: endpoint<void, OwnData>({ method: 'GET', path: '/me/data', permission: 'identity.self', title: '系统里关于我的数据', reply: 'OwnData' }),
  ownXlsx: endpoint<void, FileReply>({ method: 'GET', path: '/me/data.xlsx', permission: 'identity.self', title: '导出我的数据', answers: 'xlsx' }),
  retention: endpoint<void, Retention>({ method: 'GET', path: '/operation/retention', permission: 'operation.read', title: '数据保存和删除', reply: 'Retention' }),
  accesses: endpoint<AccessesInput, Page<AccessLine>>({ method: 'GET', path: '/operation/accesses', permission: 'operation.read', title: '查看和导出的记录', reply: 'Page<AccessLine>' }),
  filingPack: endpoint<void, FileReply>({ method: 'GET', path: '/operation/filing-pack.docx', permission: 'operation.read', title: '生成备案材料', answers: 'docx' }),
  faults: endpoint<FaultsInput, Page<FaultLine>>({ method: 'GET', path: '/operation/faults', permission: 'operation.read', title: '按编号查出错', reply: 'Page<FaultLine>' }),
};
