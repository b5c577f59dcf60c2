import { Injectable } from '@nestjs/common';
import type { DutyBoard, DutyLine } from '@village/shared/contract/duty';
import type { AskSwapInput } from '@village/shared/contract/duty.input';
import { dayText, monthOf } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { isFree } from '@village/shared/rules/duty-check';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { BoardService } from './board.service';
import type { DutySwapEntity } from './duty.entity';
import { DutyNoticeService } from './notice.service';
import { PlaceService, type Place } from './place.service';
import { PublishService } from './publish.service';
import { SwapService } from './swap.service';

type Asked = Pick<DutySwapEntity, 'askerId' | 'otherId' | 'day' | 'otherDay'>;

/** Two people exchange a duty of a roster: it changes when the other agrees, as a version of its own. */
@Injectable()
export class RosterSwapService {
  constructor(
    private readonly clock: Clock, private readonly places: PlaceService, private readonly boards: BoardService, private readonly publishing: PublishService,
    private readonly swaps: SwapService, private readonly tells: DutyNoticeService,
  ) {}

  async ask(input: AskSwapInput, who: Who): Promise<DutyBoard | Refusal> {
    const place = await this.places.of(input.kind, input.placeId, who, 'duty.record');
    const swap = { askerId: who.personId, otherId: input.otherId, day: input.day, otherDay: input.otherDay ?? null };
    const wrong = swap.otherId === who.personId ? refuse('swap_self', '不能和自己换班，请选另一个人。', { field: 'otherId' }) : await this.refusalOf(place, swap, who);
    const refused = wrong ?? await this.swaps.open(input.kind, place, swap, input.note ?? '', who);
    if (refused) return refused;
    const board = await this.boards.of(place, monthOf(input.day), who);
    return isRefusal(board) ? board : { ...board, swaps: await this.swaps.ofPlace(place, board.month, who) };
  }

  async refusalOf(place: Place, { askerId, otherId, day, otherDay }: Asked, who: Who): Promise<Refusal | null> {
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
  async exchange(place: Place, swap: DutySwapEntity, who: Who): Promise<Refusal | null> {
    const { askerId, otherId, day, otherDay } = swap;
    const moves = [{ day, from: askerId, to: otherId }, ...(otherDay ? [{ day: otherDay, from: otherId, to: askerId }] : [])];
    const [{ askerName, otherName }] = await this.swaps.lines([swap], who);
    const reason = `${askerName}和${otherName}换班：${moves.map(move => dayText(move.day)).join('、')}`;
    for (const roster of await this.boards.holding(place.kind, [place.id], [...new Set(moves.map(move => monthOf(move.day)))])) {
      const lines = roster.lines.map((line): DutyLine => moves.filter(move => move.day === line.day)
        .reduce((changed, move) => ({ ...changed, personIds: changed.personIds.map(id => (id === move.from ? move.to : id)) }), line));
      const put = await this.publishing.put(place, roster.month, roster.version, roster.days, lines, reason, who);
      if (isRefusal(put)) return put;
      await this.tells.mended(place, roster.lines, lines);
    }
    return null;
  }
}
