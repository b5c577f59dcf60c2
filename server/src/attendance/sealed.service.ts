import { Injectable } from '@nestjs/common';
import type { SheetContent } from '@village/shared/contract/attendance';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Instant, Month } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { correctedRow } from '@village/shared/rules/sheet-corrected';
import { LedgerService } from './ledger.service';
import { OpenedService } from './opened.service';

/** A month that is closed, as it holds today. */
export interface SealedMonth {
  /** Marks and totals with the slips that count. */
  content: SheetContent;
  sealedAt: Instant;
  /** How many slips that is. */
  corrections: number;
  /** The roles that signed the sheet of the village or that of its township. */
  signedBy: string[];
}

/** What money and assessment are drawn from: never a sheet that can still change. */
@Injectable()
export class SealedService {
  constructor(private readonly books: OpenedService, private readonly ledgers: LedgerService) {}

  /** The month of a village, whoever closes it there; null as long as it is open. */
  async month(village: Organisation, month: Month): Promise<SealedMonth | Refusal | null> {
    const opened = await this.books.open(village, month);
    if (isRefusal(opened)) return opened;
    const { copy, ledger } = opened;
    if (!ledger.seal || !copy) return null;
    const slips = ledger.corrections.filter(({ state }) => state === 'confirmed');
    const changes = slips.flatMap(({ rows }) => rows);
    const rows = copy.content.rows.map(row => {
      const own = changes.filter(({ personId }) => personId === row.personId);
      return own.length === 0 ? row : { ...row, ...correctedRow(row, month, own) };
    });
    const both = await this.ledgers.ofAll([village.id, ...(village.parentId ? [village.parentId] : [])], month);
    const signedBy = [...new Set([...both.values()].flatMap(({ signatures }) => signatures.map(({ role }) => role)))];
    return { content: { ...copy.content, rows }, sealedAt: ledger.seal.sealedAt, corrections: slips.length, signedBy };
  }
}
