import { Injectable } from '@nestjs/common';
import { dayOf, firstDay, monthOf, type Day } from '@village/shared/kernel/day';
import { fills, isRole } from '@village/shared/kernel/role';
import type { Dated, LogFact } from '@village/shared/rules/due-facts';
import { ownerOfParty } from '@village/shared/rules/due-owner';
import { LogFactsService, type LogDayFacts } from '../worklog/log-facts.service';
import { LogReviewService } from '../worklog/log-review.service';
import { TaskFactService } from '../worklog/task-fact.service';
import type { DueLoader } from './loader';
import { owning, type DueScope, type Subject } from './subject';

/** The logs that were written, the items of the lists, and who looked at logs. */
@Injectable()
export class LoadWorklogService implements DueLoader {
  constructor(private readonly logs: LogFactsService, private readonly tasks: TaskFactService, private readonly reviews: LogReviewService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => object> {
    const logs = await this.written(scope);
    const together = await this.together(scope);
    const teams = owning(scope, 'team').flatMap(subject => (subject.team ? [subject.team] : []));
    const tasks = teams.length ? await this.tasks.ofTeams(teams, scope.from, scope.to) : new Map<string, Dated[]>();
    const offices = [...owning(scope, 'township'), ...owning(scope, 'county')];
    const reviews = await this.reviews.reviewedBelow(offices.map(office => office.path), scope.since, scope.until);
    const reviewsOf = ({ path }: Subject, office: 'township' | 'county') => reviews.filter(each => each.path.startsWith(path) && isOfficeOf(each.role, office)).map(({ on }) => ({ on }));
    return subject => {
      switch (subject.owner) {
        case 'person': return subject.team ? { logs: logs.get(`${subject.id} ${subject.team.id}`) ?? [] } : {};
        case 'team': return { dated: tasks.get(subject.id) ?? [], ...(together.has(subject.id) ? { logs: together.get(subject.id) } : {}) };
        case 'township': return { inspections: { work_log: reviewsOf(subject, 'township') } };
        case 'county': return { inspections: { work_log: reviewsOf(subject, 'county') } };
        default: return {};
      }
    };
  }

  private async written(scope: DueScope): Promise<Map<string, LogFact[]>> {
    const people = owning(scope, 'person').filter(subject => subject.team);
    const { from, until } = logDays(scope);
    const days = people.length && from <= until ? await this.logs.days([...new Set(people.map(person => person.id))], from, until) : new Map<string, never[]>();
    return new Map(people.map(person => [`${person.id} ${person.team!.id}`, (days.get(person.id) ?? []).filter(day => day.of === 'person' && day.team.id === person.team!.id).map(factOf)]));
  }

  /** The logs that teams keep together. */
  private async together(scope: DueScope): Promise<Map<string, LogFact[]>> {
    const teams = owning(scope, 'team').flatMap(subject => subject.team ?? []);
    const { from, until } = logDays(scope);
    const days = teams.length && from <= until ? await this.logs.ofTeams(teams, from, until) : new Map<string, LogDayFacts[]>();
    return new Map([...days].map(([teamId, own]) => [teamId, own.map(factOf)]));
  }
}

/** A log is owed for days that are over or today; counted, it is counted from the first of the month. */
function logDays({ from, to, today }: DueScope): { from: Day; until: Day } {
  return { from: from === to ? from : firstDay(monthOf(from)), until: to < today ? to : today };
}

function factOf({ kept, held }: LogDayFacts): LogFact {
  return { ...kept, signedOn: held ? dayOf(held.firstAt) : null };
}

/** Does whoever holds this role act for the office of the township, or of the county? */
function isOfficeOf(role: string, owner: 'township' | 'county'): boolean {
  return isRole(role) && (ownerOfParty(role) === owner || (owner === 'township' && fills(role, 'township_committee')));
}
