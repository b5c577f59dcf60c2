import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Check, InspectionDetail } from '@village/shared/contract/inspection';
import { CHECK_STATE_NAMES } from '@village/shared/contract/inspection-words';
import type { CheckInput, DecideCheckInput, ExplainCheckInput, InspectionsInput, RecordChecksInput } from '@village/shared/contract/inspection.input';
import type { Page } from '@village/shared/contract/endpoint';
import { addDays, dayOf, dayText } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { inScope, may, scopeOf, type Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { TeamService } from '../organisation/team.service';
import { CheckReplyService } from './check-reply.service';
import { InspectionCheckEntity, InspectionTeamEntity } from './inspection.entity';
import { InspectionService } from './inspection.service';

const PAGE_SIZE = 20;
const page = (id: string) => `/pages/inspection/check/index?id=${id}`;

/** What an inspector finds, what the person says to it, and what a second person makes of it. Each is written once. */
@Injectable()
export class CheckService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly teams: TeamService, private readonly notices: NoticeService,
    private readonly inspections: InspectionService, private readonly replies: CheckReplyService,
  ) {}

  /** A visit to a team that was drawn: who was there and who was not. A second visit at another time stands beside it. */
  async record({ id, teamId, day, at, lines, claimedAt }: RecordChecksInput, who: Who): Promise<InspectionDetail | Refusal> {
    const row = await this.inspections.readable(id, who);
    if (!may(who, 'inspection.write', row.path)) throw new NotFoundException();
    if (row.withdrawnAt !== null) return refuse('inspection_withdrawn', '这次督查已经撤销，不再记录。');
    const drawn = await this.db.of(InspectionTeamEntity).findOneBy({ inspectionId: id, teamId });
    if (!drawn || drawn.rank > row.drawn) return refuse('team_not_drawn', '这个工作队没有抽中，不能记在这次督查里。', { field: 'teamId' });
    if (day > this.clock.today()) return refuse('day_in_future', `${dayText(day)}还没有到，到了当天再记。`, { field: 'day' });
    if (day < row.from || day > row.to) return refuse('day_elsewhere', `这次督查从${dayText(row.from)}到${dayText(row.to)}，日期不在里面。`, { field: 'day' });
    const members = new Set((await this.teams.membersOf([teamId], day, day)).map(member => member.personId));
    if (lines.some(line => !members.has(line.personId))) return refuse('person_unknown', '有人那天不在这个工作队，请刷新名单后再记。', { field: 'lines' });
    if (lines.some(line => line.personId === who.personId)) return refuse('own_check', '不能督查自己，请由别人记录。', { field: 'lines' });
    if (lines.some(line => line.found === 'absent' && line.note.trim() === '')) return refuse('note_required', '不在岗的请写明现场情况，例如到了哪里、问了谁。', { field: 'lines' });
    const explainBy = addDays(dayOf(this.clock.now()), row.explainDays);
    const checks = lines.map(({ personId, found, note }): InspectionCheckEntity => ({
      id: newId(), inspectionId: id, teamId, personId, day, at, found, note: note.trim(), claimedAt, receivedAt: this.clock.now(), recordedBy: who.personId, explainBy, explanation: '', explainedAt: null,
      decision: null, decidedBy: null, decidedAt: null, reason: '',
    }));
    try {
      await this.db.of(InspectionCheckEntity).insert(checks);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('checked_before', '这个时间已经记过其中的人，请刷新后查看；要再记一次的，写实际的时间。', { field: 'at' });
    }
    for (const check of checks.filter(each => each.found === 'absent')) {
      await this.notices.tell({ personIds: [check.personId], subjectId: check.id, once: 'inspection.absent', text: `${dayText(day)} ${at}督查时您不在岗，有情况请在${dayText(explainBy)}以前说明`, page: page(check.id) });
    }
    await this.journal.note(who, 'inspection.record', id, row.placeId);
    return this.inspections.detail({ id }, who);
  }

  async mine({ page: number = 1 }: InspectionsInput, who: Who): Promise<Page<Check>> {
    const [rows, total] = await this.db.of(InspectionCheckEntity).findAndCount({ where: { personId: who.personId }, order: { day: 'DESC', at: 'DESC', id: 'ASC' }, skip: (number - 1) * PAGE_SIZE, take: PAGE_SIZE });
    return { items: await this.replies.of(rows, who), page: number, pageSize: PAGE_SIZE, total };
  }

  async check({ id }: CheckInput, who: Who): Promise<Check> {
    return (await this.replies.of([await this.seen(id, who)], who))[0];
  }

  async explain({ id, text }: ExplainCheckInput, who: Who): Promise<Check | Refusal> {
    const row = await this.seen(id, who);
    if (row.personId !== who.personId) return refuse('not_concerned', '只有本人可以说明。');
    const [{ may: { explain }, explainBy }] = await this.replies.of([row], who);
    if (!explain) return refuse('explained_late', row.explainedAt !== null ? '您已经说明过了。' : row.found === 'present' ? '记的是在岗，不用说明。' : `说明的期限到${dayText(explainBy)}为止，已经过了，请直接告诉核定的人。`);
    const { affected } = await this.db.of(InspectionCheckEntity).update({ id, explainedAt: IsNull(), decision: IsNull() }, { explanation: text.trim(), explainedAt: this.clock.now() });
    if (affected !== 1) return refuse('decided_already', '这条记录刚刚办过，请刷新后查看。');
    await this.notices.settle(id, 'inspection.absent');
    await this.journal.note(who, 'inspection.explain', id);
    return this.check({ id }, who);
  }

  /** Never by who found it: two people stand behind an absence. */
  async decide({ id, decision, reason }: DecideCheckInput, who: Who): Promise<Check | Refusal> {
    const row = await this.seen(id, who);
    const [{ may: { decide }, state }] = await this.replies.of([row], who);
    if (row.recordedBy === who.personId) return refuse('same_person', '记录的人不能自己核定，请由另一个人核定。');
    if (row.personId === who.personId) return refuse('own_check', '不能核定对自己的督查。');
    if (state === 'waiting') return refuse('explanation_awaited', `等本人说明，${dayText(row.explainBy)}以后再核定；本人说明了就可以核定。`);
    if (!decide) return refuse('decided_already', `这条记录现在是“${CHECK_STATE_NAMES[state]}”，不用核定。`);
    if (decision !== 'absent' && reason.trim() === '') return refuse('reason_required', '请写明理由：有什么正当理由，或者为什么作废。', { field: 'reason' });
    const { affected } = await this.db.of(InspectionCheckEntity).update({ id, decision: IsNull() }, { decision, reason: reason.trim(), decidedBy: who.personId, decidedAt: this.clock.now() });
    if (affected !== 1) return refuse('decided_already', '刚刚已经有人核定，请刷新后查看。');
    await this.notices.settle(id, 'inspection.absent');
    await this.notices.tell({ personIds: [row.personId], subjectId: id, once: 'inspection.decided', text: `${dayText(row.day)}的督查记录已经核定：${CHECK_STATE_NAMES[decision]}`, page: page(id) });
    await this.journal.note(who, `inspection.decide-${decision}`, id);
    return this.check({ id }, who);
  }

  /** Of others that this person has to decide on, and his own that he may still explain. */
  async waiting(who: Who): Promise<{ explain: InspectionCheckEntity[]; decide: InspectionCheckEntity[] }> {
    const own = await this.db.of(InspectionCheckEntity).findBy({ personId: who.personId, found: 'absent', explainedAt: IsNull(), decision: IsNull() });
    const scope = scopeOf(who, 'inspection.decide');
    const ids = (await this.inspections.standingIn(scope.paths)).map(each => each.id);
    const open = ids.length === 0 ? [] : await this.db.of(InspectionCheckEntity).findBy({ inspectionId: In(ids), found: 'absent', decision: IsNull() });
    const teams = await this.teams.teamsByIds(open.map(row => row.teamId));
    const near = open.filter(row => inScope(scope, teams.get(row.teamId)?.path ?? ''));
    const replies = await this.replies.of([...own, ...near], who);
    const can = (act: 'explain' | 'decide') => new Set(replies.filter(each => each.may[act]).map(each => each.id));
    const [explain, decide] = [can('explain'), can('decide')];
    return { explain: own.filter(row => explain.has(row.id)), decide: near.filter(row => decide.has(row.id)) };
  }

  /** His own, and those of teams within reach. */
  async seen(id: string, who: Who): Promise<InspectionCheckEntity> {
    const row = await this.db.of(InspectionCheckEntity).findOneBy({ id });
    const team = row && (await this.teams.teamsByIds([row.teamId])).get(row.teamId);
    if (!row || !(row.personId === who.personId || (team && inScope(scopeOf(who, 'inspection.read'), team.path)))) throw new NotFoundException();
    return row;
  }
}
