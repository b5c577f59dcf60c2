import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { permissionsOf } from '@village/shared/kernel/permission';
import { fills, type RoleId } from '@village/shared/kernel/role';
import { logReviewers } from '@village/shared/rules/log-review';
import type { Who } from '../common/who';
import { reachOf } from '../leave/leave.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import type { WorkLogEntity } from './log.entity';

/** Who sees a log, and as what does he review it? */
@Injectable()
export class LogReachService {
  constructor(private readonly people: PersonService, private readonly policies: PolicyService) {}

  /** A cadre sees his own; a leader those of his team; a place all below it; a unit those of its people. `places`: where the person served. */
  async sees(personId: string, places: readonly { path: string; teamId: string }[], who: Who): Promise<boolean> {
    if (personId === who.personId) return true;
    const { paths, teams, units } = reachOf(who, 'worklog.logs');
    if (places.some(place => paths.some(path => place.path.startsWith(path)) || teams.includes(place.teamId))) return true;
    const unitId = units.length > 0 ? (await this.people.personById(personId))?.unitId : null;
    return unitId !== null && unitId !== undefined && units.includes(unitId);
  }

  /** The log a team keeps together: its people see it, and a place all below it; a unit does not, for it tells of others too. */
  seesTeam(place: { path: string; teamId: string }, who: Who): boolean {
    const { paths, teams } = reachOf(who, 'worklog.logs');
    return who.grants.some(grant => grant.teamId === place.teamId) || paths.some(path => place.path.startsWith(path)) || teams.includes(place.teamId);
  }

  /** The role in which this person reviews the log; a refusal where the document names others, it is his own or that of his team, or its leader has not signed it. */
  async reviewing(log: Pick<WorkLogEntity, 'ownerId' | 'teamId' | 'path' | 'day' | 'state'>, who: Who): Promise<RoleId | Refusal> {
    if (log.ownerId === who.personId) return refuse('own_log', '自己的日志由上级查阅，您可以补写后重新签。');
    if (log.ownerId === log.teamId && who.grants.some(grant => grant.teamId === log.teamId)) return refuse('own_log', '全队的日志由上级查阅，您可以补写，由队长重新签。');
    if (log.state === 'written') return refuse('log_unsigned', '队长还没有签这一稿，签了以后再批阅。');
    const here = who.grants.filter(grant => permissionsOf(grant.role).includes('worklog.review') && (grant.teamId === null ? log.path.startsWith(grant.path) : grant.teamId === log.teamId));
    const profile = await this.policies.activeFor(log.path, log.day);
    if (isRefusal(profile)) return profile;
    const { value, because } = logReviewers(profile);
    if (isRefusal(value)) return value;
    const acting = value.reviewers.length === 0 ? here[0] : here.find(grant => value.reviewers.some(wanted => fills(grant.role, wanted)));
    return acting?.role ?? refuse('not_reviewer', `${because[0]?.text ?? ''}。您可以看，不用批阅。`, { clauses: because.flatMap(reason => reason.clauses) });
  }
}
