import { Injectable } from '@nestjs/common';
import type { BurdenModule } from '@village/shared/kernel/burden';
import { addDays, instantOf, type Day } from '@village/shared/kernel/day';
import { burdenOfDated, moduleOfPage, type BurdenAsked } from '@village/shared/rules/burden';
import type { Dated } from '@village/shared/rules/due-facts';
import { IssueService } from '../issue/issue.service';
import { MeetingService } from '../meeting/meeting.service';
import { NoticeService } from '../notice/notice.service';
import type { TeamPlace } from '../organisation/team.service';
import { PlanService } from '../plan/plan.service';
import { DataRequestService } from '../report/request.service';
import { TaskFactService } from '../worklog/task-fact.service';

/** By whom what nobody above asked for is asked. */
const OWN = { meeting: '会议通知', decision: '会议的决定', issue: '交办的问题', plan: '本队的计划' };
const BY_RULES = '系统按制度提醒';

/** Notices of a module, by whom it was that had something to tell. */
export interface Told {
  module: BurdenModule;
  askedBy: string;
  count: number;
}

/** What somebody set a day for, and what people were told, in a week. */
@Injectable()
export class BurdenRequestService {
  constructor(
    private readonly tasks: TaskFactService, private readonly requests: DataRequestService, private readonly meetings: MeetingService, private readonly issues: IssueService, private readonly plans: PlanService, private readonly notices: NoticeService,
  ) {}

  /** By team: what departments and offices want of it in the week. */
  async ofTeams(teams: readonly TeamPlace[], week: Day): Promise<Map<string, BurdenAsked[]>> {
    const tasks = await this.tasks.ofTeams(teams, week, addDays(week, 6));
    const requests = await this.requests.ofTeams(teams.map(({ id }) => id));
    return new Map(teams.map(({ id }) => [id, [
      ...(tasks.get(id) ?? []).flatMap(task => burdenOfDated(task, week)),
      ...requests.filter(({ teamId }) => teamId === id).flatMap(({ request }) => burdenOfDated(
        dated('request', request.id, request.title, request.deadline, `${request.askedName}按“${request.basis}”要的数据`, request.askedName), week,
      ).map(each => ({ ...each, fields: request.items.filter(({ figure }) => figure === null).length }))),
    ]]));
  }

  /** By person: meetings he is invited to, and what he has to do until a day of the week. */
  async ofPeople(personIds: string[], week: Day): Promise<Map<string, BurdenAsked[]>> {
    const to = addDays(week, 6);
    const found = new Map<string, BurdenAsked[]>(personIds.map(id => [id, []]));
    const put = (personId: string | null, what: Dated) => found.get(personId ?? '')?.push(...burdenOfDated(what, week));
    for (const { personId, meetingId, title, day } of await this.meetings.invitedTo(personIds, week, to)) put(personId, dated('invitation', meetingId, title, day, `${day} 的会议，请他参加`, OWN.meeting));
    for (const { id, text, due, ownerId, origin } of await this.meetings.decisionsDueIn(personIds, week, to)) put(ownerId, dated('decision', id, text, due, `${origin} 定的`, OWN.decision));
    for (const { id, title, due, ownerId, foundOn } of await this.issues.dueIn(personIds, week, to)) put(ownerId, dated('issue', id, title, due, `${foundOn} 发现，由他办理`, OWN.issue));
    for (const { id, title, due, ownerId } of await this.plans.dueIn(personIds, week, to)) put(ownerId, dated('plan', id, title, due, '计划里由他负责的一项', OWN.plan));
    return found;
  }

  async told(personIds: readonly string[], week: Day): Promise<Told[]> {
    const rows = await this.notices.toldIn(personIds, instantOf(week, '00:00'), instantOf(addDays(week, 7), '00:00'));
    const ids = [...new Set(rows.map(({ subjectId }) => subjectId))];
    const senders = new Map([...await this.requests.askersOf(ids), ...await this.tasks.sendersOf(ids)]);
    return rows.map(({ subjectId, page, count }) => ({ module: moduleOfPage(page), askedBy: senders.get(subjectId) ?? BY_RULES, count }));
  }
}

function dated(source: Dated['source'], id: string, title: string, due: Day | null, said: string, by: string): Dated {
  return { source, id, title, said, by, from: due ?? '', due, doneOn: null, about: {} };
}
