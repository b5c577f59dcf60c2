import { Injectable, NotFoundException } from '@nestjs/common';
import type { OfficePlan } from '@village/shared/contract/arrangement';
import type { Organisation } from '@village/shared/contract/organisation';
import { addDays, type Day } from '@village/shared/kernel/day';
import { covers, HALVES } from '@village/shared/kernel/half-day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { finding } from '@village/shared/policy/reading';
import { officePlan } from '@village/shared/rules/office-day';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { LeaveService } from '../leave/leave.service';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { ArrangementService } from './arrangement.service';

const DAYS_BACK = 35;
const DAYS_AHEAD = 42;

/** The office days of a township: which hold, which were moved, for which nobody has set a day, and who still owes one. */
@Injectable()
export class OfficePlanService {
  constructor(
    private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly policies: PolicyService, private readonly teams: TeamService,
    private readonly leaves: LeaveService, private readonly arrangements: ArrangementService,
  ) {}

  async of(organisationId: string, who: Who): Promise<OfficePlan | Refusal> {
    const place = await this.organisations.organisationById(organisationId);
    if (place?.kind !== 'township' || !inScope(scopeOf(who, 'attendance.schedule'), place.path)) throw new NotFoundException();
    return this.planOf(place);
  }

  async planOf(place: Organisation): Promise<OfficePlan | Refusal> {
    const today = this.clock.today();
    const profile = await this.policies.activeFor(place.path, today);
    if (isRefusal(profile)) return profile;
    const asked = { from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD) };
    const reschedules = await this.arrangements.movesAt(place.path, asked.from, asked.to);
    const { value, because } = officePlan(profile, await this.policies.calendar(), { ...asked, reschedules });
    if (isRefusal(value)) return value;
    const isMadeUp = finding(profile, read => read.where('leave.make_up') === true).value === true;
    const held = value.flatMap(({ day }) => (day !== null && day < addDays(today, 1) ? [day] : []));
    return { placeId: place.id, placeName: place.name, days: value, owed: isMadeUp ? await this.owed(place, held) : [], because };
  }

  /** The townships among these whose office days wait for a day. */
  async waiting(who: Who): Promise<{ organisationId: string; name: string; day: Day }[]> {
    const { paths } = scopeOf(who, 'attendance.schedule');
    const own = await this.organisations.organisationsByIds(who.grants.filter(grant => paths.includes(grant.path)).map(grant => grant.organisationId));
    const found: { organisationId: string; name: string; day: Day }[] = [];
    for (const place of own.values()) {
      const plan = place.kind === 'township' ? await this.planOf(place) : null;
      if (!plan || isRefusal(plan)) continue;
      found.push(...plan.days.filter(({ day }) => day === null).map(({ postponed }) => ({ organisationId: place.id, name: place.name, day: postponed })));
    }
    return found;
  }

  /** Office days that somebody missed on leave, and for which he has no day yet. */
  private async owed({ path }: Organisation, days: Day[]): Promise<OfficePlan['owed']> {
    if (days.length === 0) return [];
    const [from, to] = [days[0], days[days.length - 1]];
    const teams = new Map((await this.teams.teamsIn({ paths: [path], teams: [] }, from, to)).map(team => [team.id, team]));
    const members = await this.teams.membersOf([...teams.keys()], from, to);
    const leaves = await this.leaves.grantedIn(members.map(each => each.personId), from, to);
    const arranged = await this.arrangements.at([path], from, to);
    return leaves.flatMap(leave => {
      const member = members.find(each => each.personId === leave.personId)!;
      const moves = arranged(path, leave.personId).reschedules;
      return days.filter(day => HALVES.some(half => covers(leave, day, half)) && !moves.some(move => move.afterLeave && move.from === day))
        .flatMap(day => member.terms.filter(term => term.from <= day && (term.to === null || day <= term.to)).slice(0, 1)
          .map(term => ({ personId: member.personId, name: member.name, villageName: teams.get(term.teamId)?.villageName ?? '', day })));
    });
  }
}
