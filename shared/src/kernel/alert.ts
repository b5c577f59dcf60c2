import type { Day } from './day';

/** Times in which everybody has to be on post, as they are declared. */
export const ALERTS = ['special_period', 'tense_period', 'level_1'] as const;
export type Alert = (typeof ALERTS)[number];

export const ALERT_NAMES: Record<Alert, string> = { special_period: '特殊时期', tense_period: '紧张时期', level_1: '一级戒备时期' };

/** A time of full presence at a place: from when to when, as somebody declared it; without an end it goes on. */
export interface AlertFact {
  alert: Alert;
  from: Day;
  to: Day | null;
}

/** The times of full presence that touch the days from `from` to `to`. */
export function alertsIn(alerts: readonly AlertFact[], from: Day, to: Day = from): AlertFact[] {
  return alerts.filter(each => each.from <= to && (each.to === null || each.to >= from));
}
