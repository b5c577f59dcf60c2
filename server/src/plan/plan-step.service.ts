import { Injectable, NotFoundException } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import { ITEM_FLOW, ITEM_STATE_NAMES, PLAN_FLOW, PLAN_STATE_NAMES, type ItemState, type PlanState } from '@village/shared/contract/plan-words';
import { dayOf } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PhotoService } from '../file/photo.service';
import { PlanEntity, PlanItemEntity, PlanStepEntity } from './plan.entity';
import { sees } from './reach';

type Step = Pick<PlanStepEntity, 'action'> & Partial<Pick<PlanStepEntity, 'day' | 'text' | 'before' | 'claimedAt'>> & {
  /** Files that show it; claimed before. */
  photoIds?: string[];
};

/** Writes what is done with plans and items: a row for each step, and the state by a conditional update. */
@Injectable()
export class PlanStepService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly photos: PhotoService) {}

  /** The plan, if this person sees it; 404 for any other, as for one that does not exist. */
  async seen(id: string, who: Who): Promise<PlanEntity> {
    const plan = await this.db.of(PlanEntity).findOneBy({ id });
    if (!plan || !sees(plan, who)) throw new NotFoundException();
    return plan;
  }

  async seenItem(id: string, who: Who): Promise<{ item: PlanItemEntity; plan: PlanEntity }> {
    const item = await this.db.of(PlanItemEntity).findOneBy({ id });
    if (!item) throw new NotFoundException();
    return { item, plan: await this.seen(item.planId, who) };
  }

  /** The picture of a step, for whoever sees the plan. */
  async picture(id: string, who: Who): Promise<FileReply> {
    const photo = await this.photos.one(id);
    const step = await this.db.of(PlanStepEntity).findOneBy({ id: photo.subjectId });
    if (!step) throw new NotFoundException();
    await this.seen(step.planId, who);
    return this.photos.read(photo);
  }

  async write(plan: PlanEntity, itemId: string | null, { photoIds = [], ...step }: Step, who: Who): Promise<void> {
    const now = this.clock.now();
    const stepId = newId();
    const role = who.grants.find(grant => plan.path.startsWith(grant.path))?.role ?? who.grants[0].role;
    await this.db.of(PlanStepEntity).insert({ id: stepId, planId: plan.id, itemId, day: dayOf(now), text: '', before: '', claimedAt: now, ...step, personId: who.personId, role, at: now });
    await this.photos.put(stepId, photoIds, who);
    await this.journal.note(who, `plan.${step.action}`, itemId ?? plan.id);
  }

  /** Moves the plan on, if it is still as it was seen. */
  async move(plan: PlanEntity, revision: number, change: Partial<PlanEntity> & { state: PlanState }, step: Step, who: Who): Promise<PlanEntity | Refusal> {
    const { id, state } = plan;
    if (plan.revision !== revision || !PLAN_FLOW[state].includes(change.state)) return changed(PLAN_STATE_NAMES[state]);
    const { affected } = await this.db.of(PlanEntity).update({ id, revision, state }, { ...change, revision: revision + 1 });
    const now = await this.db.of(PlanEntity).findOneByOrFail({ id });
    if (affected !== 1) return changed(PLAN_STATE_NAMES[now.state]);
    await this.write(now, null, step, who);
    return now;
  }

  /** Changes an item, if it is still as it was seen. */
  async moveItem(item: PlanItemEntity, plan: PlanEntity, revision: number, change: Partial<PlanItemEntity> & { state: ItemState }, step: Step, who: Who): Promise<PlanItemEntity | Refusal> {
    const { id, state } = item;
    if (item.revision !== revision || (change.state !== state && !ITEM_FLOW[state].includes(change.state))) return changed(ITEM_STATE_NAMES[state]);
    const { affected } = await this.db.of(PlanItemEntity).update({ id, revision, state }, { ...change, revision: revision + 1 });
    const now = await this.db.of(PlanItemEntity).findOneByOrFail({ id });
    if (affected !== 1) return changed(ITEM_STATE_NAMES[now.state]);
    await this.write(plan, id, step, who);
    return now;
  }
}

/** It is no longer as the person saw it. */
export function changed(stateName: string): Refusal {
  return refuse('plan_changed', `刚才有了变化，现在是“${stateName}”，这一步没有记下。请看过最新的情况再办。`, { field: 'revision' });
}
