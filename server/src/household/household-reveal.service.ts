import { Injectable } from '@nestjs/common';
import { Like } from 'typeorm';
import { PROTECTED_FIELD_NAMES, REVEAL_PURPOSE_NAMES, type HouseholdRead, type ProtectedField, type RevealPurpose, type RevealReply } from '@village/shared/contract/household';
import type { HouseholdInput, RevealInput } from '@village/shared/contract/household.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Journal, JournalEntry } from '../common/journal';
import { Secret } from '../common/secret';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { HouseholdReachService } from './household-reach.service';

const MOST = 100;
const ACTION = 'household.reveal.';

/** Protected fields are read one at a time, for a purpose, and every reading stands in the journal. */
@Injectable()
export class HouseholdRevealService {
  constructor(private readonly db: Db, private readonly journal: Journal, private readonly secret: Secret, private readonly reach: HouseholdReachService, private readonly people: PersonService) {}

  async reveal({ id, field, purpose }: RevealInput, who: Who): Promise<RevealReply | Refusal> {
    const row = await this.reach.one(id, who, 'household.reveal');
    const sealed = field === 'phone' ? row.phoneSealed : row.idSealed;
    if (sealed === null) return refuse('nothing_kept', `这一户没有登记${PROTECTED_FIELD_NAMES[field]}。`, { field: 'field' });
    await this.journal.note(who, `${ACTION}${field}.${purpose}`, id, row.villageId);
    return { value: this.secret.open(sealed) };
  }

  async reads({ id }: HouseholdInput, who: Who): Promise<HouseholdRead[]> {
    await this.reach.one(id, who, 'household.manage');
    const rows = await this.db.of(JournalEntry).find({ where: { subjectId: id, action: Like(`${ACTION}%`) }, order: { at: 'DESC', id: 'DESC' }, take: MOST });
    const names = await this.people.peopleByIds(rows.map(row => row.personId).filter(each => each !== null));
    return rows.map(({ action, personId, at }) => {
      const [field, purpose] = action.slice(ACTION.length).split('.');
      return { what: PROTECTED_FIELD_NAMES[field as ProtectedField] ?? field, purpose: REVEAL_PURPOSE_NAMES[purpose as RevealPurpose] ?? purpose, byName: names.get(personId ?? '')?.name ?? '', at };
    });
  }
}
