/** `change`: somebody is replaced within his term; `recall`: he is called back or given another post. */
export const ADJUSTMENT_KINDS = ['change', 'recall'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];
export const ADJUSTMENT_KIND_NAMES: Record<AdjustmentKind, string> = { change: '中途调整', recall: '召回或调整岗位' };

/** `pending`: waits for whoever decides next; `executed`: it was carried out. */
export const ADJUSTMENT_STATES = ['pending', 'approved', 'refused', 'executed', 'withdrawn'] as const;
export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number];
export const ADJUSTMENT_STATE_NAMES: Record<AdjustmentState, string> = { pending: '正在审定', approved: '同意了，等办理', refused: '没有同意', executed: '办理完毕', withdrawn: '已经撤回' };
export const ADJUSTMENT_FLOW: Record<AdjustmentState, readonly AdjustmentState[]> = { pending: ['approved', 'refused', 'withdrawn'], approved: ['executed', 'withdrawn'], refused: [], executed: [], withdrawn: [] };

export const ADJUSTMENT_DECISIONS = ['approve', 'refuse'] as const;
export type AdjustmentDecision = (typeof ADJUSTMENT_DECISIONS)[number];
export const ADJUSTMENT_DECISION_NAMES: Record<AdjustmentDecision, string> = { approve: '同意', refuse: '不同意' };

/** What is done with something that the document attaches to a recall. */
export const ATTACHED_DECISIONS = ['confirmed', 'set_aside'] as const;
export type AttachedDecision = (typeof ATTACHED_DECISIONS)[number];
export const ATTACHED_DECISION_NAMES: Record<AttachedDecision, string> = { confirmed: '执行', set_aside: '不执行' };
