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

/** What the slips have not put right yet: where a slip speaks of a cell, it counts from what the last slip says. */
export function sinceSlips(changes: SheetDifference[], slips: readonly { state: string; rows: SheetDifference[] }[]): SheetDifference[] {
  const cellOf = ({ personId, day, half }: SheetDifference) => `${personId} ${day} ${half}`;
  const said = new Map(slips.filter(slip => slip.state === 'confirmed').flatMap(slip => slip.rows).map(row => [cellOf(row), row]));
  const first = new Map<string, SheetDifference>();
  for (const row of slips.filter(slip => slip.state === 'confirmed').flatMap(slip => slip.rows)) if (!first.has(cellOf(row))) first.set(cellOf(row), row);
  const open = changes.map(each => ({ ...each, signed: said.has(cellOf(each)) ? said.get(cellOf(each))!.now : each.signed }));
  const still = new Set(changes.map(cellOf));
  const undone = [...said.values()].filter(row => !still.has(cellOf(row))).map(row => ({ ...row, signed: row.now, now: first.get(cellOf(row))!.signed }));
  return [...open, ...undone].filter(each => each.signed !== each.now);
}
