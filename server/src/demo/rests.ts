import type { INestApplicationContext } from '@nestjs/common';
import { addDays } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { draftRestPlan, restPeriodOf, restPlanTerms } from '@village/shared/rules/rest-plan';
import { RestPlanReaderService } from '../leave/rest-plan-reader.service';
import { RestPlanService } from '../leave/rest-plan.service';
import { WaiverService } from '../leave/waiver.service';
import { HolderService } from '../organisation/holder.service';
import { PolicyService } from '../policy/policy.service';
import type { Calendar } from './calendar';
import { done, type CountyRoster, type DemoCounty } from './county';
import type { Happening } from './leaves';

/** So long before a quarter begins its plan is made. */
const AHEAD_DAYS = 21;

/** Plans of rest of the township whose document knows it, and a written permission to go beyond a cap. */
export class RestStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const township = this.county.townships.find(({ profileId }) => profileId === 'pian06')!;
    const leaders = this.county.cadres.filter(cadre => cadre.townshipId === township.id && cadre.isLeader).slice(0, 2);
    const day = this.calendar.workdayBefore(this.calendar.today, 1);
    return [
      ...leaders.map(leader => ({ day, time: '15:20', act: () => this.plan(leader) })),
      { day, time: '15:40', act: () => this.permit() },
    ];
  }

  private async plan({ personId, teamId, villagePath }: DemoCounty['cadres'][number]): Promise<void> {
    const who = await this.roster.whoIs(personId);
    const plans = this.app.get(RestPlanService);
    const input = { teamId, kind: 'rotation_rest' as const, period: restPeriodOf('rotation_rest', addDays(this.calendar.today, AHEAD_DAYS)) };
    const { members } = done(await this.app.get(RestPlanReaderService).one(input, who));
    const profile = done(await this.app.get(PolicyService).activeFor(villagePath, this.calendar.today));
    const terms = restPlanTerms(profile, input.kind, members.length).value;
    if (isRefusal(terms)) return;
    const lines = draftRestPlan({ ...input, members }, terms, this.calendar.today);
    if (lines.length > 0) done(await plans.save({ ...input, version: 0, lines, reason: '队里人少，一次只休一个人' }, who));
  }

  private async permit(): Promise<void> {
    const [township] = this.county.townships;
    const [holder] = await this.app.get(HolderService).holders('township_secretary', { path: township.path }, this.calendar.clockDay());
    const cadre = this.county.cadres.find(each => each.townshipId === township.id && !each.isLeader)!;
    done(await this.app.get(WaiverService).grant({
      personId: cadre.personId, kind: 'personal', from: addDays(this.calendar.today, 7), to: addDays(this.calendar.today, 20), reason: '父亲手术住院，家中没有别人照料',
    }, await this.roster.whoIs(holder.personId)));
  }
}
