import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { InForceFrom } from '@village/shared/policy/in-force';
import { burdenOfDocument, type BurdenAsked, type BurdenKnown } from '@village/shared/rules/burden';
import type { VisitedOften } from '@village/shared/rules/due-facts';
import type { DueSubject } from '@village/shared/rules/due-item';
import { ArrangementService } from '../attendance/arrangement.service';
import { StayService, townshipPath } from '../attendance/stay.service';
import { ContactService } from '../household/contact.service';
import { HouseholdFactsService } from '../household/household-facts.service';
import { PartyService } from '../meeting/party.service';
import type { Member, TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';

/** What is asked of one person or one team. */
export interface Burdened {
  /** The person or the team. */
  id: string;
  /** The team he serves in, or the team itself. */
  teamId: string;
  asked: BurdenAsked[];
}

/** What the documents in force ask of people and teams in a week. Who is asked the same is asked once. */
@Injectable()
export class BurdenDocumentService {
  constructor(
    private readonly policies: PolicyService, private readonly stays: StayService, private readonly arrangements: ArrangementService, private readonly parties: PartyService,
    private readonly contacts: ContactService, private readonly households: HouseholdFactsService,
  ) {}

  /** Also says whether no document is in force at any of the places. */
  async of(teams: readonly TeamPlace[], members: readonly Member[], week: Day): Promise<{ people: Burdened[]; teams: Burdened[]; withoutRules: boolean }> {
    const to = addDays(week, 6);
    const calendar = await this.policies.calendar();
    const rules = await this.rulesOf(teams, week, to);
    const moves = await this.arrangements.at(teams.map(({ path }) => path), week, to);
    const known = { team: await this.knownOfTeams(teams), person: await this.knownOf(members, week) };
    const once = new Map<string, BurdenAsked[]>();
    const ask = (team: TeamPlace, subject: DueSubject, what: BurdenKnown): BurdenAsked[] => {
      const inForce = rules.get(townshipPath(team)) ?? [];
      if (inForce.length === 0) return [];
      const { reschedules } = moves(team.path);
      const key = JSON.stringify([townshipPath(team), subject, what, reschedules]);
      const asked = once.get(key) ?? burdenOfDocument({ rules: inForce, calendar, subject, known: what, reschedules, week });
      once.set(key, asked);
      return asked;
    };
    const byId = new Map(teams.map(team => [team.id, team]));
    return {
      withoutRules: teams.length > 0 && [...rules.values()].every(each => each.length === 0),
      teams: teams.map(team => ({ id: team.id, teamId: team.id, asked: ask(team, { owner: 'team', roles: [], ...cut(team, week, to) }, known.team(team)) })),
      people: members.flatMap(member => [...new Set(member.terms.map(({ teamId }) => teamId))].flatMap((teamId): Burdened[] => {
        const team = byId.get(teamId);
        const own = member.terms.filter(term => term.teamId === teamId);
        const roles = [...new Set(own.map(({ role }) => role))].sort();
        const span = cut({ from: own.map(({ from }) => from).sort()[0], to: own.some(term => term.to === null) ? null : own.map(term => term.to!).sort().pop()! }, week, to);
        return team ? [{ id: member.personId, teamId, asked: ask(team, { owner: 'person', roles, ...span }, known.person(member.personId, span.to)) }] : [];
      })),
    };
  }

  private async rulesOf(teams: readonly TeamPlace[], week: Day, to: Day): Promise<Map<string, InForceFrom[]>> {
    const rules = new Map<string, InForceFrom[]>();
    for (const path of new Set(teams.map(townshipPath))) {
      const found = await this.stays.rulesIn(path, week, to);
      rules.set(path, isRefusal(found) ? [] : found);
    }
    return rules;
  }

  private async knownOfTeams(teams: readonly TeamPlace[]): Promise<(team: TeamPlace) => BurdenKnown> {
    const kinds = await this.households.kindsIn([...new Set(teams.map(({ villageId }) => villageId))]);
    const byVillage = new Map<string, VisitedOften[]>();
    for (const { villageId, state, tags, households } of kinds) byVillage.set(villageId, [...byVillage.get(villageId) ?? [], ...Array.from({ length: households }, (): VisitedOften => ({ state, tags, days: [] }))]);
    return team => ({ households: byVillage.get(team.villageId) ?? [], arrivedOn: team.from });
  }

  private async knownOf(members: readonly Member[], week: Day): Promise<(personId: string, until: Day | null) => BurdenKnown> {
    const ids = members.map(({ personId }) => personId);
    const party = new Set((await this.parties.membershipOf(ids)).filter(({ to }) => to === null || to >= week).map(({ personId }) => personId));
    const contacts = await this.contacts.keptBy(ids);
    return (personId, until) => ({
      ...(contacts.has(personId) ? { contacts: Array.from({ length: contacts.get(personId)! }, (_, index) => String(index)) } : {}), ...(party.has(personId) ? { also: ['party_member'] } : {}), ...(until ? { leaving: until } : {}),
    });
  }
}

/** The days of somebody, as far as they matter in the week: who was there before and stays is like all others. */
function cut({ from, to }: { from: Day; to: Day | null }, week: Day, until: Day): { from: Day | null; to: Day | null } {
  return { from: from <= week ? null : from, to: to !== null && to <= addDays(until, AHEAD_DAYS) ? to : null };
}

/** A term that ends is known that long ahead: something has to be handed over. */
const AHEAD_DAYS = 60;
