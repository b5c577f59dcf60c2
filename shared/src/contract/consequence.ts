import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { CaseState, ConsequenceState, FactSource, FindingState, GivenSubject, ReviewOutcome, SubjectKind } from './consequence-words';
import type {
  AnswerCaseInput, CaseInput, CasesInput, ConsequenceStatisticsInput, DecideFindingInput, DecideStepInput, DoneStepInput, FileCaseInput, FindingFormInput, FindingInput, FindingsInput, MyCasesInput, OpenCaseInput, ProposalInput,
  ProposalsInput, RecordFindingInput, ReviewCaseInput, WithdrawCaseInput,
} from './consequence.input';
import { endpoint, type FileReply, type Page } from './endpoint';

/** What is known, as a name and a value. */
export interface CaseFact {
  name: string;
  value: string;
}

/** Whom and what it is about. */
export interface CaseHead {
  source: FactSource;
  subject: SubjectKind;
  subjectId: string;
  subjectName: string;
  placeName: string;
  /** What the document calls it. */
  title: string;
  /** On which it was found, and the window that was counted. */
  day: Day;
  window: string;
}

/** What the document attaches to a confirmed fact, before anybody has done anything about it. */
export interface Proposal extends CaseHead {
  key: string;
  facts: CaseFact[];
  steps: ProposedStep[];
  /** At least one of those marked so is to be chosen by a person. */
  choose: boolean;
  reportTo: string[];
  timing: string;
  /** What the table asks and no record tells. */
  asks: { fact: string; name: string }[];
  /** The document wants mistakes to be weighed (容错) before anything is confirmed. */
  needsReview: boolean;
  because: Reason[];
  /** Where the fact stands. */
  page: string;
  may: { open: boolean };
}

export interface ProposedStep {
  step: string;
  name: string;
  /** Who carries it out, where the document says so. */
  byName: string;
  /** One of several from which a person chooses. */
  optional: boolean;
}

export interface CaseStep extends ProposedStep {
  state: ConsequenceState;
  decision: { byName: string; at: Instant; reason: string } | null;
  done: { byName: string; at: Instant; note: string } | null;
}

export interface CaseLine extends CaseHead {
  id: string;
  state: CaseState;
  answerBy: Day;
  openedAt: Instant;
}

/** A proposal that somebody took up: the person is told, answers, it is weighed and decided, carried out and filed. */
export interface CaseDetail extends CaseLine {
  facts: CaseFact[];
  steps: CaseStep[];
  choose: boolean;
  reportTo: string[];
  timing: string;
  because: Reason[];
  openedByName: string;
  answer: { text: string; byName: string; at: Instant } | null;
  needsReview: boolean;
  review: { outcome: ReviewOutcome; reason: string; byName: string; at: Instant } | null;
  reviewBecause: Reason[];
  filed: { number: string; note: string; byName: string; at: Instant } | null;
  withdrawnReason: string;
  /** The fact is not what it was when the case began: an inspection was withdrawn, a sheet was corrected. Said while there is something to decide. */
  changed: boolean;
  /** Where the fact stands. */
  page: string;
  /** Is it about the reader himself? */
  own: boolean;
  may: { answer: boolean; review: boolean; decide: boolean; done: boolean; file: boolean; withdraw: boolean };
}

/** What may be put down by hand at a place: the cases of its document that no record tells. */
export interface FindingForm {
  placeName: string;
  events: { event: string; name: string; subject: GivenSubject; asks: { fact: string; name: string }[]; steps: string[]; because: Reason[] }[];
  prohibitions: { word: string; name: string }[];
  people: { id: string; name: string; place: string }[];
  units: { id: string; name: string }[];
}

export interface FindingLine {
  id: string;
  subject: SubjectKind;
  subjectName: string;
  placeName: string;
  title: string;
  day: Day;
  state: FindingState;
  recordedByName: string;
  recordedAt: Instant;
}

export interface FindingDetail extends FindingLine {
  text: string;
  answers: CaseFact[];
  because: Reason[];
  decision: { byName: string; at: Instant; reason: string } | null;
  caseId: string | null;
  may: { decide: boolean };
}

/** Counts of kinds and places; nobody is named and nobody is ranked. */
export interface ConsequenceStatistics {
  from: Day;
  to: Day;
  cases: number;
  states: { name: string; count: number }[];
  /** By what it was found from, and by what the document calls it. */
  sources: { name: string; count: number }[];
  events: { name: string; count: number }[];
  steps: { name: string; proposed: number; confirmed: number; setAside: number; done: number }[];
  places: { name: string; cases: number; confirmed: number; setAside: number }[];
  answered: number;
  tolerated: number;
}

