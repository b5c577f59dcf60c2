import { Injectable, NotFoundException } from '@nestjs/common';
import { PRECINCT_KIND_NAMES, PRECINCT_LEADERS, type Precinct, type Precincts } from '@village/shared/contract/precinct';
import type { SavePrecinctInput, PrecinctIdInput, PrecinctsInput } from '@village/shared/contract/precinct.input';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { HolderService } from './holder.service';
import { OrganisationService } from './organisation.service';
import { idsOf } from '../common/path';
import { PrecinctEntity } from './precinct.entity';

const ROLES = [...new Set(Object.values(PRECINCT_LEADERS).flat())];

/** Which villages belong together, and who leads there. */
@Injectable()
export class PrecinctService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly organisations: OrganisationService, private readonly holders: HolderService,
  ) {}

  /** The groups of a township; who led one and holds no such post on the day any more is left out. */
  async of(townshipId: string, on: Day): Promise<Precinct[]> {
    const rows = await this.db.of(PrecinctEntity).find({ where: { townshipId }, order: { kind: 'DESC', name: 'ASC', id: 'ASC' } });
    if (rows.length === 0) return [];
    const villages = await this.organisations.organisationsByIds(rows.flatMap(row => row.villageIds));
    const seated = await this.holders.seatedAt([townshipId], ROLES, on, on);
    return rows.map(({ id, kind, name, villageIds, personIds }) => ({
      id, townshipId, kind, name,
      villages: villageIds.flatMap(each => villages.get(each) ?? []).map(village => ({ id: village.id, name: village.name })),
      people: personIds.flatMap(personId => seated.find(each => each.personId === personId && PRECINCT_LEADERS[kind].includes(each.role)) ?? []).map(({ personId, name: called, role }) => ({ personId, name: called, roleName: nameOfRole(role) })),
    }));
  }

  async list({ townshipId }: PrecinctsInput, who: Who): Promise<Precincts> {
    const township = (await this.organisations.tree(who)).find(each => each.id === townshipId && each.kind === 'township');
    if (!township) throw new NotFoundException();
    const mayManage = may(who, 'organisation.manage', township.path);
    const today = this.clock.today();
    const seated = mayManage ? await this.holders.seatedAt([townshipId], ROLES, today, today) : [];
    return {
      townshipId, townshipName: township.name, groups: await this.of(townshipId, today), villages: await this.villagesOf(township), mayManage,
      candidates: [...new Map(seated.map(({ personId, name, role }) => [personId, { personId, name, roleName: nameOfRole(role) }])).values()],
    };
  }

  async save(input: SavePrecinctInput, who: Who): Promise<Precincts | Refusal> {
    const township = await this.township(input.townshipId, who);
    const rows = await this.db.of(PrecinctEntity).findBy({ townshipId: township.id });
    const own = input.id === undefined ? null : rows.find(row => row.id === input.id);
    if (own === undefined) throw new NotFoundException();
    const wrong = await this.refusalOf(input, township, rows.filter(row => row !== own));
    if (isRefusal(wrong)) return wrong;
    const row = { id: own?.id ?? newId(), townshipId: township.id, kind: input.kind, name: input.name.trim(), villageIds: input.villageIds, personIds: input.personIds };
    if (own) await this.db.of(PrecinctEntity).update({ id: own.id }, row);
    else await this.db.of(PrecinctEntity).insert(row);
    await this.journal.note(who, 'organisation.precinct.save', row.id, township.id);
    return this.list(input, who);
  }

  async remove({ id }: PrecinctIdInput, who: Who): Promise<void> {
    const row = await this.db.of(PrecinctEntity).findOneBy({ id });
    if (!row) throw new NotFoundException();
    await this.township(row.townshipId, who);
    await this.db.of(PrecinctEntity).delete({ id });
    await this.journal.note(who, 'organisation.precinct.remove', id, row.townshipId);
  }

  /** The township, if `who` manages it; one who changes its groups waits for the others. */
  private async township(id: string, who: Who): Promise<Organisation> {
    const place = await this.organisations.managed(who, id);
    if (place.kind !== 'township') throw new NotFoundException();
    await this.organisations.hold(idsOf(place.path)[0]);
    return place;
  }

  private async refusalOf({ kind, name, villageIds, personIds, townshipId }: SavePrecinctInput, township: Organisation, others: PrecinctEntity[]): Promise<Refusal | null> {
    const villages = await this.villagesOf(township);
    if (villageIds.some(id => villages.every(village => village.id !== id))) return refuse('village_unknown', '选的村里有不在本乡镇的，请重新选。', { field: 'villageIds' });
    const same = others.filter(row => row.kind === kind);
    if (same.some(row => row.name === name.trim())) return refuse('name_taken', `已有“${name.trim()}”，请换一个名称。`, { field: 'name' });
    const taken = same.find(row => row.villageIds.some(id => villageIds.includes(id)));
    const village = taken && villages.find(each => taken.villageIds.includes(each.id) && villageIds.includes(each.id));
    if (taken) return refuse('village_taken', `${village?.name ?? ''}已经划入${taken.name}，一个村只在一个${PRECINCT_KIND_NAMES[kind]}里。请先从那里去掉。`, { field: 'villageIds' });
    const today = this.clock.today();
    const seated = await this.holders.seatedAt([townshipId], PRECINCT_LEADERS[kind], today, today);
    if (personIds.some(id => seated.every(each => each.personId !== id))) {
      return refuse('leader_unknown', `负责人要在本乡镇担任${PRECINCT_LEADERS[kind].map(role => nameOfRole(role)).join('或')}，请先给他新增任职。`, { field: 'personIds' });
    }
    return null;
  }

  private async villagesOf({ path }: Organisation): Promise<{ id: string; name: string }[]> {
    return (await this.organisations.organisationsBelow(path)).filter(each => each.kind === 'village').map(({ id, name }) => ({ id, name }));
  }
}
