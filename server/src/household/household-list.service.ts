import { Injectable } from '@nestjs/common';
import type { Page } from '@village/shared/contract/endpoint';
import type { HouseholdDetail, HouseholdLine, HouseholdVillage } from '@village/shared/contract/household';
import type { HouseholdInput, HouseholdsInput, HouseholdVillagesInput } from '@village/shared/contract/household.input';
import { addDays } from '@village/shared/kernel/day';
import type { Organisation } from '@village/shared/contract/organisation';
import { HOUSEHOLD_STATES, maskedName } from '@village/shared/kernel/household';
import { isRefusal } from '@village/shared/kernel/refusal';
import { cyclesOf } from '@village/shared/rules/cadence';
import { alertColour } from '@village/shared/rules/household';
import { isKey, isPoor } from '@village/shared/rules/visit-next';
import { countOf, Db } from '../common/db';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { HouseholdChangeEntity, HouseholdEntity, HouseholdPairEntity } from './household.entity';
import { HouseholdFactsService, visited } from './household-facts.service';
import { below, covers, HouseholdReachService, lookedFor, needNotKnow, pathOf } from './household-reach.service';
import { HouseholdReplyService } from './household-reply.service';

const PAGE_SIZE = 20;
const VILLAGES = 10;

/** The register: found, listed, and how it stands village by village. */
@Injectable()
export class HouseholdListService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly reach: HouseholdReachService, private readonly replies: HouseholdReplyService,
    private readonly facts: HouseholdFactsService, private readonly organisations: OrganisationService,
  ) {}

  async list({ page = 1, organisationId, search, state, tag, monitored, unpaired, conflicts }: HouseholdsInput, who: Who): Promise<Page<HouseholdLine>> {
    const paths = await this.reach.paths(who, 'household.read');
    const query = this.db.of(HouseholdEntity).createQueryBuilder('household').where('household.endedOn IS NULL');
    below(query, await this.reach.narrowed(paths, organisationId));
    if (state) query.andWhere('household.state = :state', { state });
    if (tag) query.andWhere('INSTR(household.tags, :tag) > 0', { tag: `|${tag}|` });
    if (monitored) query.andWhere("household.monitored <> ''");
    if (unpaired) query.andWhere(`NOT EXISTS ${query.subQuery().select('1').from(HouseholdPairEntity, 'pair').where('pair.householdId = household.id AND pair.to IS NULL').getQuery()}`);
    if (unpaired === 'poor') query.andWhere('household.state IN (:...poor)', { poor: HOUSEHOLD_STATES.filter(isPoor) });
    if (conflicts) query.andWhere(`EXISTS ${query.subQuery().select('1').from(HouseholdChangeEntity, 'change').where("change.householdId = household.id AND change.state = 'conflict'").getQuery()}`);
    lookedFor(query, search, paths);
    const total = await countOf(query);
    const rows = await query.orderBy('household.villageId').addOrderBy('household.number').offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE).getMany();
    return { items: await this.replies.lines(rows, who, paths), page, pageSize: PAGE_SIZE, total };
  }

  /** What a household is called, for those who reach it; null for others. */
  async named(id: string, who: Who): Promise<{ id: string; number: string; headName: string } | null> {
    const paths = await this.reach.paths(who, 'household.read');
    const row = await this.db.of(HouseholdEntity).findOneBy({ id });
    return row && covers(paths, pathOf(row)) ? { id, number: row.number, headName: needNotKnow(paths, pathOf(row)) ? maskedName(row.headName) : row.headName } : null;
  }

  async one({ id }: HouseholdInput, who: Who): Promise<HouseholdDetail> {
    return this.replies.detail(await this.reach.one(id, who), who);
  }

  /** A line for each village within reach, with what was visited and what is missing; those with a register first. */
  async villages({ search = '', page = 1 }: HouseholdVillagesInput, who: Who): Promise<Page<HouseholdVillage>> {
    const paths = await this.reach.paths(who, 'household.read');
    const below = await Promise.all(paths.map(path => this.organisations.organisationsBelow(path)));
    const villages = [...new Map(below.flat().filter(each => each.kind === 'village').map(each => [each.id, each])).values()];
    const townships = await this.organisations.organisationsByIds(villages.map(each => each.parentId!));
    const begun = new Set(villages.length === 0 ? [] : (await this.db.of(HouseholdEntity).createQueryBuilder('household').select('DISTINCT household.villageId', 'villageId').where('household.endedOn IS NULL AND household.villageId IN (:...ids)', { ids: villages.map(({ id }) => id) }).getRawMany<{ villageId: string }>()).map(({ villageId }) => villageId));
    const named = villages.map(village => ({ village, townshipName: townships.get(village.parentId!)?.name ?? '' }))
      .filter(({ village, townshipName }) => isNamed(village.name, search) || isNamed(townshipName, search))
      .sort((one, other) => Number(begun.has(other.village.id)) - Number(begun.has(one.village.id)) || (`${one.townshipName}\n${one.village.name}` < `${other.townshipName}\n${other.village.name}` ? -1 : 1));
    const shown = named.slice((page - 1) * VILLAGES, page * VILLAGES);
    const [visit, manage] = [await this.reach.paths(who, 'household.write'), await this.reach.paths(who, 'household.manage')];
    const items: HouseholdVillage[] = [];
    for (const { village, townshipName } of shown) {
      items.push({ ...await this.standing(village), townshipName, may: { visit: covers(visit, village.path), manage: covers(manage, village.path) } });
    }
    return { items, page, pageSize: VILLAGES, total: named.length };
  }

  private async standing(village: Organisation): Promise<Omit<HouseholdVillage, 'townshipName' | 'may'>> {
    const today = this.clock.today();
    const { profile, terms, because, arrivedOn } = await this.facts.termsOf(village.path);
    const rows = await this.db.of(HouseholdEntity).createQueryBuilder('household').select(['household.id', 'household.state', 'household.tags', 'household.monitored', 'household.people'])
      .where('household.villageId = :id AND household.endedOn IS NULL', { id: village.id }).getMany();
    const conflicts = await this.db.of(HouseholdEntity).createQueryBuilder('household').where('household.villageId = :id AND household.endedOn IS NULL', { id: village.id })
      .andWhere(`EXISTS (SELECT 1 FROM household_change clash WHERE clash.householdId = household.id AND clash.state = 'conflict')`).getCount();
    const records = await this.facts.recordsOf({ villageIds: [village.id] });
    const paired = await this.facts.pairedOf(rows.map(row => row.id));
    const facts = rows.map(row => visited(row, records.get(row.id) ?? [], today));
    const colours = new Map(rows.map(row => [row.state, isRefusal(profile) ? null : alertColour(profile, row.state).value]));
    const coloured = (colour: string) => rows.filter(row => colours.get(row.state) === colour).length;
    const key = terms ? facts.filter(each => isKey(terms, each)) : [];
    const [quarter] = cyclesOf('quarter', { day: today });
    return {
      villageId: village.id, villageName: village.name, households: rows.length, people: rows.reduce((sum, row) => sum + row.people, 0), green: coloured('green'), yellow: coloured('yellow'), red: coloured('red'),
      monitored: rows.filter(row => row.monitored !== '').length, key: key.length, unpaired: rows.filter(row => isPoor(row.state) && !paired.has(row.id)).length, conflicts,
      visitedThisYear: facts.filter(each => each.visits.length > 0).length, keyVisitedThisQuarter: key.filter(each => each.visits.some(day => day >= quarter.from)).length,
      firstRound: terms?.firstDays != null && arrivedOn !== null
        ? { due: addDays(arrivedOn, terms.firstDays), remaining: facts.filter(each => each.lastVisit === null || each.lastVisit < arrivedOn).length } : null,
      because,
    };
  }
}
