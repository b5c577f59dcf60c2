import { Injectable, NotFoundException } from '@nestjs/common';
import { MoreThanOrEqual } from 'typeorm';
import { SWAP_FLOW, type DutyBoard, type DutyKind, type DutyLine, type DutySwap } from '@village/shared/contract/duty';
import type { AnswerSwapInput, AskSwapInput } from '@village/shared/contract/duty.input';
import { dayText, monthOf } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { isFree } from '@village/shared/rules/duty-check';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { BoardService } from './board.service';
import { DutySwapEntity } from './duty.entity';
import { DutyNoticeService } from './notice.service';
import { PlaceService, type Place } from './place.service';
import { PublishService } from './publish.service';

const GONE = refuse('swap_outdated', '值班表后来改过，这次换班已经对不上，请双方重新商量后再申请。');

/** Two people exchange a duty: one asks, the other answers, and only then the roster changes. */
@Injectable()
export class SwapService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly tells: DutyNoticeService, private readonly places: PlaceService,
    private readonly boards: BoardService, private readonly publishing: PublishService, private readonly people: PersonService,
  ) {}

  async ask(input: AskSwapInput, who: Who): Promise<DutyBoard | Refusal> {
    const place = await this.places.of(input.kind, input.placeId, who, 'duty.record');
    const swap = { askerId: who.personId, otherId: input.otherId, day: input.day, otherDay: input.otherDay ?? null };
    const wrong = swap.otherId === who.personId ? refuse('swap_self', '不能和自己换班，请选另一个人。', { field: 'otherId' }) : await this.refusalOf(place, swap, who);
    if (wrong) return wrong;
    const open = await this.db.of(DutySwapEntity).findOneBy({ kind: place.kind, placeId: place.id, askerId: who.personId, day: input.day, state: 'asked' });
    if (open) return refuse('swap_open', '这一天的换班已经申请过，还在等对方答复。要换成别人，请先收回。', { field: 'day' });
    const id = newId();
    await this.db.of(DutySwapEntity).insert({ id, kind: place.kind, placeId: place.id, ...swap, note: input.note?.trim() ?? '', state: 'asked', askedAt: this.clock.now(), answeredAt: null });
    await this.tells.asked({ id, ...swap }, place, who);
    const board = await this.boards.of(place, monthOf(input.day), who);
    return isRefusal(board) ? board : { ...board, swaps: await this.ofPlace(place, board.month, who) };
  }

  async answer({ id, answer }: AnswerSwapInput, who: Who): Promise<DutySwap | Refusal> {
    const swap = await this.db.of(DutySwapEntity).findOneBy({ id });
    const own = answer === 'taken_back' ? swap?.askerId : swap?.otherId;
    if (!swap || own !== who.personId) throw new NotFoundException();
    if (!SWAP_FLOW[swap.state].includes(answer)) return answeredRefusal();
    const place = (swap.kind === 'cover' ? (await this.places.teamPlaces([swap.placeId]))[0] : await this.places.villagePlace(swap.placeId))!;
    if (answer === 'accepted' && await this.refusalOf(place, swap, who)) return GONE;
    const { affected } = await this.db.of(DutySwapEntity).update({ id, state: 'asked' }, { state: answer, answeredAt: this.clock.now() });
    if (affected !== 1) return answeredRefusal();
    if (answer === 'accepted') {
      const changed = await this.exchange(place, swap, who);
      if (changed) return changed;
    }
    await this.tells.answered(swap, answer, place, who);
    return (await this.lines([{ ...swap, state: answer }], who))[0];
  }

  /** The swaps of a month at a place: who arranges it sees all, the others their own. */
  async ofPlace(place: Place, month: string, who: Who, all = false): Promise<DutySwap[]> {
    const rows = await this.db.of(DutySwapEntity).find({ where: { kind: place.kind, placeId: place.id, day: MoreThanOrEqual(`${month}-01`) }, order: { askedAt: 'DESC', id: 'DESC' } });
    return this.lines(rows.filter(row => monthOf(row.day) === month && (all || [row.askerId, row.otherId].includes(who.personId))), who);
  }

  /** Swaps that wait for the answer of this person. */
  async toAnswer(who: Who): Promise<DutySwap[]> {
    const rows = await this.db.of(DutySwapEntity).find({ where: { otherId: who.personId, state: 'asked', day: MoreThanOrEqual(this.clock.today()) }, order: { askedAt: 'ASC' } });
    return this.lines(rows, who);
  }

  private async refusalOf(place: Place, { askerId, otherId, day, otherDay }: Pick<DutySwapEntity, 'askerId' | 'otherId' | 'day' | 'otherDay'>, who: Who): Promise<Refusal | null> {
    const today = this.clock.today();
    if (day < today || (otherDay !== null && otherDay < today)) return refuse('day_over', '已经过去的值班不能再换。', { field: 'day' });
    for (const [from, to, given, field] of [[askerId, otherId, day, 'day'], [otherId, askerId, otherDay, 'otherDay']] as const) {
      if (given === null) continue;
      const board = await this.boards.of(place, monthOf(given), who);
      if (isRefusal(board)) return board;
      const line = board.roster?.lines.find(each => each.day === given);
      const [giver, taker] = [from, to].map(id => board.people.find(each => each.personId === id));
      if (!line?.personIds.includes(from)) return refuse('not_on_duty', `${dayText(given)}不是${giver?.name ?? '他'}值班，请重新选。`, { field });
      if (!taker || !isFree(taker, given) || line.personIds.includes(to)) return refuse('not_free', `${dayText(given)}${taker?.name ?? '对方'}不能值班（不在村或当天已有值班），请换一个人或一天。`, { field: 'otherId' });
    }
    return null;
  }

  /** Both days change hands; a month of its own is a version of its own. */
  private async exchange(place: Place, { askerId, otherId, day, otherDay }: DutySwapEntity, who: Who): Promise<Refusal | null> {
    const moves = [{ day, from: askerId, to: otherId }, ...(otherDay ? [{ day: otherDay, from: otherId, to: askerId }] : [])];
    const names = await this.people.peopleByIds([askerId, otherId]);
    const reason = `${names.get(askerId)?.name ?? ''}和${names.get(otherId)?.name ?? ''}换班：${moves.map(move => dayText(move.day)).join('、')}`;
    for (const roster of await this.boards.holding(place.kind, [place.id], [...new Set(moves.map(move => monthOf(move.day)))])) {
      const lines = roster.lines.map((line): DutyLine => moves.filter(move => move.day === line.day)
        .reduce((changed, move) => ({ ...changed, personIds: changed.personIds.map(id => (id === move.from ? move.to : id)) }), line));
      const put = await this.publishing.put(place, roster.month, roster.version, roster.days, lines, reason, who);
      if (isRefusal(put)) return put;
    }
    return null;
  }

  private async lines(rows: DutySwapEntity[], who: Who): Promise<DutySwap[]> {
    const names = await this.people.peopleByIds(rows.flatMap(row => [row.askerId, row.otherId]));
    const places = await this.namesOf(rows);
    return rows.map(({ id, kind, placeId, askerId, day, otherId, otherDay, note, state, askedAt }) => ({
      id, kind, placeId, placeName: places.get(`${kind} ${placeId}`) ?? '', askerName: names.get(askerId)?.name ?? '', day, otherName: names.get(otherId)?.name ?? '', otherDay, note, state, askedAt,
      mayAnswer: state === 'asked' && otherId === who.personId, mayTakeBack: state === 'asked' && askerId === who.personId,
    }));
  }

  private async namesOf(rows: { kind: DutyKind; placeId: string }[]): Promise<Map<string, string>> {
    const teams = await this.places.teamPlaces(rows.filter(row => row.kind === 'cover').map(row => row.placeId));
    const villages = await Promise.all([...new Set(rows.filter(row => row.kind === 'desk').map(row => row.placeId))].map(id => this.places.villagePlace(id)));
    return new Map([...teams, ...villages.filter(place => place !== null)].map(place => [`${place.kind} ${place.id}`, place.name]));
  }
}

function answeredRefusal(): Refusal {
  return refuse('swap_answered', '这次换班已经答复过或收回了，请刷新查看。');
}

