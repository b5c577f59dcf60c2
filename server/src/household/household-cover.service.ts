import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { PAIR_RANKS, type HouseholdCover } from '@village/shared/contract/household';
import type { HouseholdCoverInput } from '@village/shared/contract/household.input';
import { HOUSEHOLD_STATES } from '@village/shared/kernel/household';
import { isRefusal, type Clause } from '@village/shared/kernel/refusal';
import { clausesOf } from '@village/shared/policy/reading';
import { unitCoverPairing } from '@village/shared/rules/pairing';
import { isPoor } from '@village/shared/rules/visit-next';
import { Db } from '../common/db';
import { scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { HouseholdEntity, HouseholdPairEntity } from './household.entity';
import { HouseholdFactsService } from './household-facts.service';
import { covers, HouseholdReachService } from './household-reach.service';

const CHUNK = 500;

/** Who looks after the households of a village: is there somebody for every poor one, in the order of the document, and how many has each cadre. */
@Injectable()
export class HouseholdCoverService {
  constructor(private readonly db: Db, private readonly reach: HouseholdReachService, private readonly facts: HouseholdFactsService, private readonly organisations: OrganisationService, private readonly teams: TeamService) {}

  async of({ villageId, members }: HouseholdCoverInput, who: Who): Promise<HouseholdCover> {
    const village = await this.organisations.organisationById(villageId);
    if (village?.kind !== 'village' || !covers(await this.reach.paths(who, 'household.read'), village.path)) throw new NotFoundException();
    const rows = await this.db.of(HouseholdEntity).find({ where: { villageId, endedOn: IsNull() }, select: { id: true, state: true } });
    const pairs = await this.pairsOf(rows.map(({ id }) => id));
    const poor = rows.filter(({ state }) => isPoor(state)).map(({ id }) => highest(pairs.filter(pair => pair.householdId === id)));
    const ranks = PAIR_RANKS.map(rank => ({ rank, households: poor.filter(each => each === rank).length })).filter(({ households }) => households > 0);
    const profile = await this.facts.profileOf(village.path);
    const found = isRefusal(profile) || poor.length === 0 ? null
      : unitCoverPairing(profile, { poorHouseholds: poor.length, leadingBodyMembers: members ?? 0, assigned: ranks.map(({ rank, households }) => ({ rank, count: households })) });
    const value = found && !isRefusal(found.value) ? found.value : null;
    return {
      villageName: village.name, poor: poor.length, unassigned: poor.filter(each => each === null).length, ranks, cadres: cadresOf(pairs),
      compliant: value === null || (members === undefined && value.compliant) ? null : value.compliant, because: value ? found!.because : [],
    };
  }

  /** In the villages of the teams he leads: how many poor households have nobody, where the document in force wants somebody for each. */
  async lacking(who: Who): Promise<{ villageId: string; villageName: string; households: number; clauses: Clause[] }[]> {
    const teams = [...(await this.teams.teamsByIds(scopeOf(who, 'household.manage').teams)).values()];
    const rows = teams.length === 0 ? [] : await this.db.read<{ villageId: string; households: number | string }>(
      'SELECT villageId, COUNT(*) households FROM household WHERE endedOn IS NULL AND villageId IN (?) AND state IN (?) AND NOT EXISTS (SELECT 1 FROM household_pair pair WHERE pair.householdId = household.id AND pair.`to` IS NULL) GROUP BY villageId ORDER BY villageId',
      [teams.map(team => team.villageId), HOUSEHOLD_STATES.filter(isPoor)],
    );
    const found: Awaited<ReturnType<typeof this.lacking>> = [];
    for (const { villageId, households } of rows) {
      const { path, villageName } = teams.find(team => team.villageId === villageId)!;
      const profile = await this.facts.profileOf(path);
      if (!isRefusal(profile) && 'posting.household_links' in profile.values) found.push({ villageId, villageName, households: Number(households), clauses: clausesOf(profile, 'posting.household_links') });
    }
    return found;
  }

  private async pairsOf(householdIds: string[]): Promise<HouseholdPairEntity[]> {
    const pairs: HouseholdPairEntity[] = [];
    for (let at = 0; at < householdIds.length; at += CHUNK) pairs.push(...await this.db.of(HouseholdPairEntity).findBy({ householdId: In(householdIds.slice(at, at + CHUNK)), to: IsNull() }));
    return pairs;
  }
}

function highest(pairs: readonly HouseholdPairEntity[]): HouseholdPairEntity['rank'] | null {
  return PAIR_RANKS.find(rank => pairs.some(pair => pair.rank === rank)) ?? null;
}

/** One line for each cadre, whoever has most households first. */
function cadresOf(pairs: readonly HouseholdPairEntity[]): HouseholdCover['cadres'] {
  const found = new Map<string, HouseholdCover['cadres'][number]>();
  for (const { personId, name, unit, rank } of pairs) {
    const key = personId ?? `${name} ${unit}`;
    const known = found.get(key);
    found.set(key, { name, unit, rank, households: (known?.households ?? 0) + 1 });
  }
  return [...found.values()].sort((one, other) => other.households - one.households || (one.name < other.name ? -1 : 1));
}
