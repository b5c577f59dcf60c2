import { Injectable } from '@nestjs/common';
import type { SheetRow } from '@village/shared/contract/attendance';
import type { Organisation } from '@village/shared/contract/organisation';
import { addDays, addMonths, lastDay, type Day, type Month } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { settlementSteps } from '@village/shared/rules/settlement-steps';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { PolicyService } from '../policy/policy.service';
import { SheetCopyEntity } from './attendance.entity';
import { LedgerService, publicisedFrom } from './ledger.service';
import { isClosedAbove } from './opened.service';

/** A month that is being publicised now: what is shown of it, and until when. */
export interface Publicised {
  month: Month;
  from: Day;
  until: Day;
  rows: SheetRow[];
}

/** The month's attendance outside of the sheet: only while it is publicised, and only what was publicised. */
@Injectable()
export class PublicisedService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly policies: PolicyService, private readonly ledgers: LedgerService) {}

  /** The rows of this village in the sheet of the month before, on the days on which it is publicised; null on all others. */
  async now(village: Organisation, teamIds: string[]): Promise<Publicised | null> {
    const today = this.clock.today();
    const month = addMonths(today.slice(0, 7), -1);
    const profile = await this.policies.activeFor(village.path, lastDay(month));
    if (isRefusal(profile)) return null;
    const seatId = seatOf(profile, village);
    const ledger = await this.ledgers.of(seatId, month);
    const from = publicisedFrom(ledger);
    const step = settlementSteps(profile, await this.policies.calendar(), month).find(each => each.step === 'publicise');
    if (from === null || !step) return null;
    const until = addDays(from, step.days);
    if (today < from || today > until) return null;
    const copy = await this.db.of(SheetCopyEntity).findOneByOrFail({ id: ledger.copy!.id });
    return { month, from, until, rows: copy.content.rows.filter(row => teamIds.includes(row.teamId)) };
  }

  /** Who objects to the sheet of the month before, of what counts now, and has no answer yet: by the place where the month of each village is closed. */
  async objecting(villages: Organisation[]): Promise<Map<string, string[]>> {
    const month = addMonths(this.clock.today().slice(0, 7), -1);
    const seats = new Map<string, string[]>();
    const found = new Map<string, string[]>();
    for (const village of villages) {
      const profile = await this.policies.activeFor(village.path, lastDay(month));
      if (isRefusal(profile)) continue;
      const seatId = seatOf(profile, village);
      if (!seats.has(seatId)) {
        const { copy, objections } = await this.ledgers.of(seatId, month);
        seats.set(seatId, objections.filter(each => each.copyId === copy?.id && each.state === 'open').map(each => each.personId));
      }
      found.set(village.id, seats.get(seatId)!);
    }
    return found;
  }
}

function seatOf(profile: Profile, village: Organisation): string {
  return isClosedAbove(profile, village) ? village.parentId! : village.id;
}
