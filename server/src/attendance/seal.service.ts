import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import { canonical } from '@village/shared/kernel/digest';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Instant, Month } from '@village/shared/kernel/day';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { CopyService } from './copy.service';
import { LateService } from './late.service';
import { monthClosed } from './ledger.service';
import { everybodyIn, OpenedService, type Opened } from './opened.service';
import { SheetSealEntity, type SheetEvidence } from './settlement.entity';
import { changedRefusal } from './signature.service';

/**
 * Closes a month for good. Facts may arrive at any moment, and nobody waits for anybody: the statements are read before the sheet is derived
 * and again behind it. Only when both are the same does the sheet rest on just these; every other statement then came after the seal.
 */
@Injectable()
export class SealService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly books: OpenedService, private readonly lates: LateService, private readonly copies: CopyService) {}

  /** What the sheet rests on, read before it is derived. */
  async evidence(place: Organisation, month: Month): Promise<SheetEvidence | null> {
    const opened = await this.books.open(place, month);
    return isRefusal(opened) ? null : this.lates.evidenceOf(everybodyIn(opened));
  }

  /** The months of these places that are closed. */
  async sealedMonths(organisationIds: readonly string[], from: Month, to: Month): Promise<{ organisationId: string; month: Month; sealedAt: Instant }[]> {
    return this.db.of(SheetSealEntity).find({ where: { organisationId: In([...organisationIds]), month: Between(from, to) }, select: { organisationId: true, month: true, sealedAt: true }, order: { month: 'ASC' } });
  }

  async seal(opened: Opened, before: SheetEvidence, who: Who): Promise<Refusal | null> {
    const { place, copy, now, state } = opened;
    const evidence = await this.lates.evidenceOf(everybodyIn(opened));
    if (!copy || state.differences.length > 0 || canonical(evidence) !== canonical(before)) return changedRefusal();
    try {
      await this.db.of(SheetSealEntity).insert({
        id: newId(), organisationId: place.id, month: now.month, copyId: copy.id, hash: copy.hash, evidence, sealedBy: who.personId, sealedAt: this.clock.now(),
      } as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return monthClosed(now.month);
    }
    await this.copies.sealed(opened);
    return null;
  }
}
