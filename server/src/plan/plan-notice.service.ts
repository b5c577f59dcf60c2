import { Injectable } from '@nestjs/common';
import { PLAN_KIND_NAMES } from '@village/shared/contract/plan-words';
import { isRefusal } from '@village/shared/kernel/refusal';
import { seatsOf } from '@village/shared/kernel/role';
import { planReview } from '@village/shared/rules/plan-review';
import { dayOf, dayText } from '@village/shared/kernel/day';
import { Clock } from '../common/time';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { PolicyService } from '../policy/policy.service';
import type { PlanEntity, PlanItemEntity } from './plan.entity';

/** Who looks at a plan of a level where the document names nobody. */
const REVIEWERS = { village: 'township_principal|township_office', township: 'county_office', county: 'county_leading_group' };

/** Who is told what of plans and their items. */
@Injectable()
export class PlanNoticeService {
  constructor(private readonly clock: Clock, private readonly notices: NoticeService, private readonly holders: HolderService, private readonly policies: PolicyService) {}

  async moved(plan: PlanEntity, by: string): Promise<void> {
    await this.notices.settle(plan.id);
    const what = `${PLAN_KIND_NAMES[plan.kind]}“${plan.title}”`;
    if (plan.state === 'submitted') await this.tell(plan, by, await this.reviewers(plan), `${what}，等您审核`);
    if (plan.state === 'adopted') await this.tell(plan, by, [plan.authorId], `${what}，审核通过了`);
    if (plan.state === 'returned') await this.tell(plan, by, [plan.authorId], `${what}，退回修改，请看意见`);
  }

  /** Those who got an item with the plan, or with a change of it. */
  async given(items: readonly PlanItemEntity[], plan: PlanEntity, by: string): Promise<void> {
    for (const item of items) {
      if (item.ownerId === null || item.ownerId === by) continue;
      await this.notices.tell({
        personIds: [item.ownerId], subjectId: item.id, once: `plan.item.${item.revision}`, text: `${plan.title}里由您负责：${item.title}${item.due ? `，${dayText(item.due)}以前` : ''}`, page: `/pages/plan/item/index?id=${item.id}`,
      });
    }
  }

  async itemMoved(item: PlanItemEntity, by: string): Promise<void> {
    await this.notices.settle(item.id);
    const texts: Partial<Record<PlanItemEntity['state'], string>> = { confirmed: '确认完成了', open: '还没有办好，要接着办', dropped: '不做了，请看说明' };
    const text = texts[item.state];
    if (text === undefined) return;
    await this.notices.tell({
      personIds: [item.ownerId, item.doneBy].filter((id): id is string => id !== null && id !== by), subjectId: item.id, once: `plan.item.${item.state}.${item.revision}`, text: `${item.title}，${text}`, page: `/pages/plan/item/index?id=${item.id}`,
    });
  }

  private async reviewers(plan: PlanEntity): Promise<string[]> {
    const profile = await this.policies.activeFor(plan.path, dayOf(plan.createdAt));
    const review = isRefusal(profile) ? null : planReview(profile).value;
    const named = review && !isRefusal(review) && review.reviewedBy !== null && plan.level === 'village' ? seatsOf(review.reviewedBy).join('|') : REVIEWERS[plan.level];
    return (await this.holders.holders(named, { path: plan.path }, this.clock.today())).map(({ personId }) => personId);
  }

  private async tell(plan: PlanEntity, by: string, personIds: readonly string[], text: string): Promise<void> {
    await this.notices.tell({ personIds: personIds.filter(id => id !== by), subjectId: plan.id, once: `plan.${plan.state}.${plan.revision}`, text, page: `/pages/plan/detail/index?id=${plan.id}` });
  }
}
