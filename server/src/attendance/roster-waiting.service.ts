import { Injectable } from '@nestjs/common';
import type { Today } from '@village/shared/contract/attendance';
import { addDays, daysFrom, type Day } from '@village/shared/kernel/day';
import { covers, HALVES } from '@village/shared/kernel/half-day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { dutyDay } from '@village/shared/rules/duty-day';
import { evidenceModes } from '@village/shared/rules/evidence-mode';
import type { Reschedule } from '@village/shared/rules/office-day';
import { scopeOf, type Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import { KeeperService, type Kept } from './keeper.service';
import { SheetService } from './sheet.service';
import { StayService } from './stay.service';

/** How many days back a roster that was not confirmed is asked for. */
const ROSTER_DAYS = 3;

/** The rosters that wait for their keeper. */
@Injectable()
export class RosterWaitingService {
  constructor(private readonly teams: TeamService, private readonly sheets: SheetService, private readonly stays: StayService, private readonly keepers: KeeperService) {}

  /** The duty days of the last days on which somebody whom this person keeps has neither a record nor a leave: of a team, or of all of a township together. */
  async waiting(who: Who, day: Day, calendar: Calendar): Promise<Today['waiting']['rostersToConfirm']> {
    const scope = scopeOf(who, 'attendance.keep');
    if (scope.teams.length === 0 && scope.paths.length === 0) return [];
    const kept = (await this.keepers.of(await this.teams.teamsIn(scope, day), day, who)).filter(each => each.book === null && asksForRoster(each.profile, day));
    if (kept.length === 0) return [];
    const from = addDays(day, -ROSTER_DAYS);
    const members = new Map((await this.teams.membersOf([...new Set(kept.map(each => each.team.id))], from, day)).map(member => [member.personId, member]));
    const { presences, leaves } = await this.sheets.factsFor([...members.keys()], from, day);
    const serves = ({ member, team }: Kept, on: Day) => (members.get(member.personId)?.terms ?? []).some(term => term.teamId === team.id && term.from <= on && (term.to === null || on <= term.to));
    const lacks = (each: Kept, on: Day) => serves(each, on) && HALVES.some(half => !presences.some(row => row.personId === each.member.personId && row.day === on && row.half === half)
      && !leaves.some(leave => leave.personId === each.member.personId && covers(leave, on, half)));
    const waiting: Today['waiting']['rostersToConfirm'] = [];
    const lists = new Map<string, Kept[]>();
    for (const each of kept) {
      const id = scope.teams.includes(each.team.id) ? each.team.id : each.team.townshipId;
      lists.set(id, [...lists.get(id) ?? [], each]);
    }
    for (const [id, own] of lists) {
      const [{ team, profile }] = own;
      const { reschedules } = await this.stays.arrangedAt(team.path, from, day);
      const days = daysFrom(from, day).filter(each => onDuty(profile, calendar, each, reschedules) && own.some(one => lacks(one, each)));
      const name = id === team.id ? { teamName: team.name, villageName: team.villageName } : { teamName: `${team.townshipName}归本机构记考勤的人`, villageName: team.townshipName };
      waiting.push(...days.map(each => ({ teamId: id, ...name, day: each })));
    }
    return waiting;
  }
}

function asksForRoster(profile: Profile, day: Day): boolean {
  const { value } = evidenceModes(profile, day);
  return !isRefusal(value) && value.includes('roster');
}

function onDuty(profile: Profile, calendar: Calendar, day: Day, reschedules: readonly Reschedule[]): boolean {
  const { value } = dutyDay(profile, calendar, day, reschedules);
  return !isRefusal(value) && value.duty;
}
