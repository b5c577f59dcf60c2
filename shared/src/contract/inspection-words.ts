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
