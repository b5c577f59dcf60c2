import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { isRefusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { PlanEntity, PlanItemEntity } from './plan.entity';
import { PlanNoticeService } from './plan-notice.service';
import { PlanStepService } from './plan-step.service';

/** The items of plans that somebody answers for go on to another. */
@Injectable()
export class PlanHandOverService {
  constructor(private readonly db: Db, private readonly steps: PlanStepService, private readonly notices: PlanNoticeService) {}

  /** What he answers for in the plans of this village and of the places above it, and is not confirmed. */
  async heldBy(personId: string, path: string): Promise<PlanItemEntity[]> {
    return (await this.held(personId, path)).map(({ item }) => item);
  }

  async handOver(personId: string, toId: string, path: string, text: string, who: Who): Promise<number> {
    const held = await this.held(personId, path);
    for (const { item, plan } of held) {
      const moved = await this.steps.moveItem(item, plan, item.revision, { state: item.state, ownerId: toId }, { action: 'change', text }, who);
      if (isRefusal(moved)) throw new Error('an item of a plan moved while it was passed on');
      await this.notices.given([moved], plan, who.personId);
    }
    return held.length;
  }

  private async held(personId: string, path: string): Promise<{ item: PlanItemEntity; plan: PlanEntity }[]> {
    const items = await this.db.of(PlanItemEntity).find({ where: { ownerId: personId, state: In(['open', 'done']) }, order: { planId: 'ASC', position: 'ASC' } });
    const plans = items.length ? await this.db.of(PlanEntity).findBy({ id: In(items.map(({ planId }) => planId)), state: Not('closed') }) : [];
    const here = new Map(plans.filter(plan => path.startsWith(plan.path)).map(plan => [plan.id, plan]));
    return items.flatMap(item => (here.has(item.planId) ? [{ item, plan: here.get(item.planId)! }] : []));
  }
}
