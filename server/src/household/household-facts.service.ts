import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Day } from '@village/shared/kernel/day';
import type { HouseholdEvent, HouseholdState, HouseholdTag } from '@village/shared/kernel/household';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { visitTerms, type VisitedHousehold, type VisitTerms } from '@village/shared/rules/visit-next';
import type { Reason } from '@village/shared/kernel/finding';
import { Db } from '../common/db';
import { ALWAYS, Clock } from '../common/time';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { RecordService, type HouseholdRecord } from '../record/record.service';
import { HouseholdEntity } from './household.entity';


/** A village with what its visits are judged by. */
export interface VillageTerms {
  profile: Profile | Refusal;
  terms: VisitTerms | null;
  because: Reason[];
  /** When the team that stands there arrived. */
  arrivedOn: Day | null;
}

/** What is known of households besides the register: visits, what happened, who looks after them, what the document asks. */
@Injectable()
export class HouseholdFactsService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly records: RecordService, private readonly policies: PolicyService, private readonly teams: TeamService) {}

  profileOf(path: string): Promise<Profile | Refusal> {
    return this.policies.activeFor(path, this.clock.today());
  }

  async termsOf(path: string, today = this.clock.today()): Promise<VillageTerms> {
    const profile = await this.policies.activeFor(path, today);
    const [team] = await this.teams.teamsIn({ paths: [path], teams: [] }, today);
    const found = isRefusal(profile) ? null : visitTerms(profile);
    return { profile, terms: found && !isRefusal(found.value) ? found.value : null, because: found?.because ?? [], arrivedOn: team?.from ?? null };
  }

  /** Visits and happenings of these households, by household, in order. */
  async recordsOf(which: { householdIds?: string[]; villageIds?: string[] }): Promise<Map<string, HouseholdRecord[]>> {
    const records = await this.records.ofHouseholds({ ...which, kinds: ['visit', 'household_event'] }, { from: ALWAYS.from, to: this.clock.today() });
    const found = new Map<string, HouseholdRecord[]>();
    for (const record of records) {
      const own = found.get(record.householdId);
      if (own) own.push(record);
      else found.set(record.householdId, [record]);
    }
    return found;
  }

  /** The households of these villages as they stand, without names: for what falls due. */
  async standing(villageIds: string[]): Promise<{ id: string; villageId: string; state: HouseholdState; tags: HouseholdTag[] }[]> {
    const rows = villageIds.length ? await this.db.read<{ id: string; villageId: string; state: HouseholdState; tags: string }>('SELECT id, villageId, state, tags FROM household WHERE endedOn IS NULL AND villageId IN (?)', [villageIds]) : [];
    return rows.map(({ tags, ...row }) => ({ ...row, tags: tagsOf(tags) }));
  }

  /** How many households of each state and with which tags a village has. */
  async kindsIn(villageIds: string[]): Promise<{ villageId: string; state: HouseholdState; tags: HouseholdTag[]; households: number }[]> {
    const rows = villageIds.length ? await this.db.read<{ villageId: string; state: HouseholdState; tags: string; households: number | string }>('SELECT villageId, state, tags, COUNT(*) households FROM household WHERE endedOn IS NULL AND villageId IN (?) GROUP BY villageId, state, tags', [villageIds]) : [];
    return rows.map(({ villageId, state, tags, households }) => ({ villageId, state, tags: tagsOf(tags), households: Number(households) }));
  }

  /** How many people live in the households of these villages; a village with an empty register is left out. */
  async peopleOf(villageIds: readonly string[]): Promise<Map<string, number>> {
    const rows = villageIds.length ? await this.db.read<{ villageId: string; people: number | string }>('SELECT villageId, SUM(people) people FROM household WHERE endedOn IS NULL AND villageId IN (?) GROUP BY villageId', [[...villageIds]]) : [];
    return new Map(rows.map(({ villageId, people }) => [villageId, Number(people)]));
  }

  /** How many households the register of a village holds; null where it is empty. */
  async countIn(villageId: string): Promise<number | null> {
    return await this.db.of(HouseholdEntity).countBy({ villageId, endedOn: IsNull() }) || null;
  }

  /** Those of these households that somebody looks after today. */
  async pairedOf(householdIds: string[]): Promise<Set<string>> {
    const paired = new Set<string>();
    for (let at = 0; at < householdIds.length; at += 500) {
      const rows = await this.db.read<{ householdId: string }>('SELECT householdId FROM household_pair WHERE `to` IS NULL AND householdId IN (?)', [householdIds.slice(at, at + 500)]);
      for (const { householdId } of rows) paired.add(householdId);
    }
    return paired;
  }
}

/** The household as the rule of the next visit wants it. */
export function visited({ state, tags }: Pick<HouseholdEntity, 'state' | 'tags'>, records: readonly HouseholdRecord[], today: Day): VisitedHousehold {
  const visits = records.filter(({ kind }) => kind === 'visit');
  const last = visits.at(-1) ?? null;
  const year = today.slice(0, 4);
  return {
    state, tags: tagsOf(tags), visits: visits.map(({ day }) => day).filter(day => day.startsWith(year)), lastVisit: last?.day ?? null,
    events: records.filter(({ kind, day }) => kind === 'household_event' && (last === null || day > last.day)).map(({ day, answers }) => ({ day, event: answers.event as HouseholdEvent })),
    followUpOn: last?.answers.followUpOn && last.answers.followUpOn > last.day ? last.answers.followUpOn : null,
  };
}

export function tagsOf(text: string): HouseholdTag[] {
  return text.split('|').filter(Boolean) as HouseholdTag[];
}

export function tagsText(tags: readonly string[]): string {
  return tags.length ? `|${[...new Set(tags)].sort().join('|')}|` : '';
}
