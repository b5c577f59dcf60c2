import type { INestApplicationContext } from '@nestjs/common';
import type { LeaveDetail } from '@village/shared/contract/leave';
import type { LeaveKind } from '@village/shared/kernel/leave-kind';
import { addDays, type Day, weekday } from '@village/shared/kernel/day';
import { halfDaysOf, type HalfDaySpan } from '@village/shared/kernel/half-day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { RoleId } from '@village/shared/kernel/role';
import { draftRestPlan, restPeriodOf, restPlanTerms } from '@village/shared/rules/rest-plan';
import { ArrangingService } from '../attendance/arranging.service';
import { ApplicationService } from '../leave/application.service';
import { CallbackService } from '../leave/callback.service';
import { DecidingService } from '../leave/deciding.service';
import { RestPlanReaderService } from '../leave/rest-plan-reader.service';
import { RestPlanService } from '../leave/rest-plan.service';
import { ReturnService } from '../leave/return.service';
import { HolderService } from '../organisation/holder.service';
import { PolicyService } from '../policy/policy.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const SATURDAY = 6;
/** So long before a year begins its plan is made. */
const AHEAD_DAYS = 21;

interface Asked {
  cadre: DemoCadre;
  kind: LeaveKind;
  span: HalfDaySpan;
  asked: Day;
  reason: string;
  place: string;
  /** The day on which he is back; null: nobody has decided yet. */
  back: Day | null;
}

/** A place where a unit calls its cadres back and a return is checked, and one where work on rest days earns rest and the annual leave is planned. */
export class CallStory {
  private numbered = 0;
  private readonly called: DemoCadre[];
  private readonly resting: DemoCadre[];
  private readonly leaves: Asked[];
  private readonly worked: Day[];

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {
    [this.called, this.resting] = ['pian09b', 'pian15'].map(profileId => this.cadresOf(profileId));
    this.worked = this.saturdays(2);
    const { today } = calendar;
    const day = (before: number) => calendar.workdayBefore(today, before);
    const whole = (first: Day, halves: number) => calendar.span(first, halves, false);
    this.leaves = [
      { cadre: this.called[1], kind: 'personal', span: whole(day(4), 4), asked: day(6), reason: '办理老人住院手续', place: '县城', back: day(2) },
      { cadre: this.resting[1], kind: 'compensatory_rest', span: whole(calendar.workdayAfter(this.worked[0], 2), 2), asked: calendar.workdayAfter(this.worked[0], 1), reason: '补休值班的一天', place: '家中', back: calendar.workdayAfter(this.worked[0], 3) },
      { cadre: this.resting[2], kind: 'compensatory_rest', span: whole(calendar.workdayAfter(today, 3), 2), asked: day(1), reason: '补休值班的一天', place: '家中', back: null },
    ];
  }

  happenings(): Happening[] {
    const last = this.calendar.workdayBefore(this.calendar.today, 1);
    return [
      ...this.worked.map(day => ({ day: addDays(day, -2), time: '10:20' as const, act: () => this.order(day) })),
      ...this.leaves.map(leave => ({ day: leave.asked, time: '16:30' as const, act: () => this.play(leave) })),
      ...this.leaves.flatMap(leave => (leave.back === null ? [] : [{ day: leave.back, time: '08:15' as const, act: () => this.giveBack(leave) }])),
      { day: last, time: '10:40', act: () => this.call(this.called[2], 6, 6, '本单位主办的全县农技直播，要他回来统筹，结束当天返村') },
      { day: last, time: '15:10', act: () => this.plan() },
    ];
  }

  /** `personId day half` of everybody who is on one of these leaves. */
  away(): Set<string> {
    return new Set(this.leaves.filter(({ back }) => back !== null).flatMap(({ cadre, span }) => halfDaysOf(span).map(({ day, half }) => `${cadre.personId} ${day} ${half}`)));
  }

  /** Whose presence is kept day by day. */
  kept(): Pick<DemoCounty, 'townships' | 'cadres'> {
    return { townships: this.county.others.townships, cadres: [...this.called, ...this.resting] };
  }

