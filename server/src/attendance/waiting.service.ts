import { Injectable } from '@nestjs/common';
import type { Today } from '@village/shared/contract/attendance';
import { addDays, addMonths, daysFrom, monthOf, type Day } from '@village/shared/kernel/day';
import { covers, HALVES } from '@village/shared/kernel/half-day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { dutyDay } from '@village/shared/rules/duty-day';
import { evidenceModes } from '@village/shared/rules/evidence-mode';
import { may, scopeOf, type Who } from '../common/who';
import { LeaveService } from '../leave/leave.service';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { SheetService } from './sheet.service';
import { TurnService } from './turn.service';

/** How many days back a roster that was not confirmed is asked for. */
const ROSTER_DAYS = 3;

/** What waits for a person: leaves, rosters, sheets. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly policies: PolicyService, private readonly teams: TeamService, private readonly sheets: SheetService,
    private readonly leaves: LeaveService, private readonly turns: TurnService, private readonly organisations: OrganisationService,
  ) {}

  async waiting(who: Who, day: Day, calendar: Calendar): Promise<Today['waiting']> {
    return {
      leavesToDecide: may(who, 'leave.decide') ? await this.leaves.toDecide(who) : 0,
      leavesToReturn: await this.leaves.toReturn(who),
      rostersToConfirm: await this.rosters(who, day, calendar),
      sheetsToSign: may(who, 'attendance.sign') ? await this.sheetsToSign(who, day) : [],
    };
  }

  /** The duty days of the last days on which somebody of the team has neither a record nor a leave. */
  private async rosters(who: Who, day: Day, calendar: Calendar): Promise<Today['waiting']['rostersToConfirm']> {
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
      const days = daysFrom(from, day).filter(each => onDuty(profile, calendar, each) && lacking(each));
      waiting.push(...days.map(each => ({ teamId: team.id, teamName: team.name, villageName: team.villageName, day: each })));
    }
    return waiting;
  }

  /** The sheets of last month of the places where the person himself stands and is the next to sign. */
  private async sheetsToSign(who: Who, day: Day): Promise<Today['waiting']['sheetsToSign']> {
    const month = addMonths(monthOf(day), -1);
    const places = await this.organisations.organisationsByIds(who.grants.map(grant => grant.organisationId));
    const waiting: Today['waiting']['sheetsToSign'] = [];
    const own = [...places.values()].filter(each => each.kind !== 'county');
    const turns = await this.turns.waitsFor(own, month, who);
    for (const place of own) {
      const turn = turns.get(place.id);
      if (turn) waiting.push({ organisationId: place.id, name: place.name, month, due: turn.due, step: turn.step, clauses: turn.clauses });
    }
    return waiting;
  }
}

function asksForRoster(profile: Profile, day: Day): boolean {
  const { value } = evidenceModes(profile, day);
  return !isRefusal(value) && value.includes('roster');
}

function onDuty(profile: Profile, calendar: Calendar, day: Day): boolean {
  const { value } = dutyDay(profile, calendar, day);
  return !isRefusal(value) && value.duty;
}
