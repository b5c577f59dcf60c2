import type { ImportReply } from '@village/shared/contract/organisation';
import { newId } from '../common/id';
import type { OrganisationEntity, PersonEntity, TeamEntity, TermEntity, UnitEntity } from './organisation.entity';
import type { PrecinctEntity } from './precinct.entity';
import type { SheetId } from './roster.sheets';
import type { Row } from './roster.table';

/** A row of the database as a file changes it. */
export class Entry<Entity extends { id: string }, Id extends SheetId = SheetId> {
  /** The row of the file that speaks of it. */
  source: Row<Id> | null = null;
  isNew = false;
  isChanged = false;

  constructor(readonly entity: Entity) {}

  /** Takes the values that differ; a value that is left out stays as it is. */
  change(values: Partial<Entity>): void {
    for (const [key, value] of Object.entries(values) as [keyof Entity, Entity[keyof Entity]][]) {
      if (value === undefined || this.entity[key] === value) continue;
      this.entity[key] = value;
      if (!this.isNew) this.isChanged = true;
    }
  }
}

export interface RosterPerson extends Omit<PersonEntity, 'phoneSealed'> {
  /** Known for people a file adds. */
  phone: string | null;
}

export interface RosterParts {
  county: OrganisationEntity;
  organisations: OrganisationEntity[];
  units: UnitEntity[];
  teams: TeamEntity[];
  people: RosterPerson[];
  terms: TermEntity[];
  areas: PrecinctEntity[];
}

/** The whole roster of a county in memory: a file is applied to it and checked as a whole, and written only when nothing is wrong. */
export class Roster {
  readonly county: OrganisationEntity;
  readonly organisations: Entry<OrganisationEntity, 'places'>[];
  readonly units: Map<string, Entry<UnitEntity, 'units'>>;
  readonly teams: Entry<TeamEntity, 'places'>[];
  readonly people: Map<string, Entry<RosterPerson, 'people'>>;
  readonly terms: Entry<TermEntity, 'people'>[];
  readonly areas: Entry<PrecinctEntity, 'areas'>[];
  private readonly placesByName = new Map<string, Entry<OrganisationEntity, 'places'>>();
  private readonly teamsByVillage = new Map<string, Entry<TeamEntity, 'places'>[]>();
  private readonly termsByPerson = new Map<string, Entry<TermEntity, 'people'>[]>();

  constructor({ county, organisations, units, teams, people, terms, areas }: RosterParts) {
    this.county = county;
    this.organisations = organisations.map(each => new Entry(each));
    this.units = new Map(units.map(each => [each.name, new Entry<UnitEntity, 'units'>(each)]));
    this.teams = teams.map(each => new Entry(each));
    this.people = new Map(people.map(each => [each.phoneHash, new Entry<RosterPerson, 'people'>(each)]));
    this.terms = terms.map(each => new Entry(each));
    this.areas = areas.map(each => new Entry(each));
    this.organisations.forEach(each => this.placesByName.set(nameKey(each.entity), each));
    this.teams.forEach(each => push(this.teamsByVillage, each.entity.villageId, each));
    this.terms.forEach(each => push(this.termsByPerson, each.entity.personId, each));
  }

  /** The township of the county, or the village of the township, by its name. */
  place(parentId: string, name: string): Entry<OrganisationEntity, 'places'> | undefined {
    return this.placesByName.get(nameKey({ parentId, name }));
  }

  addPlace(kind: 'township' | 'village', parent: OrganisationEntity, name: string): Entry<OrganisationEntity, 'places'> {
    const id = newId();
    const entry = added<OrganisationEntity, 'places'>({ id, kind, name, parentId: parent.id, path: `${parent.path}${id}/` });
    this.organisations.push(entry);
    this.placesByName.set(nameKey(entry.entity), entry);
    return entry;
  }

  addUnit(name: string, level: UnitEntity['level']): Entry<UnitEntity, 'units'> {
    const entry = added<UnitEntity, 'units'>({ id: newId(), countyId: this.county.id, name, level, staff: null });
    this.units.set(name, entry);
    return entry;
  }

  teamsOf(villageId: string): Entry<TeamEntity, 'places'>[] {
    return this.teamsByVillage.get(villageId) ?? [];
  }

  addTeam(values: Omit<TeamEntity, 'id'>): Entry<TeamEntity, 'places'> {
    const entry = added<TeamEntity, 'places'>({ id: newId(), ...values });
    this.teams.push(entry);
    push(this.teamsByVillage, values.villageId, entry);
    return entry;
  }

  addPerson(values: Omit<RosterPerson, 'id' | 'countyId'>): Entry<RosterPerson, 'people'> {
    const entry = added<RosterPerson, 'people'>({ id: newId(), countyId: this.county.id, ...values });
    this.people.set(values.phoneHash, entry);
    return entry;
  }

  termsOf(personId: string): Entry<TermEntity, 'people'>[] {
    return this.termsByPerson.get(personId) ?? [];
  }

  addTerm(values: Omit<TermEntity, 'id'>): Entry<TermEntity, 'people'> {
    const entry = added<TermEntity, 'people'>({ id: newId(), ...values });
    this.terms.push(entry);
    push(this.termsByPerson, values.personId, entry);
    return entry;
  }

  /** The area of this kind and name in the township; made where there is none. */
  area({ townshipId, kind, name }: Pick<PrecinctEntity, 'townshipId' | 'kind' | 'name'>): Entry<PrecinctEntity, 'areas'> {
    const known = this.areas.find(({ entity }) => entity.townshipId === townshipId && entity.kind === kind && entity.name === name);
    if (known) return known;
    const entry = added<PrecinctEntity, 'areas'>({ id: newId(), townshipId, kind, name, villageIds: [], personIds: [] });
    this.areas.push(entry);
    return entry;
  }

  /** What the file does to the roster. */
  summary(checkedOnly: boolean): ImportReply {
    const townships = this.organisations.filter(each => each.entity.kind === 'township');
    const villages = this.organisations.filter(each => each.entity.kind === 'village');
    const units = [...this.units.values()];
    const people = [...this.people.values()];
    const all: Counted[] = [...townships, ...villages, ...units, ...this.teams, ...people, ...this.terms, ...this.areas];
    return {
      checkedOnly,
      created: {
        townships: made(townships), villages: made(villages), units: made(units), teams: made(this.teams), people: made(people), terms: made(this.terms), areas: made(this.areas),
      },
      updated: { units: changed(units), people: changed(people), teams: changed(this.teams), terms: changed(this.terms), areas: changed(this.areas) },
      unchanged: all.filter(each => each.source && !each.isNew && !each.isChanged).length,
    };
  }
}

const nameKey = ({ parentId, name }: { parentId: string | null; name: string }) => `${parentId} ${name}`;
type Counted = Pick<Entry<{ id: string }>, 'isNew' | 'isChanged'> & { source: object | null };
const made = (entries: Counted[]) => entries.filter(each => each.isNew).length;
const changed = (entries: Counted[]) => entries.filter(each => each.isChanged).length;

function added<Entity extends { id: string }, Id extends SheetId>(entity: Entity): Entry<Entity, Id> {
  const entry = new Entry<Entity, Id>(entity);
  entry.isNew = true;
  return entry;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
