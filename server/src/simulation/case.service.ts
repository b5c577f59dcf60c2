import { Injectable } from '@nestjs/common';
import { addMonths, firstDay, lastDay, monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { LEAVE_KIND_NAMES } from '@village/shared/kernel/leave-kind';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { InForceFrom } from '@village/shared/policy/in-force';
import type { Profile } from '@village/shared/policy/profile';
import { rulesOf } from '@village/shared/rules/attendance-line';
import type { InForceSide } from '@village/shared/rules/simulation';
import type { LeaveSimulated } from '@village/shared/rules/simulation-leave';
import { firstNeeded, type SimulatedPerson } from '@village/shared/rules/simulation-person';
import { profileOn } from '@village/shared/rules/simulation-sheet';
import { SheetService } from '../attendance/sheet.service';
import { type Around, staysOf, StayService, townshipPath } from '../attendance/stay.service';
import { LeaveService, spanText, type AskedLeave } from '../leave/leave.service';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { PolicyService, type ProposedEdition } from '../policy/policy.service';

/** What is simulated: which months, and what is in force in each township with and without the draft. */
export interface Plan {
  months: Month[];
  /** The first month whose facts are needed. */
  since: Month;
  rules: Map<string, [InForceFrom[], InForceFrom[]]>;
}

/** A leave of somebody, to be decided again. */
export interface LeaveCase {
  month: Month;
  text: string;
  leave: LeaveSimulated;
  sides: [Profile | Refusal, Profile | Refusal];
}

/** Everything about one person that a simulation needs. */
export interface Case {
  personId: string;
  name: string;
  person: SimulatedPerson;
  leaves: LeaveCase[];
  /** Where he served at the end of a month. */
  placeIn: (month: Month) => TeamPlace;
}

/** Loads what is compared: so many people at once, one query per table and month, never one per person. */
@Injectable()
export class CaseService {
  constructor(
    private readonly teams: TeamService, private readonly stays: StayService, private readonly sheets: SheetService,
    private readonly leaves: LeaveService, private readonly policies: PolicyService,
  ) {}

  /** The people who served below the place of the draft in these months, by township and village. */
  async people({ organisation: { path } }: ProposedEdition, from: Month, to: Month): Promise<string[]> {
    const teams = await this.teams.teamsIn({ paths: [path], teams: [] }, firstDay(from), lastDay(to));
    const order = new Map(teams.map((team, index) => [team.id, index]));
    const members = await this.teams.membersOf([...order.keys()], firstDay(from), lastDay(to));
    const place = (member: Member) => order.get(member.terms[member.terms.length - 1].teamId) ?? 0;
    return members.sort((one, other) => place(one) - place(other)).map(member => member.personId);
  }

  /** Which rules hold in the townships below the place, and how far back the facts must reach. */
  async plan(draft: ProposedEdition, from: Month, to: Month): Promise<Plan> {
    const months: Month[] = [];
    for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
    const plan: Plan = { months, since: from, rules: new Map() };
    const teams = await this.teams.teamsIn({ paths: [draft.organisation.path], teams: [] }, firstDay(from), lastDay(to));
    await this.addRules(plan, draft, teams);
    const profiles = new Set([...plan.rules.values()].flat(2).map(({ profile }) => profile));
    plan.since = [...profiles].map(profile => firstNeeded(profile, from)).reduce((first, month) => (month < first ? month : first), from);
    if (plan.since < from) {
      plan.rules.clear();
      await this.addRules(plan, draft, teams);
    }
    return plan;
  }

  /** The facts of these people. */
  async group(personIds: string[], plan: Plan, draft: ProposedEdition): Promise<Case[]> {
    const [from, to] = [firstDay(plan.since), lastDay(plan.months[plan.months.length - 1])];
    const members = await this.teams.membersById(personIds, from, to);
    const teams = await this.teams.teamsByIds(members.flatMap(member => member.terms.map(term => term.teamId)));
    await this.addRules(plan, draft, [...teams.values()]);
    const sides = members.map(member => [0, 1].map(side => sideOf(member, teams, new Map([...plan.rules].map(([path, both]) => [path, both[side]])))) as [InForceSide, InForceSide]);
    const around = await this.stays.aroundOf(teams, from, to);
    const facts = await this.monthsOf(personIds, members, plan, around);
    const asked = byPerson(await this.leaves.askedIn(personIds, yearBefore(from), to));
    return members.map((member, index) => ({
      personId: member.personId, name: member.name, person: { sides: sides[index], months: facts.get(member.personId) ?? [] },
      leaves: leaveCases(member, asked.get(member.personId) ?? [], plan, sides[index]), placeIn: month => placeOf(member, teams, month),
    }));
  }

  /** As the sheet knows them: with what was arranged and declared where they served. */
  private async monthsOf(personIds: string[], members: Member[], { months, since }: Plan, around: (member: Member) => Around): Promise<Map<string, SimulatedPerson['months'][number][]>> {
    const found = new Map<string, SimulatedPerson['months'][number][]>(personIds.map(id => [id, []]));
    for (let month = since; month <= months[months.length - 1]; month = addMonths(month, 1)) {
      const stated = await this.sheets.factsEach(personIds, firstDay(month), lastDay(month));
      for (const member of members.filter(each => servesIn(each, month))) {
        found.get(member.personId)?.push({ facts: this.sheets.rowFacts(month, member, { ...stated(member.personId), ...around(member) }), compared: month >= months[0] });
      }
    }
    return found;
  }

  private async addRules(plan: Plan, draft: ProposedEdition, teams: TeamPlace[]): Promise<void> {
    const [from, to] = [firstDay(plan.since), lastDay(plan.months[plan.months.length - 1])];
    for (const path of new Set(teams.map(townshipPath))) {
      if (plan.rules.has(path)) continue;
      const [before, after] = [await this.stays.rulesIn(path, from, to), await this.policies.proposedParts(path, from, to, draft)];
      plan.rules.set(path, [isRefusal(before) ? [] : before, isRefusal(after) ? [] : after]);
    }
  }
}

function sideOf(member: Member, teams: Map<string, TeamPlace>, rules: Map<string, InForceFrom[]>): InForceSide {
  const found = rulesOf(staysOf(member, teams, rules));
  return found.length > 0 ? found : noRules();
}

function noRules(): Refusal {
  return refuse('profile_not_in_force', '那时没有生效的制度');
}

function servesIn(member: Member, month: Month): boolean {
  return member.terms.some(term => term.from <= lastDay(month) && (term.to === null || term.to >= firstDay(month)));
}

function placeOf(member: Member, teams: Map<string, TeamPlace>, month: Month): TeamPlace {
  const begun = member.terms.filter(term => term.from <= lastDay(month));
  return teams.get((begun[begun.length - 1] ?? member.terms[0]).teamId)!;
}

/** A cap may count the whole year of the first leave, and a leave may adjoin one of the year before. */
function yearBefore(day: Day): Day {
  return firstDay(addMonths(`${day.slice(0, 4)}-01`, -1));
}

function leaveCases(member: Member, asked: AskedLeave[], { months }: Plan, sides: [InForceSide, InForceSide]): LeaveCase[] {
  return asked.filter(({ span }) => months.includes(monthOf(span.startDay))).map(({ span, kind, role, submittedAt, id }) => {
    const others = member.terms.filter(term => term.from <= span.startDay && (term.to === null || span.startDay <= term.to)).map(term => term.role);
    const earlier = asked.filter(each => each.id !== id && each.submittedAt <= submittedAt).map(each => ({ kind: each.kind, span: each.used }));
    return {
      month: monthOf(span.startDay), text: `${LEAVE_KIND_NAMES[kind]} ${spanText(span)}`, leave: { roles: [...new Set([role, ...others])], kind, span, earlier },
      sides: sides.map(side => (isRefusal(side) ? side : side[0].from > span.startDay ? noRules() : profileOn(side, span.startDay))) as LeaveCase['sides'],
    };
  });
}

function byPerson<Row extends { personId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(row.personId);
    if (own) own.push(row);
    else found.set(row.personId, [row]);
  }
  return found;
}
