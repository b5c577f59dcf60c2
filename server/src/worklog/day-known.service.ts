import { Injectable } from '@nestjs/common';
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import type { Day } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import { PRESENCE_SOURCE_NAMES } from '@village/shared/kernel/presence';
import { dayInWords, teamDayInWords } from '@village/shared/rules/log-draft';
import { holding, PresenceService } from '../attendance/presence.service';
import { PatrolRecordService } from '../duty/patrol-record.service';
import { DutyTodayService } from '../duty/today.service';
import { LeaveService, spanText } from '../leave/leave.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { LogDutyService, type LogDuties } from './log-duty.service';
import type { LogDayFacts } from './log-facts.service';
import { TaskResultService } from './task-result.service';

const HALF_NAMES = { am: '上午', pm: '下午' };

/** What other modules know of a day of a person or a team: the draft of the log is made of it. */
@Injectable()
export class DayKnownService {
  constructor(
    private readonly presences: PresenceService, private readonly leaves: LeaveService, private readonly duties: DutyTodayService,
    private readonly patrols: PatrolRecordService, private readonly results: TaskResultService, private readonly teams: TeamService,
    private readonly entries: LogDutyService,
  ) {}

  /** What is known of a day of a person without his writing it, a sentence for each fact. */
  async ofPerson(personId: string, team: TeamPlace, day: Day): Promise<string[]> {
    const presences = holding(await this.presences.statedIn([personId], day, day)).filter(({ state }) => state !== 'absent');
    const leaves = await this.leaves.grantedIn([personId], day, day);
    const duties = await this.duties.published('cover', team.id, day, day, personId);
    return dayInWords({
      presences: HALVES.flatMap(half => presences.filter(each => each.half === half).slice(0, 1)).map(({ half, at, mode }) => ({ half: HALF_NAMES[half], at, mode: PRESENCE_SOURCE_NAMES[mode] })),
      leaves: leaves.map(leave => `${LEAVE_KIND_NAMES[leave.kind]} ${spanText(leave)}`),
      onDuty: duties.some(({ mine }) => mine),
      patrols: (await this.patrols.wentAlong(personId, team.id, day)).map(({ at, found }) => ({ at, found })),
      tasks: await this.tasks(team, day),
      entries: (await this.entries.entriesOn({ of: 'person', ownerId: personId, team }, day)).map(({ kind, text, tags }) => ({ kind, text, tags, by: '' })),
    });
  }

  /** What is known of a day of a team, with the names. */
  async ofTeam(team: TeamPlace, day: Day): Promise<string[]> {
    const members = await this.teams.membersOf([team.id], day, day);
    const ids = members.map(member => member.personId);
    const stated = await this.presences.statedIn(ids, day, day);
    const nameOf = (personId: string) => members.find(member => member.personId === personId)?.name ?? '';
    const there = members.map(({ personId, name }) => ({ name, halves: holding(stated.filter(row => row.personId === personId)).filter(({ state }) => state !== 'absent').map(({ half }) => half) }));
    const leaves = await this.leaves.grantedIn(ids, day, day);
    return teamDayInWords({
      presences: HALVES.map(half => ({ half: HALF_NAMES[half], names: there.filter(({ halves }) => halves.includes(half)).map(({ name }) => name) })),
      leaves: leaves.map(leave => `${nameOf(leave.personId)} ${LEAVE_KIND_NAMES[leave.kind]} ${spanText(leave)}`),
      onDuty: (await this.duties.published('cover', team.id, day, day)).flatMap(({ names }) => names),
      patrols: (await this.patrols.ofDay(team.id, day)).map(({ at, found }) => ({ at, found })),
      tasks: await this.tasks(team, day),
      entries: (await this.entries.entriesOn({ of: 'team', ownerId: team.id, team }, day)).map(({ kind, text, tags, personId }) => ({ kind, text, tags, by: nameOf(personId) })),
    });
  }

  /** For which duties the day was. */
  async dutiesOf(day: LogDayFacts): Promise<LogDuties> {
    return (await this.entries.of([day]))(day);
  }

  private async tasks(team: TeamPlace, day: Day): Promise<{ content: string; done: boolean; result: string | null }[]> {
    return (await this.results.onTable(team, day)).map(({ content, result }) => ({ content, done: result?.outcome === 'done', result: result?.text ?? null }));
  }
}
