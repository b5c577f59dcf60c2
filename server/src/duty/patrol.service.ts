import { Injectable } from '@nestjs/common';
import type { DutyToday, PatrolReply } from '@village/shared/contract/duty';
import type { PatrolInput } from '@village/shared/contract/duty.input';
import { addDays, type Clock as ClockTime, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { patrolTerms } from '@village/shared/rules/patrol-group';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { PatrolPeopleService } from './patrol-people.service';
import { PatrolTurnService } from './patrol-turn.service';
import { PlaceService, reaches } from './place.service';
import { SwapService } from './swap.service';

/** Two weeks: with four groups everybody has three turns to choose from for a swap. */
const DAYS_SHOWN = 14;

/** Who of a day patrols and is there, for the board of the village. */
export interface PatrolShown {
  day: Day;
  group: number;
  names: string[];
  withVillagers: boolean;
  from: ClockTime;
  to: ClockTime;
}

/** Groups that patrol in turn. */
@Injectable()
export class PatrolService {
  constructor(
    private readonly clock: Clock, private readonly places: PlaceService, private readonly policies: PolicyService, private readonly guards: PatrolPeopleService,
    private readonly turns: PatrolTurnService, private readonly swaps: SwapService,
  ) {}

  async patrol({ teamId }: PatrolInput, who: Who): Promise<PatrolReply | Refusal> {
    const place = await this.places.of('cover', teamId, who);
    const today = this.clock.today();
    const profile = await this.policies.activeFor(place.path, today);
    if (isRefusal(profile)) return profile;
    const { value: terms, because } = patrolTerms(profile);
    if (isRefusal(terms)) return terms;
    const plan = await this.turns.planOn(teamId, today);
    const people = await this.guards.known(place, today, profile.roles);
    const arrange = reaches(place, who, 'duty.arrange');
    const isHere = people.some(each => each.personId === who.personId);
    const turns = (await this.turns.of(teamId, today, addDays(today, DAYS_SHOWN - 1)))
      .map(({ day, group, personIds, names, away, leader, isSwapped }) => ({ day, group, personIds, names, away, leader, isSwapped }));
    return {
      teamId, teamName: place.name, villageName: place.villageName, day: today, groupsAsked: terms.groups, window: { from: terms.windowStart, to: terms.windowEnd },
      groups: plan && { from: plan.from, firstGroup: plan.firstGroup, groups: plan.groups }, people, turns, swaps: await this.swaps.ahead(teamId, who, arrange), because,
      may: { arrange, record: isHere, swap: isHere && turns.some(turn => turn.personIds.includes(who.personId)) && reaches(place, who, 'duty.record') },
    };
  }

  /** The group whose turn it is today in a team; null where no groups are set or the document knows no patrol. */
  async today(teamId: string, path: string, villageName: string, who: Who): Promise<DutyToday['patrols'][number] | null> {
    const today = this.clock.today();
    const [turn] = await this.turns.of(teamId, today, today);
    const profile = turn && await this.policies.activeFor(path, today);
    if (!turn || !profile || isRefusal(profile)) return null;
    const { value, because } = patrolTerms(profile);
    if (isRefusal(value)) return null;
    return { teamId, villageName, group: turn.group, names: turn.names, window: `${value.windowStart}—${value.windowEnd}`, mine: turn.personIds.includes(who.personId), because };
  }

  /** Who patrols on these days and is there, as everybody may know it. */
  async published(teamId: string, path: string, from: Day, to: Day): Promise<PatrolShown[]> {
    const turns = await this.turns.of(teamId, from, to);
    const profile = turns.length > 0 ? await this.policies.activeFor(path, from) : null;
    const terms = profile && !isRefusal(profile) ? patrolTerms(profile).value : null;
    if (!terms || isRefusal(terms)) return [];
    return turns.map(({ day, group, personIds, names, away, others }) => ({
      day, group, names: names.slice(0, personIds.length).filter(name => !away.includes(name)), withVillagers: others !== '', from: terms.windowStart, to: terms.windowEnd,
    }));
  }
}
