import { Injectable } from '@nestjs/common';
import type { Today } from '@village/shared/contract/attendance';
import { addDays, monthOf, periodDays, type Day } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import { MARK_NAMES } from '@village/shared/kernel/mark';
import type { Who } from '../common/who';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { cellFinding, dayFactsOf } from '@village/shared/rules/attendance-cell';
import { dayStatus } from '@village/shared/rules/attendance-day';
import { shortfallHint } from '@village/shared/rules/attendance-hint';
import type { Calendar } from '@village/shared/rules/calendar';
import { STATUS_NAMES } from '@village/shared/rules/day-status';
import { dutyDay } from '@village/shared/rules/duty-day';
import { OWN_MODES } from '@village/shared/kernel/presence';
import { evidenceModes } from '@village/shared/rules/evidence-mode';
import type { RowMarks } from '@village/shared/rules/sheet';
import { Clock } from '../common/time';
import { AlertService } from '../leave/alert.service';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { ArrangementService } from './arrangement.service';
import { SheetService } from './sheet.service';
import { WaitingService } from './waiting.service';

/** The home page: what this day is for the person, and what waits for him. */
@Injectable()
export class TodayService {
  constructor(
    private readonly clock: Clock, private readonly policies: PolicyService, private readonly teams: TeamService, private readonly sheets: SheetService,
    private readonly waits: WaitingService, private readonly alerts: AlertService, private readonly arrangements: ArrangementService,
  ) {}

  async today(who: Who): Promise<Today> {
    const day = this.clock.today();
    const calendar = await this.policies.calendar();
    const mine = await this.mine(who, day, calendar);
    return {
      day, clock: this.clock.time(), dayName: calendar.nameOf(day),
      duty: mine ? mine.duty : calendar.isWorkday(day) === true, mine: mine?.reply ?? null, alerts: await this.alerts.current(who),
      arrangements: await this.arrangements.coming(who),
      waiting: await this.waits.waiting(who, day, calendar),
    };
  }

  private async mine(who: Who, day: Day, calendar: Calendar): Promise<{ duty: boolean; reply: Today['mine'] } | null> {
    const [member] = await this.teams.membersById([who.personId], day, day);
    const team = member && (await this.teams.teamsByIds([member.terms[0].teamId])).get(member.terms[0].teamId);
    const profile = team && await this.policies.activeFor(team.path, day);
    if (!member || !team || !profile || isRefusal(profile)) return null;
    const { reschedules, calls } = (await this.arrangements.at([team.path], day, day))(team.path, who.personId);
    const duty = dutyDay(profile, calendar, day, reschedules).value;
    const called = calls.some(call => call.day === day);
    return isRefusal(duty) ? null : { duty: duty.duty || called, reply: await this.cadre(member, team, profile, calendar, day) };
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
    const status = dayStatus(profile, calendar, { ...dayFactsOf(await this.sheets.dayFacts(member, team.path, day), day), now: this.clock.time() });
    const modes = evidenceModes(profile, day).value;
    const open = isRefusal(modes) ? [] : modes.filter(mode => OWN_MODES.includes(mode));
    return {
      teamId: team.id, villageName: team.villageName, modes: open, am, pm,
      status: { name: isRefusal(status.value) ? status.value.text : STATUS_NAMES[status.value.status], because: status.because },
      mayConfirm: open.length > 0 && (am.mark !== 'in_village' || pm.mark !== 'in_village'), month: monthCount(this.sheets.wholeOf(own, month, calendar), profile, calendar, am.mark === 'in_village' && pm.mark === 'in_village' ? addDays(day, 1) : day),
    };
  }
}

/** `from`: the first day that is not counted yet. */
function monthCount(row: RowMarks | Refusal, profile: Profile, calendar: Calendar, from: Day): NonNullable<Today['mine']>['month'] {
  const finding = isRefusal(row) ? { value: row as Refusal, because: [] } : row.required;
  const { value, because } = finding;
  if (isRefusal(value)) return { counted: 0, required: null, unit: 'days', text: value.text, because, hint: null };
  const hint = shortfallHint(profile, calendar, value, from);
  const told = isRefusal(hint.value) || hint.value === null ? null : { text: hint.value.text, due: periodDays(value.period).to, because: hint.because };
  return { counted: value.counted, required: value.required, unit: value.unit, text: value.text, because, hint: told };
}