export const consequence = {
  proposals: endpoint<ProposalsInput, Page<Proposal>>({ method: 'GET', path: '/consequences/proposals', permission: 'consequence.read', title: '待处理的建议', reply: 'Page<Proposal>' }),
  proposal: endpoint<ProposalInput, Proposal>({ method: 'GET', path: '/consequences/proposals/:key', permission: 'consequence.read', title: '一条处理建议', reply: 'Proposal' }),
  open: endpoint<OpenCaseInput, CaseDetail>({ method: 'POST', path: '/consequences/proposals/:key/cases', permission: 'consequence.decide', title: '告知本人，开始处理', reply: 'CaseDetail' }),
  mine: endpoint<MyCasesInput, Page<CaseLine>>({ method: 'GET', path: '/consequences/mine', permission: 'consequence.own', title: '对我的处理', reply: 'Page<CaseLine>' }),
  statistics: endpoint<ConsequenceStatisticsInput, ConsequenceStatistics>({ method: 'GET', path: '/consequences/statistics', permission: 'consequence.read', title: '责任追究统计', reply: 'ConsequenceStatistics' }),
  xlsx: endpoint<ConsequenceStatisticsInput, FileReply>({ method: 'GET', path: '/consequences/ledger.xlsx', permission: 'consequence.read', title: '导出责任追究台账和统计（表格）', answers: 'xlsx' }),
  form: endpoint<FindingFormInput, FindingForm>({ method: 'GET', path: '/consequences/findings/form', permission: 'consequence.write', title: '可以登记的情形', reply: 'FindingForm' }),
  findings: endpoint<FindingsInput, Page<FindingLine>>({ method: 'GET', path: '/consequences/findings', permission: 'consequence.read', title: '登记的情况', reply: 'Page<FindingLine>' }),
  record: endpoint<RecordFindingInput, FindingDetail>({ method: 'POST', path: '/consequences/findings', permission: 'consequence.write', title: '登记一个情况', reply: 'FindingDetail' }),
  finding: endpoint<FindingInput, FindingDetail>({ method: 'GET', path: '/consequences/findings/:id', permission: 'consequence.read', title: '一个登记的情况', reply: 'FindingDetail' }),
  confirm: endpoint<DecideFindingInput, FindingDetail>({ method: 'POST', path: '/consequences/findings/:id/decide', permission: 'consequence.decide', title: '核实登记的情况', reply: 'FindingDetail' }),
  list: endpoint<CasesInput, Page<CaseLine>>({ method: 'GET', path: '/consequences', permission: 'consequence.read', title: '办理中的处理', reply: 'Page<CaseLine>' }),
  detail: endpoint<CaseInput, CaseDetail>({ method: 'GET', path: '/consequences/cases/:id', permission: 'consequence.own', title: '一件处理', reply: 'CaseDetail' }),
  answer: endpoint<AnswerCaseInput, CaseDetail>({ method: 'POST', path: '/consequences/cases/:id/answer', permission: 'consequence.own', title: '本人说明', reply: 'CaseDetail' }),
  review: endpoint<ReviewCaseInput, CaseDetail>({ method: 'POST', path: '/consequences/cases/:id/review', permission: 'consequence.decide', title: '容错研判', reply: 'CaseDetail' }),
  decide: endpoint<DecideStepInput, CaseDetail>({ method: 'POST', path: '/consequences/cases/:id/decide', permission: 'consequence.decide', title: '决定一项处理', reply: 'CaseDetail' }),
  done: endpoint<DoneStepInput, CaseDetail>({ method: 'POST', path: '/consequences/cases/:id/done', permission: 'consequence.decide', title: '登记处理已经执行', reply: 'CaseDetail' }),
  file: endpoint<FileCaseInput, CaseDetail>({ method: 'POST', path: '/consequences/cases/:id/file', permission: 'consequence.decide', title: '归档', reply: 'CaseDetail' }),
  withdraw: endpoint<WithdrawCaseInput, CaseDetail>({ method: 'POST', path: '/consequences/cases/:id/withdraw', permission: 'consequence.decide', title: '撤销一件处理', reply: 'CaseDetail' }),
  docx: endpoint<CaseInput, FileReply>({ method: 'GET', path: '/consequences/cases/:id/paper.docx', permission: 'consequence.read', title: '处理审批表', answers: 'docx' }),
  pdf: endpoint<CaseInput, FileReply>({ method: 'GET', path: '/consequences/cases/:id/paper.pdf', permission: 'consequence.read', title: '处理审批表', answers: 'pdf' }),
};
