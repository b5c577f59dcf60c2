import { Injectable, NotFoundException } from '@nestjs/common';
import type { WorkLog } from '@village/shared/contract/log';
import type { SignLogInput } from '@village/shared/contract/log.input';
import type { Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { LEADING_ROLES, type RoleId } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import type { TeamPlace } from '../organisation/team.service';
import { LogReplyService } from './log-reply.service';
import { WorkLogEntity, WorkLogReviewEntity } from './log.entity';

/** The leader's signature under what his people wrote for the team: the documents that have the team keep one log do not say who signs it, so it is as with its reports. */
@Injectable()
export class LogSigningService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly replies: LogReplyService, private readonly holders: HolderService) {}

  /** Signed, or given back to whoever wrote it. */
  async sign({ id, version, verdict, text }: SignLogInput, who: Who): Promise<WorkLog | Refusal> {
    const log = await this.replies.seen(id, who);
    if (log.ownerId !== log.teamId) throw new NotFoundException();
    const role = signsFor(log.teamId, who);
    if (!role) return refuse('leader_signs', '全队的工作日志由队长、第一书记或副队长签字。您写好了，请告诉队长。');
    if (verdict === 'returned' && text.trim() === '') return refuse('review_text_missing', '退回补充要写一句意见，让写的人知道看什么、补什么。', { field: 'text' });
    const { affected } = await this.db.of(WorkLogEntity).update({ id, version, state: 'written' }, { state: verdict });
    if (affected !== 1) return refuse('log_changed', '您看的时候，队里又写了新的一稿，或者已经有人签了，请刷新后再签。', { field: 'version' });
    await this.db.of(WorkLogReviewEntity).insert({ id: newId(), logId: id, version, verdict, text: text.trim(), role, personId: who.personId, at: this.clock.now() });
    await this.journal.note(who, verdict === 'signed' ? 'worklog.log.sign' : 'worklog.log.returned', id);
    return this.replies.reply({ ...log, state: verdict }, who);
  }

  /** Has the team somebody on this day who signs its log? */
  async isLed(team: TeamPlace, on: Day): Promise<boolean> {
    const held = await this.holders.holders(LEADING_ROLES.join('|'), { path: team.path, teamId: team.id }, on);
    return held.some(({ role }) => LEADING_ROLES.includes(role));
  }
}

/** The role in which this person signs the log of a team, if he does. */
export function signsFor(teamId: string, who: Who): RoleId | undefined {
  return who.grants.find(grant => grant.teamId === teamId && LEADING_ROLES.includes(grant.role))?.role;
}
