import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { HouseholdDetail } from '@village/shared/contract/household';
import type { EndPairInput, PairInput } from '@village/shared/contract/household.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { newHouseholdPairing } from '@village/shared/rules/pairing';
import { nameOfWord } from '@village/shared/kernel/word';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { HouseholdPairEntity } from './household.entity';
import { HouseholdReachService, pathOf } from './household-reach.service';
import { HouseholdReplyService } from './household-reply.service';

/** Which cadre looks after a household. A former one is kept with the reason why he does no more. */
@Injectable()
export class HouseholdPairService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly reach: HouseholdReachService,
    private readonly replies: HouseholdReplyService, private readonly policies: PolicyService,
  ) {}

  async pair({ id, name, unit, rank, personId, from }: PairInput, who: Who): Promise<HouseholdDetail | Refusal> {
    const row = await this.reach.one(id, who, 'household.manage');
    const profile = await this.policies.activeFor(pathOf(row), this.clock.today());
    const found = isRefusal(profile) ? null : newHouseholdPairing(profile, { householdState: row.state, assignedRank: rank });
    if (found && !isRefusal(found.value) && found.value.assignRankAnyOf.length > 0 && !found.value.compliant) {
      return refuse('pair_rank', `这一户要由${found.value.assignRankAnyOf.map(nameOfWord).join('或')}包联，请换一名干部。`, { field: 'rank', clauses: found.because.flatMap(reason => reason.clauses) });
    }
    const pairs = this.db.of(HouseholdPairEntity);
    if (await pairs.existsBy({ householdId: id, name: name.trim(), unit: unit.trim(), to: IsNull() })) return refuse('pair_there', '这名干部已经和这一户结对。', { field: 'name' });
    const pairId = newId();
    await pairs.insert({ id: pairId, householdId: id, personId: personId ?? null, name: name.trim(), unit: unit.trim(), rank, from, to: null, endedReason: '', setBy: who.personId, setAt: this.clock.now() });
    await this.journal.note(who, 'household.pair', id, row.villageId);
    return this.replies.detail(row, who);
  }

  async end({ id, to, reason }: EndPairInput, who: Who): Promise<HouseholdDetail | Refusal> {
    const pair = await this.db.of(HouseholdPairEntity).findOneBy({ id });
    if (!pair) throw new NotFoundException();
    const row = await this.reach.one(pair.householdId, who, 'household.manage');
    if (to < pair.from) return refuse('days_reversed', `结对从 ${pair.from} 开始，结束不能早于这一天。`, { field: 'to' });
    const { affected } = await this.db.of(HouseholdPairEntity).update({ id, to: IsNull() }, { to, endedReason: reason.trim() });
    if (affected !== 1) return refuse('state_changed', '这次结对已经结束过了，请刷新后看。');
    await this.journal.note(who, 'household.unpair', row.id, row.villageId);
    return this.replies.detail(row, who);
  }
}
