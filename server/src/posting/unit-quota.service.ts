import { Injectable } from '@nestjs/common';
import type { UnitQuota } from '@village/shared/contract/selection';
import { isRefusal } from '@village/shared/kernel/refusal';
import { unitQuota } from '@village/shared/rules/team-composition';
import { pathAt } from '../common/path';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import { PolicyService } from '../policy/policy.service';

/** Whether each dispatching unit of the county sends as many as the document wants of one of its size. */
@Injectable()
export class UnitQuotaService {
  constructor(private readonly clock: Clock, private readonly teams: TeamService, private readonly units: UnitService, private readonly policies: PolicyService) {}

  /** For whoever looks after the whole county: a township sees only a part of what a unit sent. */
  async quotas(who: Who): Promise<UnitQuota[]> {
    const today = this.clock.today();
    const county = scopeOf(who, 'posting.open').paths.find(path => path === pathAt(path, 'county'));
    if (county === undefined) return [];
    const profile = await this.policies.activeFor(county, today);
    if (isRefusal(profile) || !('posting.unit_quota' in profile.values)) return [];
    const sent = await this.teams.membersOf((await this.teams.teamsIn({ paths: [county], teams: [] }, today)).map(({ id }) => id), today, today);
    return (await this.units.list(who)).flatMap((unit): UnitQuota[] => {
      const count = sent.filter(({ unitId }) => unitId === unit.id).length;
      const { value, because } = unitQuota(profile, { level: unit.level, staff: unit.staff ?? 0 });
      if (isRefusal(value)) return [];
      const known = unit.staff !== null;
      return [{ unitId: unit.id, unitName: unit.name, staff: unit.staff, sent: count, least: known ? value.minDispatched : null, soft: known && value.soft, compliant: known ? count >= value.minDispatched : null, because: known ? because : [] }];
    });
  }
}
