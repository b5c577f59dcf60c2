import type { Mark } from '../kernel/mark';
import type { Counts } from './attendance-required';
import type { SheetCell, SheetTotals } from './sheet';

/** Which mark each total of the sheet counts. */
export const TOTAL_MARKS: Record<keyof SheetTotals, Mark> = {
  inVillage: 'in_village', officialTrip: 'official_trip', personal: 'personal', sick: 'sick', annualLeave: 'annual_leave', rotationRest: 'rotation_rest', absent: 'absent',
};

/** Half days of each mark. */
export function totalsOf(marked: readonly { cell: SheetCell | null }[]): SheetTotals {
  const halves = new Map<Mark, number>();
  for (const { cell } of marked) if (cell) halves.set(cell.mark, (halves.get(cell.mark) ?? 0) + 1);
  const of = (mark: Mark) => halves.get(mark) ?? 0;
  return Object.fromEntries(Object.entries(TOTAL_MARKS).map(([key, mark]) => [key, of(mark)])) as unknown as SheetTotals;
}

/** What a month adds to the counters of the profile, in days. */
export function countsOf(totals: SheetTotals): Counts {
  return {
    in_village: totals.inVillage / 2, official_trip: totals.officialTrip / 2, personal_leave: totals.personal / 2, sick_leave: totals.sick / 2,
    annual_leave: totals.annualLeave / 2, absent: totals.absent / 2,
  };
}
