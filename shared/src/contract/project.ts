import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { Fen } from '../kernel/money';
import type { PeriodKind } from '../policy/words';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { AssetsXlsxInput, CheckFundsInput, ProjectInput, ProjectsInput, TargetsInput, UnitFollowupInput } from './project.input';

/** A project as the entries about it tell; it has no row of its own. */
export interface ProjectLine {
  /** The matter in the records. */
  id: string;
  title: string;
  branchName: string;
  stageName: string;
  villageName: string;
  fundsFen: Fen;
  spentFen: Fen;
  lastDay: Day;
  closed: boolean;
  /** More was spent than came in. */
  overspent: boolean;
}

export interface ProjectEntry {
  recordId: string;
  day: Day;
  stageName: string;
  text: string;
  fundsFen: Fen;
  spentFen: Fen;
  source: string;
  authorName: string;
}

/** That a second person compared the books with the money. */
export interface FundCheck {
  byName: string;
  at: Instant;
  fundsFen: Fen;
  spentFen: Fen;
  right: boolean;
  text: string;
}

export interface ProjectDetail extends ProjectLine {
  villageId: string;
  teamId: string;
  /** People it carries along. */
  people: number;
  /** The last first. */
  entries: ProjectEntry[];
  checks: FundCheck[];
  /** Money was entered since the last check. */
  changedSince: boolean;
  mayCheck: boolean;
  mayGoOn: boolean;
}

/** What a village or its team has of one thing, by the entries that took it in, gave it out and counted it. */
export interface AssetLine {
  title: string;
  sortName: string;
  villageId: string;
  villageName: string;
  custodian: string;
  quantity: number;
  lastDay: Day;
  countedOn: Day | null;
  /** How many more the last count found than the entries said; below zero: fewer. */
  difference: number;
}

export interface TargetLine {
  target: string;
  name: string;
  /** Null: nothing of the kind is kept here. */
  count: number | null;
  requiredMin: number | null;
  requiredMax: number | null;
  beneficiaries: number | null;
  compliant: boolean | null;
  /** What was counted. */
  counted: string[];
  because: Reason[];
}

export interface TargetsReply {
  year: number;
  villageName: string;
  /** From the register of households, else from the plan; null where neither says it. */
  villagers: number | null;
  lines: TargetLine[];
}

export interface FollowupDuty {
  what: string;
  name: string;
  per: PeriodKind;
  count: number;
  days: Day[];
}

export interface UnitFollowupRole {
  role: string;
  roleName: string;
  duties: FollowupDuty[];
  /** Times that are over and in which something was not done. */
  missing: string[];
  because: Reason[];
}

/** How the leaders of a unit look after those it sent. */
export interface UnitFollowupReply {
  unitId: string;
  unitName: string;
  cadres: number;
  roles: UnitFollowupRole[];
}

export const project = {
  list: endpoint<ProjectsInput, Page<ProjectLine>>({ method: 'GET', path: '/plans/projects', permission: 'plan.read', title: '项目', reply: 'Page<ProjectLine>' }),
  one: endpoint<ProjectInput, ProjectDetail>({ method: 'GET', path: '/plans/projects/:id', permission: 'plan.read', title: '一个项目', reply: 'ProjectDetail' }),
  checkFunds: endpoint<CheckFundsInput, ProjectDetail>({ method: 'POST', path: '/plans/projects/:id/checks', permission: 'plan.act', title: '核对项目资金', reply: 'ProjectDetail' }),
  assets: endpoint<ProjectsInput, Page<AssetLine>>({ method: 'GET', path: '/plans/assets', permission: 'plan.read', title: '物资结存', reply: 'Page<AssetLine>' }),
  assetsXlsx: endpoint<AssetsXlsxInput, FileReply>({ method: 'GET', path: '/plans/assets.xlsx', permission: 'plan.read', title: '导出物资结存（表格）', answers: 'xlsx' }),
  targets: endpoint<TargetsInput, TargetsReply>({ method: 'GET', path: '/plans/targets', permission: 'plan.read', title: '年度目标', reply: 'TargetsReply' }),
  followup: endpoint<UnitFollowupInput, Page<UnitFollowupReply>>({ method: 'GET', path: '/plans/unit-followup', permission: 'plan.read', title: '派出单位跟踪管理', reply: 'Page<UnitFollowupReply>' }),
};
