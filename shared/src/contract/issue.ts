import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { IssueAction, IssueKind, IssueLevel, IssueOutcome, IssueSource, IssueState, MediationStage } from './issue-words';
import type {
  AnswerIssueInput, AssignIssueInput, ConfirmIssueInput, EscalateIssueInput, IssueInput, IssuePictureInput, IssuesInput, IssueStatisticsInput, MoveIssueInput, NoteIssueInput, RaiseIssueInput, RestrictedIssuesInput,
} from './issue.input';

/** `todo`: on my table. `mine`: I raised it. `undone`: not closed yet. */
export const ISSUE_BOXES = ['todo', 'mine', 'undone', 'overdue', 'ledger', 'done', 'all'] as const;
export type IssueBox = (typeof ISSUE_BOXES)[number];
export const ISSUE_BOX_NAMES: Record<IssueBox, string> = { todo: '等我办', mine: '我报的', undone: '没销号', overdue: '过期', ledger: '台账', done: '了结', all: '全部' };

/** What ends or takes back a step, with a reason. */
export const ISSUE_MOVES = ['reopen', 'give_back', 'withdraw'] as const;
export type IssueMove = (typeof ISSUE_MOVES)[number];

export interface IssueLine {
  id: string;
  kind: IssueKind;
  categoryName: string;
  title: string;
  villageName: string;
  state: IssueState;
  level: IssueLevel;
  ownerName: string | null;
  due: Day | null;
  foundOn: Day;
  /** Since when the level above has not said that it took note. */
  escalatedAt: Instant | null;
  /** How often it was opened again. */
  reopened: number;
  /** Why it lies on the table of the one who asks; null where it does not. */
  waits: IssueWait | null;
}

/** `acknowledge`: take note. `assign`: give it to somebody. `work`: do it. `confirm`: look whether it is done. */
export type IssueWait = 'acknowledge' | 'assign' | 'work' | 'confirm';

export interface IssueStep {
  id: string;
  action: IssueAction;
  stage: MediationStage | null;
  text: string;
  byName: string;
  roleName: string;
  at: Instant;
  /** The phone said so at another time: it came without signal. */
  claimedAt: Instant | null;
  toName: string | null;
  due: Day | null;
  outcome: IssueOutcome | null;
  /** To whom it was reported, by name of the office. */
  parties: string[];
  /** Pictures, by id. */
  photos: string[];
}

/** Somebody who has to take note. */
export interface IssueRecipient {
  name: string;
  /** How many people hold it now. */
  holders: number;
  acknowledgedBy: string | null;
  acknowledgedAt: Instant | null;
}

/** What the document says of the ledger. */
export interface IssueLedger {
  required: boolean;
  /** It has to be reported and was not yet: to whom. */
  report: string[];
  because: Reason[];
}

export interface IssueDetail extends IssueLine {
  /** The department it was handed to: its name as the person's post says, and the number, for those who follow the matter. */
  department: { post: string; phone: string } | null;
  revision: number;
  text: string;
  category: string;
  villageId: string;
  source: IssueSource;
  sourceId: string | null;
  householdId: string | null;
  /** The household, for those who may open it. */
  household: IssueHousehold | null;
  villager: string;
  massDemand: boolean;
  reporterName: string;
  raisedAt: Instant;
  late: boolean;
  ledger: IssueLedger | null;
  recipients: IssueRecipient[];
  /** Why it goes to them. */
  because: Reason[];
  /** The first one first. */
  steps: IssueStep[];
  may: Record<IssueAction, boolean>;
  /** Why the one who asks may not confirm, where he would otherwise. */
  confirmedByOther: boolean;
}

/** Whose matter it is, as the register names it. */
export interface IssueHousehold {
  id: string;
  number: string;
  headName: string;
}

/** Somebody who can be given an issue. */
export interface IssuePerson {
  personId: string;
  name: string;
  roleName: string;
  post: string | null;
  department: boolean;
}

export interface IssueWork {
  /** On the table of the one who asks, by what it asks of him. */
  counts: Record<IssueWait, number>;
  overdue: number;
  /** The most pressing ones. */
  items: IssueLine[];
  /** Clues and complaints that wait for him; never shown by title. */
  restricted: number;
}

export interface IssueCount {
  name: string;
  count: number;
}

/** The same matter again and again. */
export interface IssueRecurrence {
  villageId: string;
  villageName: string;
  kind: IssueKind;
  category: string;
  categoryName: string;
  count: number;
  undone: number;
  last: Day;
  /** It is always the same household. */
  householdId: string | null;
}

