/** Why somebody leaves his post in the village. */
export const HANDOVER_REASONS = ['term_end', 'change', 'recall', 'other'] as const;
export type HandoverReason = (typeof HANDOVER_REASONS)[number];
export const HANDOVER_REASON_NAMES: Record<HandoverReason, string> = { term_end: '任期届满', change: '中途调整', recall: '召回', other: '其他原因' };

/** The reasons that need no decision of their own; a change and a recall are decided before. */
export const HANDOVER_OPENED_FOR = ['term_end', 'other'] as const satisfies readonly HandoverReason[];

/** `open`: being written and signed; `done`: both have signed; `withdrawn`: he stays. */
export const HANDOVER_STATES = ['open', 'done', 'withdrawn'] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];
export const HANDOVER_STATE_NAMES: Record<HandoverState, string> = { open: '正在交接', done: '交接完毕', withdrawn: '不再交接' };
export const HANDOVER_FLOW: Record<HandoverState, readonly HandoverState[]> = { open: ['done', 'withdrawn'], done: [], withdrawn: [] };

/** What goes on to whoever takes over. */
export const HANDED_ON = ['issues', 'decisions', 'plan_items', 'households', 'contacts'] as const;
export type HandedOn = (typeof HANDED_ON)[number];
export const HANDED_ON_NAMES: Record<HandedOn, string> = { issues: '没有办结的问题', decisions: '会议定的事', plan_items: '计划里的条目', households: '结对的农户', contacts: '联系的群众' };
