import { daysOf, type Day, type Month } from '../kernel/day';
import { HALVES, type Half } from '../kernel/half-day';
import type { Mark } from '../kernel/mark';
import { totalsOf } from './attendance-totals';
import type { SheetCell, SheetTotals } from './sheet';

/** A half day that a slip corrects; null: no cell. */
export interface CorrectedHalf {
  day: Day;
  half: Half;
  now: Mark | null;
}

/** What the sealed row of a person comes to with the slips that were signed by two, in their order: cells and totals. */
export function correctedRow(row: { cells: readonly (SheetCell | null)[] }, month: Month, changes: readonly CorrectedHalf[]): { cells: (SheetCell | null)[]; totals: SheetTotals } {
  const days = daysOf(month);
  const cells = [...row.cells];
  for (const { day, half, now } of changes) {
    const at = days.indexOf(day) * HALVES.length + HALVES.indexOf(half);
    if (at >= 0) cells[at] = now === null ? null : { mark: now, flags: [] };
  }
  return { cells, totals: totalsOf(cells.map(cell => ({ cell }))) };
}
