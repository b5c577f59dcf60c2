import { Injectable } from '@nestjs/common';
import type { PatrolReply } from '@village/shared/contract/duty';
import type { AskPatrolSwapInput } from '@village/shared/contract/duty.input';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { daysOfSwap, patrolSwapRefusal, type PatrolSwap } from '@village/shared/rules/patrol-swap';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { PatrolPeopleService } from './patrol-people.service';
import { PatrolTurnService } from './patrol-turn.service';
import { PatrolService } from './patrol.service';
import { PlaceService, type Place } from './place.service';
import { SwapService } from './swap.service';

/** Two people exchange a turn of the patrol: the groups stay, these days change when the other agrees. */
@Injectable()
export class PatrolSwapService {
  constructor(
    private readonly clock: Clock, private readonly places: PlaceService, private readonly policies: PolicyService, private readonly guards: PatrolPeopleService,
    private readonly turns: PatrolTurnService, private readonly patrols: PatrolService, private readonly swaps: SwapService,
  ) {}

  async ask({ teamId, day, otherId, otherDay, note }: AskPatrolSwapInput, who: Who): Promise<PatrolReply | Refusal> {
    const place = await this.places.of('cover', teamId, who, 'duty.record');
    const swap = { askerId: who.personId, otherId, day, otherDay: otherDay ?? null };
    return await this.refusalOf(place, swap) ?? await this.swaps.open('patrol', place, swap, note ?? '', who) ?? await this.patrols.patrol({ teamId }, who);
  }

  async refusalOf(place: Place, swap: PatrolSwap): Promise<Refusal | null> {
    const days = daysOfSwap(swap).sort();
    const profile = await this.policies.activeFor(place.path, days[0]);
    if (isRefusal(profile)) return profile;
    const turns = (await Promise.all(days.map(day => this.turns.of(place.id, day, day)))).flat();
    const serving = new Map<string, string[]>();
    for (const day of days) serving.set(day, (await this.guards.of(place, day, profile.roles)).map(each => each.personId));
    const both = [swap.askerId, swap.otherId];
    const away = await Promise.all(days.map(day => this.guards.away(both, day, day)));
    const nameOf = await this.guards.names(both);
    return patrolSwapRefusal(swap, {
      today: this.clock.today(), nameOf, turnOn: day => turns.find(turn => turn.day === day),
      isThere: (id, day) => (serving.get(day)?.includes(id) ?? false) && !away.some(each => each.get(day)?.has(id)),
    });
  }

  exchange(place: Place, swapId: string, swap: PatrolSwap): Promise<Refusal | null> {
    return this.turns.change(place.id, swapId, swap);
  }
}