export interface IssueStatistics {
  from: Day;
  to: Day;
  raised: number;
  closed: number;
  undone: number;
  overdue: number;
  escalated: number;
  reopened: number;
  /** Days from raising to closing, on the middle one; null where none was closed. */
  middleDays: number | null;
  states: IssueCount[];
  categories: IssueCount[];
  recurrences: IssueRecurrence[];
  reopenedIssues: IssueLine[];
}

export const issue = {
  raise: endpoint<RaiseIssueInput, IssueDetail>({ method: 'POST', path: '/issues', permission: 'issue.raise', title: '登记问题', keyed: true, reply: 'IssueDetail' }),
  list: endpoint<IssuesInput, Page<IssueLine>>({ method: 'GET', path: '/issues', permission: 'issue.read', title: '问题', reply: 'Page<IssueLine>' }),
  restricted: endpoint<RestrictedIssuesInput, Page<IssueLine>>({ method: 'GET', path: '/issues/restricted', permission: 'issue.read', title: '线索和反映', reply: 'Page<IssueLine>' }),
  work: endpoint<void, IssueWork>({ method: 'GET', path: '/issues/work', permission: 'issue.read', title: '等我办的问题', reply: 'IssueWork' }),
  statistics: endpoint<IssueStatisticsInput, IssueStatistics>({ method: 'GET', path: '/issues/statistics', permission: 'issue.read', title: '问题的统计', reply: 'IssueStatistics' }),
  xlsx: endpoint<IssuesInput, FileReply>({ method: 'GET', path: '/issues.xlsx', permission: 'issue.read', title: '导出问题台账', answers: 'xlsx' }),
  problemsDocx: endpoint<IssuesInput, FileReply>({ method: 'GET', path: '/issues/problems.docx', permission: 'issue.read', title: '问题清单（Word）', answers: 'docx' }),
  problemsPdf: endpoint<IssuesInput, FileReply>({ method: 'GET', path: '/issues/problems.pdf', permission: 'issue.read', title: '问题清单（PDF）', answers: 'pdf' }),
  one: endpoint<IssueInput, IssueDetail>({ method: 'GET', path: '/issues/one/:id', permission: 'issue.read', title: '一个问题', reply: 'IssueDetail' }),
  picture: endpoint<IssuePictureInput, FileReply>({ method: 'GET', path: '/issues/photos/:id', permission: 'issue.read', title: '查看问题的照片', answers: 'file' }),
  pdf: endpoint<IssueInput, FileReply>({ method: 'GET', path: '/issues/one/:id/paper.pdf', permission: 'issue.read', title: '问题办理单（PDF）', answers: 'pdf' }),
  docx: endpoint<IssueInput, FileReply>({ method: 'GET', path: '/issues/one/:id/paper.docx', permission: 'issue.read', title: '问题办理单（Word）', answers: 'docx' }),
  people: endpoint<IssueInput, IssuePerson[]>({ method: 'GET', path: '/issues/one/:id/people', permission: 'issue.assign', title: '可以交给谁办', reply: 'IssuePerson[]' }),
  assign: endpoint<AssignIssueInput, IssueDetail>({ method: 'POST', path: '/issues/one/:id/assignments', permission: 'issue.assign', title: '交办问题', reply: 'IssueDetail' }),
  escalate: endpoint<EscalateIssueInput, IssueDetail>({ method: 'POST', path: '/issues/one/:id/escalations', permission: 'issue.act', title: '上报问题', reply: 'IssueDetail' }),
  acknowledge: endpoint<IssueInput, IssueDetail>({ method: 'POST', path: '/issues/one/:id/acknowledgements', permission: 'issue.act', title: '签收上报的问题', reply: 'IssueDetail' }),
  note: endpoint<NoteIssueInput, IssueDetail>({ method: 'POST', path: '/issues/one/:id/notes', permission: 'issue.act', title: '跟进问题', keyed: true, reply: 'IssueDetail' }),
  answer: endpoint<AnswerIssueInput, IssueDetail>({ method: 'POST', path: '/issues/one/:id/answers', permission: 'issue.act', title: '答复问题', keyed: true, reply: 'IssueDetail' }),
  confirm: endpoint<ConfirmIssueInput, IssueDetail>({ method: 'POST', path: '/issues/one/:id/confirmation', permission: 'issue.act', title: '确认问题已经解决', reply: 'IssueDetail' }),
  move: endpoint<MoveIssueInput, IssueDetail>({ method: 'POST', path: '/issues/one/:id/moves', permission: 'issue.act', title: '重新办理、退回或撤销问题', reply: 'IssueDetail' }),
};
