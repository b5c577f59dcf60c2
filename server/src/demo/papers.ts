import type { INestApplicationContext } from '@nestjs/common';
import { addDays } from '@village/shared/kernel/day';
import { CustodianService } from '../archive/custodian.service';
import { FilingArchiveService } from '../archive/filing.service';
import { BurdenCeilingService } from '../burden/ceiling.service';
import { HolderService } from '../organisation/holder.service';
import { DataRequestService } from '../report/request.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const PAPERS = [
  { title: '帮扶协议（三方盖章）', category: 'work_records', form: 'text', place: '村部文件柜二层' }, { title: '进村第一次座谈合影', category: 'meetings', form: 'image', place: '相册一' },
  { title: '上年度驻村工作总结（盖章件）', category: 'work_summaries', form: 'text', place: '村部文件柜二层' },
] as const;

/** What lies on paper and who keeps it, in the first village; a request for data from the first township, and how much the county allows to be asked in a week. */
export class PaperStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const day = addDays(this.calendar.today, -3);
    return [{ day, time: '09:10', act: () => this.file() }, { day, time: '10:00', act: () => this.limit() }, { day, time: '10:30', act: () => this.ask() }];
  }

  private async file(): Promise<void> {
    const [leader] = this.county.cadres.filter(cadre => cadre.townshipId === this.county.townships[0].id && cadre.isLeader);
    const member = this.county.cadres.find(cadre => cadre.teamId === leader.teamId && !cadre.isLeader)!;
    const filings = this.app.get(FilingArchiveService);
    const [by, keeper] = [await this.roster.whoIs(member.personId), await this.roster.whoIs(leader.personId)];
    for (const paper of PAPERS) done(await filings.file({ teamId: leader.teamId, ...paper, day: addDays(this.calendar.today, -60) }, by));
    done(await this.app.get(CustodianService).name({ teamId: leader.teamId, personId: member.personId, from: addDays(this.calendar.today, -40), note: '铁皮柜钥匙一把，册子十二本' }, keeper));
  }

  private async limit(): Promise<void> {
    const administrator = await this.roster.whoIs(this.county.administratorId);
    await this.app.get(BurdenCeilingService).set({ organisationId: this.county.id, entries: 10, notices: 15, note: '县减负专班会议定的', week: this.calendar.today }, administrator);
  }

  private async ask(): Promise<void> {
    const [{ id, path }] = this.county.townships;
    const [office] = await this.app.get(HolderService).holders('township_office|township_secretary', { path }, this.calendar.clockDay());
    done(await this.app.get(DataRequestService).ask({
      organisationId: id, title: '撂荒地和冬春备耕底数', basis: '青政办〔示例〕3号', deadline: addDays(this.calendar.today, 4), from: addDays(this.calendar.today, -60), to: this.calendar.today, items: [{ text: '入户走访户次' }, { text: '撂荒地面积（亩）' }, { text: '缺种子的户数' }],
    }, await this.roster.whoIs(office.personId)));
  }
}
