import type { Day } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { Fen } from '../kernel/money';
import type { RuleTemplateId } from '../kernel/rule-template';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { ConditionsInput, ConditionsXlsxInput, InternalRulesInput, WelfareInput, WelfareXlsxInput } from './support.input';

/** `unasked`: the document does not ask for it, or leaves blank how often. */
export type WelfareState = 'kept' | 'wanting' | 'unasked';

/** How a cadre is looked after: of what a check found or what he suffers from nothing is kept. */
export interface WelfareLine {
  personId: string;
  name: string;
  unitName: string | null;
  villageName: string;
  insurance: { state: WelfareState; coveredUntil: Day | null; tooLow: boolean; because: Reason[] };
  check: { state: WelfareState; lastDay: Day | null; because: Reason[] };
  /** Costs and claims that are on their way. */
  claims: number;
}

/** What a dispatching unit gave the team in the year, where the document says how much it has to be. */
export interface UnitFund {
  unitId: string;
  unitName: string;
  amountFen: Fen;
  leastFen: Fen;
  compliant: boolean;
  because: Reason[];
}

/** What a team has to work and live with in a year. */
export interface ConditionLine {
  teamId: string;
  teamName: string;
  villageId: string;
  townshipName: string;
  inFen: Fen;
  outFen: Fen;
  /** What is left of all years up to then; below zero: more was spent than came in. */
  balanceFen: Fen;
  funds: UnitFund[];
  trips: number;
  kilometres: number;
  /** Where the cadres live, as it was written down last. */
  lodging: string;
  /** What the document promises; empty where it says nothing. */
  because: Reason[];
}

/** The internal rules of a team: those the document wants, and what else it has written. */
export interface InternalRulesReply {
  villageName: string;
  wanted: { name: string; recordId: string | null; day: Day | null; template: RuleTemplateId | null }[];
  others: { recordId: string; title: string; sortName: string; day: Day }[];
  because: Reason[];
}

export const support = {
  welfare: endpoint<WelfareInput, Page<WelfareLine>>({ method: 'GET', path: '/support/welfare', permission: 'plan.read', title: '保险和体检', reply: 'Page<WelfareLine>' }),
  welfareXlsx: endpoint<WelfareXlsxInput, FileReply>({ method: 'GET', path: '/support/welfare.xlsx', permission: 'plan.read', title: '导出保险和体检（表格）', answers: 'xlsx' }),
  conditions: endpoint<ConditionsInput, Page<ConditionLine>>({ method: 'GET', path: '/support/conditions', permission: 'plan.read', title: '经费、用车和住宿', reply: 'Page<ConditionLine>' }),
  conditionsXlsx: endpoint<ConditionsXlsxInput, FileReply>({ method: 'GET', path: '/support/conditions.xlsx', permission: 'plan.read', title: '导出经费、用车和住宿（表格）', answers: 'xlsx' }),
  rules: endpoint<InternalRulesInput, InternalRulesReply>({ method: 'GET', path: '/support/rules', permission: 'plan.read', title: '内部制度', reply: 'InternalRulesReply' }),
};
