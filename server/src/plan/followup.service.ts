import { Injectable, NotFoundException } from '@nestjs/common';
import type { UnitFollowupReply, UnitFollowupRole } from '@village/shared/contract/project';
import type { UnitFollowupInput } from '@village/shared/contract/project.input';
import { periodDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, ROLES } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { followupRoles, unitFollowup } from '@village/shared/rules/unit-followup';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService, type Member } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import { PolicyService } from '../policy/policy.service';
import { RecordService, type RecordFact } from '../record/record.service';
import { placeGrants } from './reach';

/** A unit with the cadres it has in the county in the year. */
interface UnitPeople {
  unitId: string;
  members: Member[];
}

/** How the leaders of the dispatching units looked after those they sent: counted from what the teams recorded. */
@Injectable()
export class FollowupService {
  constructor(
    private readonly clock: Clock, private readonly teams: TeamService, private readonly units: UnitService, private readonly people: PersonService,
    private readonly policies: PolicyService, private readonly records: RecordService,
  ) {}

  async followup({ year, unitId }: UnitFollowupInput, who: Who): Promise<UnitFollowupReply[] | Refusal> {
    const own = who.grants.filter(({ role }) => ROLES[role].level === 'unit').map(({ organisationId }) => organisationId);
    const counties = [...new Set(placeGrants(who, 'plan.read').filter(({ path }) => path.split('/').filter(Boolean).length === 1).map(({ path }) => path))];
    const [path] = counties.length > 0 ? counties : own.length > 0 ? [`/${(await this.people.personById(who.personId))!.countyId}/`] : [];
    if (path === undefined) return [];
    const today = this.clock.today();
    const days = { from: `${year}-01-01`, to: `${year}-12-31` };
    const profile = await this.policies.activeFor(path, days.to < today ? days.to : today);
    if (isRefusal(profile)) return profile;
    const found = (await this.unitsIn(path, days)).filter(unit => (counties.length > 0 || own.includes(unit.unitId)) && (!unitId || unit.unitId === unitId));
    if (unitId && found.length === 0) throw new NotFoundException();
    const names = await this.units.unitsByIds(found.map(unit => unit.unitId));
    const records = await this.records.recordsOf({ path, kinds: ['unit_followup'] }, days);
    const calendar = await this.policies.calendar();
    return found.map(unit => {
      const unitName = names.get(unit.unitId)?.name ?? '';
      return { unitId: unit.unitId, unitName, cadres: unit.members.length, roles: rolesOf(profile, calendar, String(year), records.filter(record => isOf(record, unit, unitName)), today) };
    }).sort((one, other) => (one.unitName < other.unitName ? -1 : 1));
  }

  private async unitsIn(path: string, { from, to }: { from: Day; to: Day }): Promise<UnitPeople[]> {
    const teams = await this.teams.teamsIn({ paths: [path], teams: [] }, from, to);
    const members = await this.teams.membersOf(teams.map(({ id }) => id), from, to);
    const ids = [...new Set(members.flatMap(({ unitId }) => unitId ?? []))];
    return ids.map(unitId => ({ unitId, members: members.filter(member => member.unitId === unitId) }));
  }
}

/** Does the entry tell of this unit? By its name where it is written, else it came to a team in which it has somebody. */
function isOf({ answers, teamId, day }: RecordFact, { members }: UnitPeople, unitName: string): boolean {
  if (answers.unit?.trim()) return unitName.includes(answers.unit.trim()) || answers.unit.includes(unitName);
  return members.some(({ terms }) => terms.some(term => term.teamId === teamId && term.from <= day && (term.to === null || day <= term.to)));
}

/** What is asked of each leader, what was done, and which times are over without it. */
function rolesOf(profile: Profile, calendar: Calendar, period: string, records: readonly RecordFact[], today: Day): UnitFollowupRole[] {
  return followupRoles(profile).map(role => {
    const daysOf = (what: string) => [...new Set(records.filter(({ answers }) => answers.role === role && answers.what === what).map(({ day }) => day))];
    const { value, because } = unitFollowup(profile, calendar, { role, period, visits: daysOf('visit'), reportsHeard: daysOf('hear_report') });
    if (isRefusal(value)) return { role, roleName: nameOfRole(role, profile.roles), duties: [], missing: [], because };
    return {
      role, roleName: nameOfRole(role, profile.roles), duties: value.requiredDuties.map(({ what, per, count }) => ({ what, name: nameOfWord(what), per, count, days: daysOf(what) })),
      // What is not over yet can still be done.
      missing: value.missing.filter(name => periodDays(name).to < today), because,
    };
  });
}
