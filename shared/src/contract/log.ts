import type { Day, Instant, Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { LogDayInput, LogInput, LogMonthInput, LogPeopleInput, ReviewLogInput, SignLogInput, WriteLogInput } from './log.input';

export const LOG_OWNERS = ['person', 'team'] as const;
export type LogOwner = (typeof LOG_OWNERS)[number];

/** The parts a document may ask for; a log without parts of its own has `work` only. */
export const LOG_FIELDS = ['study', 'work', 'life', 'opinions', 'hot_issues'] as const;

/** `missing`: owed and not there; `written`: the team's, and its leader has not signed it; `signed`: written and signed off; `returned`: sent back for completion; `read`: looked at by somebody above. */
export const LOG_STATES = ['missing', 'written', 'signed', 'returned', 'read'] as const;
export type LogState = (typeof LOG_STATES)[number];
export const LOG_STATE_NAMES: Record<LogState, string> = { missing: '没有写', written: '等队长签', signed: '已签', returned: '退回补充', read: '已阅' };

export const LOG_VERDICTS = ['read', 'commented', 'returned'] as const;
export type LogVerdict = (typeof LOG_VERDICTS)[number];
export const LOG_VERDICT_NAMES: Record<LogVerdict, string> = { read: '已阅', commented: '批注', returned: '退回补充' };

/** What the leader says of the log of his team. */
export const LOG_SIGNINGS = ['signed', 'returned'] as const;
export type LogSigning = (typeof LOG_SIGNINGS)[number];
export const LOG_SIGNING_NAMES: Record<LogSigning, string> = { signed: '签字', returned: '退回补充' };

/** Whatever was said of a log, by the leader or by those above. */
export type LogGiven = LogVerdict | LogSigning;
export const LOG_GIVEN_NAMES: Record<LogGiven, string> = { ...LOG_VERDICT_NAMES, ...LOG_SIGNING_NAMES };

/** A part of a log by the document: study, work … */
export interface LogText {
  field: string;
  name: string;
  text: string;
}

/** The log as it was signed off once. Never changed: who signs again makes the next version. */
export interface LogVersion {
  version: number;
  /** Who wrote it: in the log of a team one of its people. */
  byName: string;
  texts: LogText[];
  /** The duties it was marked with, besides those of the records of the day. */
  tags: string[];
  signedAt: Instant;
  /** The signing was received on a later day than the one it tells of. */
  late: boolean;
}

export interface LogReview {
  verdict: LogGiven;
  text: string;
  /** The version that was looked at. */
  version: number;
  roleName: string;
  byName: string;
  at: Instant;
}

export interface WorkLog {
  id: string;
  /** Empty: the log of the team. */
  personId: string;
  teamId: string;
  of: LogOwner;
  /** The person or the team. */
  name: string;
  villageName: string;
  day: Day;
  state: LogState;
  /** What the document asks for and the log does not have, in words. */
  lacks: string[];
  /** The duties of the day: of what was recorded, and what the log itself was marked with. */
  duties: string[];
  /** The latest first. */
  versions: LogVersion[];
  reviews: LogReview[];
  because: Reason[];
  may: { review: boolean; write: boolean; sign: boolean };
}

/** What a cadre needs to write the log of a day. */
export interface LogDay {
  day: Day;
  /** Whose log this day asks for: his own, or the one his team keeps together. */
  of: LogOwner;
  teamId: string;
  teamName: string;
  /** Of a team: whoever of this team writes it signs it at the same time. */
  signs: boolean;
  /** Does the document of the place keep a log at all? */
  asked: boolean;
  /** Is one owed for this day, as far as the records say? */
  owed: boolean;
  /** What is known of the day, one fact each. */
  known: string[];
  /** The draft made of it, or what was signed last. */
  texts: LogText[];
  /** The duties that the document names, those that the records of the day carry, those that were chosen last. */
  duties: { named: string[]; recorded: string[]; chosen: string[]; because: Reason[] };
  log: WorkLog | null;
  /** Days of this and the last month that lack their log. */
  missing: Day[];
  /** Of the same months, logs that were sent back and wait to be completed. */
  returned: Day[];
  because: Reason[];
}

export interface LogDayLine {
  day: Day;
  of: LogOwner;
  state: LogState;
  /** Null: missing. */
  id: string | null;
  /** The beginning of it. */
  text: string;
  lacks: string[];
}

/** The logs of a person, or of a team, in a month. */
export interface LogMonthReply {
  /** Empty: of the team. */
  personId: string;
  name: string;
  villageName: string;
  month: Month;
  /** Whoever reads this writes these logs: they are his own, or those of his team. */
  mine: boolean;
  asked: boolean;
  owed: number;
  written: number;
  days: LogDayLine[];
  because: Reason[];
  /** Who reviews by the document. */
  reviewers: Reason[];
}

/** A person, or a team that keeps one log. */
export interface LogPersonLine {
  /** Empty: a team. */
  personId: string;
  teamId: string;
  of: LogOwner;
  name: string;
  villageName: string;
  owed: number;
  written: number;
  missing: number;
  /** Signed, and looked at by nobody yet. */
  unread: number;
  returned: number;
  /** Of a team: written, and its leader has not signed it. */
  unsigned: number;
}

export const log = {
  day: endpoint<LogDayInput, LogDay>({ method: 'GET', path: '/worklog/logs/day', permission: 'worklog.record', title: '我的一天的工作日志', reply: 'LogDay' }),
  write: endpoint<WriteLogInput, WorkLog>({ method: 'POST', path: '/worklog/logs', permission: 'worklog.record', title: '签好工作日志', keyed: true, reply: 'WorkLog' }),
  sign: endpoint<SignLogInput, WorkLog>({ method: 'POST', path: '/worklog/logs/one/:id/signature', permission: 'worklog.record', title: '队长签全队的工作日志', reply: 'WorkLog' }),
  month: endpoint<LogMonthInput, LogMonthReply>({ method: 'GET', path: '/worklog/logs/month', permission: 'worklog.logs', title: '一个人一个月的工作日志', reply: 'LogMonthReply' }),
  people: endpoint<LogPeopleInput, Page<LogPersonLine>>({ method: 'GET', path: '/worklog/logs/people', permission: 'worklog.review', title: '各人的工作日志', reply: 'Page<LogPersonLine>' }),
  one: endpoint<LogInput, WorkLog>({ method: 'GET', path: '/worklog/logs/one/:id', permission: 'worklog.logs', title: '一篇工作日志', reply: 'WorkLog' }),
  review: endpoint<ReviewLogInput, WorkLog>({ method: 'POST', path: '/worklog/logs/one/:id/reviews', permission: 'worklog.review', title: '查阅工作日志', reply: 'WorkLog' }),
  pdf: endpoint<LogMonthInput, FileReply>({ method: 'GET', path: '/worklog/logs/month.pdf', permission: 'worklog.logs', title: '导出工作日志（PDF）', answers: 'pdf' }),
  xlsx: endpoint<LogMonthInput, FileReply>({ method: 'GET', path: '/worklog/logs/month.xlsx', permission: 'worklog.logs', title: '导出工作日志（表格）', answers: 'xlsx' }),
};
