import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { PlanDetail, PlanPerson } from '@village/shared/contract/plan';
import type { AddPlanItemInput, MovePlanInput, PlanItemInput, PlanPeopleInput, SavePlanInput } from '@village/shared/contract/plan.input';
import { MOVES_TO, PLAN_STATE_NAMES } from '@village/shared/contract/plan-words';
import type { Organisation } from '@village/shared/contract/organisation';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { fills, nameOfRole, seatsOf } from '@village/shared/kernel/role';
import { planReview } from '@village/shared/rules/plan-review';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PlanNoticeService } from './plan-notice.service';
import { PlanPeopleService } from './plan-people.service';
import { lacksOf, PlanReplyService } from './plan-reply.service';
import { changed, PlanStepService } from './plan-step.service';
import { PlanEntity, PlanItemEntity } from './plan.entity';
import { placeGrants, planMayOf, reaches, standsAt } from './reach';

const LEVELS = { county: 'county', township: 'township', village: 'village' } as const;

/** A plan from its first words until it counts: written, submitted, looked at by a second person. */
@Injectable()
export class DraftService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly people: PlanPeopleService,
    private readonly steps: PlanStepService, private readonly replies: PlanReplyService, private readonly notices: PlanNoticeService,
  ) {}

  async save(input: SavePlanInput, who: Who): Promise<PlanDetail | Refusal> {
    const place = await this.placeOf(input.placeId, who);
    if (!input.id) {
      const plan = this.begun(input, place, who);
      await this.db.of(PlanEntity).insert(plan);
      return await this.putItems(plan, input.items, who) ?? this.replies.detail(plan, who);
    }
    const plan = await this.steps.seen(input.id, who);
    if (!planMayOf(plan, who).write) return refuse('plan_not_writable', `这份计划现在是“${PLAN_STATE_NAMES[plan.state]}”，不能整份改。执行中的请逐项调整，写明原因。`);
    const { affected } = await this.db.of(PlanEntity).update({ id: plan.id, revision: input.revision, state: plan.state }, {
      title: input.title.trim(), text: input.text.trim(), year: input.year, kind: input.kind, villagers: input.villagers ?? null, villageType: input.villageType ?? null, revision: input.revision + 1,
    });
    if (affected !== 1) return changed(PLAN_STATE_NAMES[plan.state]);
    const now = await this.db.of(PlanEntity).findOneByOrFail({ id: plan.id });
    return await this.putItems(now, input.items, who) ?? this.replies.detail(now, who);
  }

  /** Submits, takes back, adopts, returns or closes the plan. */
  async move({ id, revision, move, text }: MovePlanInput, who: Who): Promise<PlanDetail | Refusal> {
    const plan = await this.steps.seen(id, who);
    if (plan.revision !== revision) return changed(PLAN_STATE_NAMES[plan.state]);
    if (plan.state === 'submitted' && move === 'adopt' && plan.authorId === who.personId) return refuse('own_plan', '起草的人不能自己审核，请另一位审核。');
    if (!planMayOf(plan, who)[move]) return refuse('plan_not_yours', `这份计划现在是“${PLAN_STATE_NAMES[plan.state]}”，这一步不由您来办。`);
    const stopped = move === 'submit' ? await this.submitRefusal(plan) : move === 'adopt' || move === 'return' ? await this.reviewRefusal(plan, move === 'return' ? text : 'x', who) : null;
    if (stopped) return stopped;
    const moved = await this.steps.move(plan, revision, { state: MOVES_TO[move], ...(move === 'adopt' ? { adoptedAt: this.clock.now() } : {}) }, { action: move, text: text.trim() }, who);
    if (isRefusal(moved)) return moved;
    await this.notices.moved(moved, who.personId);
    if (move === 'adopt') await this.notices.given(await this.db.of(PlanItemEntity).findBy({ planId: id }), moved, who.personId);
    return this.replies.detail(moved, who);
  }

  /** One more item of a plan that counts already. */
  async add({ id, items: [item], reason }: AddPlanItemInput, who: Who): Promise<PlanDetail | Refusal> {
    const plan = await this.steps.seen(id, who);
    if (!planMayOf(plan, who).add) return refuse('plan_not_yours', `这份计划现在是“${PLAN_STATE_NAMES[plan.state]}”，不能增加条目。`);
    const wrong = await this.itemsRefusal(plan, [item]);
    if (wrong) return wrong;
    const row = this.rowOf(plan, item, await this.db.of(PlanItemEntity).countBy({ planId: id }), newId());
    const lacks = await this.lacking(plan, [row]);
    if (lacks) return lacks;
    await this.db.of(PlanItemEntity).insert(row);
    await this.steps.write(plan, row.id, { action: 'add', text: reason.trim() }, who);
    await this.notices.given([row], plan, who.personId);
    return this.replies.detail(plan, who);
  }

  async candidates({ placeId }: PlanPeopleInput, who: Who): Promise<PlanPerson[]> {
    const place = await this.organisations.organisationById(placeId);
    if (!place || !reaches(place.path, who, 'plan.write')) throw new NotFoundException();
    return this.people.of(place.path);
  }

  /** The place, if the person stands there; otherwise the 404 of one that does not exist. */
  private async placeOf(placeId: string, who: Who): Promise<Organisation> {
    const place = await this.organisations.organisationById(placeId);
    if (!place || !standsAt(place.path, who, 'plan.write')) throw new NotFoundException();
    return place;
  }

  private begun({ kind, year, title, text, villagers, villageType }: SavePlanInput, place: Organisation, who: Who): PlanEntity {
    const [countyId, townshipId = null, villageId = null] = idsOf(place.path);
    return {
      id: newId(), kind, year, level: LEVELS[place.kind], countyId, townshipId, villageId, path: place.path, teamId: placeGrants(who, 'plan.write').find(grant => grant.path === place.path)?.teamId ?? null,
      title: title.trim(), text: text.trim(), villagers: villagers ?? null, villageType: villageType ?? null, state: 'draft', revision: 1, authorId: who.personId, createdAt: this.clock.now(), adoptedAt: null,
    };
  }

  /** The items of a draft as they are now; those that were there keep their identity. */
  private async putItems(plan: PlanEntity, items: readonly PlanItemInput[], who: Who): Promise<Refusal | null> {
    const wrong = await this.itemsRefusal(plan, items);
    if (wrong) return wrong;
    const known = new Set((await this.db.of(PlanItemEntity).findBy({ planId: plan.id })).map(({ id }) => id));
    const sources = items.flatMap(({ sourceItemId }) => sourceItemId ?? []);
    for (const source of sources) await this.steps.seenItem(source, who);
    await this.db.of(PlanItemEntity).delete({ planId: plan.id });
    const rows = items.map((item, position) => this.rowOf(plan, item, position, item.id && known.has(item.id) ? item.id : newId()));
    if (rows.length > 0) await this.db.of(PlanItemEntity).insert(rows);
    return null;
  }

  private rowOf(plan: PlanEntity, item: PlanItemInput, position: number, id: string): PlanItemEntity {
    return {
      id, planId: plan.id, position, title: item.title.trim(), target: item.target.trim(), measures: item.measures.trim(), ownerId: item.ownerId ?? null, responsible: item.responsible.trim(), due: item.due ?? null,
      stage: item.stage, sourceItemId: item.sourceItemId ?? null, state: 'open', revision: 1, doneBy: null, doneOn: null, confirmedOn: null,
    };
  }

  private async itemsRefusal(plan: PlanEntity, items: readonly PlanItemInput[]): Promise<Refusal | null> {
    const owners = new Set((await this.people.of(plan.path)).map(({ personId }) => personId));
    const unknown = items.find(({ ownerId }) => ownerId !== undefined && !owners.has(ownerId));
    return unknown ? refuse('person_unknown', `“${unknown.title}”的责任人现在不在这里任职，请重新选。`, { field: 'items' }) : null;
  }

  private async submitRefusal(plan: PlanEntity): Promise<Refusal | null> {
    const items = await this.db.of(PlanItemEntity).find({ where: { planId: plan.id }, order: { position: 'ASC' } });
    if (items.length === 0) return refuse('plan_empty', '还没有一项内容，请至少写一项再提交。', { field: 'items' });
    return this.lacking(plan, items);
  }

  /** The document names what every item has to say. */
  private async lacking(plan: PlanEntity, items: readonly PlanItemEntity[]): Promise<Refusal | null> {
    const profile = await this.replies.profileAt(plan);
    const short = profile && items.map(item => ({ item, lacks: lacksOf(profile, item) })).find(({ lacks }) => lacks.length > 0);
    return short ? refuse('plan_item_incomplete', `按制度每一项要写全：“${short.item.title}”还缺${short.lacks.join('、')}。`, { field: 'items', clauses: profile.values['record.goal_item'].cite.map(clause => ({ profile: profile.id, clause })) }) : null;
  }

  private async reviewRefusal(plan: PlanEntity, text: string, who: Who): Promise<Refusal | null> {
    if (!text.trim()) return refuse('review_text_missing', '退回要写一句意见，让起草的人知道改什么。', { field: 'text' });
    const profile = plan.level === 'village' ? await this.replies.profileAt(plan) : null;
    const review = profile && planReview(profile);
    if (!profile || !review || isRefusal(review.value) || review.value.reviewedBy === null) return null;
    const wanted = seatsOf(review.value.reviewedBy);
    if (who.grants.some(grant => plan.path.startsWith(grant.path) && wanted.some(seat => fills(grant.role, seat)))) return null;
    return refuse('not_reviewer', `按制度由${nameOfRole(review.value.reviewedBy, profile.roles)}审核，您可以看，不用审核。`, { clauses: review.because.flatMap(({ clauses }) => clauses) });
  }
}

/** The plans of these ids, by id. */
export async function plansById(db: Db, ids: string[]): Promise<Map<string, PlanEntity>> {
  const rows = ids.length ? await db.of(PlanEntity).findBy({ id: In([...new Set(ids)]) }) : [];
  return new Map(rows.map(row => [row.id, row]));
}
