import { Injectable } from '@nestjs/common';
import type { AlertFact } from '@village/shared/kernel/alert';
import { addDays, daysBetween, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { InForceFrom } from '@village/shared/policy/in-force';
import type { Stay } from '@village/shared/rules/attendance-line';
import { AlertService } from '../leave/alert.service';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { ArrangementService, type Arranged } from './arrangement.service';

/** What is known of the days of a cadre beside what was stated of him. */
export interface Around {
  /** Times of full presence at the places where he served, cut to his days there. */
  alerts: AlertFact[];
  /** What was arranged for him at those places, cut in the same way. */
  arranged: Arranged;
}

/** A cadre with all his teams of some days, and the rules of each. */
export interface Served extends Around {
  member: Member;
  stays: Stay[];
}

/** Where people served on which days, and by which rules. */
@Injectable()
export class StayService {
  constructor(
    private readonly teams: TeamService, private readonly policies: PolicyService, private readonly alerts: AlertService, private readonly arrangements: ArrangementService,
  ) {}

  /** One query for the people, one for the teams, and one look at the rules of each township, whatever the number of people. */
  async servedBy(personIds: string[], from: Day, to: Day): Promise<Map<string, Served> | Refusal> {
    const members = await this.teams.membersById(personIds, from, to);
    const teams = await this.teams.teamsByIds(members.flatMap(member => member.terms.map(term => term.teamId)));
    const rules = new Map<string, InForceFrom[]>();
    for (const path of new Set([...teams.values()].map(townshipPath))) {
      const found = await this.rulesIn(path, from, to);
      if (isRefusal(found)) return found;
      rules.set(path, found);
    }
    const around = await this.aroundOf(teams, from, to);
    return new Map(members.map(member => [member.personId, { member, stays: staysOf(member, teams, rules), ...around(member) }]));
  }

  /** What was declared and arranged where these people served; in one query each. */
  async aroundOf(teams: Map<string, TeamPlace>, from: Day, to: Day): Promise<(member: Member) => Around> {
    const paths = [...teams.values()].map(team => team.path);
    const [alerts, arranged] = [await this.alerts.at(paths, from, to), await this.arrangements.at(paths, from, to)];
    return member => ({ alerts: alertsOf(member, teams, alerts), arranged: arrangedOf(member, teams, arranged) });
  }

  /** The times of full presence at a place. */
  async alertsAt(path: string, from: Day, to: Day): Promise<AlertFact[]> {
    return (await this.alerts.at([path], from, to))(path);
  }

  /** What was arranged at a place, for everybody there and for this person. */
  async arrangedAt(path: string, from: Day, to: Day, personId?: string): Promise<Arranged> {
    return (await this.arrangements.at([path], from, to))(path, personId);
  }

  /** The rules of a place from `from` to `to`; where none was in force at first, from the first day on which one was. */
  async rulesIn(path: string, from: Day, to: Day): Promise<InForceFrom[] | Refusal> {
    const found = await this.policies.inForceIn(path, from, to);
    if (!isRefusal(found) || found.code !== 'profile_not_in_force') return found;
    let [none, some] = [from, to];
    if (from === to || isRefusal(await this.policies.activeFor(path, to))) return found;
    while (daysBetween(none, some) > 1) {
      const between = addDays(none, Math.floor(daysBetween(none, some) / 2));
      if (isRefusal(await this.policies.activeFor(path, between))) none = between;
      else some = between;
    }
    return this.policies.inForceIn(path, some, to);
  }
}

/** A village follows the rules of its township. */
export function townshipPath({ countyId, townshipId }: TeamPlace): string {
  return `/${countyId}/${townshipId}/`;
}

function alertsOf(member: Member, teams: Map<string, TeamPlace>, alerts: (path: string) => AlertFact[]): AlertFact[] {
  return member.terms.flatMap(term => alerts(teams.get(term.teamId)!.path).map(({ alert, from, to }) => ({
    alert, from: from > term.from ? from : term.from, to: term.to !== null && (to === null || term.to < to) ? term.to : to,
  }))).filter(({ from, to }) => to === null || from <= to);
}

/** A moved office day belongs to the days of both its ends: whoever comes in between has the day on which it is held. */
function arrangedOf(member: Member, teams: Map<string, TeamPlace>, arranged: (path: string, personId: string) => Arranged): Arranged {
  const all = member.terms.map(term => {
    const { reschedules, calls, overtime } = arranged(teams.get(term.teamId)!.path, member.personId);
    const within = (day: Day) => term.from <= day && (term.to === null || day <= term.to);
    return { reschedules: reschedules.filter(({ from, to }) => within(from) || within(to)), calls: calls.filter(({ day }) => within(day)), overtime: overtime.filter(({ day }) => within(day)) };
  });
  const distinct = <Each extends object>(each: Each[]) => [...new Map(each.map(one => [JSON.stringify(one), one])).values()];
  return { reschedules: distinct(all.flatMap(each => each.reschedules)), calls: distinct(all.flatMap(each => each.calls)), overtime: distinct(all.flatMap(each => each.overtime)) };
}

/** The teams one after the other; a change of role within a team is no move. */
export function staysOf(member: Member, teams: Map<string, TeamPlace>, rules: Map<string, InForceFrom[]>): Stay[] {
  const stays: Stay[] = [];
  for (const { teamId, from, to } of member.terms) {
    const last = stays[stays.length - 1];
    if (last?.teamId === teamId) last.to = last.to === null || to === null ? null : last.to > to ? last.to : to;
    else stays.push({ teamId, name: teams.get(teamId)!.villageName, from, to, rules: rules.get(townshipPath(teams.get(teamId)!))! });
  }
  return stays;
}
