import { periodDays } from '../kernel/day';
import type { DueAsked, DueItem } from './due-item';
import { stateOf } from './due-item';
import { PERIOD_NAMES } from './attendance-required';
import { periodText } from './cadence';

/** The days in the village that the document asks for: the finding of the sheet itself. */
export function duePresence({ subject, facts, today }: DueAsked): DueItem[] {
  if (subject.owner !== 'person') return [];
  return (facts.presence ?? []).flatMap(({ value: { period, required, counted, met, soft }, because }): DueItem[] => {
    if (required === null) return [];
    const { from, to } = periodDays(period);
    const state = met === true ? 'done' as const : stateOf({ required, inTime: counted >= required ? required - 1 : counted, all: 0, due: to }, today);
    const per = /^\d{4}$/.test(period) ? 'year' : period.includes('Q') ? 'quarter' : 'month';
    return [{ source: 'presence', key: `presence ${period}`, title: `${PERIOD_NAMES[per]}驻村天数`, turn: periodText(period), from, due: to, required, done: counted, unit: '天', state, soft, about: { period }, because }];
  });
}
