import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { RequestDetail, RequestPreview } from '@village/shared/contract/request';
import type { AnswerRequestInput, AskDataInput, WithdrawRequestInput } from '@village/shared/contract/request.input';
import { dayText } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { LEADING_ROLES } from '@village/shared/kernel/role';
import { figureShape, isFigureKey, matchFigure, type FigureKey } from '@village/shared/rules/report-figure';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { RequestAskerService } from './request-asker.service';
import { RequestReplyService } from './request-reply.service';
import { DataRequestAnswerEntity, DataRequestEntity, DataRequestTeamEntity } from './request.entity';

/** Requests for data from above: with a document and a day, and only for what nobody knows yet. */
@Injectable()
export class DataRequestService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly teams: TeamService, private readonly notices: NoticeService,
    private readonly askers: RequestAskerService, private readonly replies: RequestReplyService,
  ) {}

  async preview(input: AskDataInput, who: Who): Promise<RequestPreview> {
    const { teams } = await this.asked(input, who);
    const items = itemsOf(input);
    return { items: items.map(({ key, text, figure }) => ({ key, text, figure, figureName: figure === null ? '' : figureShape(figure).name, unit: figure === null ? '' : figureShape(figure).unit })), teams: teams.length, fields: teams.length * items.filter(({ figure }) => figure === null).length };
  }

  async ask(input: AskDataInput, who: Who): Promise<RequestDetail | Refusal> {
    const { path, teams } = await this.asked(input, who);
    if (input.basis.trim() === '') return refuse('basis_required', '要写明依据的文件（名称和文号）。没有文件依据的数据，不向村里要。', { field: 'basis' });
    if (!input.deadline) return refuse('deadline_required', '要写明最迟哪天报，让工作队好安排。', { field: 'deadline' });
    if (input.deadline < this.clock.today()) return refuse('deadline_past', '最迟的日子已经过了，请改到今天或以后。', { field: 'deadline' });
    if (input.to < input.from) return refuse('days_backward', '结束的日子早于开始的日子，请改正。', { field: 'to' });
    if (teams.length === 0) return refuse('no_teams', '这里现在没有工作队，没有谁可以问。', { field: 'organisationId' });
    const row = {
      id: newId(), organisationId: input.organisationId, path, title: input.title.trim(), basis: input.basis.trim(), deadline: input.deadline, from: input.from, to: input.to, items: itemsOf(input), teamIds: teams.map(team => team.id),
      askedBy: who.personId, askedName: await this.askers.nameOf(who), state: 'open' as const, withdrawnReason: '', createdAt: this.clock.now(),
    };
    await this.db.of(DataRequestEntity).insert(row as object);
    if (row.items.some(({ figure }) => figure === null)) await this.put(row, teams);
    await this.journal.note(who, 'report.request', row.id, input.organisationId);
    return this.replies.one({ id: row.id }, who);
  }

  /** A team says what only it knows; said again, the later answer holds. */
  async answer({ id, teamId, values, note }: AnswerRequestInput, who: Who): Promise<RequestDetail | Refusal> {
    const row = await this.replies.readable(id, who);
    const asked = await this.db.of(DataRequestTeamEntity).existsBy({ requestId: id, teamId });
    if (!asked || !who.grants.some(grant => grant.teamId === teamId)) throw new NotFoundException();
    if (row.state === 'withdrawn') return refuse('request_withdrawn', `这份数据需求已经撤回：${row.withdrawnReason}。不用再报。`);
    const wanted = row.items.filter(({ figure }) => figure === null);
    const lacking = wanted.filter(({ key }) => !values.some(each => each.key === key && each.value.trim() !== ''));
    if (lacking.length > 0) return refuse('answer_lacking', `还有 ${lacking.length} 项没有填：${lacking.map(({ text }) => text).join('、')}。没有的请填“无”。`, { field: 'values' });
    const own = values.filter(({ key }) => wanted.some(each => each.key === key)).map(({ key, value }) => ({ key, value: value.trim() }));
    const version = await this.db.of(DataRequestAnswerEntity).countBy({ requestId: id, teamId }) + 1;
    try {
      await this.db.of(DataRequestAnswerEntity).insert({ id: newId(), requestId: id, teamId, version, values: own, note: note.trim(), answeredBy: who.personId, answeredAt: this.clock.now() } as object);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('changed_meanwhile', '队里另一个人刚刚也报了，请先看他报的。');
    }
    await this.notices.settle(id);
    return this.replies.one({ id }, who);
  }

  async withdraw({ id, reason }: WithdrawRequestInput, who: Who): Promise<RequestDetail | Refusal> {
    const row = await this.replies.readable(id, who);
    if (row.askedBy !== who.personId) throw new NotFoundException();
    const { affected } = await this.db.of(DataRequestEntity).update({ id, state: 'open' }, { state: 'withdrawn', withdrawnReason: reason.trim() });
    if (affected !== 1) return refuse('state_changed', '这份数据需求已经撤回过了。');
    await this.notices.settle(id);
    return this.replies.one({ id }, who);
  }

  private async asked({ organisationId, teamIds }: AskDataInput, who: Who): Promise<{ path: string; teams: TeamPlace[] }> {
    const path = await this.askers.pathOf(organisationId);
    if (path === null || !inScope(scopeOf(who, 'report.request'), path)) throw new NotFoundException();
    const teams = await this.teams.teamsIn({ paths: [path], teams: [] }, this.clock.today());
    return { path, teams: teamIds ? teams.filter(team => teamIds.includes(team.id)) : teams };
  }

  private async put(row: Pick<DataRequestEntity, 'id' | 'title' | 'basis' | 'deadline' | 'askedName'>, teams: TeamPlace[]): Promise<void> {
    await this.db.of(DataRequestTeamEntity).insert(teams.map(team => ({ id: newId(), requestId: row.id, teamId: team.id })));
    const today = this.clock.today();
    const members = await this.teams.membersOf(teams.map(team => team.id), today, today);
    const leaders = members.filter(({ terms }) => terms.some(term => LEADING_ROLES.includes(term.role))).map(({ personId }) => personId);
    await this.notices.tell({ personIds: leaders, subjectId: row.id, once: 'asked', text: `${row.askedName}按“${row.basis}”要“${row.title}”，${dayText(row.deadline)}前报。系统里已有的数已经填好，只填没有的。`, page: `/pages/report/request/index?id=${row.id}` });
  }

  /** Who asked for these. */
  async askersOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = ids.length ? await this.db.of(DataRequestEntity).find({ where: { id: In([...ids]) }, select: { id: true, askedName: true } }) : [];
    return new Map(rows.map(({ id, askedName }) => [id, askedName]));
  }

  /** The open requests of teams, and when each was answered: for what falls due. */
  async ofTeams(teamIds: readonly string[]): Promise<{ teamId: string; request: DataRequestEntity; answeredAt: string | null }[]> {
    const asked = teamIds.length ? await this.db.of(DataRequestTeamEntity).findBy({ teamId: In([...teamIds]) }) : [];
    const requests = new Map((asked.length ? await this.db.of(DataRequestEntity).findBy({ id: In([...new Set(asked.map(each => each.requestId))]), state: 'open' }) : []).map(row => [row.id, row]));
    const answers = requests.size ? await this.db.of(DataRequestAnswerEntity).find({ where: { requestId: In([...requests.keys()]), version: 1 }, select: { requestId: true, teamId: true, answeredAt: true } }) : [];
    return asked.flatMap(({ requestId, teamId }) => {
      const request = requests.get(requestId);
      return request ? [{ teamId, request, answeredAt: answers.find(each => each.requestId === requestId && each.teamId === teamId)?.answeredAt ?? null }] : [];
    });
  }
}

/** What the person chose; else what the words say. */
function itemsOf({ items }: AskDataInput): { key: string; text: string; figure: FigureKey | null }[] {
  return items.map(({ text, figure }, index) => ({ key: `item${index + 1}`, text: text.trim(), figure: figure === 'none' ? null : figure && isFigureKey(figure) ? figure : matchFigure(text) }));
}
