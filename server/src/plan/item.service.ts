import { Injectable } from '@nestjs/common';
import type { PlanItemDetail } from '@village/shared/contract/plan';
import type { ChangePlanItemInput, MovePlanItemInput, PlanItemIdInput, PlanProgressInput } from '@village/shared/contract/plan.input';
import { ITEM_MOVES_TO, ITEM_STATE_NAMES } from '@village/shared/contract/plan-words';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PhotoService } from '../file/photo.service';
import { PersonService } from '../organisation/person.service';
import { PlanNoticeService } from './plan-notice.service';
import { PlanPeopleService } from './plan-people.service';
import { PlanReplyService } from './plan-reply.service';
import { changed, PlanStepService } from './plan-step.service';
import type { PlanItemEntity } from './plan.entity';
import { itemMayOf } from './reach';

/** What is done with an item of a plan that counts: progress, its end, the look of a second person, a change with its reason. */
@Injectable()
export class ItemService {
  constructor(
    private readonly clock: Clock, private readonly steps: PlanStepService, private readonly replies: PlanReplyService, private readonly notices: PlanNoticeService,
    private readonly people: PersonService, private readonly candidates: PlanPeopleService, private readonly photos: PhotoService,
  ) {}

  async one({ id }: PlanItemIdInput, who: Who): Promise<PlanItemDetail> {
    const { item, plan } = await this.steps.seenItem(id, who);
    return this.replies.item(item, plan, who);
  }

  /** A fact of a day; with `done` the item waits for a second person. Progress alone changes no state and waits for nobody. */
  async progress({ id, day, text, done, photoIds = [], claimedAt }: PlanProgressInput, who: Who): Promise<PlanItemDetail | Refusal> {
    const { item, plan } = await this.steps.seenItem(id, who);
    if (day > this.clock.today()) return refuse('day_in_future', `${day} 还没有到，到了当天再写。`, { field: 'day' });
    if (!itemMayOf(plan, item, who).progress) return notYours(item);
    if (done && item.state === 'done') return refuse('plan_changed', `“${item.title}”已经有人写了办完，正等核实。`);
    const wrong = await this.photos.claim(photoIds, who);
    if (wrong) return wrong;
    const step = { action: done ? 'done' as const : 'progress' as const, day, text: text.trim(), claimedAt, photoIds };
    if (!done) {
      await this.steps.write(plan, id, step, who);
      return this.replies.item(item, plan, who);
    }
    const moved = await this.steps.moveItem(item, plan, item.revision, { state: 'done', doneBy: who.personId, doneOn: day }, step, who);
    return isRefusal(moved) ? moved : this.replies.item(moved, plan, who);
  }

  /** Another person, measure or day; what it was stays in the step. */
  async change({ id, revision, measures, ownerId, responsible, due, reason }: ChangePlanItemInput, who: Who): Promise<PlanItemDetail | Refusal> {
    const { item, plan } = await this.steps.seenItem(id, who);
    if (item.revision !== revision) return changed(ITEM_STATE_NAMES[item.state]);
    if (!itemMayOf(plan, item, who).change) return notYours(item);
    if (ownerId && !(await this.candidates.of(plan.path)).some(each => each.personId === ownerId)) return refuse('person_unknown', '责任人现在不在这里任职，请重新选。', { field: 'ownerId' });
    const moved = await this.steps.moveItem(item, plan, revision, { state: item.state, measures: measures.trim(), ownerId: ownerId ?? null, responsible: responsible.trim(), due: due ?? null }, { action: 'change', text: reason.trim(), before: await this.inWords(item) }, who);
    if (isRefusal(moved)) return moved;
    if (moved.ownerId !== item.ownerId) await this.notices.given([moved], plan, who.personId);
    return this.replies.item(moved, plan, who);
  }

  async move({ id, revision, move, text }: MovePlanItemInput, who: Who): Promise<PlanItemDetail | Refusal> {
    const { item, plan } = await this.steps.seenItem(id, who);
    if (item.revision !== revision) return changed(ITEM_STATE_NAMES[item.state]);
    if (move === 'confirm' && item.state === 'done' && item.doneBy === who.personId) return refuse('own_item', '写办完的人不能自己确认，请另一位同事或上级核实以后确认。');
    if (!itemMayOf(plan, item, who)[move]) return notYours(item);
    if (move !== 'confirm' && !text.trim()) return refuse('reason_missing', '请写一句说明，让大家知道为什么。', { field: 'text' });
    const state = ITEM_MOVES_TO[move];
    const moved = await this.steps.moveItem(item, plan, revision, { state, confirmedOn: state === 'confirmed' ? this.clock.today() : null, ...(state === 'open' ? { doneOn: null } : {}) }, { action: move, text: text.trim() }, who);
    if (isRefusal(moved)) return moved;
    await this.notices.itemMoved(moved, who.personId);
    return this.replies.item(moved, plan, who);
  }

  private async inWords({ ownerId, responsible, due, measures }: PlanItemEntity): Promise<string> {
    const owner = ownerId === null ? '' : (await this.people.personById(ownerId))?.name ?? '';
    return [`责任人：${[owner, responsible].filter(Boolean).join('、') || '没有写'}`, `时限：${due ?? '没有写'}`, `措施：${measures || '没有写'}`].join('；').slice(0, 1000);
  }
}

function notYours(item: PlanItemEntity): Refusal {
  return refuse('plan_not_yours', `这一项现在是“${ITEM_STATE_NAMES[item.state]}”，这一步不由您来办。`);
}
