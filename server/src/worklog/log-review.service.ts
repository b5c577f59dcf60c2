import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { LOG_VERDICT_NAMES, type WorkLog } from '@village/shared/contract/log';
import type { ReviewLogInput } from '@village/shared/contract/log.input';
import { dayOf, instantOf, type Day, type Instant } from '@village/shared/kernel/day';
import { permissionsOf } from '@village/shared/kernel/permission';
import { type Clause, isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { fills, isRole, ROLES } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { finding } from '@village/shared/policy/reading';
import { cyclesFrom, cycleText } from '@village/shared/rules/cadence';
import { inspectionCadence } from '@village/shared/rules/inspection-cadence';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Grant, Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { LogReachService } from './log-reach.service';
import { LogReplyService } from './log-reply.service';
import { WorkLogEntity, WorkLogReviewEntity } from './log.entity';

interface Owed {
  text: string;
  due: Day | null;
  clauses: Clause[];
}

/** What those above say of a log. */
@Injectable()
export class LogReviewService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly reach: LogReachService, private readonly replies: LogReplyService,
    private readonly policies: PolicyService, private readonly organisations: OrganisationService,
  ) {}

  /** Which offices looked at logs below these places, and when? */
  async reviewedBelow(paths: readonly string[], from: Day, to: Day): Promise<{ path: string; role: string; on: Day }[]> {
    if (paths.length === 0) return [];
    const rows = await this.db.of(WorkLogReviewEntity).createQueryBuilder('review').innerJoin(WorkLogEntity, 'log', 'log.id = review.logId')
      .select('log.path', 'path').addSelect('review.role', 'role').addSelect('review.at', 'at').where('review.at BETWEEN :from AND :to', { from: instantOf(from, '00:00'), to: instantOf(to, '24:00') })
      .andWhere(`(${paths.map((_, index) => `log.path LIKE :path${index}`).join(' OR ')})`, Object.fromEntries(paths.map((path, index) => [`path${index}`, `${path}%`]))).getRawMany<{ path: string; role: string; at: Instant }>();
    return rows.map(({ path, role, at }) => ({ path, role, on: dayOf(at) }));
  }

  /** Does this person's office look at logs as often as the documents say? Turns of today that are not done, each with its last day. */
  async owed(who: Who): Promise<Owed[]> {
    const today = this.clock.today();
    const calendar = await this.policies.calendar();
    const owed = new Map<string, Owed>();
    for (const grant of who.grants) {
      if (grant.teamId !== null || !permissionsOf(grant.role).includes('worklog.review')) continue;
      for (const { path, name, profile } of await this.documentsOf(grant, today)) {
        const rows = finding(profile, read => read.where('inspection.cadence')).value;
        for (const row of rows && !isRefusal(rows) ? rows.filter(each => each.what === 'work_log' && each.count && !each.outcome && fills(grant.role, each.reviewer)) : []) {
          const [cycle] = cyclesFrom(row.per, today, today);
          const seen = (await this.reviewedBelow([path], cycle.from, today)).filter(each => isRole(each.role) && fills(each.role, row.reviewer));
          const { value, because } = inspectionCadence(profile, calendar, { reviewer: row.reviewer, period: cycle.name, reviews: [...new Set(seen.map(each => each.on))] });
          if (isRefusal(value) || value.compliant !== false) continue;
          const text = `${name}${cycleText(cycle)}应调阅 ${value.requiredCount ?? row.count} 次，已调阅 ${new Set(seen.map(each => each.on)).size} 次`;
          owed.set(`${path} ${row.reviewer}`, { text, due: value.due, clauses: because.flatMap(reason => reason.clauses) });
        }
      }
    }
    return [...owed.values()];
  }

  /** The document of the office's own place; a county is asked by those of its townships too that have one of their own. */
  private async documentsOf(grant: Grant, today: Day): Promise<{ path: string; name: string; profile: Profile }[]> {
    const own = await this.policies.activeFor(grant.path, today);
    const found = isRefusal(own) ? [] : [{ path: grant.path, name: '', profile: own }];
    if (ROLES[grant.role].level !== 'county') return found;
    const townships = (await this.organisations.organisationsBelow(grant.path)).filter(place => place.kind === 'township');
    const profiles = await Promise.all(townships.map(place => this.policies.activeFor(place.path, today)));
    for (const [index, place] of townships.entries()) {
      const profile = profiles[index];
      if (!isRefusal(profile) && (isRefusal(own) || profile.id !== own.id || profile.version !== own.version)) found.push({ path: place.path, name: `${place.name}的日志，`, profile });
    }
    return found;
  }

  /** Read, commented or sent back; by those the document names, where it names any. */
  async review(input: ReviewLogInput, who: Who): Promise<WorkLog | Refusal> {
    const log = await this.replies.seen(input.id, who);
    const by = await this.reach.reviewing(log, who);
    if (isRefusal(by)) return by;
    const text = input.text.trim();
    if (input.verdict !== 'read' && text === '') return refuse('review_text_missing', `${LOG_VERDICT_NAMES[input.verdict]}要写一句意见，让写的人知道看什么、补什么。`, { field: 'text' });
    const state = input.verdict === 'returned' ? 'returned' as const : 'read' as const;
    // Somebody who only reads does not undo that another one sent it back.
    const { affected } = await this.db.of(WorkLogEntity).update({ id: log.id, version: input.version, state: Not('written') }, log.state === 'returned' ? { version: input.version } : { state });
    const current = await this.db.of(WorkLogEntity).findOneByOrFail({ id: log.id });
    if (affected === 0 || current.version !== input.version) return refuse('log_changed', '您看的时候，写的人又签了新的一稿，请刷新后再看。', { field: 'version' });
    await this.db.of(WorkLogReviewEntity).insert({ id: newId(), logId: log.id, version: input.version, verdict: input.verdict, text, role: by, personId: who.personId, at: this.clock.now() });
    await this.journal.note(who, `worklog.log.${input.verdict}`, log.id);
    return this.replies.reply(current, who);
  }
}
