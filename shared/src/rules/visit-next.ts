import { addDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { eventMeant, type HouseholdEvent, type HouseholdState, type HouseholdTag } from '../kernel/household';
import { namesOfWords } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { PeriodKind } from '../policy/words';
import { cyclesOf, nameOfShare, PERIOD_NAMES } from './cadence';

/** What a document asks of visits, as far as it says; for a list of many households it is read once. */
export interface VisitTerms {
  /** The first round has to be finished after so many days, the day of arrival counted; null: not asked. */
  firstDays: number | null;
  perYear: number;
  keyPerQuarter: number;
  keyHouseholds: string[];
  /** Every poor household once in such a period; null: not asked. */
  poorPer: PeriodKind | null;
  mustVisit: string[];
}

export function visitTerms(profile: Profile): FindingOrRefusal<VisitTerms> {
  return finding(profile, read => {
    const rule = read.where('record.visits');
    if (rule?.firstEntry) read.say(`进村后 ${rule.firstEntry.days} 天内逐户走访${rule.firstEntry.arrivalDayCounts ? '（到村当天算一天）' : ''}`);
    if (rule?.perYear) read.say(`每户每年走访不少于 ${rule.perYear} 次`);
    if (rule?.keyPerQuarter) read.say(`重点户每季度走访不少于 ${rule.keyPerQuarter} 次：${namesOfWords(rule.keyHouseholds ?? [])}`);
    if (rule?.coverage) read.say(`走访贫困户${PERIOD_NAMES[rule.coverage.per]}覆盖 ${nameOfShare(rule.coverage.share)}`);
    const must = read.where('record.must_visit');
    if (must) read.say(`必须走访：${namesOfWords(must.events)}`);
    return {
      firstDays: rule?.firstEntry ? rule.firstEntry.days - (rule.firstEntry.arrivalDayCounts ? 1 : 0) : null,
      perYear: rule?.perYear ?? 0, keyPerQuarter: rule?.keyPerQuarter ?? 0, keyHouseholds: rule?.keyHouseholds ?? [],
      poorPer: rule?.coverage?.per ?? null, mustVisit: must?.events ?? [],
    };
  });
}

export interface VisitedHousehold {
  state: HouseholdState;
  tags: readonly HouseholdTag[];
  /** When it was visited this year, in order, and when last before that. */
  visits: readonly Day[];
  lastVisit: Day | null;
  /** What happened there since the last visit. */
  events: readonly { event: HouseholdEvent; day: Day }[];
  /** When somebody said that he would come again, since the last visit. */
  followUpOn: Day | null;
}

export type VisitReason = 'event' | 'follow_up' | 'first_round' | 'quarter' | 'period' | 'year';

export interface NextVisit {
  reason: VisitReason;
  due: Day;
  event: HouseholdEvent | null;
}

/** Is it a key household by the document? A poor one is, where the document counts poor ones. */
export function isKey(terms: VisitTerms, { state, tags }: Pick<VisitedHousehold, 'state' | 'tags'>): boolean {
  return tags.some(tag => terms.keyHouseholds.includes(tag)) || (isPoor(state) && terms.keyHouseholds.includes('poor_household'));
}

export function isPoor(state: HouseholdState): boolean {
  return state === 'poor' || state === 'newly_identified_poor';
}

/** Why and by when is the household to be visited next, the most urgent of it? Null: nothing is owed now. */
export function nextVisit(terms: VisitTerms, household: VisitedHousehold, { today, arrivedOn }: { today: Day; arrivedOn: Day | null }): NextVisit | null {
  const { visits, lastVisit, events, followUpOn, state } = household;
  const owed: NextVisit[] = events.filter(({ event }) => terms.mustVisit.includes(eventMeant(event))).map(({ event, day }) => ({ reason: 'event', due: day, event }));
  const owe = (reason: VisitReason, due: Day) => owed.push({ reason, due, event: null });
  if (followUpOn) owe('follow_up', followUpOn);
  if (terms.firstDays !== null && arrivedOn !== null && (lastVisit === null || lastVisit < arrivedOn)) owe('first_round', addDays(arrivedOn, terms.firstDays));
  const [quarter] = cyclesOf('quarter', { day: today });
  if (isKey(terms, household) && visits.filter(day => day >= quarter.from).length < terms.keyPerQuarter) owe('quarter', quarter.to);
  if (terms.poorPer && isPoor(state)) {
    const [period] = cyclesOf(terms.poorPer, { day: today });
    if (period && !visits.some(day => day >= period.from)) owe('period', period.to);
  }
  if (visits.length < terms.perYear) owe('year', `${today.slice(0, 4)}-12-31`);
  return owed.sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))[0] ?? null;
}
