import { Injectable, NotFoundException } from '@nestjs/common';
import { Like } from 'typeorm';
import type { Organisation } from '@village/shared/contract/organisation';
import type { AddOrganisationInput, OrganisationIdInput, RenameOrganisationInput } from '@village/shared/contract/organisation.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationEntity, TeamEntity, TermEntity } from './organisation.entity';
import { pathAt } from '../common/path';
import { ReachService } from './reach.service';

const KIND_NAMES = { county: '县', township: '乡镇', village: '村' } as const;

@Injectable()
export class OrganisationService {
  constructor(private readonly db: Db, private readonly journal: Journal, private readonly reach: ReachService) {}

  /** The organisation of this id, or null. Asks nothing about the caller: for the services of other modules. */
  organisationById(id: string): Promise<Organisation | null> {
    return this.db.of(OrganisationEntity).findOneBy({ id });
  }

  /** The organisations of these ids, by id. */
  async organisationsByIds(ids: string[]): Promise<Map<string, Organisation>> {
    const found = ids.length ? await this.db.read<Organisation>('SELECT id, kind, parentId, path, name FROM organisation WHERE id IN (?)', [[...new Set(ids)]]) : [];
    return new Map(found.map(organisation => [organisation.id, organisation]));
  }

  /** The county that a path lies in. */
  async countyOf(path: string): Promise<Organisation> {
    return this.db.of(OrganisationEntity).findOneByOrFail({ path: pathAt(path, 'county') ?? '' });
  }

  /** Everything at and below a path, by name within each kind. */
  organisationsBelow(path: string): Promise<Organisation[]> {
    return this.db.of(OrganisationEntity).find({ where: { path: Like(`${path}%`) }, order: { kind: 'ASC', name: 'ASC', id: 'ASC' } });
  }

  /** Makes one who writes below this county wait for the others, so that what he checks stays true until he has written. */
  async hold(countyId: string): Promise<void> {
    await this.db.of(OrganisationEntity).update({ id: countyId }, { name: () => 'name' });
  }

  /** The id of the county of this name, which is made where there is none: a county is opened by command, not by a page. */
  async openCounty(name: string): Promise<string> {
    const known = await this.db.of(OrganisationEntity).findOneBy({ kind: 'county', name });
    if (known) return known.id;
    const id = newId();
    await this.db.of(OrganisationEntity).insert({ id, kind: 'county', name, parentId: null, path: `/${id}/` });
    return id;
  }

  /** The part of the tree that `who` may read, with the organisations above it. */
  tree(who: Who): Promise<Organisation[]> {
    return this.reach.tree(who);
  }

  /** The organisation, if the scope of `who` for managing contains it; otherwise the same 404 as for one that does not exist. */
  async managed(who: Who, id: string): Promise<Organisation> {
    const found = await this.organisationById(id);
    if (!found || !inScope(scopeOf(who, 'organisation.manage'), found.path)) throw new NotFoundException();
    return found;
  }

  async add(input: AddOrganisationInput, who: Who): Promise<Organisation | Refusal> {
    const parent = await this.managed(who, input.parentId);
    const wanted = input.kind === 'township' ? 'county' : 'township';
    if (parent.kind !== wanted) {
      return refuse('wrong_parent', `${KIND_NAMES[input.kind]}要建在${KIND_NAMES[wanted]}下面，请重新选择上级`, { field: 'parentId' });
    }
    await this.hold(pathAt(parent.path, 'county')!.replaceAll('/', ''));
    const name = input.name.trim();
    const taken = await this.nameRefusal(parent.id, name);
    if (taken) return taken;
    const id = newId();
    const added: Organisation = { id, kind: input.kind, name, parentId: parent.id, path: `${parent.path}${id}/` };
    await this.db.of(OrganisationEntity).insert(added);
    await this.journal.note(who, 'organisation.add', id, id);
    return added;
  }

  async rename(input: RenameOrganisationInput, who: Who): Promise<Organisation | Refusal> {
    const found = await this.managed(who, input.id);
    await this.hold(pathAt(found.path, 'county')!.replaceAll('/', ''));
    const name = input.name.trim();
    const taken = found.parentId === null ? null : await this.nameRefusal(found.parentId, name, found.id);
    if (taken) return taken;
    await this.db.of(OrganisationEntity).update({ id: found.id }, { name });
    await this.journal.note(who, 'organisation.rename', found.id, found.id);
    return { ...found, name };
  }

  async remove(input: OrganisationIdInput, who: Who): Promise<void | Refusal> {
    const found = await this.managed(who, input.id);
    if (found.kind === 'county') return refuse('county_stays', '县是全部数据的根，不能删除', { field: 'id' });
    await this.hold(pathAt(found.path, 'county')!.replaceAll('/', ''));
    const counts = [
      [await this.db.of(OrganisationEntity).countBy({ parentId: found.id }), '个村'],
      [await this.db.of(TeamEntity).countBy({ villageId: found.id }), '支工作队'],
      [await this.db.of(TermEntity).countBy({ organisationId: found.id }), '条任职记录'],
    ] as const;
    const left = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
    if (left.length) {
      return refuse('not_empty', `“${found.name}”还有${left.join('、')}，不能删除。名称写错请用“更名”；建错的下级请先删除`, { field: 'id' });
    }
    await this.db.of(OrganisationEntity).delete({ id: found.id });
    await this.journal.note(who, 'organisation.remove', found.id, found.parentId!);
  }

  private async nameRefusal(parentId: string, name: string, ownId?: string): Promise<Refusal | null> {
    const same = await this.db.of(OrganisationEntity).findOneBy({ parentId, name });
    return same && same.id !== ownId
      ? refuse('name_taken', `同一个上级下已有“${name}”，请换一个名称，或直接使用已有的`, { field: 'name' })
      : null;
  }
}
