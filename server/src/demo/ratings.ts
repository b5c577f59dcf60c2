import type { INestApplicationContext } from '@nestjs/common';
import type { RatingDetail } from '@village/shared/contract/rating';
import { addDays, addMonths, type Day, monthOf } from '@village/shared/kernel/day';
import { RatingBundleService } from '../assessment/rating-bundle.service';
import { RatingCloseService } from '../assessment/rating-close.service';
import { RatingOpenService } from '../assessment/rating-open.service';
import { HolderService } from '../organisation/holder.service';
import type { Who } from '../common/who';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const PAPERS = 20;
const CLOSED_BEFORE = 8;
const OPENED_BEFORE = 2;

/** A rating that is over, with its result, and one under way: its slips may be printed and used. */
export class RatingStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const [township] = this.county.townships;
    // The first village has a register of a few households only.
    const [, over, running] = this.county.cadres.filter(cadre => cadre.townshipId === township.id && cadre.isLeader);
    const ago = (days: number) => addDays(this.calendar.today, -days);
    return [
      { day: ago(CLOSED_BEFORE), time: '15:00', act: () => this.closed(over, ago(CLOSED_BEFORE)) },
      { day: ago(OPENED_BEFORE), time: '09:40', act: () => this.running(running) },
    ];
  }

  private async closed(leader: DemoCadre, day: Day): Promise<void> {
    const month = addMonths(monthOf(day), -3);
    const { id, revision, head } = await this.opened(leader, { stage: 'ordinary', period: `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`, slips: 0 });
    done(await this.app.get(RatingCloseService).close({ id, revision }, head));
  }

  private async running(leader: DemoCadre): Promise<void> {
    await this.opened(leader, { stage: 'yearly', period: this.calendar.today.slice(0, 4), slips: 40 });
  }

  /** Begun by the township, its papers counted by two people each for himself. */
  private async opened(leader: DemoCadre, given: { stage: 'ordinary' | 'yearly'; period: string; slips: number }): Promise<RatingDetail & { head: Who }> {
    const of = async (role: 'township_secretary' | 'village_secretary') => this.roster.whoIs((await this.app.get(HolderService).holders(role, { path: leader.villagePath }, this.calendar.yesterday))[0].personId);
    const [head, second] = [await of('township_secretary'), await of('village_secretary')];
    const villageId = (await this.roster.whoIs(leader.personId)).grants[0].organisationId;
    const opened = done(await this.app.get(RatingOpenService).open({ villageId, raters: 'villagers', closesOn: addDays(this.calendar.today, 12), papers: PAPERS, ...given }, head));
    const { id, questions } = opened;
    const answers = questions.map(({ key }, index) => ({ key, satisfied: 13 - index, fair: 4, unsatisfied: index, unknown: 1 }));
    for (const who of [head, second]) done(await this.app.get(RatingBundleService).enter({ id, number: 1, slips: PAPERS, spoilt: 1, answers }, who));
    return { ...opened, head };
  }
}
