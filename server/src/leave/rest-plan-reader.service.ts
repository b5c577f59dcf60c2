import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { RestPlan, RestPlanHead, RestPlanKind, RestPlanMember } from '@village/shared/contract/rest';
import type { RestPlanInput, RestPlansInput } from '@village/shared/contract/rest.input';
import { periodDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfStep, seatsOf } from '@village/shared/kernel/role';
import { isRestPeriod, restPlanTerms, type RestPlanTerms } from '@village/shared/rules/rest-plan';
import { actsAs } from '../approval/approval.service';
import { Db } from '../common/db';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { reachOf } from './leave.service';
import { RestPlanCompareService } from './rest-plan-compare.service';
import { RestPlanEntity } from './rest-plan.entity';

const PAGE_SIZE = 20;

/** Plans of rest as they are read: rotation of a quarter and annual leave of a year, beside what was asked for. */
@Injectable()
export class RestPlanReaderService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly teams: TeamService, private readonly people: PersonService, private readonly policies: PolicyService,
    private readonly compared: RestPlanCompareService,
  ) {}

  async list({ kind, period, search, page = 1 }: RestPlansInput, who: Who): Promise<Page<RestPlanHead> | Refusal> {
    if (!isRestPeriod(kind, period)) return periodRefusal(kind);
    const { from, to } = periodDays(period);
    const wanted = search?.trim();
    const all = (await this.teams.teamsIn(scopeHere(who), from, to)).filter(team => !wanted || [team.name, team.villageName, team.townshipName].some(name => isNamed(name, wanted)));
    const shown = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const last = await this.lastOf(shown.map(team => team.id), kind, period);
    const items: RestPlanHead[] = [];
    for (const team of shown) {
      const row = last.get(team.id);
      const terms = await this.termsOf(team, kind, period);
      const leaves = row ? await this.compared.leavesOf(row.lines.map(line => line.personId), kind, from, to) : [];
      items.push({
        teamId: team.id, teamName: team.name, villageName: team.villageName, known: terms !== null, state: stateOf(row), planned: row?.lines.length ?? 0,
        askedFor: row ? this.compared.compare(row.lines, leaves, () => '').lines.filter(line => line.kept !== 'open').length : 0,
        waits: row?.agreedBy === null && terms !== null && settles(terms, team, who),
      });
    }
    return { items, page, pageSize: PAGE_SIZE, total: all.length };
  }

  async one(input: RestPlanInput, who: Who): Promise<RestPlan | Refusal> {
    if (!isRestPeriod(input.kind, input.period)) return periodRefusal(input.kind);
    return this.of(await this.teamOf(input.teamId, who), input, who);
  }

  /** How many plans wait for this person to agree; with the first of them. */
  async waiting(who: Who): Promise<RestPlanEntity[]> {
    const rows = await this.db.of(RestPlanEntity).createQueryBuilder('row').where('row.agreedBy IS NULL')
      .andWhere('NOT EXISTS (SELECT 1 FROM rest_plan later WHERE later.teamId = row.teamId AND later.kind = row.kind AND later.period = row.period AND later.version > row.version)').orderBy('row.madeAt').getMany();
    const teams = await this.teams.teamsByIds(rows.map(row => row.teamId));
    const found: RestPlanEntity[] = [];
    for (const row of rows) {
      const { to } = periodDays(row.period);
      const team = teams.get(row.teamId);
      const terms = team && to >= this.clock.today() ? await this.termsOf(team, row.kind, row.period) : null;
      if (team && terms && settles(terms, team, who)) found.push(row);
    }
    return found;
  }

  async of(team: TeamPlace, { kind, period }: RestPlanInput, who: Who): Promise<RestPlan | Refusal> {
    const { from, to } = periodDays(period);
    const profile = await this.policies.activeFor(team.path, this.readOn(period));
    const names = isRefusal(profile) ? {} : profile.roles;
    const members = await this.compared.members(team, kind, from, to, names);
    const said = isRefusal(profile) ? null : restPlanTerms(profile, kind, members.length);
    const terms = said && !isRefusal(said.value) && said.value.by !== null ? said.value : null;
    const row = (await this.lastOf([team.id], kind, period)).get(team.id);
    const people = await this.people.peopleByIds([...(row ? [row.madeBy, row.agreedBy, ...row.lines.map(line => line.personId)] : []), ...members.map(member => member.personId)].filter(id => id !== null));
    const nameOf = (id: string) => people.get(id)?.name ?? '';
    const leaves = await this.compared.leavesOf([...people.keys()], kind, from, to);
    const open = to >= this.clock.today() && terms !== null;
    return {
      teamId: team.id, teamName: team.name, villageName: team.villageName, kind, period, from, to, members, version: row?.version ?? 0, state: stateOf(row),
      ...this.compared.compare(row?.lines ?? [], leaves.filter(leave => leave.teamId === team.id), nameOf), reason: row?.reason ?? '', madeByName: row ? nameOf(row.madeBy) : null, madeAt: row?.madeAt ?? null,
      agreedByRole: terms ? nameOfStep(terms.by!, names) : '', agreedByName: row?.agreedBy ? nameOf(row.agreedBy) : null, because: said?.because ?? [], known: terms !== null,
      may: { agree: open && settles(terms, team, who), propose: open && proposes(team, who) },
    };
  }

  members(team: TeamPlace, kind: RestPlanKind, from: Day, to: Day, names: Record<string, string>): Promise<RestPlanMember[]> {
    return this.compared.members(team, kind, from, to, names);
  }

  async teamOf(id: string, who: Who): Promise<TeamPlace> {
    const team = (await this.teams.teamsByIds([id])).get(id);
    if (!team || !inScope(scopeHere(who), team.path, team.id)) throw new NotFoundException();
    return team;
  }

  private async termsOf(team: TeamPlace, kind: RestPlanKind, period: string): Promise<RestPlanTerms | null> {
    const profile = await this.policies.activeFor(team.path, this.readOn(period));
    const terms = isRefusal(profile) ? profile : restPlanTerms(profile, kind, 1).value;
    return isRefusal(terms) || terms.by === null ? null : terms;
  }

  /** The regulation as it is today, where the period has begun; as it will be on its first day, where it has not. */
  readOn(period: string): Day {
    const { from, to } = periodDays(period);
    const today = this.clock.today();
    return today < from ? from : today > to ? to : today;
  }

  async lastOf(teamIds: string[], kind: RestPlanKind, period: string): Promise<Map<string, RestPlanEntity>> {
    const rows = teamIds.length === 0 ? [] : await this.db.of(RestPlanEntity).find({ where: { teamId: In(teamIds), kind, period }, order: { version: 'ASC' } });
    return new Map(rows.map(row => [row.teamId, row]));
  }
}

/** Everybody of a team sees its plan; who reads leaves of a place sees those of its teams. */
function scopeHere(who: Who) {
  return { paths: reachOf(who, 'leave.read').paths, teams: who.grants.map(grant => grant.teamId).filter(id => id !== null) };
}

/** A body settles it through those who speak for it. */
export function stepOf({ by }: RestPlanTerms): string {
  return by!.split('|').flatMap(party => seatsOf(party)).join('|') || by!;
}

export function settles(terms: RestPlanTerms, team: TeamPlace, who: Who): boolean {
  return actsAs(who.grants, stepOf(terms), { path: team.path, teamId: team.id }) !== null;
}

export function proposes(team: TeamPlace, who: Who): boolean {
  return scopeOf(who, 'leave.plan').teams.includes(team.id);
}

function stateOf(row: RestPlanEntity | undefined): RestPlan['state'] {
  return !row ? 'none' : row.agreedBy === null ? 'proposed' : 'agreed';
}

export function periodRefusal(kind: RestPlanKind): Refusal {
  return refuse('period_wrong', kind === 'rotation_rest' ? '轮休按季度计划，请选季度。' : '年休假按年计划，请选年度。', { field: 'period' });
}
