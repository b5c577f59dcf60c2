import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Secret } from '../common/secret';
import { Together } from '../common/together';
import { PersonEntity } from './organisation.entity';

/** A person as other modules may know him: without his number. */
export interface Person {
  id: string;
  countyId: string;
  name: string;
  unitId: string | null;
  unitName: string | null;
  post: string | null;
}

export interface PersonFacts {
  countyId: string;
  name: string;
  phone: string;
  unitId: string | null;
  post: string | null;
}

/** People and their phone numbers as they are kept: asks nothing about the caller. */
@Injectable()
export class PersonService {
  private readonly asked = new Together<string[], Map<string, Person>>(async lists => {
    const people = await this.find(lists.flat());
    return lists.map(() => people);
  });

  constructor(private readonly db: Db, private readonly secret: Secret) {}

  /** The people of these ids, by id, whatever terms they hold. */
  async peopleByIds(ids: string[]): Promise<Map<string, Person>> {
    if (ids.length === 0) return new Map();
    const people = await this.asked.of(ids);
    return new Map([...new Set(ids)].flatMap(id => (people.has(id) ? [[id, people.get(id)!] as const] : [])));
  }

  private async find(ids: string[]): Promise<Map<string, Person>> {
    const rows = await this.db.read<Person>(`SELECT person.id, person.countyId, person.name, person.unitId, unit.name unitName, person.post
      FROM person LEFT JOIN dispatching_unit unit ON unit.id = person.unitId WHERE person.id IN (?)`, [[...new Set(ids)]]);
    return new Map(rows.map(person => [person.id, person]));
  }

  /** The person of this id, or null. */
  async personById(id: string): Promise<Person | null> {
    return (await this.peopleByIds([id])).get(id) ?? null;
  }

  /** The id of the person with this phone number, or null. */
  async idByPhone(phone: string): Promise<string | null> {
    const found = await this.db.of(PersonEntity).findOne({ where: { phoneHash: this.secret.lookup(phone) }, select: { id: true } });
    return found?.id ?? null;
  }

  /** The whole number, for those who may read it. */
  async phoneOf(id: string): Promise<string> {
    return this.secret.open((await this.db.of(PersonEntity).findOneByOrFail({ id })).phoneSealed);
  }

  /** Puts a person on the roster; gives his id. Numbers belong to one person each. */
  async insert(facts: PersonFacts): Promise<string | Refusal> {
    const taken = await this.phoneRefusal(facts.phone, facts.countyId);
    if (taken) return taken;
    const id = newId();
    await this.db.of(PersonEntity).insert({ id, ...this.row(facts) });
    return id;
  }

  async update(id: string, facts: PersonFacts): Promise<void | Refusal> {
    const taken = await this.phoneRefusal(facts.phone, facts.countyId, id);
    if (taken) return taken;
    await this.db.of(PersonEntity).update({ id }, this.row(facts));
  }

  /** Gives the person another number: he has shown that it is his. */
  async changePhone(id: string, phone: string): Promise<void | Refusal> {
    const { countyId } = await this.db.of(PersonEntity).findOneByOrFail({ id });
    const taken = await this.phoneRefusal(phone, countyId, id);
    if (taken) return taken;
    await this.db.of(PersonEntity).update({ id }, { phoneHash: this.secret.lookup(phone), phoneSealed: this.secret.seal(phone) });
  }

  /** The columns of a person: the number only sealed and as a lookup. */
  row({ countyId, name, phone, unitId, post }: PersonFacts): Omit<PersonEntity, 'id'> {
    return { countyId, name: name.trim(), phoneHash: this.secret.lookup(phone), phoneSealed: this.secret.seal(phone), unitId, post: post?.trim() || null };
  }

  private async phoneRefusal(phone: string, countyId: string, ownId?: string): Promise<Refusal | null> {
    const same = await this.db.of(PersonEntity).findOneBy({ phoneHash: this.secret.lookup(phone) });
    if (!same || same.id === ownId) return null;
    const owner = same.countyId === countyId ? `“${same.name}”` : '别的县的一名干部';
    return refuse('phone_taken', `这个手机号已登记给${owner}，一个号码只能属于一个人。请核对号码；如果号码换了主人，请先修改原来那名干部的手机号`, { field: 'phone' });
  }
}

/** `138****0001` */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
