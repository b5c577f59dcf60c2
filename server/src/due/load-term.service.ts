import { Injectable } from '@nestjs/common';
import { addDays } from '@village/shared/kernel/day';
import { TeamService } from '../organisation/team.service';
import type { DueLoader } from './loader';
import { owning, type DueScope, type Subject } from './subject';

/** A term that ends is known that long ahead. */
const AHEAD_DAYS = 60;

/** Who leaves on a known day. */
@Injectable()
export class LoadTermService implements DueLoader {
  constructor(private readonly teams: TeamService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => object> {
    const ids = [...new Set(owning(scope, 'person').filter(subject => subject.to !== null).map(subject => subject.id))];
    const members = await this.teams.membersById(ids, scope.from, addDays(scope.to, AHEAD_DAYS));
    const last = new Map(members.map(({ personId, terms }) => [personId, terms.some(term => term.to === null) ? null : terms.map(term => term.to!).sort().pop() ?? null]));
    return subject => {
      const on = subject.owner === 'person' ? last.get(subject.id) : null;
      return on && subject.to === on ? { leaving: { on } } : {};
    };
  }
}
