import { addMonths, lastDay, type Month } from '../kernel/day';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { splitRow } from './attendance-split';
import { countsOf } from './attendance-totals';
import type { Calendar } from './calendar';
import type { RowFacts, RowMarks } from './sheet';
import { isSame, type Difference, type InForceSide } from './simulation';
import { absenteeismDifference, allowanceDifference, judgesQuarters, quarterDifference, type Settled } from './simulation-conduct';
import { sheetDifference } from './simulation-sheet';

/** The facts of one month of a person. */
export interface SimulatedMonth {
  /** Without `earlier`: that is counted here, by each side on its own. */
  facts: RowFacts;
  /** False: only there because a later month counts it too. */
  compared: boolean;
}

/** A person's months in order, with what is in force where he serves, on either side. */
export interface SimulatedPerson {
  sides: readonly [InForceSide, InForceSide];
  months: readonly SimulatedMonth[];
}

export interface MonthDifference {
  month: Month;
  difference: Difference;
}

type Earlier = NonNullable<RowFacts['earlier']>;

/** What would be different for this person, month by month? The consequences of a quarter stand in its last month, those of a year in the last one compared. */
export function personDifferences(calendar: Calendar, { sides, months }: SimulatedPerson): MonthDifference[] {
  if (isSame(sides[0], sides[1])) return [];
  const earlier: readonly [Earlier, Earlier] = [[], []];
  const settled: readonly [Settled[], Settled[]] = [[], []];
  const found: MonthDifference[] = [];
  months.forEach(({ facts, compared }, index) => {
    const inMonth = sides.map(side => sideIn(side, facts.month)) as [InForceSide, InForceSide];
    const rows = inMonth.map((side, which) => rowOf(side, calendar, facts, earlier[which])) as [RowMarks | Refusal, RowMarks | Refusal];
    rows.forEach((row, which) => keep(row, inMonth[which], facts.month, earlier[which], settled[which]));
    if (!compared) return;
    const next = months[index + 1]?.facts.month;
    const differences = [sheetDifference(calendar, facts, inMonth, rows), ...later(settled, facts.month, next === undefined || next.slice(0, 4) !== facts.month.slice(0, 4))];
    found.push(...differences.filter(each => each !== null).map(difference => ({ month: facts.month, difference })));
  });
  return found;
}

/** From which month on must the facts be known, so that this month can be compared by this profile? Quotas and consequences of a quarter or a year look back. */
export function firstNeeded(profile: Profile, month: Month): Month {
  const counted = firstCounted(profile, month);
  const quarter = quarterStart(month);
  return judgesQuarters(profile) && quarter < counted ? quarter : counted;
}

/** From which month on does the quota count: that of the quarter or the year, where there is none for the month. */
function firstCounted(profile: Profile, month: Month): Month {
  const { value } = finding(profile, read => read('attendance.required').map(quota => quota.period));
  if (isRefusal(value) || value.includes('month')) return month;
  return value.includes('quarter') ? quarterStart(month) : `${month.slice(0, 4)}-01`;
}

function quarterStart(month: Month): Month {
  return addMonths(month, -((Number(month.slice(5)) - 1) % 3));
}

/** What is in force in the month; a refusal where nothing is yet. */
function sideIn(side: InForceSide, month: Month): InForceSide {
  if (isRefusal(side)) return side;
  const begun = side.filter(part => part.from <= lastDay(month));
  return begun.length > 0 ? begun : refuse('profile_not_in_force', `${month} 没有生效的制度`);
}

function rowOf(side: InForceSide, calendar: Calendar, facts: RowFacts, earlier: Earlier): RowMarks | Refusal {
  if (isRefusal(side)) return side;
  const counted = earlier.filter(({ period }) => period >= firstCounted(side[side.length - 1].profile, facts.month));
  return splitRow(side, calendar, counted.length > 0 ? { ...facts, earlier: counted } : facts);
}

function keep(row: RowMarks | Refusal, side: InForceSide, month: Month, earlier: Earlier, settled: Settled[]): void {
  if (isRefusal(row) || isRefusal(side)) return;
  earlier.push({ period: month, counts: countsOf(row.totals) });
  settled.push({ month, profile: side[side.length - 1].profile, row });
}

/** What follows from a month that both sides could settle. */
function later(settled: readonly [Settled[], Settled[]], month: Month, endsYear: boolean): (Difference | null)[] {
  const [before, after] = settled.map(months => months[months.length - 1]);
  if (before?.month !== month || after?.month !== month) return [];
  const third = Number(month.slice(5)) % 3 === 0;
  const whole = third && settled.every(months => months.filter(each => each.month >= addMonths(month, -2)).length === 3);
  return [
    allowanceDifference(before, after),
    whole ? quarterDifference(`${month.slice(0, 4)}-Q${Number(month.slice(5)) / 3}`, settled) : null,
    endsYear ? absenteeismDifference(month.slice(0, 4), settled) : null,
  ];
}
