import { Injectable, NotFoundException } from '@nestjs/common';
import type { Page } from '@village/shared/contract/endpoint';
import type { UnitFollowupReply, UnitFollowupRole } from '@village/shared/contract/project';
import type { UnitFollowupInput } from '@village/shared/contract/project.input';
import { periodDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, ROLES } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { followupRoles, unitFollowup } from '@village/shared/rules/unit-followup';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { placeGrants } from './reach';
import { UnitVisitService, type UnitVisits } from './unit-visit.service';
import { idsOf } from '../common/path';

const PAGE_SIZE = 10;

/** How the leaders of the dispatching units looked after those they sent: counted from what the teams recorded. */
@Injectable()
export class FollowupService {
  constructor(private readonly clock: Clock, private readonly people: PersonService, private readonly policies: PolicyService, private readonly visits: UnitVisitService) {}

  async followup({ year, unitId, search = '', page = 1 }: UnitFollowupInput, who: Who): Promise<Page<UnitFollowupReply> | Refusal> {
    const own = who.grants.filter(({ role }) => ROLES[role].level === 'unit').map(({ organisationId }) => organisationId);
    const counties = [...new Set(placeGrants(who, 'plan.read').filter(({ path }) => idsOf(path).length === 1).map(({ path }) => path))];
    const [path] = counties.length > 0 ? counties : own.length > 0 ? [`/${(await this.people.personById(who.personId))!.countyId}/`] : [];
    if (path === undefined) return { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    const today = this.clock.today();
    const days = { from: `${year}-01-01`, to: `${year}-12-31` };
    const profile = await this.policies.activeFor(path, days.to < today ? days.to : today);
    if (isRefusal(profile)) return profile;
    const found = (await this.visits.of(path, days)).filter(unit => (counties.length > 0 || own.includes(unit.unitId)) && (!unitId || unit.unitId === unitId));
    if (unitId && found.length === 0) throw new NotFoundException();
    const named = found.filter(({ unitName }) => isNamed(unitName, search)).sort((one, other) => (one.unitName < other.unitName ? -1 : 1));
    const calendar = await this.policies.calendar();
    return {
      items: named.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ unitId: id, unitName, cadres, followups }) => ({ unitId: id, unitName, cadres, roles: rolesOf(profile, calendar, String(year), followups, today) })),
      page, pageSize: PAGE_SIZE, total: named.length,
    };
  }
}

/** What is asked of each leader, what was done, and which times are over without it. */
function rolesOf(profile: Profile, calendar: Calendar, period: string, followups: UnitVisits['followups'], today: Day): UnitFollowupRole[] {
  return followupRoles(profile).map(role => {
    const { visits, reportsHeard } = followups[role] ?? { visits: [], reportsHeard: [] };
    const { value, because } = unitFollowup(profile, calendar, { role, period, visits, reportsHeard });
    if (isRefusal(value)) return { role, roleName: nameOfRole(role, profile.roles), duties: [], missing: [], because };
    return {
      role, roleName: nameOfRole(role, profile.roles), duties: value.requiredDuties.map(({ what, per, count }) => ({ what, name: nameOfWord(what), per, count, days: what === 'visit' ? visits : reportsHeard })),
      // What is not over yet can still be done.
      missing: value.missing.filter(name => periodDays(name).to < today), because,
    };
  });
}
