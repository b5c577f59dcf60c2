import { Injectable, NotFoundException } from '@nestjs/common';
import type { Page } from '@village/shared/contract/endpoint';
import type { PersonDetail, PersonLine } from '@village/shared/contract/organisation';
import type {
  AddPersonInput, AddTermInput, EndTermInput, MovePersonInput, PeopleInput, PersonInput, UpdatePersonInput,
} from '@village/shared/contract/organisation.input';
import type { Permission } from '@village/shared/kernel/permission';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Journal } from '../common/journal';
import { lookFor } from '../common/looked-for';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import type { PersonEntity } from './organisation.entity';
import { OrganisationService } from './organisation.service';
import { maskPhone, PersonService, type Person, type PersonFacts } from './person.service';
import { ReachService } from './reach.service';
import { TermService } from './term.service';
import { countiesManagedBy, UnitService } from './unit.service';

const PAGE_SIZE = 50;

/** The roster as somebody may read and change it. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly clock: Clock, private readonly journal: Journal, private readonly reach: ReachService,
    private readonly organisations: OrganisationService, private readonly people: PersonService, private readonly terms: TermService,
    private readonly units: UnitService,
  ) {}

  /** The people within reach, or of one organisation within it, by name: without phone numbers. */
  async list(input: PeopleInput, who: Who): Promise<Page<PersonLine>> {
    const on = this.clock.today();
    const page = input.page ?? 1;
    const query = this.reach.people(who, 'organisation.read', on);
    if (input.organisationId !== undefined) {
      const within = (await this.organisations.tree(who)).find(each => each.id === input.organisationId);
      if (!within) throw new NotFoundException();
      if (within.kind === 'county') query.andWhere('person.countyId = :within', { within: within.id });
      else query.andWhere(`person.id IN ${this.reach.peopleBelow(query, 'Within')}`, { pathWithin: `${within.path}%` });
    }
    await lookFor(query, input.search, { names: ['person.name'], ids: { 'person.unitId': ids => this.units.unitsByIds(ids) } });
    const [found, total] = await query.orderBy('person.name').addOrderBy('person.id').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.lines(found), page, pageSize: PAGE_SIZE, total };
  }

  async detail({ id }: PersonInput, who: Who): Promise<PersonDetail> {
    if (id !== who.personId) await this.within(who, 'organisation.read', id);
    const person = (await this.people.personById(id))!;
    const phone = await this.people.phoneOf(id);
    const mayRead = id === who.personId || await this.reach.reaches(who, 'organisation.phone', id, this.clock.today());
    return {
      id, name: person.name, unitId: person.unitId, unitName: person.unitName, post: person.post,
      phone: mayRead ? phone : maskPhone(phone), phoneMasked: !mayRead, terms: await this.terms.termsOf(id),
    };
  }

  async add(input: AddPersonInput, who: Who): Promise<PersonDetail | Refusal> {
    const countyId = countiesManagedBy(who)[0];
    if (!countyId) throw new NotFoundException();
    await this.organisations.hold(countyId);
    const facts = await this.factsOf(input, countyId);
    if ('refused' in facts) return facts;
    const id = await this.people.insert(facts);
    if (isRefusal(id)) return id;
    await this.journal.note(who, 'organisation.person.add', id, countyId);
    return this.detail({ id }, who);
  }

  async update(input: UpdatePersonInput, who: Who): Promise<PersonDetail | Refusal> {
    const person = await this.managed(who, input.id);
    await this.organisations.hold(person.countyId);
    const facts = await this.factsOf(input, person.countyId);
    const refused = 'refused' in facts ? facts : await this.people.update(person.id, facts);
    if (refused) return refused;
    await this.journal.note(who, 'organisation.person.update', person.id, person.countyId);
    return this.detail({ id: person.id }, who);
  }

  async addTerm(input: AddTermInput, who: Who): Promise<PersonDetail | Refusal> {
    return await this.terms.add(input, await this.managed(who, input.id), who) ?? this.detail({ id: input.id }, who);
  }

  async endTerm(input: EndTermInput, who: Who): Promise<PersonDetail | Refusal> {
    return await this.terms.end(input, await this.managed(who, input.id), who) ?? this.detail({ id: input.id }, who);
  }

  async move(input: MovePersonInput, who: Who): Promise<PersonDetail | Refusal> {
    return await this.terms.move(input, await this.managed(who, input.id), who) ?? this.detail({ id: input.id }, who);
  }

  /** The person, if he is within the reach of `who` with this permission; otherwise the same 404 as for one who does not exist. */
  async within(who: Who, permission: Permission, id: string): Promise<Person> {
    const person = await this.reach.reaches(who, permission, id, this.clock.today()) ? await this.people.personById(id) : null;
    if (!person) throw new NotFoundException();
    return person;
  }

  private managed(who: Who, id: string): Promise<Person> {
    return this.within(who, 'organisation.manage', id);
  }

  private async factsOf(input: AddPersonInput, countyId: string): Promise<PersonFacts | Refusal> {
    const unitId = input.unitId ?? null;
    if (unitId !== null && !await this.units.belongsTo(unitId, countyId)) {
      return refuse('unit_unknown', '没有这个派出单位，请重新选择，或先新增派出单位', { field: 'unitId' });
    }
    return { countyId, name: input.name, phone: input.phone, unitId, post: input.post ?? null };
  }

  private async lines(found: PersonEntity[]): Promise<PersonLine[]> {
    const ids = found.map(person => person.id);
    const people = await this.people.peopleByIds(ids);
    const roles = await this.terms.rolesOn(ids, this.clock.today());
    return found.map(({ id, name, post }) => ({ id, name, unitName: people.get(id)?.unitName ?? null, post, roles: roles.get(id) ?? [] }));
  }
}
