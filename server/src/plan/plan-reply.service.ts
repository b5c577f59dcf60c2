import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PlanDetail, PlanItem, PlanItemDetail, PlanLine, PlanStep } from '@village/shared/contract/plan';
import { dayOf } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { PLAN_FIELD_NAMES, planItem, planItemTerms } from '@village/shared/rules/plan-item';
import { planPhase, planReview } from '@village/shared/rules/plan-review';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PhotoService } from '../file/photo.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { PlanEntity, PlanItemEntity, PlanStepEntity } from './plan.entity';
import { itemMayOf, planMayOf } from './reach';

/** Plans and their items as a person sees them. */
@Injectable()
export class PlanReplyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly organisations: OrganisationService, private readonly policies: PolicyService, private readonly photos: PhotoService,
  ) {}

  async lines(plans: readonly PlanEntity[]): Promise<PlanLine[]> {
    const items = plans.length ? await this.db.of(PlanItemEntity).findBy({ planId: In(plans.map(({ id }) => id)) }) : [];
    const places = await this.organisations.organisationsByIds(plans.map(placeIdOf));
    const today = this.clock.today();
    return plans.map(plan => {
      const own = items.filter(({ planId, state }) => planId === plan.id && state !== 'dropped');
      return {
        id: plan.id, kind: plan.kind, year: plan.year, title: plan.title, level: plan.level, placeId: placeIdOf(plan), placeName: places.get(placeIdOf(plan))?.name ?? '', state: plan.state,
        items: own.length, confirmed: own.filter(({ state }) => state === 'confirmed').length, overdue: plan.state === 'adopted' ? own.filter(item => isOverdue(item, today)).length : 0,
      };
    });
  }

  async detail(plan: PlanEntity, who: Who): Promise<PlanDetail> {
    const [line] = await this.lines([plan]);
    const items = await this.db.of(PlanItemEntity).find({ where: { planId: plan.id }, order: { position: 'ASC', id: 'ASC' } });
    const steps = await this.db.of(PlanStepEntity).find({ where: { planId: plan.id }, order: { id: 'DESC' } });
    const profile = await this.profileAt(plan);
    return {
      ...line, revision: plan.revision, text: plan.text, villagers: plan.villagers, villageType: plan.villageType, authorName: (await this.people.personById(plan.authorId))?.name ?? '', itemList: await this.items(items, plan),
      steps: await this.steps(steps.filter(({ itemId }) => itemId === null), profile), because: profile ? [...planItemTerms(profile).because, ...planReview(profile).because, ...planPhase(profile, this.clock.today()).because] : [],
      phase: profile ? planPhase(profile, this.clock.today()).value : '', may: planMayOf(plan, who),
    };
  }

  async item(item: PlanItemEntity, plan: PlanEntity, who: Who): Promise<PlanItemDetail> {
    const [line] = await this.lines([plan]);
    const [reply] = await this.items([item], plan);
    const steps = await this.db.of(PlanStepEntity).find({ where: { itemId: item.id }, order: { id: 'DESC' } });
    const source = item.sourceItemId === null ? null : await this.db.of(PlanItemEntity).findOneBy({ id: item.sourceItemId });
    return {
      ...reply, planTitle: plan.title, planKind: plan.kind, placeId: line.placeId, placeName: line.placeName, source: source && { id: source.id, title: source.title }, parts: await this.parts(item.id),
      steps: await this.steps(steps, await this.profileAt(plan)), may: itemMayOf(plan, item, who),
    };
  }

  /** Items with the last that was told of each. */
  async items(items: readonly PlanItemEntity[], plan: PlanEntity): Promise<PlanItem[]> {
    const names = await this.people.peopleByIds(items.flatMap(({ ownerId }) => ownerId ?? []));
    const last = await this.lastProgress(items.map(({ id }) => id));
    const profile = await this.profileAt(plan);
    return items.map(item => ({
      id: item.id, planId: item.planId, title: item.title, target: item.target, measures: item.measures, ownerId: item.ownerId, ownerName: item.ownerId === null ? null : names.get(item.ownerId)?.name ?? '',
      responsible: item.responsible, due: item.due, stage: item.stage, state: item.state, revision: item.revision, progress: last.get(item.id) ?? null, lacks: profile ? lacksOf(profile, item) : [],
    }));
  }

  /** Of each item the last progress that was told, by the id of the item. */
  async lastProgress(itemIds: string[]): Promise<Map<string, { day: string; text: string }>> {
    const rows = itemIds.length ? await this.db.of(PlanStepEntity).find({ where: { itemId: In(itemIds), action: In(['progress', 'done']) }, order: { day: 'ASC', id: 'ASC' } }) : [];
    return new Map(rows.map(({ itemId, day, text }) => [itemId!, { day, text }]));
  }

  /** The profile at the place on the day on which the plan was begun; null where none is in force. */
  async profileAt(plan: PlanEntity): Promise<Profile | null> {
    const profile = await this.policies.activeFor(plan.path, dayOf(plan.createdAt));
    return isRefusal(profile) ? null : profile;
  }

  private async parts(id: string): Promise<PlanItemDetail['parts']> {
    const items = await this.db.of(PlanItemEntity).find({ where: { sourceItemId: id }, order: { id: 'ASC' } });
    const plans = items.length ? await this.db.of(PlanEntity).findBy({ id: In(items.map(({ planId }) => planId)), state: In(['adopted', 'closed']) }) : [];
    const lines = new Map((await this.lines(plans)).map(line => [line.id, line]));
    return items.flatMap(({ id: partId, planId, title, state }) => (lines.has(planId) ? [{ id: partId, title, placeName: lines.get(planId)!.placeName, state }] : []));
  }

  private async steps(rows: readonly PlanStepEntity[], profile: Profile | null): Promise<PlanStep[]> {
    const names = await this.people.peopleByIds(rows.map(({ personId }) => personId));
    const photos = await this.photos.of(rows.map(({ id }) => id));
    return rows.map(({ id, action, day, text, before, personId, role, claimedAt, at }) => ({
      id, action, day, text, before, byName: names.get(personId)?.name ?? '', roleName: nameOfRole(role, profile?.roles), at, late: dayOf(claimedAt) < dayOf(at), photos: photos.filter(({ subjectId }) => subjectId === id).map(photo => photo.id),
    }));
  }
}

/** What the document asks of an item and it does not say; nothing where the document asks for nothing. */
export function lacksOf(profile: Profile, item: Pick<PlanItemEntity, 'ownerId' | 'responsible' | 'measures' | 'due'>): string[] {
  const has = [...(item.ownerId !== null || item.responsible ? ['responsible_person'] : []), ...(item.measures ? ['measures'] : []), ...(item.due ? ['deadline'] : [])];
  const { value } = planItem(profile, has);
  return isRefusal(value) ? [] : value.missing.map(field => PLAN_FIELD_NAMES[field] ?? field);
}

export function isOverdue({ state, due }: Pick<PlanItemEntity, 'state' | 'due'>, today: string): boolean {
  return state === 'open' && due !== null && due < today;
}

export function placeIdOf({ countyId, townshipId, villageId }: PlanEntity): string {
  return villageId ?? townshipId ?? countyId;
}
