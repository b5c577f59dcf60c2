import { addDays } from '../kernel/day';
import { isRefusal } from '../kernel/refusal';
import { type DueAsked, type DueItem, stateOf, valueOf } from './due-item';
import { handoverState } from './handover';

/** Whoever leaves on a known day is told so long before. */
const AHEAD_DAYS = 60;

/** What has to be handed over before the last day. Where what was handed over is not kept, it is only a reminder. */
export function dueHandover({ profile, subject, facts, from, to, owns, today }: DueAsked): DueItem[] {
  if (subject.owner !== 'person' || !facts.leaving) return [];
  const { on } = facts.leaving;
  const { handedOver } = facts;
  const begins = addDays(on, -AHEAD_DAYS);
  const { value: items } = valueOf(profile, read => read.where('posting.handover_items'));
  if (items === null || on < owns.from || on > owns.to || on < from || begins > to) return [];
  const { value, because } = handoverState(profile, handedOver ?? []);
  if (isRefusal(value) || (handedOver === undefined && today > on)) return [];
  const done = items.length - value.missing.length;
  const judged = { required: items.length, inTime: done, all: done, due: on };
  return [{ source: 'handover', key: `handover ${on}`, title: '离任交接', turn: '', from: begins, due: on, required: items.length, done, unit: '项', state: stateOf(judged, today), soft: false, about: {}, because }];
}
