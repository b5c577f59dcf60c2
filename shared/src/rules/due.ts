import { askSources, type DueQuestion } from './due-ask';
import { dueContacts } from './due-contact';
import { dueDated } from './due-dated';
import { dueDisclosures } from './due-disclosure';
import { dueFollowups } from './due-followup';
import { dueHandover } from './due-handover';
import { dueHappenings } from './due-happening';
import { dueInspections } from './due-inspection';
import type { DueAsked, DueItem } from './due-item';
import { dueLogs } from './due-log';
import { dueMeetings } from './due-meeting';
import { duePresence } from './due-presence';
import { dueRatings } from './due-rating';
import { dueReports } from './due-report';
import { dueSheets } from './due-sheet';
import { dueTargets } from './due-target';
import { dueTrainings } from './due-training';
import { dueVisits } from './due-visit';
import { dueWelfare } from './due-welfare';

/** Everything that can fall due. Each asks the rules of its own matter; where a fact is not kept it is silent. */
const SOURCES: readonly ((asked: DueAsked) => DueItem[])[] = [
  duePresence, dueLogs, dueDated, dueHappenings, dueSheets, dueReports, dueMeetings, dueVisits, dueContacts, dueTargets, dueDisclosures, dueRatings, dueInspections, dueTrainings, dueFollowups, dueWelfare, dueHandover,
];

/**
 * What has to be done in these days, by when, and how does it stand? A turn is read with the document that was in force when it ended;
 * it is told of where one of the days lies between its first day and its last.
 */
export function dueItems(question: DueQuestion): DueItem[] {
  return askSources(question, SOURCES);
}
