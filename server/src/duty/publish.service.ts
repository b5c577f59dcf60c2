import { Injectable } from '@nestjs/common';
import type { DutyBoard, DutyDays, DutyLine } from '@village/shared/contract/duty';
import type { PublishDutyInput } from '@village/shared/contract/duty.input';
import { dayText, monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { dutyTroubles } from '@village/shared/rules/duty-check';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { BoardService } from './board.service';
import { DutyRosterEntity } from './duty.entity';
import { DutyNoticeService } from './notice.service';
import { PlaceService, type Place } from './place.service';

const CHANGED = '您编排的时候，这张值班表有了新的版本（可能是有人换了班）。请刷新后再改。';

/** Puts a roster out: each change is a version of its own, with who, when and why. */
@Injectable()
export class PublishService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly places: PlaceService, private readonly boards: BoardService,
    private readonly tells: DutyNoticeService,
  ) {}

  async publish(input: PublishDutyInput, who: Who): Promise<DutyBoard | Refusal> {
    const place = await this.places.of(input.kind, input.placeId, who, 'duty.arrange');
    const today = this.clock.today();
    if (input.month < monthOf(today)) return refuse('month_over', '这个月已经过去，值班表不能再改。', { field: 'month' });
    const board = await this.boards.of(place, input.month, who);
    if (isRefusal(board)) return board;
    if ((board.roster?.version ?? 0) !== input.version) return refuse('duty_changed', CHANGED);
    const days = board.daysByDocument ?? input.days;
    if (!days) return refuse('duty_days_required', '制度没有写明哪些日子要有人值班，请先选一种。', { field: 'days' });
    const asked = daysAsked(board, days);
    const lines = asked.map((day): DutyLine => ({ day, personIds: (day < today ? board.roster?.lines : input.lines)?.find(line => line.day === day)?.personIds ?? [] }));
    const wrong = refusalOf(input, board, lines, today);
    if (wrong) return wrong;
    const put = await this.put(place, input.month, input.version, days, lines, input.reason?.trim() ?? '', who);
    if (isRefusal(put)) return put;
    await this.tells.mended(place, board.roster?.lines ?? [], lines);
    await this.tells.published(place, input.month, input.version + 1, lines, board.roster?.lines ?? [], who);
    return this.boards.of(place, input.month, who);
  }

  /** The next version; a refusal where somebody else was first. */
  async put(place: Pick<Place, 'kind' | 'id' | 'villageId'>, month: Month, before: number, days: DutyDays, lines: DutyLine[], reason: string, who: Who): Promise<void | Refusal> {
    const id = newId();
    try {
      await this.db.of(DutyRosterEntity).insert({
        id, kind: place.kind, placeId: place.id, month, version: before + 1, days, lines, reason, publishedBy: who.personId, publishedAt: this.clock.now(),
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('duty_changed', CHANGED);
    }
    await this.journal.note(who, 'duty.publish', id, place.villageId);
  }
}

function daysAsked(board: DutyBoard, days: DutyDays): Day[] {
  return board.days.filter(each => days === 'every_day' || !each.rest).map(each => each.day);
}

function refusalOf(input: PublishDutyInput, board: DutyBoard, lines: DutyLine[], today: Day): Refusal | null {
  const clauses = board.because.flatMap(reason => reason.clauses);
  const troubles = dutyTroubles({ days: lines.map(line => line.day).filter(day => day >= today), least: board.least, people: board.people, lines });
  const [first] = troubles.filter(trouble => trouble.stops);
  if (first) return refuse('duty_trouble', `值班表${dayText(first.day)}：${first.text}。`, { field: 'lines', clauses });
  const reason = input.reason?.trim();
  const gap = troubles.find(trouble => trouble.kind === 'gap');
  if (gap && !reason) return refuse('gap_unexplained', `${dayText(gap.day)}没有人可以值班，请写明怎么安排。`, { field: 'reason', clauses });
  return input.version > 0 && !reason ? refuse('reason_required', '值班表已经发布过，更改请写明原因。原来的版本会保留。', { field: 'reason' }) : null;
}
