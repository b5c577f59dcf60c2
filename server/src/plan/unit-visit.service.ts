import { Injectable } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import { TeamService, type Member } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import { RecordService, type RecordFact } from '../record/record.service';

/** A unit with the cadres it has in the county in a time, and what its leaders did for them: by their role, the days. */
export interface UnitVisits {
  unitId: string;
  unitName: string;
  cadres: number;
  entries: RecordFact[];
  followups: Record<string, { visits: Day[]; reportsHeard: Day[] }>;
}

/** How the leaders of the dispatching units looked after those they sent, counted from what the teams recorded: for the page of it and for what is due. */
@Injectable()
export class UnitVisitService {
  constructor(private readonly teams: TeamService, private readonly units: UnitService, private readonly records: RecordService) {}

  /** Of all units with people below this path, and of those that are named. */
  async of(path: string, days: { from: Day; to: Day }, unitIds: readonly string[] = []): Promise<UnitVisits[]> {
    const teams = await this.teams.teamsIn({ paths: [path], teams: [] }, days.from, days.to);
    const members = await this.teams.membersOf(teams.map(({ id }) => id), days.from, days.to);
    const ids = [...new Set([...members.flatMap(({ unitId }) => unitId ?? []), ...unitIds])];
    const names = await this.units.unitsByIds(ids);
    const records = await this.records.recordsOf({ path, kinds: ['unit_followup'] }, days);
    return ids.map(unitId => {
      const own = members.filter(member => member.unitId === unitId);
      const unitName = names.get(unitId)?.name ?? '';
      const entries = records.filter(record => isOfUnit(record, own, unitName));
      return { unitId, unitName, cadres: own.length, entries, followups: followupsOf(entries) };
    });
  }
}

/** Does the entry tell of this unit? By its name where it is written, else it came to a team in which it has somebody. */
export function isOfUnit({ answers, teamId, day }: Pick<RecordFact, 'answers' | 'teamId' | 'day'>, members: readonly Member[], unitName: string): boolean {
  if (answers.unit?.trim()) return unitName !== '' && (unitName.includes(answers.unit.trim()) || answers.unit.includes(unitName));
  return members.some(({ terms }) => terms.some(term => term.teamId === teamId && term.from <= day && (term.to === null || day <= term.to)));
}

/** Two who were there write down one visit. */
function followupsOf(entries: readonly RecordFact[]): UnitVisits['followups'] {
  const roles = [...new Set(entries.flatMap(({ answers }) => answers.role ?? []))];
  const on = (role: string, what: string) => [...new Set(entries.filter(({ answers }) => answers.role === role && answers.what === what).map(({ day }) => day))];
  return Object.fromEntries(roles.map(role => [role, { visits: on(role, 'visit'), reportsHeard: on(role, 'hear_report') }]));
}
