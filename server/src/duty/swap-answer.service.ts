import { Injectable } from '@nestjs/common';
import type { DutySwap } from '@village/shared/contract/duty';
import type { AnswerSwapInput } from '@village/shared/contract/duty.input';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Who } from '../common/who';
import type { DutySwapEntity } from './duty.entity';
import { DutyNoticeService } from './notice.service';
import { PatrolSwapService } from './patrol-swap.service';
import { PlaceService, type Place } from './place.service';
import { RosterSwapService } from './roster-swap.service';
import { GONE, SwapService } from './swap.service';

/** The answer to a request to swap; with a yes the days change hands in the same stroke, or nothing does. */
@Injectable()
export class SwapAnswerService {
  constructor(
    private readonly places: PlaceService, private readonly swaps: SwapService, private readonly rosters: RosterSwapService, private readonly patrols: PatrolSwapService,
    private readonly tells: DutyNoticeService,
  ) {}

  async answer({ id, answer }: AnswerSwapInput, who: Who): Promise<DutySwap | Refusal> {
    const swap = await this.swaps.answerable(id, answer, who);
    if (isRefusal(swap)) return swap;
    const place = (swap.kind === 'desk' ? await this.places.villagePlace(swap.placeId) : (await this.places.teamPlaces([swap.placeId]))[0])!;
    if (answer === 'accepted' && await this.refusalOf(place, swap, who)) return GONE;
    const refused = await this.swaps.close(id, answer) ?? (answer === 'accepted' ? await this.exchange(place, swap, who) : null);
    if (refused) return refused;
    await this.tells.answered(swap, answer, place, who);
    return (await this.swaps.lines([{ ...swap, state: answer }], who))[0];
  }

  private refusalOf(place: Place, swap: DutySwapEntity, who: Who): Promise<Refusal | null> {
    return swap.kind === 'patrol' ? this.patrols.refusalOf(place, swap) : this.rosters.refusalOf(place, swap, who);
  }

  private exchange(place: Place, swap: DutySwapEntity, who: Who): Promise<Refusal | null> {
    return swap.kind === 'patrol' ? this.patrols.exchange(place, swap.id, swap) : this.rosters.exchange(place, swap, who);
  }
}
