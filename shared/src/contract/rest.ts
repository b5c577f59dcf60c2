import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { HalfDaySpan } from '../kernel/half-day';
import type { RestPlanKind, RestPlanLine } from '../rules/rest-plan';
import { endpoint, type Page } from './endpoint';
import type { LeaveState } from './leave';
import type { RestPlanInput, RestPlansInput, SaveRestPlanInput } from './rest.input';

export { REST_PLAN_KINDS, type RestPlanKind, type RestPlanLine } from '../rules/rest-plan';

export const REST_PLAN_NAMES: Record<RestPlanKind, string> = { rotation_rest: '轮休计划', annual_leave: '年休计划' };

export const REST_PLAN_STATES = ['none', 'proposed', 'agreed'] as const;
/** `proposed`: put forward, and waits for who the regulation names. */
export type RestPlanState = (typeof REST_PLAN_STATES)[number];
export const REST_PLAN_STATE_NAMES: Record<RestPlanState, string> = { none: '还没有计划', proposed: '等同意', agreed: '已定' };

/** Somebody of the team, and whether the rest of this kind is for him. */
export interface RestPlanMember {
  personId: string;
  name: string;
  roleName: string;
  rests: boolean;
  /** The last rest of this kind before the plan begins. */
  lastRest: Day | null;
}

/** What was planned, and what was asked for. */
export interface RestPlanCompared extends RestPlanLine {
  leave: (HalfDaySpan & { id: string; state: LeaveState }) | null;
  /** `as_planned`; `moved`: asked for on other days; `open`: not asked for. */
  kept: 'as_planned' | 'moved' | 'open';
}

/** Who rests when: the rotation of a quarter, or the annual leave of a year, of one team. */
export interface RestPlan {
  teamId: string;
  teamName: string;
  villageName: string;
  kind: RestPlanKind;
  /** `2025-Q2`, or `2025`. */
  period: string;
  from: Day;
  to: Day;
  members: RestPlanMember[];
  /** 0: nothing was put down yet. */
  version: number;
  state: RestPlanState;
  lines: RestPlanCompared[];
  /** Leaves of this kind that no line of the plan speaks of. */
  unplanned: (HalfDaySpan & { id: string; personId: string; personName: string; state: LeaveState })[];
  /** Why it was changed, or why an exception stands. */
  reason: string;
  madeByName: string | null;
  madeAt: Instant | null;
  /** Who the regulation says settles it. */
  agreedByRole: string;
  agreedByName: string | null;
  /** The clauses of the rest itself. */
  because: Reason[];
  /** The regulation says how such a rest is planned. */
  known: boolean;
  may: { propose: boolean; agree: boolean };
}

export interface RestPlanHead {
  teamId: string;
  teamName: string;
  villageName: string;
  known: boolean;
  state: RestPlanState;
  planned: number;
  askedFor: number;
  /** Waits for this person to agree. */
  waits: boolean;
}

export const rest = {
  list: endpoint<RestPlansInput, Page<RestPlanHead>>({ method: 'GET', path: '/rest-plans', permission: 'leave.read', title: '轮休和年休计划', reply: 'Page<RestPlanHead>' }),
  one: endpoint<RestPlanInput, RestPlan>({ method: 'GET', path: '/rest-plans/:teamId', permission: 'leave.read', title: '一个队的计划', reply: 'RestPlan' }),
  save: endpoint<SaveRestPlanInput, RestPlan>({ method: 'POST', path: '/rest-plans/:teamId', permission: 'leave.plan', title: '定轮休和年休计划', reply: 'RestPlan' }),
};
