import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type NextVisitLine, type NextVisits, VISIT_REASON_NAMES, type VisitsToday } from '@village/shared/contract/household';
import type { NextVisitsInput, PlanInput } from '@village/shared/contract/household.input';
import { HOUSEHOLD_EVENT_NAMES } from '@village/shared/kernel/household';
import { isKey, nextVisit, type NextVisit } from '@village/shared/rules/visit-next';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { RecordWriteService } from '../record/record-write.service';
import { HouseholdEntity, VisitPlanEntity } from './household.entity';
import { HouseholdFactsService, tagsOf, visited, type VillageTerms } from './household-facts.service';
import { HouseholdReachService, lookedFor, pathOf } from './household-reach.service';
import { HouseholdReplyService } from './household-reply.service';

const PAGE_SIZE = 20;
const NEVER = '0000-00-00';
const LATER = '9999-99-99';

/** Who is to be visited next, and who today. */
@Injectable()
export class HouseholdVisitService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly reach: HouseholdReachService, private readonly replies: HouseholdReplyService,
    private readonly facts: HouseholdFactsService, private readonly writing: RecordWriteService,
  ) {}

  /** The households of a village, the most urgent first; those to whom nothing is owed by how long nobody was there. */
  async next({ villageId, search, page = 1 }: NextVisitsInput, who: Who): Promise<NextVisits> {
    const village = await this.reach.village(villageId, who);
    const terms = await this.facts.termsOf(village.path);
    const query = this.db.of(HouseholdEntity).createQueryBuilder('household').where('household.villageId = :villageId AND household.endedOn IS NULL', { villageId });
    lookedFor(query, search, await this.reach.paths(who, 'household.read'));
    const rows = await query.getMany();
    const records = await this.facts.recordsOf({ villageIds: [villageId] });
    const found = rows.map(row => this.nextOf(row, records.get(row.id) ?? [], terms)).sort((one, other) => (one.order < other.order ? -1 : 1));
    const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const lines = await this.replies.lines(shown.map(({ row }) => row), who);
    const items = shown.map(({ next, visits }, index): NextVisitLine => ({ ...lines[index], next, visitsThisYear: visits }));
    return { villageName: village.name, because: terms.because, items, page, pageSize: PAGE_SIZE, total: found.length };
  }

  /** What a cadre means to visit today: what he named before and does not name again is no longer planned. */
  async plan({ householdIds }: PlanInput, who: Who): Promise<VisitsToday> {
    for (const id of householdIds) await this.reach.one(id, who, 'household.write');
    const mine = { personId: who.personId, day: this.clock.today() };
    await this.db.of(VisitPlanEntity).delete(mine);
    if (householdIds.length) await this.db.of(VisitPlanEntity).insert(householdIds.map(householdId => ({ id: newId(), ...mine, householdId })));
    return this.today(who);
  }

  async today(who: Who): Promise<VisitsToday> {
    const day = this.clock.today();
    const plans = await this.db.of(VisitPlanEntity).findBy({ personId: who.personId, day });
    const planned = plans.length ? await this.db.of(HouseholdEntity).findBy({ id: In(plans.map(plan => plan.householdId)) }) : [];
    const paths = await this.reach.paths(who, 'household.write');
    const rows = planned.filter(row => paths.some(path => pathOf(row).startsWith(path))).sort((one, other) => (one.number < other.number ? -1 : 1));
    const records = rows.length ? await this.facts.recordsOf({ householdIds: rows.map(row => row.id) }) : new Map();
    const [team] = await this.writing.ownTeams(who.personId, day);
    const visits: VisitsToday['visits'] = [];
    for (const row of rows) {
      const { next } = this.nextOf(row, records.get(row.id) ?? [], await this.facts.termsOf(pathOf(row)));
      const { lastVisit } = visited(row, records.get(row.id) ?? [], day);
      visits.push({
        householdId: row.id, villageId: row.villageId, number: row.number, group: row.place, headName: row.headName, tags: tagsOf(row.tags), lastVisit, visited: lastVisit === day,
        next: next ? `${next.event ? HOUSEHOLD_EVENT_NAMES[next.event] : VISIT_REASON_NAMES[next.reason]}` : '',
      });
    }
    return { day, teamId: team?.id ?? null, visits };
  }

  private nextOf(row: HouseholdEntity, records: Parameters<typeof visited>[1], { terms, arrivedOn }: VillageTerms): { row: HouseholdEntity; next: NextVisit | null; visits: number; order: string } {
    const today = this.clock.today();
    const facts = visited(row, records, today);
    const next = terms ? nextVisit(terms, facts, { today, arrivedOn }) : null;
    return { row, next, visits: facts.visits.length, order: `${next?.due ?? LATER} ${facts.lastVisit ?? NEVER} ${terms && isKey(terms, facts) ? '0' : '1'} ${row.number}` };
  }
}
