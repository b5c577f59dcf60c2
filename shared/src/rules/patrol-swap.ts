import { dayText, type Day } from '../kernel/day';
import { refuse, type Refusal } from '../kernel/refusal';

/** The group that patrols on a day, as the groups and the swaps before make it. */
export interface PatrolDay {
  day: Day;
  personIds: readonly string[];
}

/** One gives a turn to another, with or without one in return. */
export interface PatrolSwap {
  askerId: string;
  day: Day;
  otherId: string;
  otherDay: Day | null;
}

/** The days that a swap changes: the one given and, where there is one, the one taken. */
export function daysOfSwap({ day, otherDay }: Pick<PatrolSwap, 'day' | 'otherDay'>): Day[] {
  return otherDay === null ? [day] : [day, otherDay];
}

interface Known {
  today: Day;
  turnOn: (day: Day) => PatrolDay | undefined;
  nameOf: (personId: string) => string;
  /** Is he of this place on the day, and not on leave? */
  isThere: (personId: string, day: Day) => boolean;
}

/** Why two people cannot change a turn; null: they can. */
export function patrolSwapRefusal({ askerId, day, otherId, otherDay }: PatrolSwap, { today, turnOn, nameOf, isThere }: Known): Refusal | null {
  if (askerId === otherId) return refuse('swap_self', '不能和自己换，请选另一个人。', { field: 'otherId' });
  for (const [giver, taker, given, field] of [[askerId, otherId, day, 'day'], [otherId, askerId, otherDay, 'otherDay']] as const) {
    if (given === null) continue;
    if (given < today) return refuse('day_over', '已经过去的巡逻不能再换。', { field });
    const turn = turnOn(given);
    if (!turn?.personIds.includes(giver)) return refuse('not_on_patrol', `${dayText(given)}没有轮到${nameOf(giver)}巡逻，请重新选。`, { field });
    if (turn.personIds.includes(taker) || !isThere(taker, given)) return refuse('not_free', `${dayText(given)}${nameOf(taker)}不能去（不在村，或者那天本来就有他），请换一个人或一天。`, { field: 'otherId' });
  }
  return null;
}

/** Both days after the swap: who takes a turn stands where the other stood, and leads where he led. */
export function swapped(turns: readonly PatrolDay[], { askerId, day, otherId, otherDay }: PatrolSwap): PatrolDay[] {
  const instead = (ids: readonly string[], from: string, to: string) => ids.map(id => (id === from ? to : id));
  return turns.flatMap(turn => (turn.day === day ? [{ ...turn, personIds: instead(turn.personIds, askerId, otherId) }]
    : turn.day === otherDay ? [{ ...turn, personIds: instead(turn.personIds, otherId, askerId) }] : []));
}
