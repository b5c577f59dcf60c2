import { Injectable } from '@nestjs/common';
import type { IssueDetail } from '@village/shared/contract/issue';
import type { RaiseIssueInput } from '@village/shared/contract/issue.input';
import { ISSUE_CATEGORIES, ISSUE_KIND_NAMES } from '@village/shared/contract/issue-words';
import { dayOf } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { newId } from '../common/id';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { ChannelService } from './channel.service';
import type { IssueEntity } from './issue.entity';
import { OriginService } from './origin.service';
import { highestOf } from './reach';
import { IssueReplyService } from './reply.service';
import { StepService } from './step.service';

/** Puts a matter down: an ordinary one waits to be given to somebody, what is reported at once goes to whom the document names. */
@Injectable()
export class RaiseService {
  constructor(
    private readonly clock: Clock, private readonly origins: OriginService, private readonly teams: TeamService, private readonly people: PersonService,
    private readonly channels: ChannelService, private readonly steps: StepService, private readonly replies: IssueReplyService,
  ) {}

  async raise(input: RaiseIssueInput, who: Who): Promise<IssueDetail | Refusal> {
    const origin = await this.origins.of(input, who);
    if (isRefusal(origin)) return origin;
    const { village, here, householdId } = origin;
    if (!(input.category in ISSUE_CATEGORIES[input.kind])) return refuse('category_unknown', `${ISSUE_KIND_NAMES[input.kind]}没有这个分类，请重新选。`, { field: 'category' });
    if (input.foundOn > this.clock.today()) return refuse('day_in_future', `${input.foundOn} 还没有到，请检查哪天发现的。`, { field: 'foundOn' });
    const atOnce = input.kind !== 'problem' && input.kind !== 'dispute';
    const channel = atOnce ? await this.channels.atOnce(input.kind, { path: village.path, day: input.foundOn, roles: here.map(({ role }) => role), category: input.category }) : null;
    if (isRefusal(channel)) return channel;
    const wrong = await this.steps.claim(input.photoIds ?? [], who);
    if (wrong) return wrong;
    const now = this.clock.now();
    const [countyId, townshipId] = idsOf(village.path);
    const issue: IssueEntity = {
      id: newId(), kind: input.kind, category: input.category, title: input.title.trim(), text: input.text.trim(), countyId, townshipId, villageId: village.id, path: village.path,
      teamId: here.find(({ teamId }) => teamId !== null)?.teamId ?? (await this.teams.teamsIn({ paths: [village.path], teams: [] }, input.foundOn))[0]?.id ?? null,
      unitId: (await this.people.personById(who.personId))?.unitId ?? null, source: input.source, sourceId: input.sourceId ?? null, householdId, villager: input.villager?.trim() ?? '',
      massDemand: input.massDemand ?? false, reporterId: who.personId, ownerId: null, level: channel?.level ?? highestOf(here.map(({ role }) => role)) ?? 'village', state: channel ? 'escalated' : 'open', revision: 1, due: null,
      foundOn: input.foundOn, claimedAt: input.claimedAt, raisedAt: now, recipients: channel?.recipients ?? [], escalatedBy: channel ? who.personId : null, escalatedAt: channel ? now : null,
      answeredBy: null, answeredOn: null, closedOn: null, reopened: 0, barred: null,
    };
    await this.steps.begin(issue, '', who, input.photoIds);
    if (!input.solved?.trim() || channel) return this.replies.detail(issue, who);
    const answered = await this.steps.move(issue, 1, { state: 'answered', answeredBy: who.personId, answeredOn: dayOf(input.claimedAt) }, { action: 'answer', text: input.solved.trim(), outcome: 'solved', claimedAt: input.claimedAt }, who);
    return isRefusal(answered) ? answered : this.replies.detail(answered, who);
  }
}
