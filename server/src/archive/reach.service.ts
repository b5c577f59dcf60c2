import { Injectable, NotFoundException } from '@nestjs/common';
import type { Permission } from '@village/shared/kernel/permission';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import type { ArchiveSpan } from './source';

/** Whose archive a person may open. */
@Injectable()
export class ArchiveReachService {
  constructor(private readonly clock: Clock, private readonly teams: TeamService) {}

  /** The team and its days; the 404 of one that does not exist where it is out of reach. */
  async span(teamId: string, who: Who, permission: Permission = 'archive.read'): Promise<ArchiveSpan> {
    const team = (await this.teams.teamsByIds([teamId])).get(teamId);
    if (!team || !inScope(scopeOf(who, permission), team.path, team.id)) throw new NotFoundException();
    const today = this.clock.today();
    return { team, from: team.from, to: team.to !== null && team.to < today ? team.to : today };
  }
}
