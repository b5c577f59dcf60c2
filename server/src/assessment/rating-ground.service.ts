import { Injectable } from '@nestjs/common';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { Clock } from '../common/time';
import { HouseholdFactsService } from '../household/household-facts.service';
import { type Member, TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';

/** What a rating stands on: the team of the village, its households, the document in force. */
@Injectable()
export class RatingGroundService {
  constructor(private readonly clock: Clock, private readonly teams: TeamService, private readonly policies: PolicyService, private readonly households: HouseholdFactsService) {}

  profileOf(path: string): Promise<Profile | Refusal> {
    return this.policies.activeFor(path, this.clock.today());
  }

  householdsIn(villageId: string): Promise<number | null> {
    return this.households.countIn(villageId);
  }

  async teamOf(village: Organisation): Promise<{ team: string | null; members: Member[] }> {
    const today = this.clock.today();
    const [team] = await this.teams.teamsIn({ paths: [village.path], teams: [] }, today);
    return { team: team?.id ?? null, members: team ? await this.teams.membersOf([team.id], today, today) : [] };
  }
}
