/** Times in which everybody has to be on post, as they are declared. */
export const ALERTS = ['special_period', 'tense_period', 'level_1'] as const;
export type Alert = (typeof ALERTS)[number];

export const ALERT_NAMES: Record<Alert, string> = { special_period: '特殊时期', tense_period: '紧张时期', level_1: '一级戒备时期' };
