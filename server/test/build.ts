import type { Organisation, OrganisationKind } from '@village/shared/contract/organisation';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { RoleId } from '@village/shared/kernel/role';
import { Db } from '../src/common/db';
import { newId } from '../src/common/id';
import { OrganisationEntity, TeamEntity, TermEntity, UnitEntity } from '../src/organisation/organisation.entity';
import { idsOf } from '../src/common/path';
import { PersonService } from '../src/organisation/person.service';
import type { TestApp } from './app';

/** Builders that put rows into the database of a test: say what matters, the rest has defaults. Terms and teams begin on 2024-01-01. */
const BEGINNING: Day = '2024-01-01';
let counter = 0;

async function organisation(app: TestApp, kind: OrganisationKind, parent: Organisation | null, name: string): Promise<Organisation> {
  const id = newId();
  const row = { id, kind, name, parentId: parent?.id ?? null, path: `${parent?.path ?? '/'}${id}/` };
  await app.get(Db).of(OrganisationEntity).insert(row);
  return row;
}

export function county(app: TestApp, { name = `云岭县${++counter}` } = {}): Promise<Organisation> {
  return organisation(app, 'county', null, name);
}

export function township(app: TestApp, { county: parent, name = `柳河乡${++counter}` }: { county: Organisation; name?: string }): Promise<Organisation> {
  return organisation(app, 'township', parent, name);
}

export function village(app: TestApp, { township: parent, name = `桃树村${++counter}` }: { township: Organisation; name?: string }): Promise<Organisation> {
  return organisation(app, 'village', parent, name);
}

export async function unit(app: TestApp, { county: { id: countyId }, name = `县水务局${++counter}`, level = 'county' as const }: { county: Organisation; name?: string; level?: UnitEntity['level'] }): Promise<UnitEntity> {
  const row = { id: newId(), countyId, name, level, staff: null };
  await app.get(Db).of(UnitEntity).insert(row);
  return row;
}

export async function team(app: TestApp, { village: { id: villageId, path }, name = `驻村工作队${++counter}`, from = BEGINNING, to = null }: { village: Organisation; name?: string; from?: Day; to?: Day | null }): Promise<TeamEntity & { path: string }> {
  const row = { id: newId(), villageId, name, from, to };
  await app.get(Db).of(TeamEntity).insert(row);
  return { ...row, path };
}

/** A role and where: `team` for a role of a team, `unit` for a role of a unit, else `at`. */
export interface TermGiven {
  role: RoleId;
  at?: Organisation;
  team?: TeamEntity;
  unit?: UnitEntity;
  from?: Day;
  to?: Day | null;
}

export interface PersonGiven {
  /** Needed where there is no term at an organisation to read it from. */
  county?: Organisation;
  name?: string;
  phone?: string;
  unit?: UnitEntity;
  post?: string | null;
  terms?: TermGiven[];
}

export interface PersonBuilt {
  id: string;
  name: string;
  phone: string;
  /** The ids of the terms, as they were given. */
  termIds: string[];
}

export async function person(app: TestApp, { county: home, name = `干部${++counter}`, phone = `1521111${String(++counter).padStart(4, '0')}`, unit: sender, post = null, terms = [] }: PersonGiven = {}): Promise<PersonBuilt> {
  const db = app.get(Db);
  const villageIds = terms.map(each => each.team?.villageId ?? each.at?.id).filter(id => id !== undefined);
  const place = villageIds.length ? await db.of(OrganisationEntity).findOneBy({ id: villageIds[0] }) : null;
  const countyId = home?.id ?? terms.find(each => each.unit)?.unit?.countyId ?? (place ? idsOf(place.path)[0] : undefined);
  if (!countyId) throw new Error('a person without a term at an organisation needs a county');
  const id = await app.get(PersonService).insert({ countyId, name, phone, unitId: sender?.id ?? null, post });
  if (isRefusal(id)) throw new Error(id.text);
  const termIds: string[] = [];
  for (const given of terms) termIds.push(await term(app, id, given));
  return { id, name, phone, termIds };
}

/** Gives a person another term; gives its id. */
export async function term(app: TestApp, personId: string, { role, at, team: inTeam, unit: sender, from = BEGINNING, to = null }: TermGiven): Promise<string> {
  const organisationId = inTeam?.villageId ?? at?.id ?? sender?.id;
  if (!organisationId) throw new Error('a term needs a team, an organisation or a unit');
  const id = newId();
  await app.get(Db).of(TermEntity).insert({ id, personId, role, organisationId, teamId: inTeam?.id ?? null, from, to });
  return id;
}
