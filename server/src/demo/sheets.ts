import type { INestApplicationContext } from '@nestjs/common';
import { addMonths, firstDay, type Month, monthOf } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nextStep, OpenedService } from '../attendance/opened.service';
import { SettlementService } from '../attendance/settlement.service';
import { SignatureService } from '../attendance/signature.service';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCounty, type DemoPlace, done } from './county';
import type { Happening } from './leaves';

/** Working days of the next month on which somebody looks after the sheets of the last one; what is announced waits for its days in between. */
const WORKED_ON = [2, 3, 5, 8, 10];
/** No regulation has more steps and signatures on one day. */
const MOST_STEPS = 12;

/** Brings the sheets of past months as far as the regulation lets them go, each step by whom it names; the last month of the first township waits for the visitor's signature. */
export class SheetStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  /** The steps from `first` to the last month, as far as their day has come: the first township has closed all but the last month, the others that one. */
  happenings(first: Month): Happening[] {
    const happenings: Happening[] = [];
    const [told, ...others] = this.county.townships;
    const last = addMonths(monthOf(this.calendar.today), -1);
    for (let month = first; month <= last; month = addMonths(month, 1)) {
      const days = WORKED_ON.map(count => this.calendar.workdayAfter(firstDay(addMonths(month, 1)), count)).filter(day => day < this.calendar.today);
      // In the first township a leader of the township signs for all its villages; in the others each village has its own signatures.
      const places = month < last ? [told] : others.flatMap(township => [...township.villages, township]);
      happenings.push(...days.flatMap(day => places.map((place): Happening => ({ day, time: '15:30', act: () => this.advance(place, month) }))));
      if (month === last && days.length > 0) happenings.push({ day: days[0], time: '15:30', act: () => this.advance(told, month, 1) });
    }
    return happenings;
  }

  /** Step after step, until one waits for another day or nothing is left. */
  private async advance({ id }: DemoPlace, month: Month, steps = MOST_STEPS): Promise<void> {
    for (let step = 0; step < steps; step += 1) if (!(await this.step(id, month))) return;
  }

  /** Whoever's turn it is does what is next; false where it is nobody's turn today. */
  private async step(organisationId: string, month: Month): Promise<boolean> {
    const place = (await this.app.get(OrganisationService).organisationById(organisationId))!;
    const opened = done(await this.app.get(OpenedService).open(place, month));
    const next = nextStep(opened);
    if (!next) return false;
    const signing = isRefusal(opened.state.steps) ? [] : opened.state.steps;
    const input = { organisationId, month };
    for (const part of (next.step.step === 'verify' ? signing : next.step.by).flatMap(each => each.split('+'))) {
      for (const holder of await this.app.get(HolderService).holders(part, place, this.calendar.clockDay())) {
        const who = await this.roster.whoIs(holder.personId);
        const { settlement, hash } = done(await this.app.get(SignatureService).sheet(input, who));
        if (!settlement?.act) continue;
        const { step } = settlement.act;
        done(step === 'verify' ? await this.app.get(SignatureService).sign({ ...input, hash }, who) : await this.app.get(SettlementService).settle({ ...input, hash, step }, who));
        return true;
      }
    }
    return false;
  }
}
