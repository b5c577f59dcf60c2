import type { INestApplicationContext } from '@nestjs/common';
import type { Edition } from '@village/shared/contract/policy';
import { addMonths, type Day, firstDay, lastDay, monthOf } from '@village/shared/kernel/day';
import type { Values } from '@village/shared/policy/values';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { CalendarService } from '../policy/calendar.service';
import { DraftService } from '../policy/draft.service';
import { EditionService } from '../policy/edition.service';
import { PublishService } from '../policy/publish.service';
import { COUNTY_PROFILE } from './cast';
import { type CountyRoster, done, type DemoCounty } from './county';

/** Which regulations the demo county follows, what it filled in, and the draft that waits for a second person. */
export class RegulationStory {
  private readonly drafts: DraftService;
  private readonly calendars: CalendarService;

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty) {
    this.drafts = app.get(DraftService);
    this.calendars = app.get(CalendarService);
  }

  /** The county, two townships and the small places take their documents; the county fills a blank, and its office publishes that. */
  async adopt(from: Day, today: Day): Promise<string> {
    const who = await this.administrator();
    const first = done(await this.drafts.adopt({ organisationId: this.county.id, profileId: COUNTY_PROFILE, effectiveFrom: from }, who));
    for (const { id, profileId } of [...this.county.townships, ...this.county.others.townships]) {
      const adopted = profileId ? done(await this.drafts.adopt({ organisationId: id, profileId, effectiveFrom: from }, who)) : null;
      if (adopted && id === this.county.townships[0].id) await this.guard(adopted.id, from, who);
    }
    const filled = await this.begin(await this.change(await this.drafts.copy({ id: first.id }, who), 'settlement.submit_day', 8, 1, who), from, who);
    done(await this.app.get(PublishService).publish({ id: filled.id, revision: filled.revision }, await this.office(from)));
    await this.publishMissingYears(from, today, who);
    return this.county.townships.map(({ name, profileId }) => `${name} ${profileId ?? COUNTY_PROFILE}`).join('，');
  }

  /** The first township adds to its document that somebody is always in the village, and that it is patrolled: from the second month on, for what is in force on a day stays. */
  private async guard(editionId: string, from: Day, who: Who): Promise<void> {
    const cover: Values['roster.cover'] = { least: 1, arrangedBy: 'team_leader', dutyPersonPosted: true };
    const patrol: Values['roster.patrol'] = { groups: 4, window: { from: '19:00', to: '22:00' }, ledBy: 'first_named' };
    const covered = await this.change(await this.drafts.copy({ id: editionId }, who), 'roster.cover', cover, 3, who);
    const begun = await this.begin(await this.change(covered, 'roster.patrol', patrol, 4, who), firstDay(addMonths(monthOf(from), 1)), who);
    done(await this.app.get(PublishService).publish({ id: begun.id, revision: begun.revision }, await this.office(from)));
  }

  /** A stricter quota from next month on, drafted today: it can be simulated, and the county office can publish it. */
  async draft(today: Day): Promise<string> {
    const who = await this.administrator();
    const { items } = await this.app.get(EditionService).list({ organisationId: this.county.id }, who);
    const { id } = items.find(edition => edition.inForce)!;
    const copy = await this.drafts.copy({ id }, who);
    const rows = copy.profile.values['attendance.required'].value as Values['attendance.required'];
    const stricter = rows.map(row => (row.period === 'month' && row.days != null ? { ...row, days: row.days + 1 } : row));
    await this.begin(await this.change(copy, 'attendance.required', stricter, 2, who), firstDay(addMonths(monthOf(today), 1)), who);
    return '每月应驻村天数加一天，等县驻村办发布';
  }

  private async change(draft: Edition, key: string, value: unknown, number: number, who: Who): Promise<Edition> {
    const cite = [`样例县驻办〔${draft.draftedAt.slice(0, 4)}〕${number}号`];
    return done(await this.drafts.setValue({ id: draft.id, revision: draft.revision, key, value: JSON.stringify(value), cite }, who));
  }

  private async begin({ id, revision, title, documentTitle, documentNumber }: Edition, effectiveFrom: Day, who: Who): Promise<Edition> {
    return done(await this.drafts.saveDocument({ id, revision, title, documentTitle, documentNumber, effectiveFrom }, who));
  }

  private administrator(): Promise<Who> {
    return this.roster.whoIs(this.county.administratorId);
  }

  private async office(on: Day): Promise<Who> {
    const [holder] = await this.app.get(HolderService).holders('county_office', { path: `/${this.county.id}/` }, on);
    return this.roster.whoIs(holder.personId);
  }

  /** A year whose notice has not come yet would stop the demo: it gets a plain arrangement that says what it is. */
  private async publishMissingYears(from: Day, today: Day, who: Who): Promise<void> {
    const known = (await this.calendars.years()).map(({ year }) => year);
    for (let year = Number(from.slice(0, 4)); year <= Number(lastDay(addMonths(monthOf(today), 2)).slice(0, 4)); year += 1) {
      if (known.includes(year)) continue;
      const days = ['01-01', '05-01', '10-01', '10-02', '10-03'].map(day => ({ day: `${year}-${day}`, name: '放假', kind: 'holiday' as const }));
      done(await this.calendars.publish({ year, notice: `演示用的 ${year} 年安排，不是国家公布的通知`, days }, who));
    }
  }
}
