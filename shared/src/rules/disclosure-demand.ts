import { addDays, type Day } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { type Cycle, cyclesFrom, timeOf } from './cadence';
import type { Calendar } from './calendar';
import { disclosureObligation, type DisclosureObligation } from './disclosure-obligation';
import { valueOf } from './due-item';

/** Something that was published: of which matter, when, how finely, and which parts it told of. */
export interface PublishedFact {
  subject: string;
  on: Day;
  granularity?: string;
  items?: readonly string[];
}

/** `standing`: hangs all the time or is published when something happens. `unset`: how often is blank in the document. */
export type DemandState = 'done' | 'open' | 'late' | 'unset' | 'standing';

export interface Demand {
  subject: string;
  items: string[];
  granularity: string | null;
  where: string | null;
  due: Day | null;
  state: DemandState;
  last: PublishedFact | null;
  /** The turn before the one that runs, where it passed without: when it began, and until when it should have been. */
  missed: { from: Day; due: Day } | null;
  because: Reason[];
}

/** The month's sheet is publicised where the month is closed. */
const ELSEWHERE = ['monthly_attendance'];

/**
 * What does the document want published in a village, by when, and how does it stand on this day? One line for each matter of `disclosure.items`;
 * of a matter that is published again and again the turn that runs, and whether the one before it passed without. Older turns stand in the list of what is due.
 */
export function disclosureDemands(profile: Profile, calendar: Calendar, asked: { today: Day; published: readonly PublishedFact[] }): Demand[] {
  const { value: rows } = valueOf(profile, read => read.where('disclosure.items'));
  return (rows ?? []).filter(({ subject }) => !ELSEWHERE.includes(subject)).map((row): Demand => {
    const own = asked.published.filter(({ subject }) => subject === row.subject).sort((one, other) => (one.on < other.on ? 1 : -1));
    const shape = { subject: row.subject, items: row.items ?? [], granularity: row.granularity ?? null, where: row.where ?? null, last: own[0] ?? null, missed: null };
    const ask = (more: object) => disclosureObligation(profile, calendar, { subject: row.subject, ...more });
    if (!row.per) return { ...shape, due: null, state: 'standing', because: ask({}).because };
    if (row.per === 'regular') return { ...shape, due: null, state: 'unset', because: ask({}).because };
    const [cycle] = cyclesFrom(row.per, asked.today, asked.today);
    const turn = (of: Cycle) => {
      const made = own.filter(({ on }) => of.from <= on && on <= of.to);
      return { made, good: made.map(published => ask({ ...timeOf(of), published })).find(each => isDone(each.value)) };
    };
    const { made, good } = turn(cycle);
    const { value, because } = good ?? ask({ ...timeOf(cycle), ...(made[0] ? { published: made[0] } : {}) });
    const due = isRefusal(value) ? null : value.due;
    const [before] = cyclesFrom(row.per, addDays(cycle.from, -1), addDays(cycle.from, -1));
    const { value: then } = ask(timeOf(before));
    const missed = turn(before).good || isRefusal(then) || then.due === null ? null : { from: before.from, due: then.due };
    return { ...shape, missed, due, state: good ? 'done' : due !== null && due < asked.today ? 'late' : 'open', because };
  });
}

function isDone(value: ReturnType<typeof disclosureObligation>['value']): value is DisclosureObligation {
  return !isRefusal(value) && value.compliant === true;
}
