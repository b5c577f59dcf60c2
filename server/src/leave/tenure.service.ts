import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '@village/shared/kernel/day';
import { overlap, type HalfDaySpan } from '@village/shared/kernel/half-day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { CADRE_ROLES, type RoleId } from '@village/shared/kernel/role';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { TermService } from '../organisation/term.service';
import { LeaveService, serves } from './leave.service';

/** Where and as what a person serves through a stretch of days. */
export interface Tenure {
  personId: string;
  teamId: string;
  /** The path of the village. */
  path: string;
  unitId: string | null;
  /** The roles held on the first day, the one that weighs most first. */
  roles: RoleId[];
  startDay: Day;
  endDay: Day;
}

/** Who leads the team asks as its leader, whatever else he is in it. */
const WEIGHT: readonly RoleId[] = ['first_secretary', 'team_leader', 'team_deputy_leader', 'linked_cadre', 'township_supplement_cadre', 'team_member'];

@Injectable()
export class TenureService {
  constructor(
    private readonly terms: TermService, private readonly teams: TeamService, private readonly people: PersonService, private readonly leaves: LeaveService,
  ) {}

  /** Does the person serve in one team on all these days? */
  async during(personId: string, startDay: Day, endDay: Day): Promise<Tenure | Refusal> {
    const terms = await this.terms.termsOf(personId);
    const held = terms.filter(term => term.from <= startDay && (term.to === null || startDay <= term.to));
    const cadre = held.find(term => term.teamId !== null && CADRE_ROLES.includes(term.role));
    if (!cadre?.teamId) return refuse('no_term', `${startDay} 您没有在驻村工作队任职，不需要请假。任职有误的，请向管理员反映。`, { field: 'startDay' });
    const inTeam = terms.filter(term => term.teamId === cadre.teamId && CADRE_ROLES.includes(term.role));
    for (let day = startDay; day <= endDay; day = addDays(day, 1)) {
      if (!inTeam.some(term => term.from <= day && (term.to === null || day <= term.to))) {
        return refuse('term_ends', `您在${cadre.teamName}的任职到 ${addDays(day, -1)} 为止，请假不能超过这一天。`, { field: 'endDay' });
      }
    }
    const team = (await this.teams.teamsByIds([cadre.teamId])).get(cadre.teamId)!;
    const person = await this.people.personById(personId);
    return { personId, teamId: team.id, path: team.path, unitId: person?.unitId ?? null, roles: inOrder(held.map(term => term.role)), startDay, endDay };
  }

  /** Who stands in is a colleague of the team who is there himself. */
  async standInRefusal(standInId: string, { personId, teamId, startDay, endDay }: Tenure, span: HalfDaySpan): Promise<Refusal | null> {
    const field = { field: 'standInId' };
    if (standInId === personId) return refuse('stand_in_self', '顶岗人不能是您本人，请选同队的另一名队员。', field);
    const member = (await this.teams.membersOf([teamId], startDay, endDay)).find(each => each.personId === standInId);
    if (!member || !serves(member, startDay, endDay)) return refuse('stand_in_unknown', '顶岗人这段时间不在您的工作队，请从列表里另选一人。', field);
    const away = await this.leaves.leavesIn([standInId], startDay, endDay);
    return away.some(leave => overlap(leave, span)) ? refuse('stand_in_away', `${member.name}这段时间也请了假，请另选顶岗人。`, field) : null;
  }
}

/** Roles outside of the team come first where the regulation has a row for them: a leader of the township who is linked to a village asks as a leader. */
function inOrder(roles: RoleId[]): RoleId[] {
  const outside = roles.filter(role => !WEIGHT.includes(role));
  return [...outside, ...WEIGHT.filter(role => roles.includes(role))];
}
