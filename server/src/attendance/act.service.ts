import { Injectable } from '@nestjs/common';
import type { SettlementActName } from '@village/shared/contract/settlement';
import type { Refusal } from '@village/shared/kernel/refusal';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { LedgerService, type CopyHead } from './ledger.service';
import type { Opened } from './opened.service';

/** Puts down who did what to the sheet of a month, under the name he has today. */
@Injectable()
export class ActService {
  constructor(private readonly people: PersonService, private readonly ledgers: LedgerService) {}

  async write({ ledger }: Opened, copy: CopyHead, { act, role, remark }: { act: SettlementActName; role: string; remark: string }, who: Who): Promise<Refusal | null> {
    return this.ledgers.act(ledger, { act, copy, role, person: await this.personOf(who), remark: remark.trim() });
  }

  async personOf(who: Who): Promise<{ id: string; name: string }> {
    return { id: who.personId, name: (await this.people.personById(who.personId))?.name ?? '' };
  }

  /** Why the version before was given back, if it was: the reason of the new one. */
  returnedFor({ ledger }: Opened): string {
    const last = ledger.acts.filter(each => each.act === 'give_back' && each.version === ledger.lastVersion).at(-1);
    return ledger.copy === null && last ? last.remark.slice(0, 200) : '';
  }
}
