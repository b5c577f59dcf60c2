import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { Month } from '@village/shared/kernel/day';
import type { Mark } from '@village/shared/kernel/mark';
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
  /** Two a day, from the first; null: no cell. */
  marks: readonly (Mark | null)[];
  /** Had he to be there, day by day? */
  duty: readonly boolean[];
}

const AT_ONCE = 20;
/** So many sheets are kept in the memory: those of a large county for two years. */
const KEPT = 10_000;

/** A row as it was sealed, small. */
interface Kept {
  personId: string;
  teamId: string;
  inVillage: number;
  marks: (Mark | null)[];
}

interface KeptSheet {
  duty: boolean[];
  rows: Kept[];
}

/** What was closed, for many places and months: read as it was sealed, nothing is worked out again. A sealed copy never changes, so each is read once. */
@Injectable()
export class SealedRowsService {
  private readonly kept = new Map<string, KeptSheet>();

  constructor(private readonly db: Db) {}

  /** Of the sheets that were sealed for these places, month by month. */
  async of(organisationIds: string[], from: Month, to: Month): Promise<SealedRow[]> {
    if (organisationIds.length === 0) return [];
    const where = { organisationId: In(organisationIds), month: Between(from, to) };
    const seals = await this.db.of(SheetSealEntity).find({ select: { id: true, organisationId: true, month: true, copyId: true }, where, order: { month: 'ASC', id: 'ASC' } });
    const slips = await this.db.of(SheetCorrectionEntity).find({ where: { ...where, state: 'confirmed' }, order: { number: 'ASC' } });
    await this.read(seals.map(({ copyId }) => copyId));
    return seals.flatMap(({ organisationId, month, copyId }) => {
      const sheet = this.kept.get(copyId);
      return sheet ? rowsOf(sheet, month, slips.filter(slip => slip.organisationId === organisationId && slip.month === month).flatMap(slip => slip.rows)) : [];
    });
  }

  private async read(copyIds: string[]): Promise<void> {
    if (this.kept.size > KEPT) this.kept.clear();
    const unread = copyIds.filter(id => !this.kept.has(id));
    // Sheets are large: a few at once.
    for (let start = 0; start < unread.length; start += AT_ONCE) {
      for (const { id, content } of await this.db.of(SheetCopyEntity).findBy({ id: In(unread.slice(start, start + AT_ONCE)) })) {
        this.kept.set(id, { duty: content.days.map(({ duty }) => duty), rows: content.rows.map(({ personId, teamId, totals, cells }) => ({ personId, teamId, inVillage: totals.inVillage, marks: cells.map(cell => cell?.mark ?? null) })) });
      }
    }
  }
}

function rowsOf({ duty, rows }: KeptSheet, month: Month, changes: SheetCorrectionEntity['rows']): SealedRow[] {
  return rows.map(({ personId, teamId, inVillage, marks }) => {
    const own = changes.filter(change => change.personId === personId);
    const corrected = own.length === 0 ? null : correctedRow({ cells: marks.map(mark => (mark === null ? null : { mark, flags: [] })) }, month, own);
    const now = corrected ? corrected.cells.map(cell => cell?.mark ?? null) : marks;
    return { personId, teamId, month, inVillage: corrected?.totals.inVillage ?? inVillage, whole: now.every(mark => mark !== null), marks: now, duty };
  });
}
