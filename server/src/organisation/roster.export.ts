import { PRECINCT_KIND_NAMES } from '@village/shared/contract/precinct';
import { nameOfRole, ROLES } from '@village/shared/kernel/role';
import type { OrganisationEntity, TermEntity } from './organisation.entity';
import type { PrecinctEntity } from './precinct.entity';
import type { Roster, RosterPerson } from './roster';
import { LEVEL_NAMES } from './roster.sheets';
import type { RosterRows } from './roster.workbook';

/** The rows of the workbook that, imported again, change nothing. */
export function rowsOfRoster(roster: Roster, phones: Map<string, string>): RosterRows {
  const organisations = roster.organisations.map(each => each.entity);
  const byId = new Map(organisations.map(each => [each.id, each]));
  const unitNames = new Map([...roster.units.values()].map(({ entity }) => [entity.id, entity.name]));
  const people = [...roster.people.values()].map(each => each.entity);
  return {
    places: organisations.filter(each => each.kind === 'township').flatMap(township => placeRows(township, organisations.filter(each => each.parentId === township.id), roster)),
    units: [...roster.units.values()].map(({ entity: { name, level } }) => ({ name, level: LEVEL_NAMES[level] })),
    people: people.flatMap(person => personRows(person)),
    areas: roster.areas.flatMap(each => areaRows(each.entity)),
  };

  function personRows({ id, name, unitId, post }: RosterPerson): RosterRows['people'] {
    const own = { name, phone: phones.get(id), unit: unitId === null ? undefined : unitNames.get(unitId), post: post ?? undefined };
    const terms = roster.termsOf(id).map(each => ({ ...own, ...termCells(each.entity) }));
    return terms.length > 0 ? terms : [own];
  }

  /** A village and a leader to a row, as far as there are any. */
  function areaRows({ townshipId, kind, name, villageIds, personIds }: PrecinctEntity): RosterRows['areas'] {
    const rows = Math.max(villageIds.length, personIds.length);
    return Array.from({ length: rows }, (_, index) => ({
      township: byId.get(townshipId)?.name, kind: PRECINCT_KIND_NAMES[kind], name, village: byId.get(villageIds[index])?.name, leader: phones.get(personIds[index]),
    }));
  }

  function termCells({ role, organisationId, from, to }: TermEntity): RosterRows['people'][number] {
    const place = byId.get(organisationId);
    const { level } = ROLES[role];
    const township = place?.kind === 'village' ? byId.get(place.parentId!) : level === 'township' ? place : undefined;
    return { role: nameOfRole(role), township: township?.name, village: place?.kind === 'village' ? place.name : undefined, from, to: to ?? undefined };
  }
}

function placeRows(township: OrganisationEntity, villages: OrganisationEntity[], roster: Roster): RosterRows['places'] {
  if (villages.length === 0) return [{ township: township.name }];
  return villages.flatMap(village => {
    const own = { township: township.name, village: village.name };
    const teams = roster.teamsOf(village.id).map(({ entity: { name, from, to } }) => ({ ...own, team: name, from, to: to ?? undefined }));
    return teams.length > 0 ? teams : [own];
  });
}
