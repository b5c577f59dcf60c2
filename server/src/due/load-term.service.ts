import { Injectable } from '@nestjs/common';
import { addDays } from '@village/shared/kernel/day';
import { TeamService } from '../organisation/team.service';
import { HandoverKeptService } from '../posting/handover-kept.service';
import type { DueLoader } from './loader';
import { owning, type DueScope, type Subject } from './subject';

/** A term that ends is known that long ahead. */
const AHEAD_DAYS = 60;

/** Who leaves on a known day. */
@Injectable()
export class LoadTermService implements DueLoader {
  constructor(private readonly teams: TeamService, private readonly handovers: HandoverKeptService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => object> {
    const ids = [...new Set(owning(scope, 'person').map(subject => subject.id))];
    const members = await this.teams.membersById(ids, scope.from, addDays(scope.to, AHEAD_DAYS));
    const last = new Map(members.map(({ personId, terms }) => [personId, terms.some(term => term.to === null) ? null : terms.map(term => term.to!).sort().pop() ?? null]));
    const handovers = await this.handovers.leavingOf(ids);
    return subject => {
      if (subject.owner !== 'person') return {};
      const ends = last.get(subject.id);
      const kept = handovers.get(subject.id);
      const handover = kept && kept.teamId === subject.team?.id ? kept : undefined;
      const on = ends && subject.to === ends ? ends : subject.to === null ? handover?.on : null;
      return on ? { leaving: { on }, ...(handover ? { handedOver: handover.handedOver } : {}) } : {};
    };
  }
}
