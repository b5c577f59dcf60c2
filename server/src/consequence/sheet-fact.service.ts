import { Injectable } from '@nestjs/common';
import { addMonths, lastDay, lastMonthOf, monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { absenteeismOf, type MarkedHalf } from '@village/shared/rules/absenteeism';
import { periodText } from '@village/shared/rules/cadence';
import { eventsOf, SHEET_EVENTS } from '@village/shared/rules/consequence-event';
import { SealedRowsService, type SealedRow } from '../attendance/sealed-rows.service';
import { Clock } from '../common/time';
import { pathAt } from '../common/path';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import type { Fact } from './fact';

const MONTHS_OF_QUARTER = 3;
/** A month that is not closed says nothing: no row of absences runs across it. */
const UNKNOWN: MarkedHalf = { duty: true, mark: 'pending' };

/** What sealed sheets tell of a person: absences in a row and in the year, too few days in the village in a quarter (篇六 二(四)). */
@Injectable()
export class SheetFactService {
  constructor(private readonly clock: Clock, private readonly sealed: SealedRowsService, private readonly teams: TeamService, private readonly policies: PolicyService) {}

  /** Of the teams below these paths, where their document attaches something to it, from the first of that year on. */
  async below(paths: readonly string[], from: Day): Promise<Fact[]> {
    const today = this.clock.today();
    const teams = await this.asking(await this.teams.teamsIn({ paths: [...paths], teams: [] }, from, today));
    const places = [...new Set([...teams.values()].flatMap(({ villageId, townshipId }) => [villageId, townshipId]))];
    const rows = (await this.sealed.of(places, monthOf(from), monthOf(today))).filter(row => teams.has(row.teamId));
    return [...byPerson(rows).values()].flatMap(own => {
      const years = [...new Set(own.map(({ month }) => month.slice(0, 4)))];
      return [...years.flatMap(year => absent(own.filter(({ month }) => month.startsWith(year)), year, teams)), ...quartersOf(own, today).flatMap(quarter => inVillage(own, quarter, teams))];
    });
  }

  private async asking(teams: readonly TeamPlace[]): Promise<Map<string, TeamPlace>> {
    const asking = new Set<string>();
    for (const township of new Set(teams.map(({ path }) => pathAt(path, 'township')!))) {
      const profile = await this.policies.activeFor(township, this.clock.today());
      if (!isRefusal(profile) && eventsOf(profile).some(event => SHEET_EVENTS.some(each => each === event))) asking.add(township);
    }
    return new Map(teams.filter(({ path }) => asking.has(pathAt(path, 'township')!)).map(team => [team.id, team]));
  }
}

/** The rows of each; a month that is sealed in the village and with the township counts once. */
function byPerson(rows: readonly SealedRow[]): Map<string, SealedRow[]> {
  const people = new Map<string, SealedRow[]>();
  for (const row of rows) {
    const own = people.get(row.personId) ?? [];
    if (!own.some(({ month, teamId }) => month === row.month && teamId === row.teamId)) own.push(row);
    people.set(row.personId, own);
  }
  return people;
}

function absent(rows: readonly SealedRow[], year: string, teams: ReadonlyMap<string, TeamPlace>): Fact[] {
  if (!rows.some(({ marks }) => marks.includes('absent'))) return [];
  const halves = rows.flatMap((row, index) => (index > 0 && row.month > addMonths(rows[index - 1].month, 1) ? [UNKNOWN, ...halvesOf(row)] : halvesOf(row)));
  const { consecutive, total } = absenteeismOf(halves);
  const last = rows.at(-1)!;
  return [factOf(last, teams.get(last.teamId)!, year, {
    event: 'absenteeism', facts: { absenteeism_consecutive_days: consecutive, absenteeism_year_days: total },
    shown: [{ name: '连续缺勤', value: `${consecutive} 天`, grows: true }, { name: '全年缺勤', value: `${total} 天`, grows: true }, { name: '封存的考勤表', value: `${new Set(rows.map(({ month }) => month)).size} 个月，到 ${last.month}`, grows: true }],
  })];
}

function halvesOf({ marks, duty }: SealedRow): MarkedHalf[] {
  return marks.map((mark, index) => ({ duty: duty[Math.floor(index / HALVES.length)] ?? false, mark }));
}

function inVillage(rows: readonly SealedRow[], quarter: string, teams: ReadonlyMap<string, TeamPlace>): Fact[] {
  const own = rows.filter(({ month }) => quarterOf(month) === quarter);
  // Who came or went within the quarter is not measured by its whole number of days, nor is anybody while a sheet is open.
  if (own.length !== MONTHS_OF_QUARTER || new Set(own.map(({ month }) => month)).size !== MONTHS_OF_QUARTER || own.some(({ whole }) => !whole)) return [];
  const days = own.reduce((sum, row) => sum + row.inVillage, 0) / 2;
  const last = own.at(-1)!;
  return [factOf(last, teams.get(last.teamId)!, quarter, { event: 'quarter_presence', facts: { in_village_days: days }, shown: [{ name: '在村', value: `${days} 天` }, { name: '考勤表', value: `${periodText(quarter)}的 3 个月都已经封存` }] })];
}

function factOf({ personId, month }: SealedRow, team: TeamPlace, period: string, { event, facts, shown }: { event: string; facts: Record<string, number>; shown: Fact['shown'] }): Fact {
  return {
    key: `sheet_${personId}_${period}`, source: 'sheet', sourceId: personId, path: team.path, teamId: team.id, subject: 'person', subjectId: personId, day: lastDay(month), period, events: [{ event, facts }], prohibited: '', shown,
    page: `/pages/attendance/sheet/index?organisationId=${team.villageId}&month=${month}`,
  };
}

function quarterOf(month: Month): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / MONTHS_OF_QUARTER)}`;
}

/** Those that are over. */
function quartersOf(rows: readonly SealedRow[], today: Day): string[] {
  return [...new Set(rows.map(({ month }) => quarterOf(month)))].filter(quarter => lastDay(lastMonthOf(quarter)) < today);
}
