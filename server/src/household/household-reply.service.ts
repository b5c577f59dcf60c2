import { Injectable } from '@nestjs/common';
import type { Colour, HouseholdDetail, HouseholdDuty, HouseholdLine } from '@village/shared/contract/household';
import type { Reason } from '@village/shared/kernel/finding';
import { maskedName } from '@village/shared/kernel/household';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { alertColour, monitoredGroups } from '@village/shared/rules/household';
import { newHouseholdPairing } from '@village/shared/rules/pairing';
import { quarterlyVisits, yearlyVisits } from '@village/shared/rules/visit-cadence';
import { isKey, nextVisit } from '@village/shared/rules/visit-next';
import { Db } from '../common/db';
import { Secret } from '../common/secret';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { maskPhone } from '../organisation/person.service';
import { type HouseholdEntity, HouseholdPairEntity } from './household.entity';
import { HouseholdFactsService, tagsOf, visited, type VillageTerms } from './household-facts.service';
import { HouseholdHistoryService } from './household-history.service';
import { covers, HouseholdReachService, needNotKnow, pathOf } from './household-reach.service';

/** Households as people read them: masked for those who need not know, with what the document says of them. */
@Injectable()
export class HouseholdReplyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly secret: Secret, private readonly reach: HouseholdReachService,
    private readonly facts: HouseholdFactsService, private readonly organisations: OrganisationService, private readonly history: HouseholdHistoryService,
  ) {}

  /** `paths`: what this person reaches, where that is known already. */
  async lines(rows: readonly HouseholdEntity[], who: Who, paths?: readonly string[]): Promise<HouseholdLine[]> {
    const ids = rows.map(row => row.id);
    const reached = paths ?? await this.reach.paths(who, 'household.read');
    const villages = await this.organisations.organisationsByIds(rows.map(row => row.villageId));
    const records = ids.length ? await this.facts.recordsOf({ householdIds: ids }) : new Map();
    const paired = await this.facts.pairedOf(ids);
    const open = ids.length ? await this.db.read<{ householdId: string }>("SELECT householdId FROM household_change WHERE state = 'conflict' AND householdId IN (?)", [ids]) : [];
    const profiles = new Map<string, VillageTerms['profile']>();
    for (const row of rows) if (!profiles.has(row.townshipId)) profiles.set(row.townshipId, await this.facts.profileOf(pathOf(row)));
    return rows.map(row => ({
      id: row.id, villageId: row.villageId, villageName: villages.get(row.villageId)?.name ?? '', number: row.number, group: row.place,
      headName: needNotKnow(reached, pathOf(row)) ? maskedName(row.headName) : row.headName, people: row.people, state: row.state, colour: colourOf(profiles.get(row.townshipId)!, row.state).colour,
      monitored: row.monitored, tags: tagsOf(row.tags), paired: paired.has(row.id),
      lastVisit: visited(row, records.get(row.id) ?? [], this.clock.today()).lastVisit, conflicts: open.filter(change => change.householdId === row.id).length,
    }));
  }

  async detail(row: HouseholdEntity, who: Who): Promise<HouseholdDetail> {
    const path = pathOf(row);
    const [line] = await this.lines([row], who);
    const hidden = needNotKnow(await this.reach.paths(who, 'household.read'), path);
    const village = await this.facts.termsOf(path);
    const pairs = await this.db.of(HouseholdPairEntity).find({ where: { householdId: row.id }, order: { from: 'DESC', id: 'DESC' } });
    const told = await this.history.of(row, village.terms, hidden);
    const reaches = async (permission: 'household.write' | 'household.reveal' | 'household.manage') => covers(await this.reach.paths(who, permission), path);
    const edit = row.endedOn === null && await reaches('household.write');
    return {
      ...line, version: row.version, note: row.note, phone: row.phoneSealed === null ? null : hidden ? '****' : maskPhone(this.secret.open(row.phoneSealed)),
      idNumber: row.idSealed === null ? null : hidden ? '****' : maskId(this.secret.open(row.idSealed)),
      ended: row.endedOn === null ? null : { day: row.endedOn, reason: told.endedReason }, colourBecause: isRefusal(village.profile) ? [] : colourOf(village.profile, row.state).because,
      pairs: pairs.map(({ id, name, unit, rank, from, to, endedReason }) => ({ id, name, unit, rank, from, to, endedReason })), pairing: pairingOf(village.profile, row, pairs),
      visits: told.visits, visitsTotal: told.visitsTotal, happenings: told.happenings, changes: told.changes,
      duties: await this.duties(village, row, told.days), next: village.terms && row.endedOn === null ? nextVisit(village.terms, told.visited, { today: this.clock.today(), arrivedOn: village.arrivedOn }) : null,
      monitoredGroups: groupsOf(village.profile), may: { visit: edit && who.grants.some(grant => grant.teamId !== null), edit, reveal: await reaches('household.reveal'), manage: await reaches('household.manage') },
    };
  }

  /** How often it was visited, by the rules of the document: this year, and where it is a key household this quarter. */
  private async duties({ profile, terms }: VillageTerms, row: HouseholdEntity, days: string[]): Promise<HouseholdDuty[]> {
    if (isRefusal(profile) || !terms || row.endedOn !== null) return [];
    const calendar = await this.history.calendar();
    const today = this.clock.today();
    const type = isKey(terms, { state: row.state, tags: tagsOf(row.tags) }) ? 'key' as const : 'ordinary' as const;
    const year = terms.perYear > 0 ? [yearlyVisits(profile, calendar, { period: today.slice(0, 4), household: 'ordinary', visits: days })] : [];
    const quarter = type === 'key' && terms.keyPerQuarter > 0 ? [quarterlyVisits(profile, calendar, { period: `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`, household: 'key', visits: days })] : [];
    return [...year, ...quarter].flatMap(({ value, because }) => (isRefusal(value) ? [] : [{ text: `${because[0]?.text ?? ''}，已走访 ${value.required - value.remaining} 次`, met: value.remaining === 0, because }]));
  }
}

function colourOf(profile: VillageTerms['profile'], state: HouseholdEntity['state']): { colour: Colour | null; because: Reason[] } {
  if (isRefusal(profile)) return { colour: null, because: [] };
  const { value, because } = alertColour(profile, state);
  return isRefusal(value) ? { colour: null, because: [] } : { colour: value, because };
}

function groupsOf(profile: VillageTerms['profile']): string[] {
  const groups = isRefusal(profile) ? [] : monitoredGroups(profile).value;
  return isRefusal(groups) ? [] : groups;
}

/** What the document asks of the pairing of this household, as it is now. */
function pairingOf(profile: VillageTerms['profile'], row: HouseholdEntity, pairs: readonly HouseholdPairEntity[]): HouseholdDetail['pairing'] {
  if (isRefusal(profile)) return null;
  const now = pairs.filter(pair => pair.to === null);
  const tries = (now.length ? now.map(pair => pair.rank as string) : [null]).map(rank => newHouseholdPairing(profile as Profile, { householdState: row.state, assignedRank: rank }));
  const found = tries.find(({ value }) => !isRefusal(value) && value.compliant) ?? tries[0];
  return isRefusal(found.value) || found.value.assignRankAnyOf.length === 0 ? null : { compliant: found.value.compliant, ranks: found.value.assignRankAnyOf.map(nameOfWord), because: found.because };
}

/** `110***********1234` */
export function maskId(number: string): string {
  return `${number.slice(0, 3)}${'*'.repeat(Math.max(0, number.length - 7))}${number.slice(-4)}`;
}
