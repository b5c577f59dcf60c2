/** The words of plans: kinds, stages, states, what is done with an item. */

/** `commitment`: promised to the villagers, shown on the board. `special`: an action of the team's own choice. */
export const PLAN_KINDS = ['year', 'commitment', 'special'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];
export const PLAN_KIND_NAMES: Record<PlanKind, string> = { year: '年度计划', commitment: '承诺', special: '自选动作' };

/** What kind of village it is (鄂尔多斯 第十二条（四）): some targets are set for one kind only. */
export const VILLAGE_TYPES = ['optimised', 'moderate', 'protected'] as const;
export type VillageType = (typeof VILLAGE_TYPES)[number];
export const VILLAGE_TYPE_NAMES: Record<VillageType, string> = { optimised: '优化发展', moderate: '适度发展', protected: '保护发展' };

export const PLAN_STATES = ['draft', 'submitted', 'returned', 'adopted', 'closed'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
export const PLAN_STATE_NAMES: Record<PlanState, string> = { draft: '起草', submitted: '待审核', returned: '退回修改', adopted: '执行中', closed: '已结束' };
/** Which state may follow which. */
export const PLAN_FLOW: Record<PlanState, readonly PlanState[]> = {
  draft: ['submitted'],
  submitted: ['adopted', 'returned', 'draft'],
  returned: ['submitted'],
  adopted: ['closed'],
  closed: [],
};
/** In which states the plan as a whole can be written. */
export const WRITABLE_STATES: readonly PlanState[] = ['draft', 'returned'];

export const PLAN_MOVES = ['submit', 'take_back', 'adopt', 'return', 'close'] as const;
export type PlanMove = (typeof PLAN_MOVES)[number];
export const MOVES_TO: Record<PlanMove, PlanState> = { submit: 'submitted', take_back: 'draft', adopt: 'adopted', return: 'returned', close: 'closed' };

export const ITEM_STAGES = ['q1', 'q2', 'q3', 'q4', 'year'] as const;
export type ItemStage = (typeof ITEM_STAGES)[number];
export const ITEM_STAGE_NAMES: Record<ItemStage, string> = { q1: '一季度', q2: '二季度', q3: '三季度', q4: '四季度', year: '全年' };

/** `done`: whoever is responsible says so; `confirmed`: a second person looked. */
export const ITEM_STATES = ['open', 'done', 'confirmed', 'dropped'] as const;
export type ItemState = (typeof ITEM_STATES)[number];
export const ITEM_STATE_NAMES: Record<ItemState, string> = { open: '进行中', done: '待确认', confirmed: '已完成', dropped: '不做了' };
/** Which state may follow which. */
export const ITEM_FLOW: Record<ItemState, readonly ItemState[]> = { open: ['done', 'dropped'], done: ['confirmed', 'open'], confirmed: ['open'], dropped: ['open'] };

export const ITEM_MOVES = ['confirm', 'reopen', 'drop'] as const;
export type ItemMove = (typeof ITEM_MOVES)[number];
export const ITEM_MOVES_TO: Record<ItemMove, ItemState> = { confirm: 'confirmed', reopen: 'open', drop: 'dropped' };

export const PLAN_ACTIONS = ['submit', 'take_back', 'adopt', 'return', 'close', 'add', 'change', 'progress', 'done', 'confirm', 'reopen', 'drop'] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];
export const PLAN_ACTION_NAMES: Record<PlanAction, string> = {
  submit: '提交审核', take_back: '收回修改', adopt: '审核通过', return: '退回修改', close: '结束', add: '增加一项', change: '调整', progress: '进展', done: '办完', confirm: '确认完成', reopen: '重新办理', drop: '不做了',
};
