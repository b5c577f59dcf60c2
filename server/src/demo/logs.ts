import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type Day } from '@village/shared/kernel/day';
import { HolderService } from '../organisation/holder.service';
import { LogReviewService } from '../worklog/log-review.service';
import { LogService } from '../worklog/log.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

/** So many cadres of the first township, which keeps logs, wrote for so many days; the last of them has days left. */
const WRITERS = 4;
const DAYS = 10;

const WORK = [
  '走访 4 户，核对了低保和医保参保情况，有 1 户要补材料，约好后天送来。', '和村委会一起查看河道，两处淤塞已报镇水利站。', '陪镇农业办入户核对春耕补贴，改正 2 户面积。',
  '组织院坝会，18 户参加，说好了垃圾收集点的位置。', '帮两位老人在手机上办了养老认证。', '查看养殖场防疫台账，提醒补记上周的消毒记录。',
];

/** Logs of the last days, drafted from the facts and completed; one came back from the township. */
export class LogStory {
  private written = 0;

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const [township] = this.county.townships;
    const writers = this.county.cadres.filter(cadre => cadre.townshipId === township.id).slice(0, WRITERS);
    return writers.flatMap((cadre, index) => Array.from({ length: DAYS }, (_, back) => addDays(this.calendar.today, -1 - back))
      // The last of them is behind: nothing of the days just gone by.
      .filter((_, back) => index < WRITERS - 1 || back > 2)
      .map((day): Happening => ({ day, time: '17:40', act: () => this.write(cadre, day, index === 1) })));
  }

  private async write(cadre: DemoCadre, day: Day, comesBack: boolean): Promise<void> {
    const logs = this.app.get(LogService);
    const who = await this.roster.whoIs(cadre.personId);
    const { owed, texts } = await logs.day({ day }, who);
    if (!owed) return;
    const sentence = WORK[this.written % WORK.length];
    this.written += 1;
    const signed = done(await logs.write({
      clientKey: `demo-log-${this.written}`, day, claimedAt: `${day}T09:40:00.000Z`, texts: texts.map(({ field, text }) => ({ field, text: field === 'work' ? [text, sentence].filter(Boolean).join('\n') : text })),
    }, who));
    if (!comesBack || day < addDays(this.calendar.today, -3)) return;
    const [secretary] = await this.app.get(HolderService).holders('township_secretary', { path: cadre.villagePath }, day);
    done(await this.app.get(LogReviewService).review({ id: signed.id, version: 1, verdict: 'returned', text: '写明走访的是哪几户，方便以后查。' }, await this.roster.whoIs(secretary.personId)));
  }
}
