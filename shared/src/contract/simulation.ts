import type { Instant, Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { Change, SimulationKind } from '../rules/simulation';
import type { KindTotal } from '../rules/simulation-totals';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { SimulationIdInput, SimulationResultsInput, SimulationsInput, StartSimulationInput } from './simulation.input';

export { SIMULATION_KIND_NAMES, SIMULATION_KINDS, type Change, type SimulationKind } from '../rules/simulation';
export type { KindTotal } from '../rules/simulation-totals';

export const SIMULATION_STATES = ['running', 'done', 'failed', 'stopped'] as const;
export type SimulationState = (typeof SIMULATION_STATES)[number];

export const SIMULATION_STATE_NAMES: Record<SimulationState, string> = { running: '正在计算', done: '已算完', failed: '没有算完', stopped: '已停止' };

/** How many months can be compared at once. */
export const MOST_MONTHS = 12;

export interface SimulationSummary {
  /** Compared: people, months of people, leaves. */
  compared: { people: number; months: number; leaves: number };
  /** People whose result would be another one. */
  people: number;
  /** Those of them for whom more than a number changes. */
  decided: number;
  kinds: KindTotal[];
  /** What the two documents say differently but cannot be compared: titles of values. */
  notCompared: string[];
}

/** Past months as they would have been by a draft. */
export interface Simulation {
  id: string;
  editionId: string;
  organisationId: string;
  organisationName: string;
  from: Month;
  to: Month;
  state: SimulationState;
  /** Months of people that are done, and all of them. */
  done: number;
  total: number;
  /** Why it failed, in Chinese; empty otherwise. */
  reason: string;
  startedByName: string;
  startedAt: Instant;
  finishedAt: Instant | null;
  /** The draft was changed after the simulation began: its results are those of the draft as it was. */
  outdated: boolean;
  /** When it is done. */
  summary: SimulationSummary | null;
}

/** One month of a person, or one leave, whose result would be another one. */
export interface SimulationResult {
  id: string;
  kind: SimulationKind;
  personName: string;
  townshipName: string;
  villageName: string;
  /** `2025-03`; of a leave the month it begins in. */
  month: Month;
  /** "事假 3月10日上午至3月12日下午"; empty for a month. */
  leave: string;
  changes: Change[];
  before: Reason[];
  after: Reason[];
}

export const simulation = {
  start: endpoint<StartSimulationInput, Simulation>({ method: 'POST', path: '/policy/editions/:id/simulations', permission: 'policy.manage', title: '开始模拟', reply: 'Simulation' }),
  list: endpoint<SimulationsInput, Simulation[]>({ method: 'GET', path: '/policy/editions/:id/simulations', permission: 'policy.manage', title: '一版制度的模拟', reply: 'Simulation[]' }),
  status: endpoint<SimulationIdInput, Simulation>({ method: 'GET', path: '/simulations/:id', permission: 'policy.manage', title: '模拟的进度和总数', reply: 'Simulation' }),
  results: endpoint<SimulationResultsInput, Page<SimulationResult>>({ method: 'GET', path: '/simulations/:id/results', permission: 'policy.manage', title: '模拟的逐条结果', reply: 'Page<SimulationResult>' }),
  stop: endpoint<SimulationIdInput, Simulation>({ method: 'POST', path: '/simulations/:id/stop', permission: 'policy.manage', title: '停止模拟', reply: 'Simulation' }),
  xlsx: endpoint<SimulationIdInput, FileReply>({ method: 'GET', path: '/simulations/:id/file.xlsx', permission: 'policy.manage', title: '下载模拟结果', answers: 'xlsx' }),
};
