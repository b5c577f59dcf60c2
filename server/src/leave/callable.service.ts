import { Injectable } from '@nestjs/common';
import type { CallableCadre } from '@village/shared/contract/callback';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole, nameOfStep } from '@village/shared/kernel/role';
import { unitCallback } from '@village/shared/rules/unit-callback';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { unitsOf } from './callback-reader.service';

/** Whom a dispatching unit could call back. */
@Injectable()
export class CallableService {
  constructor(private readonly clock: Clock, private readonly policies: PolicyService, private readonly teams: TeamService) {}

  /** The cadres of the unit who serve today, and what the regulation of their place says. */
  async cadres(who: Who): Promise<CallableCadre[]> {
    const today = this.clock.today();
    const members = await this.teams.membersOfUnits(unitsOf(who), today, today);
    const teams = await this.teams.teamsByIds(members.map(member => member.terms[0].teamId));
    const found: CallableCadre[] = [];
    for (const { personId, name, terms } of members) {
      const team = teams.get(terms[0].teamId);
      const profile = team && await this.policies.activeFor(team.path, today);
      if (!profile) continue;
      const { value, because } = isRefusal(profile) ? { value: profile, because: [] } : unitCallback(profile, { consents: {} });
      const names = isRefusal(profile) ? {} : profile.roles;
      const said = isRefusal(value) ? [{ text: value.text, clauses: value.clauses }] : because;
      const approvers = isRefusal(value) ? [] : value.approvers;
      found.push({ personId, name, villageName: team.villageName, roleName: nameOfRole(terms[0].role, names), allowed: approvers.length > 0, consents: approvers.map(step => nameOfStep(step, names)), because: said });
    }
    return found;
  }
}
