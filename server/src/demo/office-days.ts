import type { INestApplicationContext } from '@nestjs/common';
import { type Day, daysFrom, weekday } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import type { RoleId } from '@village/shared/kernel/role';
import { ArrangingService } from '../attendance/arranging.service';
import { OfficePlanService } from '../attendance/office-plan.service';
import { PresenceService } from '../attendance/presence.service';
import { VisitService } from '../attendance/visit.service';
import { newId } from '../common/id';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { TaskListService } from '../worklog/task-list.service';
import { TaskResultService } from '../worklog/task-result.service';
import { TaskSendingService } from '../worklog/task-sending.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, type DemoPlace, done } from './county';
import type { Happening } from './leaves';

const TUESDAY = 2;
const ITEMS = [
  { content: '核对春耕物资补贴花名册，有出入的当场改正', responsible: '镇农业办' }, { content: '查看渡口护栏和河边警示牌，坏的报镇应急办', responsible: '镇应急办' },
];
/** What a leader of the street did in his village, day after day. */
const VISITS = [['08:30', '11:50', '入户走访，看独居老人'], ['14:00', '17:40', '和村干部座谈，定下水渠清淤的分工'], ['08:40', '12:10', '看秋粮收购点排队情况'], ['14:10', '17:10', '']] as const;

/** A place with a fixed office day: one was moved, lists are sent for it and ticked off, the village calls; and a street where the hours in the village are counted. */
export class OfficeDayStory {
  private readonly town: DemoPlace;
  private readonly village: DemoPlace;
  private readonly cadres: DemoCadre[];

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {
    const town = this.placeOf('lucun');
    [this.town, this.village] = [town, town.villages[0]];
    this.cadres = county.others.cadres.filter(({ townshipId }) => townshipId === town.id);
  }

  happenings(): Happening[] {
    const last = this.calendar.workdayBefore(this.calendar.today, 1);
    const held = daysFrom(this.calendar.workdayBefore(this.calendar.today, 8), this.calendar.yesterday).filter(day => weekday(day) === TUESDAY && this.calendar.isWorkday(day)).at(-1);
    const visited = VISITS.map((visit, index) => ({ visit, day: this.calendar.workdayBefore(this.calendar.today, index + 1) }));
    return [
      ...(held === undefined ? [] : [
        { day: this.calendar.workdayBefore(held, 1), time: '15:00' as const, act: () => this.send(held) },
        { day: held, time: '17:20' as const, act: () => this.tick(held) },
      ]),
      { day: last, time: '09:30', act: () => this.move() },
      { day: last, time: '09:50', act: () => this.sendNext() },
      { day: last, time: '16:10', act: () => this.callIn() },
      ...visited.map(({ visit, day }) => ({ day, time: '18:10' as const, act: () => this.visit(day, visit) })),
    ];
  }

  private placeOf(profileId: string) {
    return this.county.others.townships.find(each => each.profileId === profileId)!;
  }

  private readonly items: string[] = [];

  private async send(officeDay: Day): Promise<void> {
    const { entries } = done(await this.app.get(TaskListService).send({ townshipId: this.town.id, officeDay, items: ITEMS.map(item => ({ ...item, due: officeDay, villageIds: [] })) }, await this.office(this.town, 'township_department')));
    this.items.push(...entries.map(({ id }) => id));
  }

  /** One is done, one is left and comes back on the next office day; both cadres were there. */
  private async tick(day: Day): Promise<void> {
    const [cadre] = this.cadres;
    const rows = this.cadres.flatMap(each => HALVES.map((half, line) => {
      const at = this.calendar.instant(day, half === 'am' ? '08:20' : '13:20');
      return {
        id: newId(), clientKey: `demo-office-${half}`, line, fingerprint: `demo-office-${half}`, personId: each.personId, teamId: each.teamId, day, half, state: 'in_village' as const, mode: 'self' as const,
        claimedAt: at, receivedAt: at, recordedBy: each.personId, note: '', reason: '', supersedes: null, book: null,
      };
    }));
    done(await this.app.get(PresenceService).insert(rows));
    const results = [['done', '核对 42 户，改正 2 户面积'], ['unfinished', '护栏松了两处，材料周五才到']] as const;
    for (const [index, [outcome, text]] of results.entries()) {
      done(await this.app.get(TaskResultService).tick({ clientKey: `demo-tick-${index}`, itemId: this.items[index], teamId: cadre.teamId, outcome, text, claimedAt: this.calendar.instant(day, '17:15') }, await this.roster.whoIs(cadre.personId)));
    }
  }

  /** The next office day that is still open is held two working days later, because the whole town is busy. */
  private async move(): Promise<void> {
    const { days } = done(await this.app.get(OfficePlanService).planOf((await this.app.get(OrganisationService).organisationById(this.town.id))!));
    const held = days.map(each => each.day);
    const next = days.find(each => each.state === 'kept' && each.postponed > this.calendar.today);
    if (!next) return;
    let day = this.calendar.workdayAfter(next.postponed, 2);
    while (held.includes(day)) day = this.calendar.workdayAfter(day, 1);
    done(await this.app.get(ArrangingService).arrange({ organisationId: this.town.id, kind: 'office_day', instead: next.postponed, day, text: '全镇防汛演练' }, await this.office(this.town, 'township_office')));
  }

  private async sendNext(): Promise<void> {
    const who = await this.office(this.town, 'township_department');
    const { officeDays: [next] } = done(await this.app.get(TaskSendingService).for((await this.app.get(OrganisationService).organisationById(this.town.id))!, who));
    if (next !== undefined) await this.send(next);
  }

  private async callIn(): Promise<void> {
    const day = this.calendar.workdayAfter(this.calendar.today, 1);
    done(await this.app.get(ArrangingService).arrange({
      organisationId: this.village.id, kind: 'call', day, event: 'villager_representatives_meeting', from: '15:00', to: '17:00', text: '讨论水渠维修的投工投劳',
    }, await this.office(this.village, 'village_secretary')));
  }

  private async visit(day: Day, [from, to, note]: (typeof VISITS)[number]): Promise<void> {
    const street = this.placeOf('jiedao-2011');
    done(await this.app.get(VisitService).record({
      clientKey: `demo-visit-${day}`, villageId: street.villages[0].id, day, from, to, claimedAt: this.calendar.instant(day, '18:05'), ...(note === '' ? {} : { note }),
    }, await this.office(street, 'township_linked_leader')));
  }

  private async office({ path }: DemoPlace, role: RoleId): Promise<Who> {
    const [holder] = await this.app.get(HolderService).holders(role, { path }, this.calendar.clockDay());
    return this.roster.whoIs(holder.personId);
  }
}
