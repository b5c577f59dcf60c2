import { Injectable } from '@nestjs/common';
import type { RestPlan, RestPlanCompared, RestPlanKind, RestPlanLine, RestPlanMember } from '@village/shared/contract/rest';
import { addDays, type Day } from '@village/shared/kernel/day';
import { nameOfRole, type RoleId } from '@village/shared/kernel/role';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { LeaveService, type KnownLeave } from './leave.service';

/** Rest by turns is for the members of a team, not for who leads it. */
const RESTING: readonly RoleId[] = ['team_member', 'team_deputy_leader'];
/** As far back as the last rest of somebody is looked for. */
const LOOKED_BACK_DAYS = 400;

/** A plan beside what was really asked for. */
@Injectable()
export class RestPlanCompareService {
  constructor(private readonly teams: TeamService, private readonly leaves: LeaveService) {}

  async members(team: Pick<TeamPlace, 'id'>, kind: RestPlanKind, from: Day, to: Day, names: Record<string, string>): Promise<RestPlanMember[]> {
    const members = (await this.teams.membersOf([team.id], from, to)).map(member => ({ ...member, terms: member.terms.filter(term => term.teamId === team.id) }));
    const earlier = (await this.leaves.leavesIn(members.map(member => member.personId), addDays(from, -LOOKED_BACK_DAYS), addDays(from, -1))).filter(leave => leave.kind === kind);
    return members.map(({ personId, name, terms }) => ({
      personId, name, roleName: [...new Set(terms.map(term => nameOfRole(term.role, names)))].join('、'),
      rests: kind === 'annual_leave' || (terms.some(term => RESTING.includes(term.role)) && !terms.some(term => term.role === 'team_leader' || term.role === 'first_secretary')),
      lastRest: earlier.filter(leave => leave.personId === personId).map(leave => leave.startDay).sort().at(-1) ?? null,
    }));
  }

  /** Which leave takes up which line: the one on its days, else another of the same person that is nobody else's. */
  compare(lines: readonly RestPlanLine[], leaves: readonly KnownLeave[], nameOf: (personId: string) => string): Pick<RestPlan, 'lines' | 'unplanned'> {
    const open = [...leaves];
    const take = (found: KnownLeave | undefined) => {
      if (found) open.splice(open.indexOf(found), 1);
      return found;
    };
    const near = lines.map(line => take(open.find(leave => leave.personId === line.personId && leave.startDay <= line.to && line.from <= leave.endDay)));
    const compared = lines.map((line, index): RestPlanCompared => {
      const leave = near[index] ?? take(open.find(each => each.personId === line.personId));
      return { ...line, leave: leave ? shown(leave) : null, kept: !leave ? 'open' : leave.startDay === line.from && leave.endDay === line.to ? 'as_planned' : 'moved' };
    });
    return { lines: compared, unplanned: open.map(leave => ({ ...shown(leave), personId: leave.personId, personName: nameOf(leave.personId) })) };
  }

  /** The leaves of this kind that begin in the period. */
  async leavesOf(personIds: string[], kind: RestPlanKind, from: Day, to: Day): Promise<KnownLeave[]> {
    return (await this.leaves.leavesIn(personIds, from, to)).filter(leave => leave.kind === kind && leave.startDay >= from);
  }
}

function shown({ id, state, startDay, startHalf, endDay, endHalf }: KnownLeave) {
  return { id, state, startDay, startHalf, endDay, endHalf };
}
