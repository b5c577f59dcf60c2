import { addDays, type Day } from '../kernel/day';
import type { InForceFrom } from '../policy/in-force';
import type { Calendar } from './calendar';
import type { DueFacts } from './due-facts';
import { DATED_SOURCES, DUE_SOURCES, DUE_STATES, type DueAsked, type DueItem, type DueSubject } from './due-item';

export interface DueQuestion {
  /** In order; the first one also speaks of the days before it. */
  rules: readonly InForceFrom[];
  calendar: Calendar;
  subject: DueSubject;
  facts: DueFacts;
  /** The days asked about; one day, or many. */
  from: Day;
  to: Day;
  today: Day;
}

/** Asks some sources, each with the document that was in force when a turn ended. */
export function askSources({ rules, subject, ...rest }: DueQuestion, sources: readonly ((asked: DueAsked) => DueItem[])[]): DueItem[] {
  const asked = { ...rest, subject: rest.facts.also ? { ...subject, roles: [...subject.roles, ...rest.facts.also] } : subject };
  const found = rules.flatMap(({ from, profile }, index) => {
    const next = rules[index + 1];
    const owns = { from: index === 0 ? '' : from, to: next ? addDays(next.from, -1) : '9999-12-31' };
    return sources.flatMap(source => source({ ...asked, profile, owns }));
  });
  return distinct(found).filter(item => (DATED_SOURCES as readonly string[]).includes(item.source) || isTouched(item, asked)).sort(byNeed);
}

/** Where the same thing stands in two documents' times it is one: the later one's. */
function distinct(items: readonly DueItem[]): DueItem[] {
  const byKey = new Map(items.map(item => [`${item.key} ${item.state === 'unset' ? '' : item.from}`, item]));
  return [...byKey.values()];
}

function isTouched({ from, due }: DueItem, asked: { from: Day; to: Day }): boolean {
  return from <= asked.to && (due === null || due >= asked.from);
}

/** What is overdue first, then what is due soonest. */
export function byNeed(one: DueItem, other: DueItem): number {
  const order = (item: DueItem) => `${DUE_STATES.indexOf(item.state)} ${item.due ?? '9999'} ${String(DUE_SOURCES.indexOf(item.source)).padStart(2, '0')} ${item.key}`;
  return order(one) < order(other) ? -1 : 1;
}
