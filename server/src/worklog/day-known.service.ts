import { Injectable } from '@nestjs/common';
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import type { Day } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import { PRESENCE_SOURCE_NAMES } from '@village/shared/kernel/presence';
import type { DayKnown } from '@village/shared/rules/log-draft';
import { holding, PresenceService } from '../attendance/presence.service';
import { PatrolService } from '../duty/patrol.service';
import { DutyTodayService } from '../duty/today.service';
import { LeaveService, spanText } from '../leave/leave.service';
import type { TeamPlace } from '../organisation/team.service';
import { TaskResultService } from './task-result.service';

const HALF_NAMES = { am: '上午', pm: '下午' };

/** What other modules know of a day of a person: the draft of his log is made of it. */
@Injectable()
export class DayKnownService {
  constructor(
    private readonly presences: PresenceService, private readonly leaves: LeaveService, private readonly duties: DutyTodayService,
    private readonly patrols: PatrolService, private readonly results: TaskResultService,
  ) {}

  /** What is known of a day of a person without his writing it. */
  async of(personId: string, team: TeamPlace, day: Day): Promise<DayKnown> {
    const presences = holding(await this.presences.statedIn([personId], day, day)).filter(({ state }) => state !== 'absent');
    const leaves = (await this.leaves.leavesIn([personId], day, day)).filter(({ state }) => state !== 'pending');
    const duties = await this.duties.published('cover', team.id, day, day, personId);
    return {
      presences: HALVES.flatMap(half => presences.filter(each => each.half === half).slice(0, 1)).map(({ half, at, mode }) => ({ half: HALF_NAMES[half], at, mode: PRESENCE_SOURCE_NAMES[mode] })),
      leaves: leaves.map(leave => `${LEAVE_KIND_NAMES[leave.kind]} ${spanText(leave)}`),
      onDuty: duties.some(({ mine }) => mine),
      patrols: (await this.patrols.wentAlong(personId, team.id, day)).map(({ at, found }) => ({ at, found })),
      tasks: (await this.results.onTable(team, day)).map(({ content, result }) => ({ content, done: result?.outcome === 'done', result: result?.text ?? null })),
    };
  }
}
