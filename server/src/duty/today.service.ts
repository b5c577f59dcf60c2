import { Injectable } from '@nestjs/common';
import type { DutyBoard, DutyKind, DutyOfDay, DutyToday } from '@village/shared/contract/duty';
import type { DutyBoardInput } from '@village/shared/contract/duty.input';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { BoardService } from './board.service';
import { OnDutyService } from './on-duty.service';
import { PatrolRecordService } from './patrol-record.service';
import { PatrolService } from './patrol.service';
import { PlaceService, reaches, type Place } from './place.service';
import { SwapService } from './swap.service';

const DAYS_SHOWN = 7;

/** Who has the duty today and in the next days: for the home page and the board of the village. */
@Injectable()
export class DutyTodayService {
  constructor(
    private readonly clock: Clock, private readonly places: PlaceService, private readonly boards: BoardService, private readonly swaps: SwapService,
    private readonly patrols: PatrolService, private readonly records: PatrolRecordService, private readonly held: OnDutyService,
  ) {}

  async today(who: Who): Promise<DutyToday> {
    const day = this.clock.today();
    const own = await this.own(who);
    const duties: DutyToday['duties'] = [];
    for (const place of own) {
      const days = await this.published(place.kind, place.id, day, addDays(day, DAYS_SHOWN - 1), who.personId);
      if (days.length > 0) duties.push({ kind: place.kind, placeId: place.id, name: place.name, villageName: place.villageName, posted: await this.boards.posted(place, day), days });
    }
    return { day, duties, patrols: await this.patrolsOf(own, who), swaps: await this.swaps.toAnswer(who), patrolsToConfirm: await this.records.toConfirm(who) };
  }

  async board(input: DutyBoardInput, who: Who): Promise<DutyBoard | Refusal> {
    const place = await this.places.of(input.kind, input.placeId, who);
    const board = await this.boards.of(place, input.month, who);
    return isRefusal(board) ? board : { ...board, swaps: await this.swaps.ofPlace(place, input.month, who, reaches(place, who, 'duty.arrange')) };
  }

  /** The names of those who have the duty and are there, day by day; empty where no roster is published. */
  async published(kind: DutyKind, placeId: string, from: Day, to: Day, personId?: string): Promise<DutyOfDay[]> {
    return (await this.held.of(kind, [placeId], from, to)).map(({ day, personIds, names, rearranging }) => ({ day, names, mine: personId !== undefined && personIds.includes(personId), rearranging }));
  }

  /** Does the document in force in this village want somebody on duty, of the team or at the desk? */
  async isAsked({ id }: { id: string }, day: Day): Promise<boolean> {
    const place = await this.places.villagePlace(id);
    const known = place && await this.places.systemsOf([place], day);
    return known !== null && (known(place!, 'cover') || known(place!, 'desk'));
  }

  /** The teams and villages in which this person himself serves; for a cadre of a team also the desk of the village. */
  private async own(who: Who): Promise<Place[]> {
    const teams = await this.places.teamPlaces(who.grants.map(grant => grant.teamId).filter(id => id !== null));
    const villageIds = [...new Set([...teams.map(team => team.villageId), ...who.grants.map(grant => grant.organisationId)])];
    const villages = (await Promise.all(villageIds.map(id => this.places.villagePlace(id)))).filter(place => place !== null);
    return [...teams, ...villages].filter(place => reaches(place, who, 'duty.read'));
  }

  private async patrolsOf(own: Place[], who: Who): Promise<DutyToday['patrols']> {
    const patrols: DutyToday['patrols'] = [];
    for (const { kind, id, path, villageName } of own) {
      const turn = kind === 'cover' ? await this.patrols.today(id, path, villageName, who) : null;
      if (turn) patrols.push(turn);
    }
    return patrols;
  }
}
