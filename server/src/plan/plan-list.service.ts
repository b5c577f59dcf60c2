import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { PlanLine, PlanWork } from '@village/shared/contract/plan';
import type { PlansInput } from '@village/shared/contract/plan.input';
import { addDays } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { plansById } from './draft.service';
import { PlanReplyService } from './plan-reply.service';
import { PlanEntity, PlanItemEntity } from './plan.entity';
import { itemMayOf, placeGrants, planMayOf } from './reach';

const PAGE_SIZE = 20;
const SOON_DAYS = 7;
const ON_TABLE = 200;
const SHOWN = 10;
const COLUMNS = ['countyId', 'townshipId', 'villageId'] as const;

/** Lists of plans, and what of them lies on the table of a person. */
@Injectable()
export class PlanListService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly people: PersonService, private readonly replies: PlanReplyService) {}

  async list(input: PlansInput, who: Who): Promise<Page<PlanLine>> {
    const { box = 'here', kind, year, placeId, search, page = 1 } = input;
    if (box === 'review') {
      const rows = await this.toReview(who, search);
      return { items: await this.replies.lines(rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)), page, pageSize: PAGE_SIZE, total: rows.length };
    }
    const query = this.db.of(PlanEntity).createQueryBuilder('plan').where('1 = 1');
    if (box === 'above') this.above(query, who);
    else this.within(query, who);
    if (kind) query.andWhere('plan.kind = :kind', { kind });
    if (year) query.andWhere('plan.year = :year', { year });
    if (placeId) query.andWhere(`plan.${await this.columnOf(placeId, who)} = :placeId`, { placeId });
    await this.look(query, search);
    const [rows, total] = await query.orderBy('plan.year', 'DESC').addOrderBy('plan.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.replies.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  async work(who: Who): Promise<PlanWork> {
    const soon = addDays(this.clock.today(), SOON_DAYS);
    const own = await this.db.of(PlanItemEntity).createQueryBuilder('item').where('item.ownerId = :me AND item.state = :open AND item.due <= :soon', { me: who.personId, open: 'open', soon }).orderBy('item.due').take(ON_TABLE).getMany();
    const done = await this.doneBelow(who);
    const plans = await plansById(this.db, [...own, ...done].map(({ planId }) => planId));
    const running = own.filter(({ planId }) => plans.get(planId)?.state === 'adopted');
    const toConfirm = done.filter(item => itemMayOf(plans.get(item.planId)!, item, who).confirm);
    return { items: await this.placed(running.slice(0, SHOWN), plans), toConfirm: await this.placed(toConfirm.slice(0, SHOWN), plans), toReview: await this.replies.lines((await this.toReview(who)).slice(0, SHOWN)) };
  }

  private async placed(items: PlanItemEntity[], plans: Map<string, PlanEntity>): Promise<PlanWork['items']> {
    const lines = new Map((await this.replies.lines([...new Set(items.map(({ planId }) => plans.get(planId)!))])).map(line => [line.id, line]));
    const replies = [];
    for (const item of items) {
      const [reply] = await this.replies.items([item], plans.get(item.planId)!);
      replies.push({ ...reply, planTitle: lines.get(item.planId)!.title, placeName: lines.get(item.planId)!.placeName });
    }
    return replies;
  }

  /** Items at the places where this person stands, said to be done and looked at by nobody yet. */
  private async doneBelow(who: Who): Promise<PlanItemEntity[]> {
    const plans = this.db.of(PlanEntity).createQueryBuilder('plan').where('plan.state = :adopted', { adopted: 'adopted' });
    const standing = await this.at(plans, who, 'plan.write', true).take(ON_TABLE).getMany();
    return standing.length ? this.db.of(PlanItemEntity).find({ where: { planId: In(standing.map(({ id }) => id)), state: 'done' }, order: { doneOn: 'ASC', id: 'ASC' }, take: ON_TABLE }) : [];
  }

  /** A word of the plan or of an item, or a place or somebody who wrote the plan or answers for an item. */
  private async look(query: SelectQueryBuilder<PlanEntity>, search: string | undefined): Promise<void> {
    const items = query.subQuery().select('item.planId').from(PlanItemEntity, 'item').where("item.title LIKE :lookedFor ESCAPE '!' OR item.responsible LIKE :lookedFor ESCAPE '!'").getQuery();
    const places = (ids: string[]) => this.organisations.organisationsByIds(ids);
    await lookFor(query, search, { words: ['plan.title'], ids: { 'plan.townshipId': places, 'plan.villageId': places, 'plan.authorId': ids => this.people.peopleByIds(ids) }, also: [`plan.id IN ${items}`] });
  }

  private async toReview(who: Who, search?: string): Promise<PlanEntity[]> {
    const query = this.db.of(PlanEntity).createQueryBuilder('plan').where('plan.state = :submitted', { submitted: 'submitted' });
    this.at(query, who, 'plan.review', false);
    await this.look(query, search);
    return (await query.orderBy('plan.id').take(ON_TABLE).getMany()).filter(plan => planMayOf(plan, who).adopt);
  }

  /** At the places of the grants; `only`: not below them. */
  private at(query: SelectQueryBuilder<PlanEntity>, who: Who, permission: 'plan.write' | 'plan.review', only: boolean): SelectQueryBuilder<PlanEntity> {
    const paths = [...new Set(placeGrants(who, permission).map(({ path }) => path))];
    return query.andWhere(new Brackets(any => {
      any.where('1 = 0');
      paths.forEach((path, index) => {
        if (only) any.orWhere(`plan.path = :at${index}`, { [`at${index}`]: path });
        else {
          const ids = idsOf(path);
          any.orWhere(`plan.${COLUMNS[ids.length - 1]} = :at${index}`, { [`at${index}`]: ids[ids.length - 1] });
        }
      });
    }));
  }

  private within(query: SelectQueryBuilder<PlanEntity>, who: Who): void {
    const paths = [...new Set(placeGrants(who, 'plan.read').map(({ path }) => path))];
    query.andWhere(new Brackets(any => {
      any.where('1 = 0');
      paths.forEach((path, index) => {
        const ids = idsOf(path);
        any.orWhere(`plan.${COLUMNS[ids.length - 1]} = :within${index}`, { [`within${index}`]: ids[ids.length - 1] });
      });
    }));
  }

  /** The plans of the levels above that count. */
  private above(query: SelectQueryBuilder<PlanEntity>, who: Who): void {
    const paths = placeGrants(who, 'plan.read').flatMap(({ path }) => {
      const ids = idsOf(path);
      return ids.slice(0, -1).map((_, index) => `/${ids.slice(0, index + 1).join('/')}/`);
    });
    query.andWhere("plan.state IN ('adopted', 'closed')").andWhere(paths.length > 0 ? 'plan.path IN (:...paths)' : '1 = 0', { paths: [...new Set(paths)] });
  }

  /** The place by which to look, if it lies within reach; otherwise the 404 of one that does not exist. */
  private async columnOf(placeId: string, who: Who): Promise<(typeof COLUMNS)[number]> {
    const place = await this.organisations.organisationById(placeId);
    if (!place || !placeGrants(who, 'plan.read').some(({ path }) => place.path.startsWith(path))) throw new NotFoundException();
    return COLUMNS[idsOf(place.path).length - 1];
  }
}
