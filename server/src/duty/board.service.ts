import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { DutyBoard, DutyDays, DutyKind, DutyLine, DutyMember, DutyVersion } from '@village/shared/contract/duty';
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import { addMonths, daysFrom, daysOf, firstDay, lastDay, monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { dutyTerms } from '@village/shared/rules/duty-check';
import { Db } from '../common/db';
import { scopeOf, type Who } from '../common/who';
import { LeaveService } from '../leave/leave.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { DutyRosterEntity } from './duty.entity';
import { PlaceService, reaches, type Place, type Serving } from './place.service';

/** So many months before count when duties are shared out. */
const MONTHS_BEFORE = 3;

/** The roster of a month with everything that decides who can have the duty. */
@Injectable()
export class BoardService {
  constructor(
    private readonly db: Db, private readonly places: PlaceService, private readonly policies: PolicyService,
    private readonly leaves: LeaveService, private readonly people: PersonService,
  ) {}

  /** The board as this person sees it, without its swaps. */
  async of(place: Place, month: Month, who: Who): Promise<DutyBoard | Refusal> {
    const profile = await this.policies.activeFor(place.path, lastDay(month));
    if (isRefusal(profile)) return profile;
    const { value: terms, because } = dutyTerms(profile, place.kind);
    if (isRefusal(terms)) return terms;
    const days = await this.days(month);
    if (isRefusal(days)) return days;
    const arrange = reaches(place, who, 'duty.arrange');
    const versions = await this.versions(place, month);
    const members = await this.members(place, month, arrange || scopeOf(who, 'duty.read').paths.length > 0, profile.roles);
    const swap = reaches(place, who, 'duty.record') && members.some(each => each.personId === who.personId);
    const [roster, ...before] = versions;
    const people = [...members, ...await this.gone(members, roster?.lines ?? [])];
    return {
      kind: place.kind, placeId: place.id, placeName: place.name, villageName: place.villageName, month, least: terms.least, daysByDocument: terms.days, days, people,
      roster: roster ?? null, versions: before.map(({ version, reason, publishedAt, publishedByName, lines }) => ({ version, reason, publishedAt, publishedByName, lines })),
      swaps: [], because, may: { arrange, swap },
    };
  }

  /** The rosters that hold in these months at these places. */
  async holding(kind: DutyKind, placeIds: string[], months: Month[]): Promise<DutyRosterEntity[]> {
    if (placeIds.length === 0) return [];
    const rows = await this.db.of(DutyRosterEntity).find({ where: { kind, placeId: In(placeIds), month: In(months) }, order: { version: 'ASC' } });
    return [...new Map(rows.map(row => [`${row.placeId} ${row.month}`, row])).values()];
  }

  /** Where a roster holds in these months. */
  async placesHolding(months: Month[]): Promise<{ kind: DutyKind; placeId: string }[]> {
    return this.db.of(DutyRosterEntity).createQueryBuilder('roster').select('roster.kind', 'kind').addSelect('roster.placeId', 'placeId')
      .where('roster.month IN (:...months)', { months }).groupBy('roster.kind').addGroupBy('roster.placeId').orderBy('roster.placeId').getRawMany<{ kind: DutyKind; placeId: string }>();
  }

  /** Who has the duty at these places on these days. */
  async onDuty(kind: DutyKind, placeIds: string[], from: Day, to: Day): Promise<{ placeId: string; day: Day; personIds: string[] }[]> {
    const months = [...new Set([monthOf(from), monthOf(to)])];
    return (await this.holding(kind, placeIds, months))
      .flatMap(({ placeId, lines }) => lines.filter(line => from <= line.day && line.day <= to).map(line => ({ placeId, ...line })));
  }

  /** Is the name of who has the duty put on the board of the village? */
  async posted(place: Place, day: Day): Promise<boolean> {
    const profile = await this.policies.activeFor(place.path, day);
    const terms = isRefusal(profile) ? profile : dutyTerms(profile, place.kind).value;
    return !isRefusal(terms) && terms.posted;
  }

  private async days(month: Month): Promise<DutyBoard['days'] | Refusal> {
    const calendar = await this.policies.calendar();
    const days: DutyBoard['days'] = [];
    for (const day of daysOf(month)) {
      const works = calendar.isWorkday(day);
      if (isRefusal(works)) return works;
      days.push({ day, rest: !works, name: calendar.nameOf(day) });
    }
    return days;
  }

  private async versions(place: Place, month: Month): Promise<(DutyVersion & { days: DutyDays; lines: DutyLine[] })[]> {
    const rows = await this.db.of(DutyRosterEntity).find({ where: { kind: place.kind, placeId: place.id, month }, order: { version: 'DESC' } });
    const names = await this.people.peopleByIds(rows.map(row => row.publishedBy));
    return rows.map(({ version, reason, publishedAt, publishedBy, days, lines }) => ({ version, reason, publishedAt, publishedByName: names.get(publishedBy)?.name ?? '', days, lines }));
  }

  /** Whoever arranges duty reads why somebody is away; the others only that he is. */
  private async members(place: Place, month: Month, withReasons: boolean, roles: Record<string, string>): Promise<DutyMember[]> {
    const before = Array.from({ length: MONTHS_BEFORE }, (_, index) => addMonths(month, index - MONTHS_BEFORE));
    const all = await this.places.serving(place, firstDay(before[0]), lastDay(month));
    const here = all.filter(person => daysIn(person, month).length > 0);
    const leaves = await this.leaves.leavesIn(here.map(person => person.personId), firstDay(month), lastDay(month));
    const rosters = await this.holding(place.kind, [place.id], before);
    const rest = await this.restDays(before);
    return here.map(person => ({
      personId: person.personId, name: person.name, roleName: nameOfRole(person.role, roles), serves: daysIn(person, month),
      away: leaves.filter(leave => leave.personId === person.personId).flatMap(({ kind, state, startDay, endDay }) => daysFrom(startDay, endDay)
        .filter(day => monthOf(day) === month).map(day => ({ day, text: withReasons ? LEAVE_KIND_NAMES[kind] : '请假或外出', decided: state !== 'pending' }))),
      earlier: earlierOf(person, rosters, rest),
    }));
  }

  /** Who stands in the roster and serves here no more in this month: moved on, term over. He is named, so that whoever arranges it sees whom to replace. */
  private async gone(members: DutyMember[], lines: DutyLine[]): Promise<DutyMember[]> {
    const ids = [...new Set(lines.flatMap(line => line.personIds))].filter(id => members.every(member => member.personId !== id));
    const named = await this.people.peopleByIds(ids);
    return ids.map(personId => ({ personId, name: named.get(personId)?.name ?? '', roleName: '', serves: [], away: [], earlier: null }));
  }

  private async restDays(months: Month[]): Promise<Set<Day>> {
    const calendar = await this.policies.calendar();
    return new Set(months.flatMap(daysOf).filter(day => calendar.isWorkday(day) === false));
  }
}

function daysIn({ spans }: Serving, month: Month): Day[] {
  return daysOf(month).filter(day => spans.some(({ from, to }) => from <= day && (to === null || day <= to)));
}

/** What he had in the months before; null where no roster was published while he served. */
function earlierOf(person: Serving, rosters: DutyRosterEntity[], rest: Set<Day>): DutyMember['earlier'] {
  const served = rosters.filter(roster => daysIn(person, roster.month).length > 0);
  if (served.length === 0) return null;
  const own = served.flatMap(roster => roster.lines).filter(line => line.personIds.includes(person.personId));
  return { duties: own.length, rest: own.filter(line => rest.has(line.day)).length };
}
