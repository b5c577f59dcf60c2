import { Injectable } from '@nestjs/common';
import { dayText } from '@village/shared/kernel/day';
import { dutyFigures, figureOf } from '@village/shared/rules/report-figure';
import { LogDutyService } from '../worklog/log-duty.service';
import { LogFactsService, type LogDayFacts } from '../worklog/log-facts.service';
import { TaskFactService } from '../worklog/task-fact.service';
import { countedPeople, type FigureLoader, type FigureOwner, type FigureScope, type Known } from './figure';

/** Logs that were written, and what became of the items of the lists. */
@Injectable()
export class FigureWorklogService implements FigureLoader {
  constructor(private readonly logs: LogFactsService, private readonly tasks: TaskFactService, private readonly duties: LogDutyService) {}

  async load({ owners, from, to, today }: FigureScope): Promise<(owner: FigureOwner) => Known> {
    const until = to < today ? to : today;
    const ids = [...new Set(owners.flatMap(owner => countedPeople(owner).map(({ personId }) => personId)))];
    const days = ids.length && from <= until ? await this.logs.days(ids, from, until) : new Map<string, never[]>();
    const teams = [...new Map(owners.map(({ team }) => [team.id, team])).values()];
    const together = teams.length && from <= until ? await this.logs.ofTeams(teams, from, until) : new Map<string, never[]>();
    const tasks = await this.tasks.ofTeams(teams, from, to);
    const dutiesOf = await this.duties.of([...days.values(), ...together.values()].flat());
    return owner => {
      const own = [
        ...countedPeople(owner).flatMap(({ personId, name }) => (days.get(personId) ?? []).filter(day => day.of === 'person' && day.team.id === owner.team.id).map(day => ({ day, name }))),
        // The one log of a team counts for the team, not for each of its people.
        ...(owner.personId === null ? (together.get(owner.team.id) ?? []).map(day => ({ day, name: '全队' })) : []),
      ];
      const items = owner.personId === null ? tasks.get(owner.team.id) ?? [] : [];
      const done = items.filter(({ doneOn }) => doneOn !== null && from <= doneOn && doneOn <= to);
      const open = items.filter(({ doneOn }) => doneOn === null || doneOn > to);
      const fact = ({ id, title, due }: (typeof items)[number]) => ({ id, day: due, text: title, count: 1, page: '/pages/worklog/tasks/index' });
      return {
        // What the records of the day carry is counted with them.
        figures: [...dutyFigures(own.flatMap(({ day, name }) => logFact(day, name).map(fact => ({ tags: dutiesOf(day).chosen, fact })))), figureOf('logs', own.flatMap(({ day, name }) => logFact(day, name))), figureOf('tasks_done', done.map(fact)), figureOf('tasks_open', open.map(fact))],
        next: open.map(({ title, due }) => ({ text: `${title}${due ? `（${dayText(due)}前）` : ''}` })),
      };
    };
  }
}

function logFact({ kept: { day }, held }: LogDayFacts, name: string) {
  return held ? [{ id: held.log.id, day, text: `${name} ${dayText(day)}`, count: 1, page: `/pages/worklog/review/index?id=${held.log.id}` }] : [];
}
