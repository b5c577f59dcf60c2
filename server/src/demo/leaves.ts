import type { INestApplicationContext } from '@nestjs/common';
import type { LeaveDetail } from '@village/shared/contract/leave';
import { addDays, type Clock as ClockTime, type Day } from '@village/shared/kernel/day';
import { halfDaysOf, type HalfDaySpan } from '@village/shared/kernel/half-day';
import { ApplicationService } from '../leave/application.service';
import { DecidingService } from '../leave/deciding.service';
import { DecisionService } from '../leave/decision.service';
import { ReturnService } from '../leave/return.service';
import { HolderService } from '../organisation/holder.service';
import { ABSENCES, OVERDUE, PENDING, type Absence } from './absences';
import type { Calendar } from './calendar';
import { done, type CountyRoster, type DemoCadre } from './county';

/** Something that happens at a time of the story. */
export interface Happening {
  day: Day;
  time: ClockTime;
  act: () => Promise<void>;
}

interface Planned extends Pick<Absence, 'kind' | 'reason' | 'place' | 'outOfCounty' | 'ends'> {
  cadre: DemoCadre;
  span: HalfDaySpan;
  asked: Day;
  /** The first working day after the leave; null: nobody reports back. */
  back: Day | null;
  decided: boolean;
}

/** Plays the leaves of the story: asked for, decided by whom the regulation names, reported back. */
export class LeaveStory {
  private numbered = 0;
  private readonly planned: Planned[];

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, cadres: DemoCadre[], private readonly calendar: Calendar) {
    this.planned = [...this.usual(cadres), ...this.pending(cadres), this.overdue(cadres)].filter(each => each !== null);
  }

  happenings(): Happening[] {
    return this.planned.map(leave => ({ day: leave.asked, time: '16:20', act: () => this.play(leave) }))
      .concat(this.planned.filter(({ back, ends }) => back !== null && !ends).map(leave => ({ day: leave.back!, time: '08:10', act: () => this.giveBack(leave) })));
  }

  /** `personId day half` of everybody who is on an approved leave, or gone since one. */
  away(): Set<string> {
    const holding = this.planned.filter(leave => leave.decided && !leave.ends);
    return new Set(holding.flatMap(({ cadre, span }) => halfDaysOf(span).map(({ day, half }) => `${cadre.personId} ${day} ${half}`)));
  }

  /** Whoever has not come back from his leave, and since when. */
  missing(): { personId: string; from: Day } {
    const lost = this.planned.find(leave => leave.back === null && leave.decided)!;
    return { personId: lost.cadre.personId, from: addDays(lost.span.endDay, 1) };
  }

  private usual(cadres: DemoCadre[]): (Planned | null)[] {
    return ABSENCES.map(absence => {
      const days = this.calendar.workdaysOf(absence.month);
      const first = days[absence.workday - 1];
      if (first === undefined) return null;
      const span = this.calendar.span(first, absence.halves, absence.afternoon ?? false);
      const back = this.calendar.workdayAfter(span.endDay, 1);
      return back > this.calendar.yesterday ? null : { ...absence, cadre: cadres[absence.cadre], span, asked: this.calendar.workdayBefore(first, 1), back, decided: true };
    });
  }

  private pending(cadres: DemoCadre[]): Planned[] {
    const asked = this.calendar.workdayBefore(this.calendar.today, 1);
    return PENDING.map(absence => {
      const span = this.calendar.span(this.calendar.workdayAfter(this.calendar.today, absence.workday), absence.halves, false);
      return { ...absence, cadre: cadres[absence.cadre], span, asked, back: null, decided: false };
    });
  }

  private overdue(cadres: DemoCadre[]): Planned {
    const span = this.calendar.span(this.calendar.workdayBefore(this.calendar.today, OVERDUE.daysAgo), OVERDUE.halves, false);
    return { ...OVERDUE, cadre: cadres[OVERDUE.cadre], span, asked: this.calendar.workdayBefore(span.startDay, 1), back: null, decided: true };
  }

  private readonly ids = new Map<Planned, string>();

  private async play(leave: Planned): Promise<void> {
    const { cadre, span, kind, reason, place, outOfCounty = false } = leave;
    this.numbered += 1;
    const who = await this.roster.whoIs(cadre.personId);
    const claimedAt = this.calendar.instant(leave.asked, '16:19');
    const asked = done(await this.app.get(ApplicationService).apply({ clientKey: `demo-leave-${this.numbered}`, kind, ...span, reason, place, outOfCounty, claimedAt }, who));
    this.ids.set(leave, asked.id);
    if (leave.ends === 'withdrawn') done(await this.app.get(DecisionService).withdraw({ id: asked.id }, who));
    else if (leave.decided) await this.decide(asked, leave);
    else if (asked.steps.length > 1) await this.decideStep(asked, leave);
  }

  private async decide(leave: LeaveDetail, plan: Planned): Promise<void> {
    let now = leave;
    while (now.state === 'pending') now = await this.decideStep(now, plan);
  }

  private async decideStep(leave: LeaveDetail, { cadre, ends }: Planned): Promise<LeaveDetail> {
    const current = leave.steps.find(step => step.state === 'current')!;
    const place = { path: cadre.villagePath, teamId: cadre.teamId, unitId: cadre.unitId };
    const decision = ends === 'refused' ? 'refuse' as const : 'approve' as const;
    const opinion = decision === 'refuse' ? '本月项目正在验收，请改到下月' : '同意，注意安全';
    let now = leave;
    for (const part of current.step.split('+')) {
      const holders = await this.app.get(HolderService).holders(part, place, this.calendar.clockDay());
      const decider = holders.find(holder => holder.personId !== cadre.personId)!;
      now = done(await this.app.get(DecidingService).decide({ id: leave.id, decision, opinion, ...(decision === 'approve' ? { papersLater: true } : {}) }, await this.roster.whoIs(decider.personId)));
    }
    return now;
  }

  private async giveBack(leave: Planned): Promise<void> {
    const half = leave.span.endHalf === 'am' ? 'pm' as const : 'am' as const;
    const day = half === 'pm' ? leave.span.endDay : leave.back!;
    done(await this.app.get(ReturnService).giveBack({ id: this.ids.get(leave)!, day, half }, await this.roster.whoIs(leave.cadre.personId)));
  }
}
