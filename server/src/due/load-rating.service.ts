import { Injectable } from '@nestjs/common';
import type { DueFacts } from '@village/shared/rules/due-facts';
import { RatingService } from '../assessment/rating.service';
import { TeamService } from '../organisation/team.service';
import type { DueLoader } from './loader';
import { type DueScope, owning, type Subject } from './subject';

/** How many teams a township has rated, and which of them are. */
@Injectable()
export class LoadRatingService implements DueLoader {
  constructor(private readonly ratings: RatingService, private readonly teams: TeamService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => DueFacts> {
    const facts = new Map<string, DueFacts['ratings']>();
    for (const { id, path } of owning(scope, 'township')) {
      const teams = await this.teams.teamsIn({ paths: [path], teams: [] }, scope.today);
      facts.set(id, { teams: teams.length, held: await this.ratings.heldIn(id, scope.since) });
    }
    return ({ owner, id }) => (owner === 'township' && facts.has(id) ? { ratings: facts.get(id) } : {});
  }
}
