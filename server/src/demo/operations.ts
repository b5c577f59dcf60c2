import type { INestApplicationContext } from '@nestjs/common';
import { addDays } from '@village/shared/kernel/day';
import { organisation } from '@village/shared/contract/organisation';
import { CoarsenService } from '../attendance/coarsen.service';
import { AccessLog } from '../common/access';
import { SweepService } from '../file/sweep.service';
import { SignInSweepService } from '../identity/sign-in-sweep.service';
import { PaperKeepService } from '../leave/paper-keep.service';
import { AccessSweepService, FaultSweepService } from '../operation/operation-sweep.service';
import { PeopleService } from '../organisation/people.service';
import { RosterService } from '../organisation/roster.service';
import type { Calendar } from './calendar';
import type { CountyRoster, DemoCounty } from './county';
import type { Happening } from './leaves';

/** What the administrator looked up and exported, and the runs of this morning that erase what is over. */
export class OperationStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const { today } = this.calendar;
    return [
      { day: addDays(today, -6), time: '10:20', act: () => this.export() },
      { day: addDays(today, -2), time: '15:05', act: () => this.look() },
      { day: today, time: '08:15', act: () => this.erase() },
    ];
  }

  private async export(): Promise<void> {
    const who = await this.roster.whoIs(this.county.administratorId);
    const made = await this.app.get(RosterService, { strict: false }).export(who);
    await this.app.get(AccessLog).note('organisation.export', organisation.export.permission as 'organisation.manage', {}, made, who);
  }

  private async look(): Promise<void> {
    const who = await this.roster.whoIs(this.county.administratorId);
    const [{ personId: id }] = this.county.cadres;
    await this.app.get(AccessLog).note('organisation.person', organisation.person.permission as 'organisation.read', { id }, await this.app.get(PeopleService, { strict: false }).detail({ id }, who), who);
  }

  private async erase(): Promise<void> {
    for (const run of [SweepService, CoarsenService, PaperKeepService, SignInSweepService, AccessSweepService, FaultSweepService]) await this.app.get<{ run(): Promise<number> }>(run, { strict: false }).run();
  }
}