  private cadresOf(profileId: string): DemoCadre[] {
    const { townships, cadres } = this.county.others;
    const place = townships.find(each => each.profileId === profileId)!;
    return cadres.filter(cadre => cadre.townshipId === place.id);
  }

  /** The last Saturdays that were free, and far enough back for a rest in between; the earlier first. */
  private saturdays(count: number): Day[] {
    const found: Day[] = [];
    for (let day = addDays(this.calendar.today, -7); found.length < count; day = addDays(day, -1)) if (weekday(day) === SATURDAY && !this.calendar.isWorkday(day)) found.unshift(day);
    return found;
  }

  private async order(day: Day): Promise<void> {
    const { townshipId } = this.resting[0];
    done(await this.app.get(ArrangingService).arrange({ organisationId: townshipId, kind: 'overtime', day, text: '森林防火，周末在村值守' }, await this.office(this.resting[0], 'township_office')));
  }

  private async play(leave: Asked): Promise<void> {
    const { cadre, kind, span, asked, reason, place, back } = leave;
    this.numbered += 1;
    const detail = done(await this.app.get(ApplicationService).apply({
      clientKey: `demo-call-${this.numbered}`, kind, ...span, reason, place, outOfCounty: false, claimedAt: this.calendar.instant(asked, '16:29'),
    }, await this.roster.whoIs(cadre.personId)));
    this.ids.set(leave, detail.id);
    if (back !== null) await this.decide(detail, cadre);
  }

  private readonly ids = new Map<Asked, string>();

  private async decide(detail: LeaveDetail, cadre: DemoCadre): Promise<void> {
    for (let now = detail; now.state === 'pending';) {
      const { step } = now.steps.find(({ state }) => state === 'current')!;
      const [holder] = (await this.app.get(HolderService).holders(step, placeOf(cadre), this.calendar.clockDay())).filter(({ personId }) => personId !== cadre.personId);
      now = done(await this.app.get(DecidingService).decide({ id: detail.id, decision: 'approve', opinion: '同意' }, await this.roster.whoIs(holder.personId)));
    }
  }

  private async giveBack(leave: Asked): Promise<void> {
    done(await this.app.get(ReturnService).giveBack({ id: this.ids.get(leave)!, day: leave.back!, half: 'am' }, await this.roster.whoIs(leave.cadre.personId)));
  }

  /** The unit asks; the township and the county have not answered. */
  private async call(cadre: DemoCadre, inWorkdays: number, halves: number, purpose: string): Promise<void> {
    const span = this.calendar.span(this.calendar.workdayAfter(this.calendar.today, inWorkdays), halves, false);
    done(await this.app.get(CallbackService).ask({
      askKey: 'demo-callback', personId: cadre.personId, ...span, purpose, place: '县城本单位', outOfCounty: false, claimedAt: this.calendar.instant(this.calendar.clockDay(), '10:35'),
    }, await this.office(cadre, 'dispatching_unit_hr')));
  }

  private async plan(): Promise<void> {
    const [{ personId, teamId, villagePath }] = this.resting;
    const who = await this.roster.whoIs(personId);
    const input = { teamId, kind: 'annual_leave' as const, period: restPeriodOf('annual_leave', addDays(this.calendar.today, AHEAD_DAYS)) };
    const { members } = done(await this.app.get(RestPlanReaderService).one(input, who));
    const terms = restPlanTerms(done(await this.app.get(PolicyService).activeFor(villagePath, this.calendar.today)), input.kind, members.length).value;
    if (isRefusal(terms)) return;
    const lines = draftRestPlan({ ...input, members }, terms, this.calendar.today);
    if (lines.length > 0) done(await this.app.get(RestPlanService).save({ ...input, version: 0, lines, reason: '错开休，村里一直有人' }, who));
  }

  private async office(cadre: DemoCadre, role: RoleId) {
    const [holder] = await this.app.get(HolderService).holders(role, placeOf(cadre), this.calendar.clockDay());
    return this.roster.whoIs(holder.personId);
  }
}

function placeOf({ villagePath, teamId, unitId }: DemoCadre) {
  return { path: villagePath, teamId, unitId };
}
