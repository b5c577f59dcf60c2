import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { CONSENTS, type Consent, type ConsentPurpose } from '@village/shared/contract/presence';
import type { Instant } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { ConsentEntity } from './area.entity';

/** What people agreed to, for one use each; taken back at any time. */
@Injectable()
export class ConsentService {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  async consents(who: Who): Promise<Consent[]> {
    const rows = await this.db.of(ConsentEntity).find({ where: { personId: who.personId, withdrawnAt: IsNull() }, order: { givenAt: 'ASC' } });
    return rows.map(({ purpose, version, givenAt }) => ({ purpose, version, givenAt }));
  }

  async withdraw(purpose: ConsentPurpose, who: Who): Promise<Consent[]> {
    await this.db.of(ConsentEntity).update({ personId: who.personId, purpose, withdrawnAt: IsNull() }, { withdrawnAt: this.clock.now() });
    return this.consents(who);
  }

  /** Has he agreed, or does he agree with this very record? What he agreed to on the phone before he took it back does not count again. */
  async agreed(purpose: ConsentPurpose, given: string | undefined, claimedAt: Instant, personId: string): Promise<Refusal | null> {
    const rows = await this.db.of(ConsentEntity).findBy({ personId, purpose });
    const { version } = CONSENTS[purpose];
    if (rows.some(row => row.version === version && row.withdrawnAt === null)) return null;
    const taken = rows.some(row => row.withdrawnAt !== null && row.withdrawnAt >= claimedAt);
    if (given !== version || taken) return refuse('consent_required', `要先征得您的同意。${CONSENTS[purpose].text}`, { field: 'consent' });
    await this.db.of(ConsentEntity).insert({ id: newId(), personId, purpose, version, givenAt: this.clock.now(), withdrawnAt: null });
    return null;
  }
}
