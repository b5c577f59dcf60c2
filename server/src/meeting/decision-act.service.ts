import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import { DECISION_ACT_NAMES, type DecisionActKind, type DecisionDetail, type DecisionLine, type DecisionState } from '@village/shared/contract/minutes';
import type { DecisionActInput, DecisionIdInput, DecisionsInput } from '@village/shared/contract/minutes.input';
import { dayText, type Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { MeetingActService } from './act.service';
import { MeetingDecisionEntity } from './minutes.entity';
import { MeetingPlaceService } from './place.service';
import { MeetingReachService } from './reach.service';

const PAGE_SIZE = 20;
/** From which state an act leads to which; a note leads nowhere. */
const LEADS: Record<Exclude<DecisionActKind, 'note' | 'extend'>, { from: DecisionState[]; to: DecisionState }> = {
  done: { from: ['open'], to: 'done' }, close: { from: ['done'], to: 'closed' }, reopen: { from: ['done', 'closed', 'dropped'], to: 'open' }, drop: { from: ['open'], to: 'dropped' },
};

/** Decisions and problems are followed: their owner does them, whoever runs the meeting closes them. */
@Injectable()
export class DecisionActService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly reach: MeetingReachService, private readonly places: MeetingPlaceService,
    private readonly acts: MeetingActService, private readonly notices: NoticeService,
  ) {}

  async list({ box = 'open', placeId, search, page = 1 }: DecisionsInput, who: Who): Promise<Page<DecisionLine>> {
    const place = placeId === undefined ? null : await this.places.of(placeId, who, 'meeting.read');
    const query = this.reached(box, who);
    if (box !== 'all') query.andWhere('decision.state IN (:...states)', { states: ['open', 'done'] });
    if (place) query.andWhere('decision.placeId = :placeId', { placeId: place.id });
    await lookFor(query, search, { words: ['decision.text', 'decision.origin'], names: ['decision.ownerName'], ids: { 'decision.placeId': ids => this.places.names(ids) } });
    // What has no term comes after what has.
    const [rows, total] = await query.orderBy('CASE WHEN decision.due IS NULL THEN 1 ELSE 0 END').addOrderBy('decision.due', box === 'all' ? 'DESC' : 'ASC').addOrderBy('decision.id', 'DESC')
      .skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    const names = await this.places.names([...new Set(rows.map(row => row.placeId))]);
    return { items: rows.map(row => this.line(row, names.get(row.placeId) ?? '', who)), page, pageSize: PAGE_SIZE, total };
  }

  async detail({ id }: DecisionIdInput, who: Who): Promise<DecisionDetail> {
    const row = await this.readable(id, who);
    const names = await this.places.names([row.placeId]);
    return {
      ...this.line(row, names.get(row.placeId) ?? '', who), meetingId: row.meetingId,
      acts: (await this.acts.acts(id)).map(({ act, text, byName, at, day }) => ({ act: act as DecisionActKind, text, byName, at, due: day })), may: this.may(row, who),
    };
  }

  async act({ id, act, text, due }: DecisionActInput, who: Who): Promise<DecisionDetail | Refusal> {
    const row = await this.readable(id, who);
    if (!this.allowed(row, who).includes(act)) {
      return act === 'close' && row.ownerId === who.personId ? refuse('own_decision', '自己办的事由别人核对后办结，请告诉主持人。') : refuse('not_running', `这件事由负责人${row.ownerName}或主持人来办，您可以看，不用操作。`);
    }
    const said = text.trim();
    if (said === '' && act !== 'close') return refuse('text_missing', act === 'done' ? '请写一句办得怎样，核对的人要看。' : '请写一句原因或进展。', { field: 'text' });
    const moved = act === 'note' ? true : act === 'extend' ? await this.extend(row, due) : await this.step(row, act);
    if (moved !== true) return moved;
    await this.acts.note(who, id, act, said, act === 'extend' ? due ?? null : null);
    const others = [row.ownerId, row.hostId].filter(each => each !== null && each !== who.personId) as string[];
    if (act !== 'note') {
      await this.notices.tell({ personIds: others, subjectId: id, once: `${act} ${this.clock.now()}`, text: `${row.origin}“${row.text.slice(0, 60)}”：${DECISION_ACT_NAMES[act]}${act === 'extend' ? `到 ${dayText(due!)}` : ''}${said ? `，${said.slice(0, 100)}` : ''}`, page: `/pages/meeting/decision/index?id=${id}` });
    }
    return this.detail({ id }, who);
  }

  private async step(row: MeetingDecisionEntity, act: keyof typeof LEADS): Promise<true | Refusal> {
    const { from, to } = LEADS[act];
    const { affected } = await this.db.of(MeetingDecisionEntity).update(from.map(state => ({ id: row.id, state })), { state: to });
    return affected === 1 ? true : changed();
  }

  private async extend(row: MeetingDecisionEntity, due: Day | undefined): Promise<true | Refusal> {
    if (!due || due < this.clock.today() || (row.due !== null && due <= row.due)) return refuse('due_wrong', '延期要选一个比原来晚、还没有过的日子。', { field: 'due' });
    const { affected } = await this.db.of(MeetingDecisionEntity).update({ id: row.id, state: 'open' }, { due });
    return affected === 1 ? true : changed();
  }

  /** Of what this person is allowed, what the state leaves. */
  private may(row: MeetingDecisionEntity, who: Who): DecisionActKind[] {
    return this.allowed(row, who).filter(act => (act === 'note' || act === 'extend' ? row.state === 'open' : LEADS[act].from.includes(row.state)));
  }

  private allowed(row: MeetingDecisionEntity, who: Who): DecisionActKind[] {
    const own = row.ownerId === who.personId;
    const runs = row.hostId === who.personId || this.reach.plans(row, who);
    return [...(own || runs ? ['done', 'note', 'extend'] as const : []), ...(runs && !own ? ['close'] as const : []), ...(runs ? ['reopen', 'drop'] as const : [])];
  }

  private async readable(id: string, who: Who): Promise<MeetingDecisionEntity> {
    const row = await this.db.of(MeetingDecisionEntity).findOneBy({ id });
    if (!row || !(row.ownerId === who.personId || row.hostId === who.personId || this.reach.reads(row, who))) throw new NotFoundException();
    return row;
  }

  private reached(box: 'mine' | 'open' | 'all', who: Who): SelectQueryBuilder<MeetingDecisionEntity> {
    const { paths, teams } = scopeOf(who, 'meeting.read');
    return this.db.of(MeetingDecisionEntity).createQueryBuilder('decision').where(new Brackets(any => {
      any.where('decision.ownerId = :me');
      if (box === 'mine') return;
      any.orWhere('decision.hostId = :me');
      paths.forEach((path, index) => any.orWhere(`decision.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
      if (teams.length) any.orWhere('decision.teamId IN (:...teams)', { teams });
    })).setParameter('me', who.personId);
  }

  private line({ id, sort, text, ownerName, ownerId, due, state, origin, day }: MeetingDecisionEntity, placeName: string, who: Who): DecisionLine {
    return { id, sort, text, ownerName, mine: ownerId === who.personId, due, state, overdue: state === 'open' && due !== null && due < this.clock.today(), from: origin, placeName, day };
  }
}

function changed(): Refusal {
  return refuse('state_changed', '这件事刚才有人办过了，请刷新查看。');
}
