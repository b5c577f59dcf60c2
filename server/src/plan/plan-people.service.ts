import { Injectable } from '@nestjs/common';
import type { PlanPerson } from '@village/shared/contract/plan';
import { CADRE_ROLES, nameOfRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import { Clock } from '../common/time';
import { HolderService } from '../organisation/holder.service';
import { TeamService } from '../organisation/team.service';
import { idsOf } from '../common/path';

const OFFICES = (Object.keys(ROLES) as RoleId[]).filter(role => !['team', 'unit'].includes(ROLES[role].level) && !['inspector', 'administrator'].includes(role));

/** Who can be responsible for an item of a place: everybody who serves there today. */
@Injectable()
export class PlanPeopleService {
  constructor(private readonly clock: Clock, private readonly teams: TeamService, private readonly holders: HolderService) {}

  async of(path: string): Promise<PlanPerson[]> {
    const today = this.clock.today();
    const ids = idsOf(path);
    const seated = await this.holders.seatedAt([ids[ids.length - 1]], [...OFFICES], today, today);
    const teams = ids.length === 3 ? await this.teams.teamsIn({ paths: [path], teams: [] }, today) : [];
    const members = (await this.teams.membersOf(teams.map(({ id }) => id), today, today)).map(({ personId, name, terms }) => ({ personId, name, role: terms.find(({ role }) => CADRE_ROLES.includes(role))!.role }));
    return [...new Map([...members, ...seated].map(({ personId, name, role }) => [personId, { personId, name, roleName: nameOfRole(role) }])).values()];
  }
}
