import type { Assessor, Grade, GradeScale } from '../kernel/assessment';
import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { AssessmentResult } from '../rules/assessment-result';
import type { AssessmentUse } from '../rules/assessment-use';
import type { RatingStage } from '../rules/rating';
import type {
  AcknowledgeAssessmentInput, AnswerAssessmentInput, AssessedInput, AssessmentEligibilityInput, AssessmentFactInput, AssessmentGradeInput, AssessmentInput, AssessmentLimitInput, AssessmentOpinionInput, AssessmentsInput, AssessmentSheetInput,
  DecideAssessmentInput, ObjectAssessmentInput, OpenAssessmentInput, PlanAssessmentInput, PubliciseAssessmentInput, ReceiveAssessmentInput, SummariseInput, UnitTableInput, UnitTablesFileInput, UnitTablesInput, WithdrawAssessmentInput,
} from './assessment.input';
import type { AssessmentState, AssessmentSubject, LimitDecision } from './assessment-words';
import { endpoint, type FileReply, type Page } from './endpoint';

/** What has to be known before an assessment is begun. */
export interface AssessmentPlan {
  placeId: string;
  placeName: string;
  parts: string[];
  people: number;
  eligible: number;
  because: Reason[];
}

export interface AssessmentLine {
  id: string;
  title: string;
  subject: AssessmentSubject;
  stage: RatingStage;
  period: string;
  placeName: string;
  state: AssessmentState;
  /** Who is assessed, and how many of them have a grade. */
  people: number;
  graded: number;
  publicTo: Day | null;
}

export interface AssessmentDetail extends AssessmentLine {
  revision: number;
  scale: GradeScale;
  assessedOn: Day;
  from: Day;
  to: Day;
  profileTitle: string;
  profileVersion: string;
  openedByName: string;
  openedAt: Instant;
  summaries: number;
  /** People who are not assessed. */
  left: number;
  quota: { most: number | null; given: number; because: Reason[]; why: string | null };
  publicised: { from: Day; to: Day; where: string; byName: string } | null;
  /** Not answered yet. */
  objections: number;
  decided: { reviewedOn: Day; body: string; byName: string; at: Instant; feedbackBy: Day | null; because: Reason[] } | null;
  acknowledged: number;
  received: number;
  withdrawnReason: string;
  because: Reason[];
  may: { publicise: boolean; decide: boolean; withdraw: boolean; export: boolean };
}

/** One person in the list of an assessment. */
export interface AssessedLine {
  id: string;
  assessmentId: string;
  title: string;
  subject: AssessmentSubject;
  state: AssessmentState;
  /** Of a team: whoever leads it. */
  personId: string;
  name: string;
  unitName: string;
  roleName: string;
  villageName: string;
  assessed: boolean;
  /** Null: none yet, or not for this reader. */
  grade: Grade | null;
  /** What it waits for, in words; for those who only read the list made known, nothing. */
  note: string;
}

export interface AssessmentOpinion {
  by: Assessor;
  byName: string;
  at: Instant;
  text: string;
  points: { name: string; tenths: number; reason: string }[];
}

export interface AssessmentObjection {
  id: string;
  byName: string;
  at: Instant;
  text: string;
  answer: { byName: string; at: Instant; text: string; upheld: boolean; grade: Grade | null } | null;
}

/** The assessment of one person. */
export interface AssessmentSheet extends AssessedLine {
  stage: RatingStage;
  period: string;
  assessedOn: Day;
  from: Day;
  to: Day;
  post: string;
  scale: GradeScale;
  assessedReason: string;
  assessedBecause: Reason[];
  summary: string;
  /** What was computed: now, or, once there is a grade, as it stood then. Null: it is not for this reader, or cannot be. */
  result: AssessmentResult | null;
  because: Reason[];
  /** Why nothing can be computed. */
  why: string | null;
  hash: string;
  /** The edition of the rules it was computed by. */
  profileTitle: string;
  profileVersion: string;
  /** A limit that the facts strike. */
  limit: { text: string; because: Reason[]; decision: { decision: LimitDecision; byName: string; at: Instant; reason: string } | null } | null;
  /** What a person has to state, and what was stated. */
  facts: { fact: string; name: string; value: boolean | null; reason: string; byName: string }[];
  opinions: AssessmentOpinion[];
  graded: { text: string; byName: string; at: Instant } | null;
  objections: AssessmentObjection[];
  acknowledgedAt: Instant | null;
  received: { byName: string; at: Instant; note: string } | null;
  decided: { reviewedOn: Day; body: string; byName: string; feedbackBy: Day | null } | null;
  uses: AssessmentUse[];
  may: {
    summarise: boolean;
    /** As whom, and for what points; null: not. */
    opine: { by: Assessor; points: { part: string; name: string; points: number }[] } | null;
    manage: boolean; grade: boolean; ungrade: boolean; object: boolean; answer: boolean; acknowledge: boolean; receive: boolean; export: boolean;
  };
}

