import type { INestApplicationContext } from '@nestjs/common';
import { addDays, addMonths, firstDay, monthOf } from '@village/shared/kernel/day';
import { HolderService } from '../organisation/holder.service';
import { ReportDraftService } from '../report/draft.service';
import { ReportSubmitService } from '../report/submit.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const REPORT = 'monthly_work_report';
const ADDED = '群众反映最多的是用水和看病，这个月集中办了几件小事。\n下一步把没有办完的接着办。';

/** The first township asks its teams for a report every month: of the last month some have come, one was received, one is half written. */
export class ReportStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const [told] = this.county.townships;
    const leaders = this.county.cadres.filter(cadre => cadre.townshipId === told.id && cadre.isLeader);
    const day = this.calendar.workdayAfter(firstDay(monthOf(this.calendar.today)), 1);
    const on = day < this.calendar.today ? day : addDays(this.calendar.today, -1);
    return [
      ...leaders.slice(0, 3).map((leader, index): Happening => ({ day: on, time: `1${index}:10`, act: () => this.write(leader, index) })),
      ...(leaders[1] ? [{ day: on, time: '16:30' as const, act: () => this.brief(leaders[1]) }] : []),
    ];
  }

  private async write(leader: DemoCadre, index: number): Promise<void> {
    const who = await this.roster.whoIs(leader.personId);
    const drafts = this.app.get(ReportDraftService);
    const draft = done(await drafts.open({ report: REPORT, period: addMonths(monthOf(this.calendar.today), -1), owner: 'team', ownerId: leader.teamId }, who));
    const saved = done(await drafts.save({ id: draft.id, revision: draft.revision, title: draft.title, sections: draft.sections.map(section => (section.key === 'problems' ? { ...section, text: [section.text, ADDED].filter(Boolean).join('\n') } : section)) }, who));
    if (index === 2) return;
    const sent = done(await this.app.get(ReportSubmitService).submit({ id: draft.id, revision: saved.revision }, who));
    if (index === 1) return;
    const [office] = await this.app.get(HolderService).holders('township_office|township_secretary', { path: leader.villagePath }, this.calendar.clockDay());
    done(await this.app.get(ReportSubmitService).receive({ id: draft.id, version: sent.version, verdict: 'received', text: '' }, await this.roster.whoIs(office.personId)));
  }

  private async brief(leader: DemoCadre): Promise<void> {
    const who = await this.roster.whoIs(leader.personId);
    const drafts = this.app.get(ReportDraftService);
    const draft = await drafts.free({ form: 'brief', title: '院坝会上定下垃圾怎么收', teamId: leader.teamId }, who);
    const text = '村里的垃圾收集点设在哪里，争了半年。工作队和村“两委”开了三次院坝会，把三个地点的远近和费用算给大家看，最后举手定了两处。\n现在两处都已启用，轮流保洁，没有再起争执。';
    const saved = done(await drafts.save({ id: draft.id, revision: draft.revision, title: draft.title, sections: [{ key: 'body', title: '正文', text }], to: ['township_committee'] }, who));
    const submits = this.app.get(ReportSubmitService);
    const sent = done(await submits.submit({ id: draft.id, revision: saved.revision }, who));
    const [secretary] = await this.app.get(HolderService).holders('township_secretary', { path: leader.villagePath }, this.calendar.clockDay());
    const by = await this.roster.whoIs(secretary.personId);
    done(await submits.receive({ id: draft.id, version: sent.version, verdict: 'received', text: '' }, by));
    done(await submits.publish({ id: draft.id }, by));
  }
}
