import { Injectable } from '@nestjs/common';
import type { DutyKind, DutySwap } from '@village/shared/contract/duty';
import { addMonths, lastDay, monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { isRefusal, type Clause } from '@village/shared/kernel/refusal';
import { dutyTerms } from '@village/shared/rules/duty-check';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { BoardService } from './board.service';
import { PatrolService } from './patrol.service';
import { PlaceService } from './place.service';
import { SwapService } from './swap.service';

/** From this day of a month on the roster of the next one is asked for. */
const NEXT_FROM = 25;

interface Unpublished {
  kind: DutyKind;
  placeId: string;
  name: string;
  month: Month;
  due: Day;
  clauses: Clause[];
}

/** What waits for a person in duty and patrol. */
@Injectable()
export class DutyWaitingService {
  constructor(
    private readonly clock: Clock, private readonly places: PlaceService, private readonly boards: BoardService, private readonly swaps: SwapService,
    private readonly patrols: PatrolService, private readonly policies: PolicyService,
  ) {}

  async waiting(who: Who): Promise<{ swaps: DutySwap[]; patrols: { teamId: string; count: number }[]; rosters: Unpublished[] }> {
    return { swaps: await this.swaps.toAnswer(who), patrols: await this.patrols.toConfirmByTeam(who), rosters: may(who, 'duty.arrange') ? await this.rosters(who) : [] };
  }

  /** Months without a roster at the places whose roster this person draws up: the running one, and towards its end the next one. */
  private async rosters(who: Who): Promise<Unpublished[]> {
    const today = this.clock.today();
    const month = monthOf(today);
    const months = Number(today.slice(8)) >= NEXT_FROM ? [month, addMonths(month, 1)] : [month];
    const found: Unpublished[] = [];
    for (const { kind, placeId, name, mayArrange } of await this.places.all(who)) {
      if (!mayArrange || kind === 'patrol') continue;
      const held = await this.boards.holding(kind, [placeId], months);
      const place = await this.places.of(kind, placeId, who);
      for (const each of months.filter(wanted => held.every(row => row.month !== wanted))) {
        const profile = await this.policies.activeFor(place.path, lastDay(each));
        const terms = isRefusal(profile) ? null : dutyTerms(profile, kind);
        if (!terms || isRefusal(terms.value)) continue;
        found.push({ kind, placeId, name, month: each, due: each === month ? today : lastDay(month), clauses: terms.because.flatMap(reason => reason.clauses) });
      }
    }
    return found;
  }
}
