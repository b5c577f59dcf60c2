import { Injectable } from '@nestjs/common';
import { ISSUE_KIND_NAMES, type IssueState } from '@village/shared/contract/issue-words';
import { dayText } from '@village/shared/kernel/day';
import { Clock } from '../common/time';
import { NoticeService } from '../notice/notice.service';
import { OrganisationService } from '../organisation/organisation.service';
import { ChannelService } from './channel.service';
import type { IssueEntity } from './issue.entity';
import { isRestricted } from './reach';

/** Who is told what when an issue moves on. Of a clue or a complaint the notice says only that there is one. */
@Injectable()
export class IssueNoticeService {
  constructor(private readonly clock: Clock, private readonly notices: NoticeService, private readonly organisations: OrganisationService, private readonly channels: ChannelService) {}

  /** The issue moved: what was said before is done with. `by`: who moved it; `from`: the state it was in. */
  async moved(issue: IssueEntity, by: string | null, from: IssueState | null): Promise<void> {
    await this.notices.settle(issue.id);
    const what = await this.called(issue);
    switch (issue.state) {
      case 'assigned': return from === 'escalated' ? this.tell(issue, by, [issue.reporterId, issue.escalatedBy], `${what}，上级已签收`) : this.tell(issue, by, [issue.ownerId], `请您办理：${what}${due(issue)}`);
      case 'transferred': return this.tell(issue, by, [issue.ownerId], `请您的部门办理：${what}${due(issue)}`);
      case 'escalated': return this.tell(issue, by, await this.receivers(issue), `${what}，等您签收`);
      case 'answered': return this.tell(issue, by, await this.confirmers(issue), `${what}，已经答复，请您核实是不是解决了`);
      case 'closed': return this.tell(issue, by, [issue.reporterId, issue.ownerId], `${what}，已经核实销号`);
      case 'reopened': return this.tell(issue, by, [issue.ownerId ?? issue.answeredBy], `${what}，没有解决，要重新办理`);
      case 'open': return from === null ? this.tell(issue, by, await this.leaders(issue), `${what}，等您交办`) : this.tell(issue, by, await this.leaders(issue), `${what}，退了回来，要另外交办`);
      default: return undefined;
    }
  }

  /** The villager whose matter it is wrote more: whoever has it on his table reads it. */
  async added(issue: IssueEntity, stepId: string): Promise<void> {
    const people = issue.ownerId ? [issue.ownerId] : isRestricted(issue) ? await this.receivers(issue) : await this.leaders(issue);
    await this.notices.tell({ personIds: people.filter(id => !(issue.barred ?? []).includes(id)), subjectId: issue.id, once: `issue.added.${stepId}`, text: `${await this.called(issue)}，反映的群众补充了情况`, page: pageOf(issue) });
  }

  private async tell(issue: IssueEntity, by: string | null, personIds: readonly (string | null)[], text: string): Promise<void> {
    await this.notices.tell({
      personIds: personIds.filter((id): id is string => id !== null && id !== by && !(issue.barred ?? []).includes(id)), subjectId: issue.id, once: `issue.${issue.state}.${issue.revision}`, text, page: pageOf(issue),
    });
  }

  private async called(issue: IssueEntity): Promise<string> {
    if (isRestricted(issue)) return `有一条${ISSUE_KIND_NAMES[issue.kind]}`;
    const village = await this.organisations.organisationById(issue.villageId);
    return `${village?.name ?? ''}：${issue.title}`;
  }

  private async receivers(issue: IssueEntity): Promise<string[]> {
    const found = [];
    for (const party of issue.recipients) found.push(...await this.channels.holdersOf(party, issue, this.clock.today()));
    return found.map(({ personId }) => personId);
  }

  /** The reporter looks whether it is done; where he did it himself, a leader of the team. A villager looks by his number. */
  private async confirmers(issue: IssueEntity): Promise<(string | null)[]> {
    return issue.answeredBy === issue.reporterId ? (isRestricted(issue) ? [] : this.leaders(issue)) : [issue.reporterId];
  }

  private async leaders(issue: IssueEntity): Promise<string[]> {
    const party = { village: 'team', township: 'township', county: 'county' }[issue.level];
    return (await this.channels.holdersOf(party, issue, this.clock.today())).map(({ personId }) => personId);
  }
}

const due = (issue: IssueEntity): string => (issue.due ? `，${dayText(issue.due)}以前办好` : '');

export function pageOf(issue: Pick<IssueEntity, 'id' | 'kind'>): string {
  return `/pages/issue/detail/index?id=${issue.id}${isRestricted(issue) ? '&restricted=1' : ''}`;
}
