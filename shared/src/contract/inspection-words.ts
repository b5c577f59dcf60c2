/** What an inspector finds of a person. */
export const CHECK_FINDINGS = ['present', 'absent'] as const;
export type CheckFinding = (typeof CHECK_FINDINGS)[number];
export const CHECK_FINDING_NAMES: Record<CheckFinding, string> = { present: '在岗', absent: '不在岗' };

/** What a second person makes of an absence. */
export const CHECK_DECISIONS = ['absent', 'valid_reason', 'void'] as const;
export type CheckDecision = (typeof CHECK_DECISIONS)[number];

/** `present`: found there, nothing is left to do; `waiting`: the person may still explain; `open`: to be decided. */
export const CHECK_STATES = ['present', 'waiting', 'open', ...CHECK_DECISIONS] as const;
export type CheckState = (typeof CHECK_STATES)[number];
export const CHECK_STATE_NAMES: Record<CheckState, string> = { present: '在岗', waiting: '等本人说明', open: '等核定', absent: '核定不在岗', valid_reason: '核定有正当理由', void: '记录作废' };

/** What a named person makes of a consequence that the document attaches to a confirmed absence. */
export const CONSEQUENCE_DECISIONS = ['confirmed', 'set_aside'] as const;
export type ConsequenceDecision = (typeof CONSEQUENCE_DECISIONS)[number];

/** `proposed`: the document attaches it, nobody has decided; `done`: confirmed and carried out. */
export const CONSEQUENCE_STATES = ['proposed', ...CONSEQUENCE_DECISIONS, 'done'] as const;
export type ConsequenceState = (typeof CONSEQUENCE_STATES)[number];
export const CONSEQUENCE_STATE_NAMES: Record<ConsequenceState, string> = { proposed: '建议', confirmed: '决定执行', set_aside: '决定不执行', done: '已执行' };
