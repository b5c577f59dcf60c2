import { Injectable } from '@nestjs/common';
import { Between, LessThanOrEqual } from 'typeorm';
import type { PatrolTurn } from '@village/shared/contract/duty';
import { daysFrom, type Day } from '@village/shared/kernel/day';
import { groupOn, leaderOf } from '@village/shared/rules/patrol-plan';
import { daysOfSwap, swapped, type PatrolSwap } from '@village/shared/rules/patrol-swap';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { PatrolPlanEntity, PatrolTurnEntity } from './duty.entity';
import { PatrolPeopleService } from './patrol-people.service';

/** A turn with what it was made of. */
export interface KnownTurn extends PatrolTurn {
  planId: string;
  version: number;
  others: string;
  leaderId: string;
}

/** Whose turn it is: the groups that hold on a day, and what swaps made of them. */
@Injectable()
export class PatrolTurnService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly guards: PatrolPeopleService) {}

  /** The groups of a day; with nothing yet, those that begin later. */
  async planOn(teamId: string, day: Day): Promise<PatrolPlanEntity | null> {
    const plans = await this.plans(teamId);
    return plans.find(plan => plan.from <= day) ?? plans.at(-1) ?? null;
  }

  /** Were groups ever made in this team, for now or for later? */
  hasGroups(teamId: string): Promise<boolean> {
    return this.db.of(PatrolPlanEntity).existsBy({ teamId });
  }

  /** The turns of these days; days before there were groups are left out. */
  async of(teamId: string, from: Day, to: Day): Promise<KnownTurn[]> {
    const plans = await this.plans(teamId, to);
    const changes = await this.db.of(PatrolTurnEntity).find({ where: { teamId, day: Between(from, to) }, order: { version: 'ASC' } });
    const turns = daysFrom(from, to).flatMap(day => {
      const plan = plans.find(each => each.from <= day);
      if (!plan) return [];
      const at = groupOn(day, { from: plan.from, firstGroup: plan.firstGroup, count: plan.groups.length });
      const own = changes.filter(each => each.day === day);
      const change = own.filter(each => each.planId === plan.id).at(-1);
      return [{ day, group: at + 1, planId: plan.id, version: own.at(-1)?.version ?? 0, personIds: change?.personIds ?? plan.groups[at].personIds, others: plan.groups[at].others, isSwapped: change !== undefined }];
    });
    const ids = [...new Set(turns.flatMap(turn => turn.personIds))];
    const [away, nameOf] = [await this.guards.away(ids, from, to), await this.guards.names(ids)];
    return turns.map(turn => {
      const gone = turn.personIds.filter(id => away.get(turn.day)?.has(id));
      const leaderId = leaderOf(turn.personIds, gone)!;
      return {
        ...turn, names: [...turn.personIds.map(nameOf), ...(turn.others ? [turn.others] : [])], away: gone.map(nameOf), leaderId, leader: gone.length === turn.personIds.length ? null : nameOf(leaderId),
      };
    });
  }

  /** Both days change hands; a refusal where another swap changed one of them first. */
  async change(teamId: string, swapId: string, swap: PatrolSwap): Promise<Refusal | null> {
    for (const day of daysOfSwap(swap)) {
      const [turn] = await this.of(teamId, day, day);
      const [{ personIds }] = swapped([turn], swap);
      try {
        await this.db.of(PatrolTurnEntity).insert({ id: newId(), teamId, day, version: turn.version + 1, planId: turn.planId, personIds: [...personIds], swapId, at: this.clock.now() });
      } catch (error) {
        if (isDuplicate(error)) return refuse('patrol_changed', '刚刚有人换了这一天的巡逻，请刷新后再答复。');
        throw error;
      }
    }
    return null;
  }

  /** Newest first. */
  private plans(teamId: string, until: Day = '9999-12-31'): Promise<PatrolPlanEntity[]> {
    return this.db.of(PatrolPlanEntity).find({ where: { teamId, from: LessThanOrEqual(until) }, order: { from: 'DESC', id: 'DESC' } });
  }
}
