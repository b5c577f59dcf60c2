import { Injectable } from '@nestjs/common';
import { dayOf } from '@village/shared/kernel/day';
import type { Dated, DueFacts } from '@village/shared/rules/due-facts';
import { HouseholdFactsService } from '../household/household-facts.service';
import { IssueService } from '../issue/issue.service';
import { PlanService } from '../plan/plan.service';
import { RecordService } from '../record/record.service';
import type { DueLoader } from './loader';
import { owning, type DueScope, type Subject } from './subject';

/** Visits are counted household by household: for a township, not for a county. */
const MOST_VILLAGES = 60;

/** Households and their visits, issues and items of plans that people answer for. */
@Injectable()
export class LoadVillageService implements DueLoader {
  constructor(private readonly households: HouseholdFactsService, private readonly records: RecordService, private readonly issues: IssueService, private readonly plans: PlanService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => DueFacts> {
    const people = [...new Set(owning(scope, 'person').map(({ id }) => id))];
    const issues = (await this.issues.openOf(people)).map(({ id, title, foundOn, due, ownerId }): Dated => ({ source: 'issue', id, title, said: `${foundOn} 发现，由您办理`, from: foundOn, due, doneOn: null, about: { issue: id, personId: ownerId! } }));
    const plans = (await this.plans.openOf(people)).map(({ itemId, planId, planTitle, title, adoptedAt, due, ownerId }): Dated => ({ source: 'plan', id: itemId, title, said: `“${planTitle}”里由您负责的一项`, from: dayOf(adoptedAt), due, doneOn: null, about: { plan: planId, item: itemId, personId: ownerId! } }));
    const villages = [...new Set(owning(scope, 'team').flatMap(({ team }) => team?.villageId ?? []))];
    const visits = villages.length > 0 && villages.length <= MOST_VILLAGES ? await this.visits(villages, scope) : null;
    return subject => {
      if (subject.owner === 'person') return { dated: [...issues, ...plans].filter(({ about }) => about.personId === subject.id) };
      if (subject.owner !== 'team' || !subject.team || visits === null) return {};
      const households = visits.get(subject.team.villageId) ?? [];
      return households.length > 0 ? { visits: { arrivedOn: subject.team.from, households } } : {};
    };
  }

  private async visits(villageIds: string[], { since, until }: DueScope): Promise<Map<string, NonNullable<DueFacts['visits']>['households'][number][]>> {
    const households = await this.households.standing(villageIds);
    const days = new Map<string, string[]>();
    for (const { householdId, day } of await this.records.ofHouseholds({ villageIds, kinds: ['visit'] }, { from: since, to: until })) days.set(householdId, [...days.get(householdId) ?? [], day]);
    const found = new Map<string, NonNullable<DueFacts['visits']>['households'][number][]>();
    for (const { id, villageId, state, tags } of households) {
      const own = found.get(villageId) ?? [];
      own.push({ state, tags, days: days.get(id) ?? [] });
      found.set(villageId, own);
    }
    return found;
  }
}
