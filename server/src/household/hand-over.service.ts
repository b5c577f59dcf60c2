import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { addDays, type Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { ContactEntity } from './contact.entity';
import { HouseholdEntity, HouseholdPairEntity } from './household.entity';

/** Who takes over, as the pair names him. */
export interface TakingOver {
  id: string;
  name: string;
  unit: string;
}

/** The households and people that a cadre looks after go on to another from a day on. The rank of the one who takes over is not known: it is looked at again. */
@Injectable()
export class HouseholdHandOverService {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  /** The households of the village that he looks after: place and number, no name. */
  async pairedWith(personId: string, villageId: string): Promise<{ id: string; name: string }[]> {
    const pairs = await this.pairs(personId, villageId);
    return pairs.map(({ household: { id, place, number } }) => ({ id, name: `${place} ${number}` }));
  }

  contactsOf(personId: string, teamId: string): Promise<{ id: string; who: string }[]> {
    return this.db.of(ContactEntity).find({ select: { id: true, who: true }, where: { personId, teamId, to: IsNull() } });
  }

  /** From `from` on `to` looks after them. */
  async handOver(personId: string, to: TakingOver, { villageId, teamId, from }: { villageId: string; teamId: string; from: Day }, reason: string, who: Who): Promise<{ households: number; contacts: number }> {
    const before = addDays(from, -1);
    const pairs = await this.pairs(personId, villageId);
    const rows = this.db.of(HouseholdPairEntity);
    for (const { pair: { id, householdId, from: began } } of pairs) {
      await rows.update({ id, to: IsNull() }, { to: began > before ? began : before, endedReason: reason });
      if (await rows.existsBy({ householdId, personId: to.id, to: IsNull() })) continue;
      await rows.insert({ id: newId(), householdId, personId: to.id, name: to.name, unit: to.unit, rank: 'other', from, to: null, endedReason: '', setBy: who.personId, setAt: this.clock.now() });
    }
    const contacts = await this.db.of(ContactEntity).findBy({ personId, teamId, to: IsNull() });
    const kept = new Set((await this.db.of(ContactEntity).findBy({ personId: to.id, to: IsNull() })).map(({ who: kind, name }) => `${kind} ${name}`));
    for (const contact of contacts) {
      await this.db.of(ContactEntity).update({ id: contact.id, to: IsNull() }, { to: contact.from > before ? contact.from : before, endedReason: reason });
      if (!kept.has(`${contact.who} ${contact.name}`)) await this.db.of(ContactEntity).insert({ ...contact, id: newId(), personId: to.id, from });
    }
    return { households: pairs.length, contacts: contacts.length };
  }

  private async pairs(personId: string, villageId: string): Promise<{ pair: HouseholdPairEntity; household: HouseholdEntity }[]> {
    const pairs = await this.db.of(HouseholdPairEntity).find({ where: { personId, to: IsNull() }, order: { id: 'ASC' } });
    const households = pairs.length ? await this.db.of(HouseholdEntity).findBy({ id: In(pairs.map(({ householdId }) => householdId)), villageId }) : [];
    const byId = new Map(households.map(household => [household.id, household]));
    return pairs.flatMap(pair => (byId.has(pair.householdId) ? [{ pair, household: byId.get(pair.householdId)! }] : []));
  }
}
