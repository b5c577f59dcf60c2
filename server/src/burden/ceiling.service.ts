import { Injectable, NotFoundException } from '@nestjs/common';
import type { BurdenCeiling } from '@village/shared/contract/burden';
import type { BurdenCeilingInput } from '@village/shared/contract/burden.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { BurdenCeilingEntity } from './burden.entity';

/** How much may be asked of a person in a week: the administrator of the county says it; nothing is stopped by it, it is shown to whoever asks for more. */
@Injectable()
export class BurdenCeilingService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly organisations: OrganisationService, private readonly people: PersonService) {}

  /** The one that counts today; null: none was set, or it was lifted. */
  async of(countyId: string): Promise<BurdenCeiling | null> {
    const row = await this.db.of(BurdenCeilingEntity).findOne({ where: { countyId }, order: { at: 'DESC', id: 'DESC' } });
    if (!row || (row.entries === null && row.fields === null && row.notices === null)) return null;
    const { entries, fields, notices, note, setBy, at } = row;
    return { entries, fields, notices, note, at, byName: (await this.people.personById(setBy))?.name ?? '' };
  }

  async set({ organisationId, entries, fields, notices, note }: BurdenCeilingInput, who: Who): Promise<Refusal | null> {
    const place = await this.organisations.organisationById(organisationId);
    if (!place || !inScope(scopeOf(who, 'burden.set'), place.path)) throw new NotFoundException();
    if (place.kind !== 'county') return refuse('county_required', '上限按县设定，请选县。', { field: 'organisationId' });
    const id = newId();
    await this.db.of(BurdenCeilingEntity).insert({ id, countyId: place.id, entries: entries ?? null, fields: fields ?? null, notices: notices ?? null, note: note.trim(), setBy: who.personId, at: this.clock.now() });
    await this.journal.note(who, 'burden.ceiling', id, place.id);
    return null;
  }
}
