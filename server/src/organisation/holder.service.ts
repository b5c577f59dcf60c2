import { Injectable } from '@nestjs/common';
import { Brackets } from 'typeorm';
import type { HeldRole } from '@village/shared/contract/identity';
import { PRECINCT_KINDS, PRECINCT_LEADERS, type PrecinctKind } from '@village/shared/contract/precinct';
import type { Day } from '@village/shared/kernel/day';
import { fills, isRole, nameOfRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { Together } from '../common/together';
import type { Grant } from '../common/who';
import { OrganisationEntity, PersonEntity, TermEntity, UnitEntity } from './organisation.entity';
import { PrecinctEntity } from './precinct.entity';
import { idsOf, kindFor, pathAt, unitPath } from '../common/path';

/** Where a holder is looked for: a village (or what lies above it), and the team and the dispatching unit of the person it is about. */
export interface Place {
  /** `/county/township/village/` by ids. */
  path: string;
  /** Roles of a team are looked for in this team only; left out: in the teams of the village. */
  teamId?: string | null;
  /** Roles of a dispatching unit are looked for in this unit; left out: nobody holds them. */
  unitId?: string | null;
}

/** Somebody who can act as a role. */
export interface Holder {
  personId: string;
  name: string;
  /** The role he acts as: one of those the step names. */
  as: RoleId;
  /** The role he holds by his term: `as` itself, or one that fills it. */
  role: RoleId;
  organisationId: string;
  teamId: string | null;
}

/** Somebody with a term at an organisation. */
export interface Seated {
  personId: string;
  name: string;
  role: RoleId;
  organisationId: string;
  from: Day;
  to: Day | null;
}

interface HeldRow extends Omit<HeldRole, 'path' | 'roleName' | 'organisationName'> {
  personId: string;
  organisationName: string | null;
  path: string | null;
  unitName: string | null;
}

@Injectable()
export class HolderService {
  private readonly asked = new Together<{ personId: string; on: Day }, HeldRole[]>(keys => this.heldByAll(keys));

  constructor(private readonly db: Db) {}

  /** The roles a person holds on a day, with the places: what his rights of that day come from. Empty: he has no term. */
  heldBy(personId: string, on: Day): Promise<HeldRole[]> {
    return this.asked.of({ personId, on });
  }

  private async heldByAll(keys: { personId: string; on: Day }[]): Promise<HeldRole[][]> {
    const held = new Map<string, HeldRole[]>();
    for (const on of new Set(keys.map(key => key.on))) {
      for (const { personId, ...role } of await this.heldOn([...new Set(keys.filter(key => key.on === on).map(key => key.personId))], on)) {
        held.set(`${personId} ${on}`, [...(held.get(`${personId} ${on}`) ?? []), role]);
      }
    }
    return keys.map(({ personId, on }) => held.get(`${personId} ${on}`) ?? []);
  }

  private async heldOn(personIds: string[], on: Day): Promise<(HeldRole & { personId: string })[]> {
    const rows = await this.db.read<HeldRow>(`SELECT term.personId, term.role, term.organisationId, term.teamId, organisation.name organisationName, organisation.path, unit.name unitName, team.name teamName
      FROM term LEFT JOIN organisation ON organisation.id = term.organisationId LEFT JOIN dispatching_unit unit ON unit.id = term.organisationId LEFT JOIN team ON team.id = term.teamId
      WHERE term.personId IN (?) AND term.\`from\` <= ? AND (term.\`to\` IS NULL OR term.\`to\` >= ?) ORDER BY term.\`from\`, term.id`, [personIds, on, on]);
    return rows.map(({ personId, role, organisationId, teamId, teamName, path, organisationName, unitName }) => ({
      personId, role, roleName: nameOfRole(role), organisationId, organisationName: organisationName ?? unitName ?? '', path: path ?? unitPath(organisationId), teamId, teamName,
    }));
  }

  /** Everybody with a term on this day. */
  async everybody(on: Day): Promise<string[]> {
    const rows = await this.db.of(TermEntity).createQueryBuilder('term').select('DISTINCT term.personId', 'personId').where(inForce, { on }).orderBy('term.personId').getRawMany<{ personId: string }>();
    return rows.map(({ personId }) => personId);
  }

  /** One person of each of these roles in each county, township and unit, in the order of the roles, each person once: to show around. */
  async samples(roles: readonly RoleId[], on: Day): Promise<{ personId: string; name: string; roles: string; place: string }[]> {
    const rows = await this.db.of(TermEntity).createQueryBuilder('term')
      .innerJoin(PersonEntity, 'person', 'person.id = term.personId').leftJoin(OrganisationEntity, 'organisation', 'organisation.id = term.organisationId').leftJoin(UnitEntity, 'unit', 'unit.id = term.organisationId')
      .select('term.personId', 'personId').addSelect('person.name', 'name').addSelect('term.role', 'role')
      .addSelect('COALESCE(organisation.path, unit.id)', 'path').addSelect('COALESCE(organisation.name, unit.name)', 'place')
      .where('term.role IN (:...roles)').andWhere(inForce).setParameters({ roles: [...roles], on })
      .orderBy('organisation.path').addOrderBy('unit.name').addOrderBy('person.id').getRawMany<{ personId: string; name: string; role: RoleId; path: string; place: string }>();
    const shown = new Map<string, { personId: string; name: string; roles: string; place: string }>();
    const taken = new Set<string>();
    for (const role of roles) {
      for (const row of rows) {
        const seat = `${role} ${pathAt(row.path, 'township') ?? row.path}`;
        if (row.role !== role || taken.has(seat) || shown.has(row.personId)) continue;
        taken.add(seat);
        const held = rows.filter(each => each.personId === row.personId).map(each => nameOfRole(each.role));
        shown.set(row.personId, { personId: row.personId, name: row.name, roles: [...new Set(held)].join('、'), place: row.place });
      }
    }
    return [...shown.values()];
  }

  /** The people with a term in one of these roles at these organisations on some day from `from` to `to`, by name and start. */
  async seatedAt(organisationIds: string[], roles: readonly RoleId[], from: Day, to: Day): Promise<Seated[]> {
    if (!organisationIds.length) return [];
    return this.db.of(TermEntity).createQueryBuilder('term').innerJoin(PersonEntity, 'person', 'person.id = term.personId')
      .select('term.personId', 'personId').addSelect('person.name', 'name').addSelect('term.role', 'role')
      .addSelect('term.organisationId', 'organisationId').addSelect('term.from', 'from').addSelect('term.to', 'to')
      .where('term.organisationId IN (:...organisationIds) AND term.role IN (:...roles) AND term.from <= :to AND (term.to IS NULL OR term.to >= :from)', { organisationIds, roles: [...roles], from, to })
      .orderBy('person.name').addOrderBy('person.id').addOrderBy('term.from').getRawMany<Seated>();
  }

  /**
   * Who can act as a step of a chain (`a`, `a|b` or `a+b`) for a place on a day: each role is looked for where it stands, in the team,
   * at the village, its township, its county, or the dispatching unit. Bodies that nobody holds by a term, and empty offices, give nobody.
   */
  async holders(step: string, place: Place, on: Day): Promise<Holder[]> {
    const wanted = step.split(/[|+]/).filter(isRole);
    const seats = wanted.flatMap(as => {
      const organisationId = seatOf(as, place);
      return organisationId === null ? [] : [{ as, organisationId, roles: (Object.keys(ROLES) as RoleId[]).filter(role => fills(role, as)) }];
    });
    if (!seats.length) return [];
    const query = this.db.of(TermEntity).createQueryBuilder('term')
      .innerJoin(PersonEntity, 'person', 'person.id = term.personId')
      .select('term.personId', 'personId').addSelect('person.name', 'name').addSelect('term.role', 'role')
      .addSelect('term.organisationId', 'organisationId').addSelect('term.teamId', 'teamId')
      .where(new Brackets(any => seats.forEach(({ organisationId, roles }, index) => {
        any.orWhere(`term.organisationId = :at${index} AND term.role IN (:...roles${index})`, { [`at${index}`]: organisationId, [`roles${index}`]: roles });
      }))).andWhere(inForce).setParameters({ on }).orderBy('term.from').addOrderBy('term.id');
    const rows = await query.getRawMany<Omit<Holder, 'as'>>();
    const leading = await this.leadingAround(wanted, place.path);
    const held = seats.flatMap(({ as, organisationId, roles }) => rows
      .filter(row => row.organisationId === organisationId && roles.includes(row.role) && (!place.teamId || row.teamId === null || row.teamId === place.teamId))
      .map(row => ({ ...row, as })));
    const isNear = ({ as, personId }: Holder) => leading(as).includes(personId);
    return held.some(isNear) ? held.filter(holder => areasLedAs(holder.as).length === 0 || isNear(holder)) : held;
  }

  /** Of those with a post in an area of the township: who leads the one this village belongs to. A village that belongs to none is looked after by all of them. */
  private async leadingAround(wanted: readonly RoleId[], path: string): Promise<(as: RoleId) => readonly string[]> {
    const [, townshipId, villageId] = idsOf(path);
    const areas = villageId && wanted.some(as => areasLedAs(as).length > 0) ? await this.db.of(PrecinctEntity).findBy({ townshipId }) : [];
    return as => leadersOf(areas, as, villageId);
  }

  /** The villages of the township that others than this person look after in this role: what comes from there does not wait for him. */
  async leftToOthers({ role, organisationId }: Pick<Grant, 'role' | 'organisationId'>, personId: string, on: Day): Promise<string[]> {
    if (areasLedAs(role).length === 0) return [];
    const areas = await this.db.of(PrecinctEntity).findBy({ townshipId: organisationId });
    const seated = (await this.seatedAt([organisationId], [role], on, on)).map(each => each.personId);
    return [...new Set(areas.flatMap(area => area.villageIds))].filter(villageId => {
      const leaders = leadersOf(areas, role, villageId).filter(id => seated.includes(id));
      return leaders.length > 0 && !leaders.includes(personId);
    });
  }
}

/** The kinds of areas that somebody in this role can lead. */
function areasLedAs(role: RoleId): PrecinctKind[] {
  return PRECINCT_KINDS.filter(kind => PRECINCT_LEADERS[kind].includes(role));
}

function leadersOf(areas: readonly PrecinctEntity[], as: RoleId, villageId: string): string[] {
  return areas.filter(area => areasLedAs(as).includes(area.kind) && area.villageIds.includes(villageId)).flatMap(area => area.personIds);
}

const inForce = 'term.from <= :on AND (term.to IS NULL OR term.to >= :on)';

/** The organisation or unit where a role that is wanted for a place stands. */
function seatOf(role: RoleId, place: Place): string | null {
  const kind = kindFor(ROLES[role].level);
  if (kind === null) return place.unitId ?? null;
  const path = pathAt(place.path, kind);
  return path === null ? null : idsOf(path).at(-1)!;
}
