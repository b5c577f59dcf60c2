import { Injectable } from '@nestjs/common';
import { dayOf, type Day } from '@village/shared/kernel/day';
import type { HouseholdEvent } from '@village/shared/kernel/household';
import type { Dated, DueFacts, VisitedOften } from '@village/shared/rules/due-facts';
import { promised, type PromiseEntry } from '@village/shared/rules/promise';
import { HouseholdFactsService } from '../household/household-facts.service';
import { IssueService } from '../issue/issue.service';
import { PlanService } from '../plan/plan.service';
import { RecordService } from '../record/record.service';
import type { DueLoader } from './loader';
import { firstOfEach, owning, type DueScope, type Subject } from './subject';

/** So many villages are asked about at once: a county has more, and is asked about in parts. */
const AT_ONCE = 60;
/** What each promise is called, what was said, and what tells two of one entry apart. */
const PROMISES = {
  errand: { title: '代办答应办好的事', said: '以前办好', mark: '' }, visit: { title: '走访时答应办好的事', said: '以前办好', mark: '' }, follow_up: { title: '约好回访', said: '再去', mark: ' follow_up' },
} as const;

/** Households with their visits, issues, items of plans and promises that people answer for. */
@Injectable()
export class LoadVillageService implements DueLoader {
  constructor(private readonly households: HouseholdFactsService, private readonly records: RecordService, private readonly issues: IssueService, private readonly plans: PlanService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => DueFacts> {
    const first = firstOfEach(scope);
    const people = [...new Set([...first].map(({ id }) => id))];
    const issues = (await this.issues.owedBy(people, scope.since)).map(({ id, title, foundOn, due, ownerId, doneOn }): Dated => ({ source: 'issue', id, title, said: `${foundOn} 发现，由您办理`, from: foundOn, due, doneOn, about: { issue: id, personId: ownerId! } }));
    const plans = (await this.plans.owedBy(people, scope.since)).map(({ itemId, planId, planTitle, title, adoptedAt, due, ownerId, doneOn }): Dated => ({ source: 'plan', id: itemId, title, said: `“${planTitle}”里由您负责的一项`, from: dayOf(adoptedAt), due, doneOn, about: { plan: planId, item: itemId, personId: ownerId! } }));
    const promises = promised(await this.kept(scope)).map(({ id, kind, personId, from, due, doneOn }): Dated => ({ source: 'promise', id: `${id}${PROMISES[kind].mark}`, title: PROMISES[kind].title, said: `${from} 答应 ${due} ${PROMISES[kind].said}`, from, due, doneOn, about: { record: id, personId } }));
    const dated = new Map<string, Dated[]>();
    for (const each of [...issues, ...plans, ...promises]) dated.set(each.about.personId, [...dated.get(each.about.personId) ?? [], each]);
    const villages = [...new Set(owning(scope, 'team').flatMap(({ team }) => team?.villageId ?? []))];
    const visits = new Map<string, VisitedOften[]>();
    for (let at = 0; at < villages.length; at += AT_ONCE) await this.visited(villages.slice(at, at + AT_ONCE), scope, visits);
    return subject => {
      if (subject.owner === 'person') return { dated: first.has(subject) ? dated.get(subject.id) ?? [] : [] };
      if (subject.owner !== 'team' || !subject.team) return {};
      const households = visits.get(subject.team.villageId) ?? [];
      return households.length > 0 ? { visits: { arrivedOn: subject.team.from, households } } : {};
    };
  }

  /** The entries of the teams, and of people who serve in none, by which something may have been promised or kept. */
  private kept({ subjects, since, until }: DueScope): Promise<PromiseEntry[]> {
    const people = subjects.filter(({ owner }) => owner === 'person');
    const teamIds = [...new Set(people.flatMap(({ team }) => team?.id ?? []))];
    return this.records.promisesOf({ teamIds, personIds: people.filter(({ team }) => team === null).map(({ id }) => id) }, { from: since, to: until });
  }

  private async visited(villageIds: string[], { since, until }: DueScope, found: Map<string, VisitedOften[]>): Promise<void> {
    const households = await this.households.standing(villageIds);
    if (households.length === 0) return;
    const days = new Map<string, Day[]>();
    for (const { householdId, day } of await this.records.visitDays(villageIds, { from: since, to: until })) put(days, householdId, day);
    const events = new Map<string, { event: HouseholdEvent; day: Day }[]>();
    for (const { householdId, day, answers } of await this.records.ofHouseholds({ villageIds, kinds: ['household_event'] }, { from: since, to: until })) put(events, householdId, { event: answers.event as HouseholdEvent, day });
    for (const { id, villageId, state, tags } of households) put(found, villageId, { state, tags, days: days.get(id) ?? [], ...(events.has(id) ? { events: events.get(id) } : {}) });
  }
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
