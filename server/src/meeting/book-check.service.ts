import { Injectable, NotFoundException } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { PartyBranch } from '@village/shared/contract/party';
import type { BookCheckInput } from '@village/shared/contract/party.input';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { namesOfWords } from '@village/shared/kernel/word';
import { inspectionCadence } from '@village/shared/rules/inspection-cadence';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { listBook } from '../common/list-book';
import { Clock } from '../common/time';
import { inScope, may, scopeOf, type Who } from '../common/who';
import { MeetingActService } from './act.service';
import { BookCheckEntity } from './party.entity';
import { MeetingPlaceService, type Place } from './place.service';

/** Who looks at the books of a branch by the documents. */
const REVIEWER = 'township_linked_leader';

/** The books of a branch are looked at every quarter: what was seen stays. */
@Injectable()
export class BookCheckService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly acts: MeetingActService) {}

  async of(place: Place, who: Who): Promise<Pick<PartyBranch, 'checks' | 'checkDue' | 'may'>> {
    const rows = await this.db.of(BookCheckEntity).find({ where: { villageId: place.id }, order: { day: 'DESC', id: 'DESC' }, take: 40 });
    const names = await this.acts.names(rows.map(row => row.checkedBy));
    const today = this.clock.today();
    const profile = await this.places.profile(place.path, today);
    const period = quarterOf(today);
    const here = rows.filter(row => quarterOf(row.day) === period);
    const { value, because } = inspectionCadence(profile, await this.places.calendar(), { reviewer: REVIEWER, period, reviews: here.map(row => row.day), books: [...new Set(here.flatMap(row => row.books))] });
    const manage = inScope(scopeOf(who, 'meeting.plan'), place.path, place.teamId);
    return {
      checks: rows.map(({ id, day, books, found, checkedBy, role }) => ({ id, day, books, bookNames: namesOfWords(books), found, byName: names.get(checkedBy) ?? '', roleName: nameOfRole(role, profile.roles) })),
      checkDue: isRefusal(value) ? null : { due: value.due, compliant: value.compliant, because }, may: { manage, check: this.checking(place, who) !== null },
    };
  }

  async check({ villageId, day, books, found }: BookCheckInput, who: Who): Promise<void | Refusal> {
    const place = await this.places.of(villageId, who, 'meeting.plan');
    if (place.at !== 'village') throw new NotFoundException();
    const role = this.checking(place, who);
    if (!role) return refuse('not_reviewer', '支部记录本由乡镇的领导检查，村里和工作队不自己查自己。');
    if (day > this.clock.today()) return refuse('day_in_future', '检查的日子还没有到。', { field: 'day' });
    const id = newId();
    await this.db.of(BookCheckEntity).insert({ id, villageId, path: place.path, day, books, found: found.trim(), role, checkedBy: who.personId, at: this.clock.now() });
    await this.acts.note(who, id, 'book_check', found.trim().slice(0, 500));
  }

  /** When the books of these villages were looked at on these days: for what falls due. */
  async days(villageIds: readonly string[], from: Day, to: Day): Promise<{ villageId: string; day: Day; role: string; checkedBy: string; books: string[] }[]> {
    const rows = villageIds.length ? await this.db.of(BookCheckEntity).find({ where: { villageId: In([...villageIds]), day: Between(from, to) }, order: { day: 'ASC' } }) : [];
    return rows.map(({ villageId, day, role, checkedBy, books }) => ({ villageId, day, role, checkedBy, books }));
  }

  /** The years in which the books were looked at, as they are filed; none for whoever does not read it. */
  async years(villageId: string, from: Day, to: Day, who: Who): Promise<{ year: string; count: number; lastDay: Day }[]> {
    const place = await this.places.byId(villageId, to);
    if (!place || !inScope(scopeOf(who, 'meeting.read'), place.path, place.teamId)) return [];
    const days = (await this.days([villageId], from, to)).map(({ day }) => day);
    return [...new Set(days.map(day => day.slice(0, 4)))].map(year => {
      const own = days.filter(day => day.startsWith(year));
      return { year, count: own.length, lastDay: own[own.length - 1] };
    });
  }

  /** The checks as a table; the 404 of a place that does not exist for whoever does not read it. */
  async xlsx(villageId: string, from: Day, to: Day, who: Who): Promise<FileReply> {
    const place = await this.places.of(villageId, who, 'meeting.read');
    const rows = await this.db.of(BookCheckEntity).find({ where: { villageId, day: Between(from, to) }, order: { day: 'ASC', id: 'ASC' } });
    const names = await this.acts.names(rows.map(row => row.checkedBy));
    const { roles } = await this.places.profile(place.path, this.clock.today());
    const file = await listBook({
      name: '记录本检查', title: `${place.fullName}支部记录本检查登记`, subtitle: `${from} 至 ${to}`, columns: [['日期', 12], ['看了哪几样', 30], ['看到什么', 60], ['检查人', 12], ['职务', 14]],
      rows: rows.map(({ day, books, found, checkedBy, role }) => [day, namesOfWords(books), found, names.get(checkedBy) ?? '', nameOfRole(role, roles)]),
    });
    return { file, name: '支部记录本检查登记.xlsx', rows: rows.length };
  }

  /** The role from above the village in which he looks; null: none. */
  private checking(place: Place, who: Who): string | null {
    const grant = who.grants.find(each => each.path !== place.path && place.path.startsWith(each.path) && may({ ...who, grants: [each] }, 'meeting.plan'));
    return grant?.role ?? null;
  }
}

/** "2025-Q1" */
function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
