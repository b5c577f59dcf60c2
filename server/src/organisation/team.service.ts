import { Injectable, NotFoundException } from '@nestjs/common';
import { type FindOptionsWhere, In, IsNull, Like, MoreThan, MoreThanOrEqual, Not, LessThanOrEqual } from 'typeorm';
import type { Team } from '@village/shared/contract/organisation';
import type { AddTeamInput, TeamEndInput, TeamsInput } from '@village/shared/contract/organisation.input';
import type { Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { CADRE_ROLES, nameOfRole, type RoleId } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { Together } from '../common/together';
import { inScope, scopeOf, type Scope, type Who } from '../common/who';
import { OrganisationEntity, PersonEntity, TeamEntity, TermEntity } from './organisation.entity';
import { OrganisationService } from './organisation.service';
import { idsOf } from '../common/path';
import { teamRefusal } from './term-rules';

/** A team with the places it stands in. */
export interface TeamPlace {
  id: string;
  name: string;
  villageId: string;
  villageName: string;
  townshipId: string;
  townshipName: string;
  countyId: string;
  /** The path of the village. */
  path: string;
  from: Day;
  to: Day | null;
}

/** A person with the terms that made him a cadre of one of the teams within the days asked for. */
export interface Member {
  personId: string;
  name: string;
  unitId: string | null;
  post: string | null;
  terms: { id: string; role: RoleId; teamId: string; villageId: string; from: Day; to: Day | null }[];
}

/** What a team is called: its own name, or that of its village. */
export function teamNameOf({ name, villageName }: Pick<TeamPlace, 'name' | 'villageName'>): string {
  return name || `${villageName}工作队`;
}

const TEAM = 'team.id, team.name, team.`from`, team.`to`, village.id villageId, village.name villageName, village.path, township.id townshipId, township.name townshipName';
const PLACES = 'JOIN organisation village ON village.id = team.villageId JOIN organisation township ON township.id = village.parentId';

@Injectable()
export class TeamService {
  private readonly asked = new Together<{ personId: string; day: Day }, TeamPlace | null>(keys => this.teamsOn(keys));

  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly organisations: OrganisationService,
  ) {}

  /** The teams a scope reaches that stand in their village on some day from `from` to `to` (`to` left out: on `from`), by township and village. */
  async teamsIn(scope: Scope, from: Day, to: Day = from): Promise<TeamPlace[]> {
    const villages = scope.paths.length
      ? await this.db.of(OrganisationEntity).findBy(scope.paths.map(path => ({ kind: 'village' as const, path: Like(`${path}%`) })))
      : [];
    const standing: FindOptionsWhere<TeamEntity>[] = [];
    if (villages.length) standing.push({ villageId: In(villages.map(village => village.id)) });
    if (scope.teams.length) standing.push({ id: In(scope.teams) });
    if (!standing.length) return [];
    const where = standing.flatMap(each => [
      { ...each, from: LessThanOrEqual(to), to: IsNull() }, { ...each, from: LessThanOrEqual(to), to: MoreThanOrEqual(from) },
    ]);
    return this.placed(await this.db.of(TeamEntity).findBy(where));
  }

  /** The teams that stand in these villages on a day. */
  async standingIn(villageIds: string[], on: Day): Promise<TeamPlace[]> {
    const within = { villageId: In(villageIds), from: LessThanOrEqual(on) };
    return villageIds.length ? this.placed(await this.db.of(TeamEntity).findBy([{ ...within, to: IsNull() }, { ...within, to: MoreThanOrEqual(on) }])) : [];
  }

  /** The teams of these ids, by id, whatever their days. */
  async teamsByIds(ids: string[]): Promise<Map<string, TeamPlace>> {
    const found = ids.length ? await this.db.read<Omit<TeamPlace, 'countyId'>>(`SELECT ${TEAM} FROM team ${PLACES} WHERE team.id IN (?)`, [[...new Set(ids)]]) : [];
    const order = (team: Omit<TeamPlace, 'countyId'>) => `${team.townshipName}\n${team.villageName}\n${team.from}`;
    return new Map(found.sort((one, other) => (order(one) < order(other) ? -1 : 1)).map(team => [team.id, { ...team, countyId: idsOf(team.path)[0] }]));
  }

  /** The team in which the person serves as a cadre on this day, or null. */
  teamOn(personId: string, day: Day): Promise<TeamPlace | null> {
    return this.asked.of({ personId, day });
  }

  private async teamsOn(keys: { personId: string; day: Day }[]): Promise<(TeamPlace | null)[]> {
    const terms = await this.db.read<Omit<TeamPlace, 'countyId'> & { personId: string; since: Day; until: Day | null }>(`SELECT term.personId, term.\`from\` since, term.\`to\` until, ${TEAM} FROM term JOIN team ON team.id = term.teamId ${PLACES}
      WHERE term.personId IN (?) AND term.role IN (?) ORDER BY term.\`from\`, term.id`, [[...new Set(keys.map(key => key.personId))], CADRE_ROLES]);
    return keys.map(({ personId, day }) => {
      const served = terms.find(each => each.personId === personId && each.since <= day && (each.until === null || day <= each.until));
      if (!served) return null;
      const { personId: _, since: __, until: ___, ...team } = served;
      return { ...team, countyId: idsOf(team.path)[0] };
    });
  }

  /** The people with a term as a cadre of these teams on some day from `from` to `to`, by name; each once, with those terms by their start. */
  async membersOf(teamIds: string[], from: Day, to: Day): Promise<Member[]> {
    return teamIds.length ? this.serving({ teamId: In(teamIds) }, from, to) : [];
  }

  /** The same of these people, in whatever team they serve. */
  async membersById(personIds: string[], from: Day, to: Day): Promise<Member[]> {
    return personIds.length ? this.serving({ personId: In(personIds), teamId: Not(IsNull()) }, from, to) : [];
  }

  /** The same of the people these units sent, in whatever team they serve. */
  async membersOfUnits(unitIds: string[], from: Day, to: Day): Promise<Member[]> {
    const sent = unitIds.length ? await this.db.of(PersonEntity).find({ select: { id: true }, where: { unitId: In(unitIds) } }) : [];
    return this.membersById(sent.map(({ id }) => id), from, to);
  }

  private async serving(which: FindOptionsWhere<TermEntity>, from: Day, to: Day): Promise<Member[]> {
    const inDays = { ...which, role: In(CADRE_ROLES), from: LessThanOrEqual(to) };
    const terms = await this.db.of(TermEntity).find({
      where: [{ ...inDays, to: IsNull() }, { ...inDays, to: MoreThanOrEqual(from) }], order: { from: 'ASC', id: 'ASC' },
    });
    const people = terms.length
      ? await this.db.of(PersonEntity).find({ where: { id: In([...new Set(terms.map(term => term.personId))]) }, order: { name: 'ASC', id: 'ASC' } })
      : [];
    const held = new Map<string, TermEntity[]>();
    for (const term of terms) held.set(term.personId, [...(held.get(term.personId) ?? []), term]);
    return people.map(({ id, name, unitId, post }) => ({
      personId: id, name, unitId, post,
      terms: held.get(id)!
        .map(term => ({ id: term.id, role: term.role, teamId: term.teamId!, villageId: term.organisationId, from: term.from, to: term.to })),
    }));
  }

  async list(input: TeamsInput, who: Who): Promise<Team[]> {
    const on = input.on ?? this.clock.today();
    const teams = await this.teamsIn(scopeOf(who, 'organisation.read'), on);
    if (input.organisationId === undefined) return this.withMembers(teams, on);
    const within = (await this.organisations.tree(who)).find(each => each.id === input.organisationId);
    if (!within) throw new NotFoundException();
    return this.withMembers(teams.filter(team => team.path.startsWith(within.path)), on);
  }

  /** The team, if `who` manages the place it stands in; otherwise the same 404 as for one that does not exist. */
  async managed(who: Who, id: string): Promise<TeamPlace> {
    const team = (await this.teamsByIds([id])).get(id);
    if (!team || !inScope(scopeOf(who, 'organisation.manage'), team.path)) throw new NotFoundException();
    return team;
  }

  async add(input: AddTeamInput, who: Who): Promise<Team | Refusal> {
    const village = await this.organisations.managed(who, input.villageId);
    if (village.kind !== 'village') return refuse('village_required', '工作队要派到村，请选择一个村', { field: 'villageId' });
    await this.organisations.hold(idsOf(village.path)[0]);
    const team = { id: newId(), villageId: village.id, name: input.name.trim(), from: input.from, to: null };
    const clash = teamRefusal(team, await this.db.of(TeamEntity).findBy({ villageId: village.id }));
    if (clash) return clash;
    await this.db.of(TeamEntity).insert(team);
    await this.journal.note(who, 'organisation.team.add', team.id, village.id);
    return this.one(team.id, input.from);
  }

  /** Withdraws a team: the terms in it end with it. */
  async end(input: TeamEndInput, who: Who): Promise<Team | Refusal> {
    const team = await this.managed(who, input.id);
    await this.organisations.hold(team.countyId);
    const others = await this.db.of(TeamEntity).findBy({ villageId: team.villageId });
    const clash = teamRefusal({ ...team, to: input.to }, others);
    if (clash) return clash;
    const terms = this.db.of(TermEntity);
    const later = await terms.countBy({ teamId: team.id, from: MoreThan(input.to) });
    if (later) {
      return refuse('later_terms', `这支工作队有 ${later} 条任职在 ${input.to} 之后才开始，请把撤回日期改晚，或先把这些任职调到别的工作队`, { field: 'to' });
    }
    await terms.update([{ teamId: team.id, to: IsNull() }, { teamId: team.id, to: MoreThan(input.to) }], { to: input.to });
    await this.db.of(TeamEntity).update({ id: team.id }, { to: input.to });
    await this.journal.note(who, 'organisation.team.end', team.id, team.villageId);
    return this.one(team.id, input.to);
  }

  private async one(id: string, on: Day): Promise<Team> {
    return (await this.withMembers([...(await this.teamsByIds([id])).values()], on))[0];
  }

  private async withMembers(teams: TeamPlace[], on: Day): Promise<Team[]> {
    const held = { teamId: In(teams.map(team => team.id)), from: LessThanOrEqual(on) };
    const terms = teams.length
      ? await this.db.of(TermEntity).find({ where: [{ ...held, to: IsNull() }, { ...held, to: MoreThanOrEqual(on) }], order: { from: 'ASC', id: 'ASC' } })
      : [];
    const people = terms.length ? await this.db.of(PersonEntity).findBy({ id: In(terms.map(term => term.personId)) }) : [];
    const names = new Map(people.map(person => [person.id, person.name]));
    return teams.map(({ id, name, villageId, villageName, townshipName, path, from, to }) => ({
      id, name, villageId, villageName, townshipName, path, from, to,
      members: terms.filter(term => term.teamId === id)
        .map(term => ({ personId: term.personId, name: names.get(term.personId) ?? '', role: term.role, roleName: nameOfRole(term.role) })),
    }));
  }

  private async placed(teams: TeamEntity[]): Promise<TeamPlace[]> {
    return [...(await this.teamsByIds(teams.map(team => team.id))).values()];
  }
}
