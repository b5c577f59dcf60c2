import { Injectable } from '@nestjs/common';
import type { Today } from '@village/shared/contract/attendance';
import { addDays, addMonths, daysFrom, monthOf, type Day } from '@village/shared/kernel/day';
import { covers, HALVES } from '@village/shared/kernel/half-day';
import { MARK_NAMES } from '@village/shared/kernel/mark';
import { may, scopeOf, type Who } from '../common/who';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { cellFinding, dayFactsOf } from '@village/shared/rules/attendance-cell';
import { dayStatus } from '@village/shared/rules/attendance-day';
import type { Calendar } from '@village/shared/rules/calendar';
import { STATUS_NAMES } from '@village/shared/rules/day-status';
import { dutyDay } from '@village/shared/rules/duty-day';
import { OWN_MODES } from '@village/shared/kernel/presence';
import { evidenceModes } from '@village/shared/rules/evidence-mode';
import type { RowMarks } from '@village/shared/rules/sheet';
import { Clock } from '../common/time';
import { LeaveService } from '../leave/leave.service';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { SheetService } from './sheet.service';
import { SignatureService } from './signature.service';

/** How many days back a roster that was not confirmed is asked for. */
const ROSTER_DAYS = 3;

/** The home page: what this day is for the person, and what waits for him. */
@Injectable()
export class TodayService {
  constructor(
    private readonly clock: Clock, private readonly policies: PolicyService, private readonly teams: TeamService, private readonly sheets: SheetService,
    private readonly leaves: LeaveService, private readonly signatures: SignatureService, private readonly organisations: OrganisationService,
  ) {}

  async today(who: Who): Promise<Today> {
    const day = this.clock.today();
    const calendar = await this.policies.calendar();
    const mine = await this.mine(who, day, calendar);
    return {
      day, clock: this.clock.time(), dayName: calendar.nameOf(day),
      duty: mine ? mine.duty : calendar.isWorkday(day) === true, mine: mine?.reply ?? null,
      waiting: {
        leavesToDecide: may(who, 'leave.decide') ? await this.leaves.toDecide(who) : 0,
        leavesToReturn: await this.leaves.toReturn(who),
        rostersToConfirm: await this.rosters(who, day, calendar),
        sheetsToSign: may(who, 'attendance.sign') ? await this.sheetsToSign(who, day) : [],
      },
    };
  }

  private async mine(who: Who, day: Day, calendar: Calendar): Promise<{ duty: boolean; reply: Today['mine'] } | null> {
    const [member] = await this.teams.membersById([who.personId], day, day);
    const team = member && (await this.teams.teamsByIds([member.terms[0].teamId])).get(member.terms[0].teamId);
    const profile = team && await this.policies.activeFor(team.path, day);
    if (!member || !team || !profile || isRefusal(profile)) return null;
    const duty = dutyDay(profile, calendar, day).value;
    return isRefusal(duty) ? null : { duty: duty.duty, reply: await this.cadre(member, team, profile, calendar, day) };
  }

  private async cadre(member: Member, team: TeamPlace, profile: Profile, calendar: Calendar, day: Day): Promise<Today['mine']> {
    const month = monthOf(day);
    const known = await this.sheets.monthsOf([member.personId], month, profile, day);
    if (isRefusal(known)) return null;
    const own = known(member.personId);
    const facts = this.sheets.rowFacts(month, own.member, own.facts);
    const [am, pm] = HALVES.map(half => {
      const { value } = cellFinding(profile, calendar, facts, day, half);
      const mark = isRefusal(value) || value === null ? 'pending' as const : value.mark;
      return { mark, name: MARK_NAMES[mark] };
    });
    const status = dayStatus(profile, calendar, { ...dayFactsOf(await this.sheets.dayFacts(member, day), day), now: this.clock.time() });
    const modes = evidenceModes(profile, day).value;
    const open = isRefusal(modes) ? [] : modes.filter(mode => OWN_MODES.includes(mode));
    return {
      teamId: team.id, villageName: team.villageName, modes: open, am, pm,
      status: { name: isRefusal(status.value) ? status.value.text : STATUS_NAMES[status.value.status], because: status.because },
      mayConfirm: open.length > 0 && (am.mark !== 'in_village' || pm.mark !== 'in_village'), month: monthCount(this.sheets.wholeOf(own, month, calendar)),
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
    for (const place of places.values()) {
      if (place.kind === 'county') continue;
      const found = await this.signatures.waitsFor(place, month, who);
      if (found) waiting.push({ organisationId: place.id, name: place.name, month, due: found.due });
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

function monthCount(row: RowMarks | Refusal): NonNullable<Today['mine']>['month'] {
  const finding = isRefusal(row) ? { value: row as Refusal, because: [] } : row.required;
  const { value, because } = finding;
  if (isRefusal(value)) return { counted: 0, required: null, unit: 'days', text: value.text, because };
  return { counted: value.counted, required: value.required, unit: value.unit, text: value.text, because };
}
