import { addDays, type Day } from '../kernel/day';
import type { InForceFrom } from '../policy/in-force';
import type { Calendar } from './calendar';
import { dueContacts } from './due-contact';
import { dueDated } from './due-dated';
import { dueDisclosures } from './due-disclosure';
import type { DueFacts } from './due-facts';
import { dueFollowups } from './due-followup';
import { dueHandover } from './due-handover';
import { dueInspections } from './due-inspection';
import { DATED_SOURCES, DUE_SOURCES, DUE_STATES, type DueAsked, type DueItem, type DueSubject } from './due-item';
import { dueLogs } from './due-log';
import { dueMeetings } from './due-meeting';
import { duePresence } from './due-presence';
import { dueReports } from './due-report';
import { dueSheets } from './due-sheet';
import { dueTargets } from './due-target';
import { dueTrainings } from './due-training';
import { dueVisits } from './due-visit';
import { dueWelfare } from './due-welfare';

/** Everything that can fall due. Each asks the rules of its own matter; where a fact is not kept it is silent. */
const SOURCES: readonly ((asked: DueAsked) => DueItem[])[] = [
  duePresence, dueLogs, dueDated, dueSheets, dueReports, dueMeetings, dueVisits, dueContacts, dueTargets, dueDisclosures, dueInspections, dueTrainings, dueFollowups, dueWelfare, dueHandover,
];

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

/**
 * What has to be done in these days, by when, and how does it stand? A turn is read with the document that was in force when it ended;
 * it is told of where one of the days lies between its first day and its last.
 */
export function dueItems({ rules, ...asked }: DueQuestion): DueItem[] {
  const found = rules.flatMap(({ from, profile }, index) => {
    const next = rules[index + 1];
    const owns = { from: index === 0 ? '' : from, to: next ? addDays(next.from, -1) : '9999-12-31' };
    return SOURCES.flatMap(source => source({ ...asked, profile, owns }));
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