/** A dispatching unit in the table of double assessment: what was decided in a year about the people and the teams it sent. */
export interface UnitTableLine {
  unitId: string;
  unitName: string;
  year: number;
  people: number;
  teams: number;
  grades: { grade: Grade; count: number }[];
  /** Of how many of its people the result came to the unit. */
  received: number;
}
export interface UnitTable extends UnitTableLine {
  lines: { sheetId: string; subject: AssessmentSubject; name: string; villageName: string; title: string; grade: Grade | null; decidedOn: Day; received: { byName: string; at: Instant } | null }[];
  /** What follows for the unit, by which clause, out of whose results. */
  follows: { text: string; of: string[]; because: Reason[] }[];
}

/** What the facts say for a self summary: its author edits it. */
export interface SummaryDraft {
  text: string;
}

export const assessment = {
  rounds: endpoint<AssessmentsInput, Page<AssessmentLine>>({ method: 'GET', path: '/assessments/rounds', permission: 'assessment.read', title: '考核', reply: 'Page<AssessmentLine>' }),
  plan: endpoint<PlanAssessmentInput, AssessmentPlan>({ method: 'GET', path: '/assessments/plan', permission: 'assessment.manage', title: '开始考核以前', reply: 'AssessmentPlan' }),
  open: endpoint<OpenAssessmentInput, AssessmentDetail>({ method: 'POST', path: '/assessments/rounds', permission: 'assessment.manage', title: '开始考核', reply: 'AssessmentDetail' }),
  round: endpoint<AssessmentInput, AssessmentDetail>({ method: 'GET', path: '/assessments/rounds/:id', permission: 'assessment.read', title: '一次考核', reply: 'AssessmentDetail' }),
  people: endpoint<AssessedInput, Page<AssessedLine>>({ method: 'GET', path: '/assessments/rounds/:id/people', permission: 'assessment.read', title: '参加考核的人', reply: 'Page<AssessedLine>' }),
  publicise: endpoint<PubliciseAssessmentInput, AssessmentDetail>({ method: 'POST', path: '/assessments/rounds/:id/publicity', permission: 'assessment.manage', title: '公示考核结果', reply: 'AssessmentDetail' }),
  decide: endpoint<DecideAssessmentInput, AssessmentDetail>({ method: 'POST', path: '/assessments/rounds/:id/decision', permission: 'assessment.manage', title: '审定考核结果', reply: 'AssessmentDetail' }),
  withdraw: endpoint<WithdrawAssessmentInput, AssessmentDetail>({ method: 'POST', path: '/assessments/rounds/:id/withdrawal', permission: 'assessment.manage', title: '撤销考核', reply: 'AssessmentDetail' }),
  xlsx: endpoint<AssessmentInput, FileReply>({ method: 'GET', path: '/assessments/rounds/:id/results.xlsx', permission: 'assessment.manage', title: '导出考核结果汇总表', answers: 'xlsx' }),
  mine: endpoint<AssessmentsInput, Page<AssessedLine>>({ method: 'GET', path: '/assessments/mine', permission: 'assessment.own', title: '我的考核', reply: 'Page<AssessedLine>' }),
  results: endpoint<AssessmentsInput, Page<AssessedLine>>({ method: 'GET', path: '/assessments/results', permission: 'assessment.read', title: '考核结果', reply: 'Page<AssessedLine>' }),
  units: endpoint<UnitTablesInput, Page<UnitTableLine>>({ method: 'GET', path: '/assessments/units', permission: 'assessment.receive', title: '双考核表', reply: 'Page<UnitTableLine>' }),
  unitsXlsx: endpoint<UnitTablesFileInput, FileReply>({ method: 'GET', path: '/assessments/units.xlsx', permission: 'assessment.receive', title: '导出双考核表', answers: 'xlsx' }),
  unit: endpoint<UnitTableInput, UnitTable>({ method: 'GET', path: '/assessments/units/:id', permission: 'assessment.receive', title: '一个派出单位的双考核表', reply: 'UnitTable' }),
  unitDocx: endpoint<UnitTableInput, FileReply>({ method: 'GET', path: '/assessments/units/:id/table.docx', permission: 'assessment.receive', title: '一个派出单位的双考核表', answers: 'docx' }),
  unitPdf: endpoint<UnitTableInput, FileReply>({ method: 'GET', path: '/assessments/units/:id/table.pdf', permission: 'assessment.receive', title: '一个派出单位的双考核表', answers: 'pdf' }),
  sheet: endpoint<AssessmentSheetInput, AssessmentSheet>({ method: 'GET', path: '/assessments/sheets/:id', permission: 'assessment.read', title: '一个人的考核', reply: 'AssessmentSheet' }),
  draft: endpoint<AssessmentSheetInput, SummaryDraft>({ method: 'GET', path: '/assessments/sheets/:id/summary', permission: 'assessment.own', title: '按记录起草个人总结', reply: 'SummaryDraft' }),
  summarise: endpoint<SummariseInput, AssessmentSheet>({ method: 'PUT', path: '/assessments/sheets/:id/summary', permission: 'assessment.own', title: '写个人总结', reply: 'AssessmentSheet' }),
  opine: endpoint<AssessmentOpinionInput, AssessmentSheet>({ method: 'POST', path: '/assessments/sheets/:id/opinions', permission: 'assessment.review', title: '评价', reply: 'AssessmentSheet' }),
  eligibility: endpoint<AssessmentEligibilityInput, AssessmentSheet>({ method: 'POST', path: '/assessments/sheets/:id/eligibility', permission: 'assessment.manage', title: '决定参不参加考核', reply: 'AssessmentSheet' }),
  state: endpoint<AssessmentFactInput, AssessmentSheet>({ method: 'POST', path: '/assessments/sheets/:id/facts', permission: 'assessment.manage', title: '认定一件事', reply: 'AssessmentSheet' }),
  limit: endpoint<AssessmentLimitInput, AssessmentSheet>({ method: 'POST', path: '/assessments/sheets/:id/limit', permission: 'assessment.manage', title: '决定限制适不适用', reply: 'AssessmentSheet' }),
  grade: endpoint<AssessmentGradeInput, AssessmentSheet>({ method: 'POST', path: '/assessments/sheets/:id/grade', permission: 'assessment.manage', title: '提出考核等次', reply: 'AssessmentSheet' }),
  ungrade: endpoint<AssessmentSheetInput, AssessmentSheet>({ method: 'DELETE', path: '/assessments/sheets/:id/grade', permission: 'assessment.manage', title: '撤下考核等次', reply: 'AssessmentSheet' }),
  object: endpoint<ObjectAssessmentInput, AssessmentSheet>({ method: 'POST', path: '/assessments/sheets/:id/objections', permission: 'assessment.own', title: '对考核提出异议', reply: 'AssessmentSheet' }),
  answer: endpoint<AnswerAssessmentInput, AssessmentSheet>({ method: 'POST', path: '/assessments/sheets/:id/answers', permission: 'assessment.manage', title: '答复异议', reply: 'AssessmentSheet' }),
  acknowledge: endpoint<AcknowledgeAssessmentInput, AssessmentSheet>({ method: 'POST', path: '/assessments/sheets/:id/acknowledgement', permission: 'assessment.own', title: '签收考核结果', reply: 'AssessmentSheet' }),
  receive: endpoint<ReceiveAssessmentInput, AssessmentSheet>({ method: 'POST', path: '/assessments/sheets/:id/receipt', permission: 'assessment.receive', title: '登记派出单位收到结果', reply: 'AssessmentSheet' }),
  docx: endpoint<AssessmentSheetInput, FileReply>({ method: 'GET', path: '/assessments/sheets/:id/sheet.docx', permission: 'assessment.read', title: '考核结果表', answers: 'docx' }),
  pdf: endpoint<AssessmentSheetInput, FileReply>({ method: 'GET', path: '/assessments/sheets/:id/sheet.pdf', permission: 'assessment.read', title: '考核结果表', answers: 'pdf' }),
};
