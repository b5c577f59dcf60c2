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
import { PolicyService } from '../policy/policy.service';
import { SheetService } from './sheet.service';
import { StayService } from './stay.service';

/** How many days back a roster that was not confirmed is asked for. */
const ROSTER_DAYS = 3;

/** The rosters that wait for a leader. */
@Injectable()
export class RosterWaitingService {
  constructor(private readonly policies: PolicyService, private readonly teams: TeamService, private readonly sheets: SheetService, private readonly stays: StayService) {}

  /** The duty days of the last days on which somebody of the team has neither a record nor a leave. */
  async waiting(who: Who, day: Day, calendar: Calendar): Promise<Today['waiting']['rostersToConfirm']> {
    const led = scopeOf(who, 'attendance.roster').teams;
    if (led.length === 0) return [];
    const from = addDays(day, -ROSTER_DAYS);
    const teams = await this.teams.teamsByIds(led);
    const members = await this.teams.membersOf(led, from, day);
    const { presences, leaves } = await this.sheets.factsFor(members.map(member => member.personId), from, day);
    const waiting: Today['waiting']['rostersToConfirm'] = [];
    for (const team of teams.values()) {
      const profile = await this.policies.activeFor(team.path, day);
      if (isRefusal(profile) || !asksForRoster(profile, day)) continue;
      const lacking = (each: Day) => members.some(member => member.terms.some(term => term.teamId === team.id && term.from <= each && (term.to === null || each <= term.to))
        && HALVES.some(half => !presences.some(row => row.personId === member.personId && row.day === each && row.half === half)
          && !leaves.some(leave => leave.personId === member.personId && covers(leave, each, half))));
      const { reschedules } = await this.stays.arrangedAt(team.path, from, day);
      const days = daysFrom(from, day).filter(each => onDuty(profile, calendar, each, reschedules) && lacking(each));
      waiting.push(...days.map(each => ({ teamId: team.id, teamName: team.name, villageName: team.villageName, day: each })));
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
