import { Injectable } from '@nestjs/common';
import { In, Like, type SelectQueryBuilder } from 'typeorm';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Day } from '@village/shared/kernel/day';
import { permissionsOf, type Permission } from '@village/shared/kernel/permission';
import { ROLES } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { scopeOf, type Who } from '../common/who';
import { OrganisationEntity, PersonEntity, TeamEntity, TermEntity, UnitEntity } from './organisation.entity';
import { idsOf, isBelow, pathAt } from '../common/path';

/** What somebody reaches with a permission: organisations by path, teams by id, the people of his dispatching unit. */
@Injectable()
export class ReachService {
  constructor(private readonly db: Db) {}

  /** The organisations somebody may read and those above them: a member of a team reads the tree of his township, not its people. */
  async tree(who: Who): Promise<Organisation[]> {
    const scope = scopeOf(who, 'organisation.read');
    const paths = [...scope.paths, ...(await this.townshipsOf(scope.teams))];
    const ends = [...paths, ...(await this.countiesOf(unitsOf(who, 'organisation.read')))];
    const counties = [...new Set(ends.map(path => pathAt(path, 'county')!))];
    if (!counties.length) return [];
    const found = await this.db.of(OrganisationEntity).find({
      where: counties.map(county => ({ path: Like(`${county}%`) })), order: { kind: 'ASC', name: 'ASC', id: 'ASC' },
    });
    return found.filter(({ path }) => paths.some(reached => isBelow(path, reached)) || ends.some(end => isBelow(end, path)));
  }

  /** Only people within reach, by their terms from `on` onwards: who has moved to another township is no longer this one's. */
  people(who: Who, permission: Permission, on: Day): SelectQueryBuilder<PersonEntity> {
    const scope = scopeOf(who, permission);
    const query = this.db.of(PersonEntity).createQueryBuilder('person');
    const conditions: string[] = [];
    const counties = scope.paths.filter(path => idsOf(path).length === 1).flatMap(idsOf);
    if (counties.length) {
      conditions.push('person.countyId IN (:...counties)');
      query.setParameter('counties', counties);
    }
    scope.paths.filter(path => idsOf(path).length > 1).forEach((path, index) => {
      conditions.push(`person.id IN ${this.peopleBelow(query, index)}`);
      query.setParameter(`path${index}`, `${path}%`);
    });
    if (scope.teams.length) {
      const members = query.subQuery().select('member.personId').from(TermEntity, 'member')
        .where('member.teamId IN (:...teams)').andWhere('(member.to IS NULL OR member.to >= :on)').getQuery();
      conditions.push(`person.id IN ${members}`);
      query.setParameter('teams', scope.teams);
    }
    const units = unitsOf(who, permission);
    if (units.length) {
      conditions.push('person.unitId IN (:...units)');
      query.setParameter('units', units);
    }
    return query.where(conditions.length ? `(${conditions.join(' OR ')})` : '1 = 0').setParameter('on', on);
  }

  /** Is this person within reach? */
  async reaches(who: Who, permission: Permission, personId: string, on: Day): Promise<boolean> {
    return (await this.people(who, permission, on).andWhere('person.id = :personId', { personId }).getCount()) === 1;
  }

  /** The part of a query that names the people with terms at or below the path in parameter `path<index>`. */
  peopleBelow(query: SelectQueryBuilder<PersonEntity>, index: number | string): string {
    return query.subQuery().select('held.personId').from(TermEntity, 'held')
      .innerJoin(OrganisationEntity, 'place', 'place.id = held.organisationId')
      .where(`place.path LIKE :path${index}`).andWhere('(held.to IS NULL OR held.to >= :on)').getQuery();
  }

  private async townshipsOf(teamIds: string[]): Promise<string[]> {
    if (!teamIds.length) return [];
    const teams = await this.db.of(TeamEntity).findBy({ id: In(teamIds) });
    const villages = await this.db.of(OrganisationEntity).findBy({ id: In(teams.map(team => team.villageId)) });
    return villages.map(village => pathAt(village.path, 'township')!);
  }

  /** A unit reads the name of its county. */
  private async countiesOf(unitIds: string[]): Promise<string[]> {
    if (!unitIds.length) return [];
    return (await this.db.of(UnitEntity).findBy({ id: In(unitIds) })).map(unit => `/${unit.countyId}/`);
  }
}

/** A dispatching unit stands beside the line of places: what its people in charge reach are its own people. */
function unitsOf(who: Who, permission: Permission): string[] {
  return who.grants.filter(grant => ROLES[grant.role].level === 'unit' && permissionsOf(grant.role).includes(permission)).map(grant => grant.organisationId);
}
