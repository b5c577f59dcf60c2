import { Injectable } from '@nestjs/common';
import type { MyWeek, PersonWeek, Weeks } from '@village/shared/contract/week';
import type { MyWeekInput, WeeksInput } from '@village/shared/contract/week.input';
import { addDays, monthOf, weekday, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { finding } from '@village/shared/policy/reading';
import { presencesOf } from '@village/shared/rules/attendance-hours';
import { weekKept } from '@village/shared/rules/attendance-week';
import type { NightFact } from '@village/shared/rules/lodging';
import type { RowFacts } from '@village/shared/rules/sheet';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { MyWeekService } from './my-week.service';
import { SheetService } from './sheet.service';
import { SubjectService, type Subject } from './subject.service';
import { ViewService } from './view.service';
import { WeekStatementService } from './week-statement.service';

const PAGE_SIZE = 20;

/** The week of people by the rules: sign-in day by day, arrival and departure, nights, hours. */
@Injectable()
export class WeekService {
  constructor(
    private readonly clock: Clock, private readonly policies: PolicyService, private readonly subjects: SubjectService, private readonly sheets: SheetService,
    private readonly views: ViewService, private readonly stated: WeekStatementService, private readonly own: MyWeekService,
  ) {}

  async mine(input: MyWeekInput, who: Who): Promise<MyWeek | Refusal> {
    const weekOf = mondayOf(input.weekOf ?? this.clock.today());
    const subject = await this.subjects.of(who.personId, this.lastOf(weekOf));
    if (!subject) return { weekOf, mine: null, asks: { hours: false, nights: false, note: null }, villages: [], visits: [], notes: [] };
    const [mine] = await this.weeksOf([subject], weekOf);
    return { weekOf, mine, ...await this.own.around(subject, weekOf, who) };
  }

  /** Who sees the sheet of a place sees its weeks. */
  async people({ organisationId, weekOf: asked, search, page = 1 }: WeeksInput, who: Who): Promise<Weeks | Refusal> {
    const weekOf = mondayOf(asked ?? this.clock.today());
    const last = this.lastOf(weekOf);
    const view = await this.views.of(organisationId, monthOf(last), who);
    const profile = await this.policies.activeFor(view.place.path, last);
    if (isRefusal(profile)) return profile;
    const all = (await this.subjects.at(view.place, weekOf, last)).filter(each => (view.whole || view.people.has(each.personId)) && (!search || each.name.includes(search.trim())));
    const items = await this.weeksOf(all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), weekOf);
    return { items, page, pageSize: PAGE_SIZE, total: all.length, weekOf, placeName: view.place.name, asks: asksOf(profile) };
  }

  /** One query for each kind of fact, whatever the number of people. */
  private async weeksOf(subjects: Subject[], weekOf: Day): Promise<PersonWeek[]> {
    const [from, to] = [weekOf, addDays(weekOf, 6)];
    const last = this.lastOf(weekOf);
    const ids = subjects.map(each => each.personId);
    const days = await this.sheets.daysOf(subjects.filter(each => each.member !== null).map(each => each.personId), from, to);
    const nights = await this.stated.nightsIn(ids, from, to);
    const sent = await this.stated.sentIn(subjects.filter(each => each.member === null).map(each => each.personId), from, to);
    const calendar = await this.policies.calendar();
    const weeks: PersonWeek[] = [];
    for (const subject of subjects) {
      const head = { personId: subject.personId, name: subject.name, teamId: subject.teamId, placeName: subject.placeName };
      const profile = await this.policies.activeFor(subject.path, last);
      const facts = isRefusal(days) ? days : subject.member ? days(subject.personId) : factsOf(subject, to, sent(subject.personId));
      if (isRefusal(profile) || isRefusal(facts) || !facts) {
        weeks.push({ ...head, roleName: nameOfRole(subject.role), week: isRefusal(profile) ? profile : facts as Refusal, because: [] });
        continue;
      }
      const own: NightFact[] = nights.filter(night => night.personId === subject.personId);
      const { value, because } = weekKept(profile, calendar, facts, { weekOf, today: this.clock.today(), now: this.clock.time(), nights: own });
      weeks.push({ ...head, roleName: nameOfRole(subject.role, profile.roles), week: value, because });
    }
    return weeks;
  }

  /** The last day of the week that is not to come. */
  private lastOf(weekOf: Day): Day {
    const today = this.clock.today();
    return addDays(weekOf, 6) < today ? addDays(weekOf, 6) : today < weekOf ? weekOf : today;
  }
}

/** The Monday of the week of this day. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** What a regulation asks for besides the days. */
export function asksOf(profile: Profile): Weeks['asks'] {
  const { value } = finding(profile, read => ({ hours: read.where('attendance.hours') !== null, nights: read.where('attendance.lodging') !== null }));
  return isRefusal(value) ? { hours: false, nights: false } : value;
}

/** The facts of somebody who serves in no team: his visits and his word. */
function factsOf({ terms }: Subject, to: Day, { visits, notes }: Pick<RowFacts, 'visits' | 'notes'>): RowFacts {
  return { month: monthOf(to), until: to, terms: terms.map(term => ({ ...term, from: '0000-01-01', to: null })), presences: presencesOf(visits ?? []), leaves: [], visits, notes };
}
