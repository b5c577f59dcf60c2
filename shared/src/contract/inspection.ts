import type { Clock, Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { CheckDecision, CheckFinding, CheckState } from './inspection-words';
import type {
  CheckInput, DecideCheckInput, DrawInspectionInput, ExplainCheckInput, InspectionInput, InspectionPlaceInput, InspectionsInput, RecordChecksInput, WithdrawInspectionInput,
} from './inspection.input';

/** What has to be known before teams are drawn. */
export interface InspectionPlan {
  placeId: string;
  placeName: string;
  /** Teams that stand there today. */
  teams: number;
  methods: string[];
  because: Reason[];
}

export interface InspectionLine {
  id: string;
  title: string;
  placeName: string;
  method: string;
  from: Day;
  to: Day;
  /** Teams in the pool, drawn, and visited. */
  pool: number;
  drawn: number;
  visited: number;
  people: number;
  absent: number;
  /** Not decided yet. */
  open: number;
  withdrawn: boolean;
}

/** What was found of one person at one time. */
export interface Check {
  id: string;
  inspectionId: string;
  inspectionTitle: string;
  personId: string;
  personName: string;
  teamId: string;
  villageName: string;
  day: Day;
  at: Clock;
  found: CheckFinding;
  note: string;
  recordedByName: string;
  receivedAt: Instant;
  state: CheckState;
  /** The last day on which the person may explain. */
  explainBy: Day;
  explanation: string;
  explainedAt: Instant | null;
  /** What is known of that half day: a leave that was granted. */
  known: string[];
  decision: { decision: CheckDecision; byName: string; at: Instant; reason: string } | null;
  may: { explain: boolean; decide: boolean };
}

export interface InspectedTeam {
  teamId: string;
  villageId: string;
  villageName: string;
  townshipName: string;
  /** The place in the drawn order, from 1. */
  rank: number;
  drawn: boolean;
  people: { personId: string; name: string; roleName: string }[];
  checks: Check[];
}

export interface InspectionDetail extends InspectionLine {
  explainDays: number;
  /** With it anybody draws the same teams again. */
  seed: string;
  drawnAt: Instant;
  drawnByName: string;
  withdrawnReason: string;
  teams: InspectedTeam[];
  /** The document, where it says who inspects and how. */
  because: Reason[];
  may: { record: boolean; withdraw: boolean };
}

export const inspection = {
  plan: endpoint<InspectionPlaceInput, InspectionPlan>({ method: 'GET', path: '/inspections/plan', permission: 'inspection.write', title: '抽取以前', reply: 'InspectionPlan' }),
  mine: endpoint<InspectionsInput, Page<Check>>({ method: 'GET', path: '/inspections/checks/mine', permission: 'inspection.own', title: '对我的督查', reply: 'Page<Check>' }),
  list: endpoint<InspectionsInput, Page<InspectionLine>>({ method: 'GET', path: '/inspections', permission: 'inspection.read', title: '督查', reply: 'Page<InspectionLine>' }),
  draw: endpoint<DrawInspectionInput, InspectionDetail>({ method: 'POST', path: '/inspections', permission: 'inspection.write', title: '抽取督查的工作队', reply: 'InspectionDetail' }),
  detail: endpoint<InspectionInput, InspectionDetail>({ method: 'GET', path: '/inspections/:id', permission: 'inspection.read', title: '一次督查', reply: 'InspectionDetail' }),
  record: endpoint<RecordChecksInput, InspectionDetail>({ method: 'POST', path: '/inspections/:id/checks', permission: 'inspection.write', title: '记录现场情况', keyed: true, reply: 'InspectionDetail' }),
  withdraw: endpoint<WithdrawInspectionInput, InspectionDetail>({ method: 'POST', path: '/inspections/:id/withdraw', permission: 'inspection.write', title: '撤销督查', reply: 'InspectionDetail' }),
  explain: endpoint<ExplainCheckInput, Check>({ method: 'POST', path: '/inspections/checks/:id/explain', permission: 'inspection.own', title: '说明督查情况', reply: 'Check' }),
  decide: endpoint<DecideCheckInput, Check>({ method: 'POST', path: '/inspections/checks/:id/decide', permission: 'inspection.decide', title: '核定督查记录', reply: 'Check' }),
  check: endpoint<CheckInput, Check>({ method: 'GET', path: '/inspections/checks/:id', permission: 'inspection.own', title: '一条督查记录', reply: 'Check' }),
  circularDocx: endpoint<InspectionInput, FileReply>({ method: 'GET', path: '/inspections/:id/circular.docx', permission: 'inspection.read', title: '督查通报', answers: 'docx' }),
  circularPdf: endpoint<InspectionInput, FileReply>({ method: 'GET', path: '/inspections/:id/circular.pdf', permission: 'inspection.read', title: '督查通报', answers: 'pdf' }),
};
