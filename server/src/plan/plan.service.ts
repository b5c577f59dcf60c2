import { Injectable } from '@nestjs/common';
import { Between, In, MoreThanOrEqual, Not } from 'typeorm';
import type { PlanWork } from '@village/shared/contract/plan';
import type { ItemStage, ItemState, PlanKind } from '@village/shared/contract/plan-words';
import type { Day, Instant } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { plansById } from './draft.service';
import { PlanListService } from './plan-list.service';
import { PlanReplyService } from './plan-reply.service';
import { PlanEntity, PlanItemEntity, PlanStepEntity } from './plan.entity';

/** An item as the board, a report or the list of what is due shows it. */
export interface PlanFact {
  itemId: string;
  planId: string;
  planTitle: string;
  kind: PlanKind;
  year: number;
  villageId: string | null;
  title: string;
  target: string;
  responsible: string;
  ownerId: string | null;
  due: Day | null;
  stage: ItemStage;
  state: ItemState;
  adoptedAt: Instant;
  progress: { day: Day; text: string } | null;
}

/** What was told of an item on a day. */
export interface PlanProgressFact {
  itemId: string;
  title: string;
  planTitle: string;
  villageId: string | null;
  day: Day;
  text: string;
  done: boolean;
  personId: string;
}

/** What other modules may ask of plans: only what counts is told, no drafts. */
@Injectable()
export class PlanService {
  constructor(private readonly db: Db, private readonly people: PersonService, private readonly replies: PlanReplyService, private readonly lists: PlanListService) {}

  /** What was promised in these villages for a year, with the progress of each: the board shows it. */
  commitmentsOf(villageIds: string[], year: number): Promise<PlanFact[]> {
    return this.factsOf(villageIds, year, ['commitment']);
  }

  /** The plans of these villages for a year, item by item. */
  plansOf(villageIds: string[], year: number): Promise<PlanFact[]> {
    return this.factsOf(villageIds, year, ['year', 'special']);
  }

  /** What was told of the plans of these villages in a time. */
  async progressIn(villageIds: string[], from: Day, to: Day): Promise<PlanProgressFact[]> {
    const plans = villageIds.length ? await this.db.of(PlanEntity).findBy({ villageId: In(villageIds) }) : [];
    const steps = plans.length ? await this.db.of(PlanStepEntity).find({ where: { planId: In(plans.map(({ id }) => id)), action: In(['progress', 'done']), day: Between(from, to) }, order: { day: 'ASC', id: 'ASC' } }) : [];
    const items = new Map((steps.length ? await this.db.of(PlanItemEntity).findBy({ id: In(steps.map(({ itemId }) => itemId!)) }) : []).map(item => [item.id, item]));
    const byId = new Map(plans.map(plan => [plan.id, plan]));
    return steps.map(({ itemId, planId, day, text, action, personId }) => ({
      itemId: itemId!, title: items.get(itemId!)?.title ?? '', planTitle: byId.get(planId)!.title, villageId: byId.get(planId)!.villageId, day, text, done: action === 'done', personId,
    }));
  }

  /** Items that these people answer for: what is not done, and what was done since this day or had its day after it. */
  async owedBy(personIds: string[], since: Day): Promise<(PlanFact & { doneOn: Day | null })[]> {
    const theirs = { ownerId: In(personIds), state: In(['done', 'confirmed'] satisfies ItemState[]) };
    const items = personIds.length ? await this.db.of(PlanItemEntity).find({ where: [{ ownerId: In(personIds), state: 'open' }, { ...theirs, doneOn: MoreThanOrEqual(since) }, { ...theirs, due: MoreThanOrEqual(since) }], order: { due: 'ASC', id: 'ASC' } }) : [];
    const plans = await plansById(this.db, items.map(({ planId }) => planId));
    const counted = items.filter(({ planId, state }) => plans.get(planId)?.state === 'adopted' || (state !== 'open' && plans.get(planId)?.state === 'closed'));
    const done = new Map(counted.map(item => [item.id, item.state === 'open' ? null : item.doneOn]));
    return (await this.facts(counted, plans)).map(fact => ({ ...fact, doneOn: done.get(fact.itemId) ?? null }));
  }

  /** What they have or had to do until a day of this time, done or not. */
  async dueIn(personIds: string[], from: Day, to: Day): Promise<Pick<PlanItemEntity, 'id' | 'title' | 'ownerId' | 'due'>[]> {
    const items = personIds.length ? await this.db.of(PlanItemEntity).find({ where: { ownerId: In(personIds), state: Not('dropped'), due: Between(from, to) }, order: { id: 'ASC' } }) : [];
    const plans = await plansById(this.db, items.map(({ planId }) => planId));
    return items.filter(({ planId }) => ['adopted', 'closed'].includes(plans.get(planId)?.state ?? ''));
  }

  workOf(who: Who): Promise<PlanWork> {
    return this.lists.work(who);
  }

  private async factsOf(villageIds: string[], year: number, kinds: PlanKind[]): Promise<PlanFact[]> {
    const plans = villageIds.length ? await this.db.of(PlanEntity).findBy({ villageId: In(villageIds), year, kind: In(kinds), state: In(['adopted', 'closed']) }) : [];
    const items = plans.length ? await this.db.of(PlanItemEntity).find({ where: { planId: In(plans.map(({ id }) => id)) }, order: { planId: 'ASC', position: 'ASC' } }) : [];
    return this.facts(items.filter(({ state }) => state !== 'dropped'), new Map(plans.map(plan => [plan.id, plan])));
  }

  private async facts(items: PlanItemEntity[], plans: Map<string, PlanEntity>): Promise<PlanFact[]> {
    const names = await this.people.peopleByIds(items.flatMap(({ ownerId }) => ownerId ?? []));
    const last = await this.replies.lastProgress(items.map(({ id }) => id));
    return items.map(item => {
      const plan = plans.get(item.planId)!;
      return {
        itemId: item.id, planId: plan.id, planTitle: plan.title, kind: plan.kind, year: plan.year, villageId: plan.villageId, title: item.title, target: item.target,
        responsible: [item.ownerId === null ? '' : names.get(item.ownerId)?.name ?? '', item.responsible].filter(Boolean).join('、'), ownerId: item.ownerId, due: item.due, stage: item.stage, state: item.state,
        adoptedAt: plan.adoptedAt!, progress: last.get(item.id) ?? null,
      };
    });
  }
}
