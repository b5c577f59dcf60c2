import { addDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { PeriodKind } from '../policy/words';
import { cyclesOf, dueOf, fulfil, nameOfShare, notInDocument, PERIOD_NAMES, toldDuty, toldFulfilment } from './cadence';
import type { Calendar } from './calendar';

export type HouseholdType = 'ordinary' | 'key';
const QUARTERS = 4;

export interface FirstEntry {
  arrivedOn: Day;
  households?: number;
  visited?: number;
  /** Null: known not to be finished. */
  finishedOn?: Day | null;
}

export interface HouseByHouse {
  /** Households to be visited, null where their number is not known. */
  required: number | null;
  remaining: number | null;
  due: Day | null;
  compliant: boolean | null;
  forms: string[];
}

/** Was every household visited in the first days in the village? The day of arrival is the first of them (A38). */
export function firstEntry(profile: Profile, entry: FirstEntry): FindingOrRefusal<HouseByHouse> {
  return finding(profile, read => {
    const rule = read('record.visits').firstEntry;
    if (!rule) return notInDocument(read, '进村后首次走访的期限');
    const due = addDays(entry.arrivedOn, rule.arrivalDayCounts ? rule.days - 1 : rule.days);
    const remaining = entry.households === undefined ? null : Math.max(0, entry.households - (entry.visited ?? 0));
    const late = entry.finishedOn === null || (entry.finishedOn !== undefined && entry.finishedOn > due);
    const compliant = remaining === null ? (late ? false : null) : remaining === 0 && !late;
    read.say(`${entry.arrivedOn} 进村，${rule.days} 天内逐户走访，最迟 ${due}${remaining === null ? '' : `，还差 ${remaining} 户`}${entry.finishedOn ? `，${entry.finishedOn} 走完` : ''}`);
    return { required: entry.households ?? null, remaining, due, compliant, forms: rule.forms ?? [] };
  });
}

/** Were all households visited in the period (A63)? */
export function visitCoverage(profile: Profile, calendar: Calendar, asked: { period: string; households: number; visited: number }): FindingOrRefusal<HouseByHouse> {
  return finding(profile, read => {
    const rule = read('record.visits').coverage;
    if (!rule) return notInDocument(read, '走访要覆盖多少户');
    const required = Math.ceil((asked.households * rule.share.numerator) / rule.share.denominator);
    const remaining = Math.max(0, required - asked.visited);
    const cycles = cyclesOf(rule.per, asked);
    read.say(`${PERIOD_NAMES[rule.per]}走访覆盖 ${nameOfShare(rule.share)}，应走访 ${required} 户，已走访 ${asked.visited} 户，还差 ${remaining} 户`);
    const due = dueOf(read, calendar, cycles[cycles.length - 1]);
    read.say(`最迟 ${due}`);
    return { required, remaining, due, compliant: remaining === 0, forms: [] };
  });
}

export interface VisitsAsked {
  period: string;
  household: HouseholdType;
  visits: readonly Day[];
}

export interface HouseholdVisits {
  required: number;
  remaining: number;
  due: Day | null;
  compliant: boolean;
  /** The cycles without enough visits. */
  missing: string[];
}

/** Was the household visited often enough in the year? A key household, which is due every quarter, needs one visit for each. */
export function yearlyVisits(profile: Profile, calendar: Calendar, asked: VisitsAsked): FindingOrRefusal<HouseholdVisits> {
  return finding(profile, read => {
    const { perYear, keyPerQuarter } = read('record.visits');
    const least = Math.max(perYear ?? 0, asked.household === 'key' ? (keyPerQuarter ?? 0) * QUARTERS : 0);
    return visitsOf(read, calendar, asked, { what: '入户走访', per: 'year', least });
  });
}

/** Was the household visited in the quarter? Only key households have to be. */
export function quarterlyVisits(profile: Profile, calendar: Calendar, asked: VisitsAsked): FindingOrRefusal<HouseholdVisits> {
  return finding(profile, read => {
    const rule = read('record.visits');
    const least = asked.household === 'key' ? rule.keyPerQuarter ?? 0 : 0;
    return visitsOf(read, calendar, asked, { what: asked.household === 'key' ? '重点户走访' : '一般户走访', per: 'quarter', least });
  });
}

/** Was the household visited in every quarter of the year, and an ordinary one often enough in all? */
export function visitsByQuarter(profile: Profile, calendar: Calendar, asked: VisitsAsked): FindingOrRefusal<HouseholdVisits> {
  return asked.household === 'key' ? quarterlyVisits(profile, calendar, asked) : yearlyVisits(profile, calendar, asked);
}

function visitsOf(read: Reader, calendar: Calendar, asked: VisitsAsked, duty: { what: string; per: PeriodKind; least: number }): HouseholdVisits {
  read.say(toldDuty(duty.what, duty.per, duty.least));
  const found = fulfil(cyclesOf(duty.per, asked).map(cycle => ({ ...cycle, due: dueOf(read, calendar, cycle) })), duty.least, asked.visits);
  read.say(toldFulfilment(found));
  return { required: found.requiredCount, remaining: Math.max(0, found.requiredCount - found.counted), due: found.due, compliant: found.compliant, missing: found.missing };
}
