import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { CONTACT_KINDS, type Contact, type ContactDuty, type Contacts } from '@village/shared/contract/contact';
import type { AddContactInput, ContactsInput, EndContactInput } from '@village/shared/contract/contact.input';
import type { Day } from '@village/shared/kernel/day';
import type { Finding } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { RoleId } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { cyclesOf } from '@village/shared/rules/cadence';
import { contactDuty, contactQuota, contactTerms, type Talk } from '@village/shared/rules/contact-duty';
import { cadreLoad } from '@village/shared/rules/pairing';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { RecordService, type RecordFact } from '../record/record.service';
import { ContactEntity } from './contact.entity';
import { HouseholdPairEntity } from './household.entity';

/** Whom a cadre keeps contact with, whether he talked with each, and whether there are as many as the document asks. */
@Injectable()
export class ContactService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly teams: TeamService, private readonly people: PersonService,
    private readonly policies: PolicyService, private readonly records: RecordService,
  ) {}

  async list({ personId = '', search = '' }: ContactsInput, who: Who): Promise<Contacts> {
    const ofWhom = personId || who.personId;
    const served = await this.serving(ofWhom);
    if (ofWhom !== who.personId && !(served && inScope(scopeOf(who, 'household.read'), served.team.path, served.team.id))) throw new NotFoundException();
    const reply = await this.reply(ofWhom, served, who);
    return { ...reply, contacts: reply.contacts.filter(({ name }) => isNamed(name, search)) };
  }

  async add({ who: kind, name, from }: AddContactInput, who: Who): Promise<Contacts | Refusal> {
    const served = await this.serving(who.personId);
    if (!served) return refuse('not_serving', '您现在没有在驻村工作队任职，不用登记联系的群众。');
    const same = await this.db.of(ContactEntity).existsBy({ personId: who.personId, name: name.trim(), to: IsNull() });
    if (same) return refuse('contact_there', `已经登记了“${name.trim()}”。同名的请写明是谁家的，例如“${name.trim()}（二组）”。`, { field: 'name' });
    await this.db.of(ContactEntity).insert({ id: newId(), personId: who.personId, teamId: served.team.id, who: kind.trim(), name: name.trim(), from, to: null, endedReason: '' });
    return this.reply(who.personId, served, who);
  }

  async end({ id, reason }: EndContactInput, who: Who): Promise<Contacts | Refusal> {
    const row = await this.db.of(ContactEntity).findOneBy({ id, personId: who.personId });
    if (!row) throw new NotFoundException();
    const { affected } = await this.db.of(ContactEntity).update({ id, to: IsNull() }, { to: this.clock.today(), endedReason: reason.trim() });
    if (affected !== 1) return refuse('state_changed', '已经不再联系了，请刷新后看。');
    return this.reply(who.personId, await this.serving(who.personId), who);
  }

  /** Contacts and talks of these people, for whoever asks what falls due. */
  async factsOf(personIds: string[], from: Day, to: Day): Promise<Map<string, { contacts: string[]; kinds: string[]; talks: Talk[] }>> {
    const rows = personIds.length ? await this.db.of(ContactEntity).findBy({ personId: In(personIds), to: IsNull() }) : [];
    const talks = rows.length ? await this.records.recordsOf({ personIds: [...new Set(rows.map(row => row.personId))], kinds: ['talk'] }, { from, to }) : [];
    return new Map(personIds.map(personId => {
      const own = rows.filter(row => row.personId === personId);
      return [personId, { contacts: own.map(row => row.id), kinds: own.map(row => row.who), talks: talksWith(own, talks.filter(talk => talk.personId === personId)) }];
    }));
  }

  /** With how many people each of them keeps contact; who keeps none is left out. */
  async keptBy(personIds: readonly string[]): Promise<Map<string, number>> {
    const rows = personIds.length ? await this.db.read<{ personId: string; contacts: number | string }>('SELECT personId, COUNT(*) contacts FROM contact WHERE `to` IS NULL AND personId IN (?) GROUP BY personId', [personIds]) : [];
    return new Map(rows.map(({ personId, contacts }) => [personId, Number(contacts)]));
  }

  private async reply(personId: string, served: { team: TeamPlace; role: RoleId } | null, who: Who): Promise<Contacts> {
    const today = this.clock.today();
    const rows = await this.db.of(ContactEntity).find({ where: { personId }, order: { from: 'ASC', id: 'ASC' } });
    const profile = served ? await this.policies.activeFor(served.team.path, today) : null;
    const terms = profile && !isRefusal(profile) ? contactTerms(profile).value : null;
    const cycle = terms && !isRefusal(terms) && terms.per ? cyclesOf(terms.per, { day: today })[0] : undefined;
    const year = `${today.slice(0, 4)}-01-01`;
    const records = await this.records.recordsOf({ personIds: [personId], kinds: ['talk'] }, { from: cycle?.from ?? year, to: cycle?.to ?? today });
    const now = rows.filter(row => row.to === null);
    const talks = talksWith(rows, records);
    const person = await this.people.personById(personId);
    return {
      personId, name: person?.name ?? '', teamId: served?.team.id ?? null, period: cycle?.name ?? '', mine: personId === who.personId, kinds: kindsOf(terms),
      contacts: rows.map(row => contactOf(row, talks.filter(talk => talk.with === row.id))),
      duties: profile && !isRefusal(profile) && served ? await this.duties(profile, served.role, personId, now, talks, cycle?.name) : [],
    };
  }

  private async duties(profile: Profile, role: RoleId, personId: string, contacts: ContactEntity[], talks: Talk[], period: string | undefined): Promise<ContactDuty[]> {
    const pairedHouseholds = await this.db.of(HouseholdPairEntity).countBy({ personId, to: IsNull() });
    const found: Finding<Refusal | { compliant: boolean }>[] = [
      ...(period ? [contactDuty(profile, await this.policies.calendar(), { period, contacts: contacts.map(row => row.id), talks })] : []),
      contactQuota(profile, { role, contacts: contacts.map(row => row.who) }), cadreLoad(profile, { role, pairedHouseholds }),
    ];
    return found.flatMap(({ value, because }): ContactDuty[] => (isRefusal(value)
      ? value.code === 'config_required' && because.length > 0 ? [{ text: value.text, met: null, because }] : []
      : [{ text: because.map(({ text }) => text).at(-1) ?? '', met: value.compliant, because }]));
  }

  private async serving(personId: string): Promise<{ team: TeamPlace; role: RoleId } | null> {
    const today = this.clock.today();
    const [member] = await this.teams.membersById([personId], today, today);
    const term = member?.terms.at(-1);
    const team = term && (await this.teams.teamsByIds([term.teamId])).get(term.teamId);
    return team ? { team, role: term.role } : null;
  }
}

/** Which talk was with which contact: an entry names him. */
function talksWith(rows: readonly ContactEntity[], records: readonly RecordFact[]): Talk[] {
  const ids = new Map(rows.map(row => [row.name, row.id]));
  return records.flatMap(({ day, answers }) => {
    const id = ids.get(answers.name?.trim() ?? '');
    return id ? [{ on: day, with: id, difficultiesSolved: Number(answers.difficultiesSolved ?? 0) }] : [];
  });
}

function contactOf({ id, who, name, from, to, endedReason }: ContactEntity, talks: readonly Talk[]): Contact {
  return { id, who, name, from, to, endedReason, talks: talks.length, solved: talks.reduce((sum, talk) => sum + talk.difficultiesSolved, 0), lastTalk: talks.map(talk => talk.on).sort().at(-1) ?? null };
}

function kindsOf(terms: { kinds: string[] } | Refusal | null): string[] {
  return terms && !isRefusal(terms) && terms.kinds.length > 0 ? terms.kinds : [...CONTACT_KINDS];
}
