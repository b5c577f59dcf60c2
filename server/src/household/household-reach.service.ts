import { Injectable, NotFoundException } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Permission } from '@village/shared/kernel/permission';
import { Db } from '../common/db';
import { idsOf } from '../common/path';
import { isPinyin } from '../common/pinyin';
import { scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { HouseholdEntity } from './household.entity';

/** Which households somebody reaches: those of the village of his team, those at and below his place. A household belongs to the village, whatever team stands there. */
@Injectable()
export class HouseholdReachService {
  constructor(private readonly db: Db, private readonly organisations: OrganisationService, private readonly teams: TeamService) {}

  /** The paths whose households this person may do this with. */
  async paths(who: Who, permission: Permission): Promise<string[]> {
    const scope = scopeOf(who, permission);
    const teams = await this.teams.teamsByIds(scope.teams);
    return [...new Set([...scope.paths, ...[...teams.values()].map(team => team.path)])];
  }

  /** The household, if it is within reach; otherwise the same 404 as for one that does not exist. */
  async one(id: string, who: Who, permission: Permission = 'household.read'): Promise<HouseholdEntity> {
    const row = await this.db.of(HouseholdEntity).findOneBy({ id });
    if (!row || !covers(await this.paths(who, permission), pathOf(row))) throw new NotFoundException();
    return row;
  }

  async village(id: string, who: Who, permission: Permission = 'household.read'): Promise<Organisation> {
    const found = await this.organisations.organisationById(id);
    if (found?.kind !== 'village' || !covers(await this.paths(who, permission), found.path)) throw new NotFoundException();
    return found;
  }

  /** Part of the reach: at this place and below it. */
  async narrowed(paths: string[], organisationId: string | undefined): Promise<string[]> {
    if (organisationId === undefined) return paths;
    const place = await this.organisations.organisationById(organisationId);
    const found = place ? paths.filter(path => path.startsWith(place.path)).concat(covers(paths, place.path) ? [place.path] : []) : [];
    if (found.length === 0) throw new NotFoundException();
    return found;
  }
}

/** Only households at and below these paths. */
export function below(query: SelectQueryBuilder<HouseholdEntity>, paths: readonly string[]): void {
  const columns = ['household.countyId', 'household.townshipId', 'household.villageId'];
  const conditions = paths.map((path, index) => {
    const ids = idsOf(path);
    query.setParameter(`below${index}`, ids.at(-1));
    return `${columns[ids.length - 1]} = :below${index}`;
  });
  query.andWhere(conditions.length ? `(${conditions.join(' OR ')})` : '1 = 0');
}

/** Only households that are looked for by name, its pinyin, number or group. Whoever sees names masked finds by number and group only: a search would tell them. */
export function lookedFor(query: SelectQueryBuilder<HouseholdEntity>, search: string | undefined, paths: readonly string[]): void {
  const word = search?.trim().toLowerCase();
  if (!word) return;
  const named = paths.every(path => idsOf(path).length >= 2);
  query.andWhere(`(household.number = :word OR household.place = :word${named ? ` OR INSTR(household.headName, :word) > 0${isPinyin(word) ? ' OR INSTR(household.pinyin, :key) > 0' : ''}` : ''})`, { word, key: ` ${word}` });
}

export function covers(paths: readonly string[], path: string): boolean {
  return paths.some(each => path.startsWith(each));
}

/** Whoever reaches the household only because he reaches the whole county need not know whose it is. */
export function needNotKnow(paths: readonly string[], path: string): boolean {
  return paths.every(each => !path.startsWith(each) || idsOf(each).length < 2);
}

export function pathOf({ countyId, townshipId, villageId }: Pick<HouseholdEntity, 'countyId' | 'townshipId' | 'villageId'>): string {
  return `/${countyId}/${townshipId}/${villageId}/`;
}
