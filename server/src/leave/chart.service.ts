import { Injectable } from '@nestjs/common';
import type { AwayChart, AwaySpan } from '@village/shared/contract/away';
import type { ChartInput } from '@village/shared/contract/away.input';
import { daysFrom, firstDay, lastDay } from '@village/shared/kernel/day';
import type { Who } from '../common/who';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { LeaveService, reachOf, type KnownLeave } from './leave.service';

/** Who is away in a month, for the wall of the team and of the township: everybody of a team sees that somebody is away, who reads his leaves sees why. */
@Injectable()
export class ChartService {
  constructor(private readonly teams: TeamService, private readonly leaves: LeaveService, private readonly policies: PolicyService) {}

  async chart({ month, townshipId }: ChartInput, who: Who): Promise<AwayChart> {
    const [from, to] = [firstDay(month), lastDay(month)];
    const own = who.grants.map(grant => grant.teamId).filter(id => id !== null);
    const all = await this.teams.teamsIn({ paths: reachOf(who, 'leave.read').paths, teams: own }, from, to);
    const townships = [...new Map(all.map(team => [team.townshipId, team.townshipName])).entries()].map(([id, name]) => ({ id, name }));
    const shown = townships.find(({ id }) => id === townshipId) ?? (townshipId === undefined ? townships[0] : undefined);
    const teams = all.filter(team => team.townshipId === shown?.id);
    const members = await this.teams.membersOf(teams.map(team => team.id), from, to);
    const away = await this.leaves.leavesIn(members.map(member => member.personId), from, to);
    const calendar = await this.policies.calendar();
    return {
      month, townships, townshipId: shown?.id ?? null,
      days: daysFrom(from, to).map(day => ({ day, rest: calendar.isWorkday(day) === false })),
      teams: teams.map(team => ({
        teamId: team.id, teamName: team.name, villageName: team.villageName,
        people: members.filter(member => member.terms.some(term => term.teamId === team.id)).map(({ personId, name }) => ({
          personId, name, away: away.filter(leave => leave.personId === personId && leave.teamId === team.id).map(leave => spanOf(leave, team, who)),
        })),
      })),
    };
  }
}

function spanOf(leave: KnownLeave, { id: teamId, path }: TeamPlace, who: Who): AwaySpan {
  const { paths, teams } = reachOf(who, 'leave.read');
  const reads = leave.personId === who.personId || teams.includes(teamId) || paths.some(each => path.startsWith(each));
  const { startDay, startHalf, endDay, endHalf, state } = leave;
  return { leaveId: reads ? leave.id : null, kind: reads ? leave.kind : null, startDay, startHalf, endDay, endHalf, state };
}
