import { Injectable } from '@nestjs/common';
import { dayOf, firstDay, monthOf } from '@village/shared/kernel/day';
import { fills, isRole } from '@village/shared/kernel/role';
import type { Dated, LogFact } from '@village/shared/rules/due-facts';
import { ownerOfParty } from '@village/shared/rules/due-owner';
import { LogFactsService } from '../worklog/log-facts.service';
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
    const teams = owning(scope, 'team').flatMap(subject => (subject.team ? [subject.team] : []));
    const tasks = teams.length ? await this.tasks.ofTeams(teams, scope.from, scope.to) : new Map<string, Dated[]>();
    const offices = [...owning(scope, 'township'), ...owning(scope, 'county')];
    const reviews = await this.reviews.reviewedBelow(offices.map(office => office.path), scope.since, scope.until);
    const reviewsOf = ({ path }: Subject, office: 'township' | 'county') => reviews.filter(each => each.path.startsWith(path) && isOfficeOf(each.role, office)).map(({ on }) => ({ on }));
    return subject => {
      switch (subject.owner) {
        case 'person': return subject.team ? { logs: logs.get(`${subject.id} ${subject.team.id}`) ?? [] } : {};
        case 'team': return { dated: tasks.get(subject.id) ?? [] };
        case 'township': return { inspections: { work_log: reviewsOf(subject, 'township') } };
        case 'county': return { inspections: { work_log: reviewsOf(subject, 'county') } };
        default: return {};
      }
    };
  }

  private async written(scope: DueScope): Promise<Map<string, LogFact[]>> {
    const people = owning(scope, 'person').filter(subject => subject.team);
    const from = scope.from === scope.to ? scope.from : firstDay(monthOf(scope.from));
    const until = scope.to < scope.today ? scope.to : scope.today;
    const days = people.length && from <= until ? await this.logs.days([...new Set(people.map(person => person.id))], from, until) : new Map<string, never[]>();
    return new Map(people.map(person => [`${person.id} ${person.team!.id}`, (days.get(person.id) ?? []).filter(day => day.team.id === person.team!.id)
      .map(({ kept, held }): LogFact => ({ ...kept, signedOn: held ? dayOf(held.firstAt) : null }))]));
  }
}

/** Does whoever holds this role act for the office of the township, or of the county? */
function isOfficeOf(role: string, owner: 'township' | 'county'): boolean {
  return isRole(role) && (ownerOfParty(role) === owner || (owner === 'township' && fills(role, 'township_committee')));
}
