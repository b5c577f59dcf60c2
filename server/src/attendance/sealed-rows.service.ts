import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import { HALVES } from '@village/shared/kernel/half-day';
import type { Month } from '@village/shared/kernel/day';
import type { MarkedHalf } from '@village/shared/rules/absenteeism';
import { correctedRow } from '@village/shared/rules/sheet-corrected';
import { Db } from '../common/db';
import { SheetCopyEntity } from './attendance.entity';
import { SheetCorrectionEntity, SheetSealEntity } from './settlement.entity';

/** The sealed month of one person, with the slips that count. */
export interface SealedRow {
  personId: string;
  teamId: string;
  month: Month;
  /** In half days. */
  inVillage: number;
  /** He had a term on every day of the month. */
  whole: boolean;
  halves: MarkedHalf[];
}

const AT_ONCE = 20;

/** What was closed, for many places and months: read as it was sealed, nothing is worked out again. */
@Injectable()
export class SealedRowsService {
  constructor(private readonly db: Db) {}

  /** Of the sheets that were sealed for these places, month by month. */
  async of(organisationIds: string[], from: Month, to: Month): Promise<SealedRow[]> {
    if (organisationIds.length === 0) return [];
    const where = { organisationId: In(organisationIds), month: Between(from, to) };
    const seals = await this.db.of(SheetSealEntity).find({ select: { id: true, organisationId: true, month: true, copyId: true }, where, order: { month: 'ASC', id: 'ASC' } });
    const slips = await this.db.of(SheetCorrectionEntity).find({ where: { ...where, state: 'confirmed' }, order: { number: 'ASC' } });
    const rows: SealedRow[] = [];
    // Sheets are large: a few at once, and only what is asked stays.
    for (let start = 0; start < seals.length; start += AT_ONCE) {
      const some = seals.slice(start, start + AT_ONCE);
      const copies = await this.db.of(SheetCopyEntity).findBy({ id: In(some.map(({ copyId }) => copyId)) });
      for (const { organisationId, month, copyId } of some) {
        const copy = copies.find(({ id }) => id === copyId);
        const changes = slips.filter(slip => slip.organisationId === organisationId && slip.month === month).flatMap(slip => slip.rows);
        if (copy) rows.push(...rowsOf(copy, month, changes));
      }
    }
    return rows.sort((one, other) => (one.month < other.month ? -1 : one.month > other.month ? 1 : 0));
  }
}

function rowsOf({ content }: SheetCopyEntity, month: Month, changes: SheetCorrectionEntity['rows']): SealedRow[] {
  return content.rows.map(row => {
    const own = changes.filter(({ personId }) => personId === row.personId);
    const { cells, totals } = own.length === 0 ? row : correctedRow(row, month, own);
    return {
      personId: row.personId, teamId: row.teamId, month, inVillage: totals.inVillage, whole: cells.every(cell => cell !== null),
      halves: cells.map((cell, index) => ({ duty: content.days[Math.floor(index / HALVES.length)]?.duty ?? false, mark: cell?.mark ?? null })),
    };
  });
}
