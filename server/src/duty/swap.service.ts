import { Injectable, NotFoundException } from '@nestjs/common';
import { MoreThanOrEqual } from 'typeorm';
import { SWAP_FLOW, type DutyPlace, type DutySwap, type SwapState } from '@village/shared/contract/duty';
import { monthOf, type Month } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { PatrolSwap } from '@village/shared/rules/patrol-swap';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { DutySwapEntity } from './duty.entity';
import { DutyNoticeService } from './notice.service';
import { PlaceService, type Place } from './place.service';

export const GONE = refuse('swap_outdated', '后来有了变动，这次换班已经对不上，请双方重新商量后再申请。');

/** Requests to swap, whatever is swapped: one asks, the other answers, and it is answered once. */
@Injectable()
export class SwapService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly tells: DutyNoticeService, private readonly places: PlaceService, private readonly people: PersonService) {}

  /** Whoever asks has been found free to: one request for a day of his at a time. */
  async open(kind: DutyPlace['kind'], place: Place, swap: PatrolSwap, note: string, who: Who): Promise<Refusal | null> {
    const before = await this.db.of(DutySwapEntity).findOneBy({ kind, placeId: place.id, askerId: who.personId, day: swap.day, state: 'asked' });
    if (before) return refuse('swap_open', '这一天的换班已经申请过，还在等对方答复。要换成别人，请先收回。', { field: 'day' });
    const row: DutySwapEntity = { id: newId(), kind, placeId: place.id, ...swap, note: note.trim(), state: 'asked', askedAt: this.clock.now(), answeredAt: null };
    await this.db.of(DutySwapEntity).insert(row);
    await this.tells.asked(row, place, who);
    return null;
  }

  /** The swap if this person may give that answer; else the same 404 as for one that does not exist. */
  async answerable(id: string, answer: SwapState, who: Who): Promise<DutySwapEntity | Refusal> {
    const swap = await this.db.of(DutySwapEntity).findOneBy({ id });
    const own = answer === 'taken_back' ? swap?.askerId : swap?.otherId;
    if (!swap || own !== who.personId) throw new NotFoundException();
    return SWAP_FLOW[swap.state].includes(answer) ? swap : answeredRefusal();
  }

  async close(id: string, answer: SwapState): Promise<Refusal | null> {
    const { affected } = await this.db.of(DutySwapEntity).update({ id, state: 'asked' }, { state: answer, answeredAt: this.clock.now() });
    return affected === 1 ? null : answeredRefusal();
  }

  /** The swaps of a month at a place: who arranges it sees all, the others their own. */
  async ofPlace(place: Place, month: Month, who: Who, all = false): Promise<DutySwap[]> {
    const rows = await this.db.of(DutySwapEntity).find({ where: { kind: place.kind, placeId: place.id, day: MoreThanOrEqual(`${month}-01`) }, order: { askedAt: 'DESC', id: 'DESC' } });
    return this.lines(rows.filter(row => monthOf(row.day) === month && (all || isOf(row, who))), who);
  }

  /** The swaps of patrols of a team from today on. */
  async ahead(teamId: string, who: Who, all: boolean): Promise<DutySwap[]> {
    const rows = await this.db.of(DutySwapEntity).find({ where: { kind: 'patrol', placeId: teamId, day: MoreThanOrEqual(this.clock.today()) }, order: { askedAt: 'DESC', id: 'DESC' } });
    return this.lines(rows.filter(row => all || isOf(row, who)), who);
  }

  /** Swaps that wait for the answer of this person. */
  async toAnswer(who: Who): Promise<DutySwap[]> {
    const rows = await this.db.of(DutySwapEntity).find({ where: { otherId: who.personId, state: 'asked', day: MoreThanOrEqual(this.clock.today()) }, order: { askedAt: 'ASC' } });
    return this.lines(rows, who);
  }

  async lines(rows: DutySwapEntity[], who: Who): Promise<DutySwap[]> {
    const names = await this.people.peopleByIds(rows.flatMap(row => [row.askerId, row.otherId]));
    const places = await this.namesOf(rows);
    return rows.map(({ id, kind, placeId, askerId, day, otherId, otherDay, note, state, askedAt }) => ({
      id, kind, placeId, placeName: places.get(placeId) ?? '', askerName: names.get(askerId)?.name ?? '', day, otherName: names.get(otherId)?.name ?? '', otherDay, note, state, askedAt,
      mayAnswer: state === 'asked' && otherId === who.personId, mayTakeBack: state === 'asked' && askerId === who.personId,
    }));
  }

  private async namesOf(rows: DutySwapEntity[]): Promise<Map<string, string>> {
    const teams = await this.places.teamPlaces([...new Set(rows.filter(row => row.kind !== 'desk').map(row => row.placeId))]);
    const villages = await Promise.all([...new Set(rows.filter(row => row.kind === 'desk').map(row => row.placeId))].map(id => this.places.villagePlace(id)));
    return new Map([...teams, ...villages.filter(place => place !== null)].map(place => [place.id, place.name]));
  }
}

const isOf = (row: DutySwapEntity, who: Who) => [row.askerId, row.otherId].includes(who.personId);

function answeredRefusal(): Refusal {
  return refuse('swap_answered', '这次换班已经答复过或收回了，请刷新查看。');
}
