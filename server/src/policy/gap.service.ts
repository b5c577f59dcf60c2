import { Injectable } from '@nestjs/common';
import type { PolicyGap } from '@village/shared/contract/policy';
import { gapIn } from '@village/shared/policy/in-force';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { EditionService } from './edition.service';

const EVER = '0001-01-01';

/** On which days did teams stand where no regulation was in force? On all others every fact can be judged. */
@Injectable()
export class GapService {
  constructor(private readonly clock: Clock, private readonly teams: TeamService, private readonly editions: EditionService) {}

  async gaps(who: Who): Promise<PolicyGap[]> {
    const today = this.clock.today();
    const teams = await this.teams.teamsIn(scopeOf(who, 'policy.read'), EVER, today);
    const published = await this.editions.publishedAt([...new Set(teams.flatMap(team => [team.townshipId, team.countyId]))]);
    const found = new Map<string, PolicyGap>();
    for (const team of teams) {
      const gap = gapIn([team.townshipId, team.countyId], published, team.from, team.to !== null && team.to < today ? team.to : today);
      if (gap) found.set(team.townshipId, joined(team, gap, found.get(team.townshipId)));
    }
    return [...found.values()];
  }
}

function joined(team: TeamPlace, gap: { from: string; to: string }, known?: PolicyGap): PolicyGap {
  const from = known && known.from < gap.from ? known.from : gap.from;
  const to = known && known.to > gap.to ? known.to : gap.to;
  return {
    organisationId: team.townshipId, organisationName: team.townshipName, from, to,
    text: `${team.townshipName}从 ${from} 到 ${to} 有工作队，但没有生效的制度，这些天的考勤和请假算不出来。请选用一份制度，生效日期写到 ${from}。`,
  };
}
