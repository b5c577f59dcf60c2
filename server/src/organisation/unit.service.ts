import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { DispatchingUnit } from '@village/shared/contract/organisation';
import type { AddUnitInput, UpdateUnitInput } from '@village/shared/contract/organisation.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { scopeOf, type Who } from '../common/who';
import { UnitEntity } from './organisation.entity';
import { OrganisationService } from './organisation.service';
import { idsOf } from '../common/path';

@Injectable()
export class UnitService {
  constructor(private readonly db: Db, private readonly journal: Journal, private readonly organisations: OrganisationService) {}

  /** The dispatching units of these ids, by id. */
  async unitsByIds(ids: string[]): Promise<Map<string, DispatchingUnit>> {
    const found = ids.length ? await this.db.of(UnitEntity).findBy({ id: In([...new Set(ids)]) }) : [];
    return new Map(found.map(unit => [unit.id, reply(unit)]));
  }

  /** The county that each of these units belongs to. */
  async countiesOf(ids: string[]): Promise<Map<string, string>> {
    const found = ids.length ? await this.db.of(UnitEntity).findBy({ id: In([...new Set(ids)]) }) : [];
    return new Map(found.map(unit => [unit.id, unit.countyId]));
  }

  async belongsTo(id: string, countyId: string): Promise<boolean> {
    return this.db.of(UnitEntity).existsBy({ id, countyId });
  }

  /** The units of the counties that `who` reads anything of: names of offices, no people. */
  async list(who: Who): Promise<DispatchingUnit[]> {
    const counties = (await this.organisations.tree(who)).filter(each => each.kind === 'county').map(county => county.id);
    const found = counties.length ? await this.db.of(UnitEntity).find({ where: { countyId: In(counties) }, order: { name: 'ASC', id: 'ASC' } }) : [];
    return found.map(reply);
  }

  /** The unit, if `who` manages its county; otherwise the same 404 as for one that does not exist. */
  async managed(who: Who, id: string): Promise<UnitEntity> {
    const found = await this.db.of(UnitEntity).findOneBy({ id, countyId: In(countiesManagedBy(who)) });
    if (!found) throw new NotFoundException();
    return found;
  }

  async add(input: AddUnitInput, who: Who): Promise<DispatchingUnit | Refusal> {
    const countyId = countiesManagedBy(who)[0];
    await this.organisations.hold(countyId);
    const name = input.name.trim();
    const taken = await this.nameRefusal(countyId, name);
    if (taken) return taken;
    const unit = { id: newId(), countyId, name, level: input.level, staff: input.staff ?? null };
    await this.db.of(UnitEntity).insert(unit);
    await this.journal.note(who, 'organisation.unit.add', unit.id, countyId);
    return reply(unit);
  }

  async update(input: UpdateUnitInput, who: Who): Promise<DispatchingUnit | Refusal> {
    const unit = await this.managed(who, input.id);
    await this.organisations.hold(unit.countyId);
    const changed = { ...unit, name: input.name.trim(), level: input.level, staff: input.staff ?? null };
    const taken = await this.nameRefusal(unit.countyId, changed.name, unit.id);
    if (taken) return taken;
    await this.db.of(UnitEntity).update({ id: unit.id }, { name: changed.name, level: changed.level, staff: changed.staff });
    await this.journal.note(who, 'organisation.unit.update', unit.id, unit.countyId);
    return reply(changed);
  }

  private async nameRefusal(countyId: string, name: string, ownId?: string): Promise<Refusal | null> {
    const same = await this.db.of(UnitEntity).findOneBy({ countyId, name });
    return same && same.id !== ownId ? refuse('name_taken', `已有派出单位“${name}”，请直接使用，或换一个名称`, { field: 'name' }) : null;
  }
}

/** The counties whose organisation and people `who` manages. */
export function countiesManagedBy(who: Who): string[] {
  return scopeOf(who, 'organisation.manage').paths.filter(path => idsOf(path).length === 1).flatMap(idsOf);
}

function reply({ id, name, level, staff }: DispatchingUnit): DispatchingUnit {
  return { id, name, level, staff };
}
