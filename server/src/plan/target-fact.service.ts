import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { dayOf } from '@village/shared/kernel/day';
import { targetItems, type TargetKept } from '@village/shared/rules/target-count';
import { Db } from '../common/db';
import { ALWAYS } from '../common/time';
import { HouseholdFactsService } from '../household/household-facts.service';
import { RecordService, type RecordFact } from '../record/record.service';
import { PlanEntity } from './plan.entity';

/** Deeds and projects of a whole county. */
const MOST = 100_000;
const TARGETS = ['practical_deed', 'stable_collective_income_item', 'leading_industries', 'optional_actions'];

/** What counts for the targets of villages: for the page of the targets and for the list of what is due. */
@Injectable()
export class TargetFactService {
  constructor(private readonly db: Db, private readonly records: RecordService, private readonly households: HouseholdFactsService) {}

  /** By village, then by target; a target that nothing kept can tell of is left out. */
  async of(villageIds: readonly string[]): Promise<Map<string, Record<string, TargetKept>>> {
    if (villageIds.length === 0) return new Map();
    const entries = await this.records.recordsOf({ villageIds, kinds: ['practical_deed', 'project'] }, ALWAYS, MOST);
    const plans = await this.db.of(PlanEntity).find({ select: { id: true, villageId: true, kind: true, year: true, title: true, state: true, adoptedAt: true, villagers: true, villageType: true }, where: { villageId: In([...villageIds]) }, order: { id: 'ASC' } });
    const living = await this.households.peopleOf(villageIds);
    const entriesOf = new Map<string, RecordFact[]>();
    for (const entry of entries) entriesOf.set(entry.villageId, [...entriesOf.get(entry.villageId) ?? [], entry]);
    return new Map(villageIds.map(villageId => {
      const own = plans.filter(plan => plan.villageId === villageId);
      const special = own.filter(({ kind, state }) => kind === 'special' && (state === 'adopted' || state === 'closed')).map(({ title, adoptedAt }) => ({ title, adoptedOn: dayOf(adoptedAt!) }));
      const villagers = living.get(villageId) ?? own.toReversed().find(plan => plan.villagers !== null)?.villagers ?? undefined;
      const villageType = own.toReversed().find(plan => plan.villageType !== null)?.villageType ?? undefined;
      return [villageId, Object.fromEntries(TARGETS.flatMap((target): [string, TargetKept][] => {
        const items = targetItems(target, entriesOf.get(villageId) ?? [], special);
        return items ? [[target, { items, ...(villagers === undefined ? {} : { villagers }), ...(villageType ? { villageType } : {}) }]] : [];
      }))];
    }));
  }
}
