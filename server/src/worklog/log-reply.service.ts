import { Injectable, NotFoundException } from '@nestjs/common';
import type { LogReview, LogText, WorkLog } from '@village/shared/contract/log';
import type { LogInput } from '@village/shared/contract/log.input';
import { claimedTime } from '@village/shared/kernel/claimed-time';
import { isRefusal } from '@village/shared/kernel/refusal';
import { LEADING_ROLES, nameOfRole } from '@village/shared/kernel/role';
import { LOG_FIELD_NAMES, workLog } from '@village/shared/rules/work-log';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { teamNameOf, TeamService, type TeamPlace } from '../organisation/team.service';
import { LogDutyService } from './log-duty.service';
import { LogFactsService, type LogDayFacts } from './log-facts.service';
import { LogReachService } from './log-reach.service';
import { WorkLogEntity, WorkLogReviewEntity, WorkLogVersionEntity } from './log.entity';

/** A log as a person sees it, with its versions and what was said of it. */
@Injectable()
export class LogReplyService {
  constructor(
    private readonly db: Db, private readonly people: PersonService, private readonly teams: TeamService,
    private readonly facts: LogFactsService, private readonly reach: LogReachService, private readonly duties: LogDutyService,
  ) {}

  async one({ id }: LogInput, who: Who): Promise<WorkLog> {
    return this.reply(await this.seen(id, who), who);
  }

  /** The log, if this person sees it; 404 for any other, as for one that does not exist. */
  async seen(id: string, who: Who): Promise<WorkLogEntity> {
    const log = await this.db.of(WorkLogEntity).findOneBy({ id });
    if (!log || !(log.ownerId === log.teamId ? this.reach.seesTeam(log, who) : await this.reach.sees(log.ownerId, [log], who))) throw new NotFoundException();
    return log;
  }

  async reply(log: WorkLogEntity, who: Who, known?: LogDayFacts): Promise<WorkLog> {
    const team = (await this.teams.teamsByIds([log.teamId])).get(log.teamId);
    const ofTeam = log.ownerId === log.teamId;
    const at = known ?? await this.factsOf(log, team);
    const found = at && workLog(at.profile, at.kept);
    const versions = await this.db.of(WorkLogVersionEntity).find({ where: { logId: log.id }, order: { version: 'DESC' } });
    const reviews = await this.db.of(WorkLogReviewEntity).find({ where: { logId: log.id }, order: { at: 'DESC', id: 'DESC' } });
    const names = await this.people.peopleByIds([...(ofTeam ? [] : [log.ownerId]), ...versions.map(row => row.personId), ...reviews.map(row => row.personId)]);
    return {
      id: log.id, personId: ofTeam ? '' : log.ownerId, teamId: log.teamId, of: ofTeam ? 'team' : 'person', name: ofTeam ? team ? teamNameOf(team) : '' : names.get(log.ownerId)?.name ?? '', villageName: team?.villageName ?? '', day: log.day, state: log.state, lacks: at ? lacksOf(at) : [], duties: [...new Set([...at ? (await this.duties.of([at]))(at).recorded : [], ...versions[0]?.tags ?? []])],
      versions: versions.map(({ version, personId, texts, tags, claimedAt, receivedAt }) => ({ version, byName: names.get(personId)?.name ?? '', texts: named(texts), tags: tags ?? [], signedAt: receivedAt, late: claimedTime({ day: log.day, claimedAt, receivedAt }) !== 'in_time' })),
      reviews: reviews.map(({ verdict, text, version, role, personId, at: when }): LogReview => ({ verdict, text, version, roleName: nameOfRole(role), byName: names.get(personId)?.name ?? '', at: when })),
      because: found?.because ?? [], may: {
        review: !isRefusal(await this.reach.reviewing(log, who)), write: ofTeam ? who.grants.some(grant => grant.teamId === log.teamId) : log.ownerId === who.personId,
        sign: ofTeam && log.state === 'written' && who.grants.some(grant => grant.teamId === log.teamId && LEADING_ROLES.includes(grant.role)),
      },
    };
  }

  private async factsOf(log: WorkLogEntity, team: TeamPlace | undefined): Promise<LogDayFacts | undefined> {
    if (log.ownerId !== log.teamId) return (await this.facts.days([log.ownerId], log.day, log.day)).get(log.ownerId)?.[0];
    return team && (await this.facts.ofTeams([team], log.day, log.day)).get(team.id)?.[0];
  }
}

/** What the written log of a day lacks, in words. */
export function lacksOf({ profile, kept: facts }: LogDayFacts): string[] {
  const { value } = workLog(profile, { ...facts, inVillage: true });
  if (isRefusal(value) || !value.required || facts.log === null) return [];
  const open = value.complete || value.missing.length > 0 ? 0 : (facts.listItems ?? 0) - (facts.log.itemsWithResult ?? 0);
  return [...value.missing.map(field => LOG_FIELD_NAMES[field] ?? field), ...(open > 0 ? [`清单 ${open} 项的结果`] : [])];
}

/** The parts with what they are called. */
export function named(texts: readonly { field: string; text: string }[]): LogText[] {
  return texts.map(({ field, text }) => ({ field, name: LOG_FIELD_NAMES[field] ?? field, text }));
}
