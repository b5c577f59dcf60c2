import type { SheetContent, SheetDifference, SheetRow } from '@village/shared/contract/attendance';
import { HALVES } from '@village/shared/kernel/half-day';

const keyOf = (row: SheetRow) => `${row.personId} ${row.teamId}`;

/** Where the facts of today give another mark than the copy that was signed. */
export function differences(signed: SheetContent, now: SheetContent): SheetDifference[] {
  const before = new Map(signed.rows.map(row => [keyOf(row), row]));
  const after = new Map(now.rows.map(row => [keyOf(row), row]));
  const rows = [...signed.rows, ...now.rows.filter(row => !before.has(keyOf(row)))];
  return rows.flatMap(row => now.days.flatMap(({ day }, index) => HALVES.flatMap((half, offset): SheetDifference[] => {
    const cell = index * HALVES.length + offset;
    const was = before.get(keyOf(row))?.cells[cell]?.mark ?? null;
    const is = after.get(keyOf(row))?.cells[cell]?.mark ?? null;
    return was === is ? [] : [{ personId: row.personId, name: row.name, day, half, signed: was, now: is }];
  })));
}
