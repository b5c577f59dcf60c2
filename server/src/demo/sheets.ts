import type { INestApplicationContext } from '@nestjs/common';
import { addMonths, firstDay, type Month, monthOf } from '@village/shared/kernel/day';
import { SignatureService } from '../attendance/signature.service';
import { HolderService } from '../organisation/holder.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCounty, type DemoPlace, done } from './county';
import type { Happening } from './leaves';

/** Working days of the next month until a sheet is signed. */
const SIGNED_AFTER = 2;

/** Signs the sheets of past months by whom the regulation names; the last month of the first township waits for the visitor. */
export class SheetStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  /** The signings from `first` to the last month, as far as their day has come: the first township has signed all but the last month, the others that one. */
  happenings(first: Month): Happening[] {
    const happenings: Happening[] = [];
    const [told, ...others] = this.county.townships;
    const last = addMonths(monthOf(this.calendar.today), -1);
    for (let month = first; month <= last; month = addMonths(month, 1)) {
      const day = this.calendar.workdayAfter(firstDay(addMonths(month, 1)), SIGNED_AFTER);
      if (day >= this.calendar.today) continue;
      // In the first township a leader of the township signs for all its villages; in the others each village has its own signatures.
      const places = month < last ? [told] : others.flatMap(township => [...township.villages, township]);
      happenings.push(...places.map((place): Happening => ({ day, time: '15:30', act: () => this.sign(place, month) })));
    }
    return happenings;
  }

  /** Everybody whom the regulation asks, in its order. */
  private async sign({ id, path }: DemoPlace, month: Month): Promise<void> {
    const signatures = this.app.get(SignatureService);
    const input = { organisationId: id, month };
    const { signers, hash } = done(await signatures.sheet(input, await this.roster.whoIs(this.county.administratorId)));
    for (const part of signers.flatMap(({ step }) => step.split('+'))) {
      const [holder] = await this.app.get(HolderService).holders(part, { path }, this.calendar.clockDay());
      done(await signatures.sign({ ...input, hash }, await this.roster.whoIs(holder.personId)));
    }
  }
}
