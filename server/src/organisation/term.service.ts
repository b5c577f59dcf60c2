import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, MoreThanOrEqual, Not } from 'typeorm';
import type { Term } from '@village/shared/contract/organisation';
import type { AddTermInput, EndTermInput, MovePersonInput } from '@village/shared/contract/organisation.input';
import { addDays, type Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import type { Who } from '../common/who';
import { TeamEntity, TermEntity } from './organisation.entity';
import { OrganisationService } from './organisation.service';
import { kindFor } from '../common/path';
import type { Person } from './person.service';
import { TeamService } from './team.service';
import { overlaps, termRefusal, type TeamFacts, type TermFacts } from './term-rules';
import { UnitService } from './unit.service';

const KIND_NAMES = { county: '县', township: '乡镇', village: '村' } as const;

@Injectable()
export class TermService {
  constructor(
    private readonly db: Db, private readonly journal: Journal, private readonly organisations: OrganisationService,
    private readonly units: UnitService, private readonly teams: TeamService,
  ) {}

  /** All terms of a person, past and future ones included, by their start. */
  async termsOf(personId: string): Promise<Term[]> {
    return this.named(await this.db.of(TermEntity).find({ where: { personId }, order: { from: 'ASC', id: 'ASC' } }));
  }

  /** What each of these people is on a day, and where: the name of the team, or of the organisation. */
  async rolesOn(personIds: string[], on: Day): Promise<Map<string, { roleName: string; place: string }[]>> {
    if (!personIds.length) return new Map();
    const held = { personId: In(personIds), from: LessThanOrEqual(on) };
    const terms = await this.db.of(TermEntity).find({ where: [{ ...held, to: IsNull() }, { ...held, to: MoreThanOrEqual(on) }], order: { from: 'ASC', id: 'ASC' } });
    const named = await this.named(terms);
    const roles = new Map<string, { roleName: string; place: string }[]>();
    named.forEach((term, index) => {
      const { personId } = terms[index];
      roles.set(personId, [...(roles.get(personId) ?? []), { roleName: term.roleName, place: term.teamName ?? term.organisationName }]);
    });
    return roles;
  }

  async add(input: AddTermInput, person: Person, who: Who): Promise<void | Refusal> {
    await this.organisations.hold(person.countyId);
    const place = await this.placeFor(input, person, who);
    if ('refused' in place) return place;
    return this.insert({ id: newId(), role: input.role, from: input.from, to: input.to ?? null, ...place }, person, who);
  }

  async end(input: EndTermInput, person: Person, who: Who): Promise<void | Refusal> {
    await this.organisations.hold(person.countyId);
    const terms = await this.db.of(TermEntity).findBy({ personId: person.id });
    const term = terms.find(each => each.id === input.termId);
    if (!term) throw new NotFoundException();
    const ended = { ...term, to: input.to };
    const wrong = await this.check(ended, terms) ?? (term.role === 'administrator' ? await this.lastAdministrator(term) : null);
    if (wrong) return wrong;
    await this.db.of(TermEntity).update({ id: term.id }, { to: input.to });
    await this.journal.note(who, 'organisation.term.end', term.id, term.organisationId);
  }

  /** Moves a person to another team: what he was in the old one ends the day before. */
  async move(input: MovePersonInput, person: Person, who: Who): Promise<void | Refusal> {
    await this.organisations.hold(person.countyId);
    const roleName = nameOfRole(input.role);
    if (ROLES[input.role].level !== 'team') return refuse('team_role_required', `“${roleName}”不是工作队里的角色，请选择队员、工作队长等`, { field: 'role' });
    const team = await this.teams.managed(who, input.teamId);
    const terms = await this.db.of(TermEntity).findBy({ personId: person.id, teamId: Not(IsNull()) });
    const left = terms.filter(term => overlaps(term, { from: input.from, to: null }));
    if (!left.length) return refuse('no_team', `${person.name}在 ${input.from} 没有工作队，请用“新增任职”`, { field: 'from' });
    if (left.every(term => term.teamId === team.id)) return refuse('same_team', `${person.name}已经在“${team.name}”。只改角色的，请先结束原任职，再新增任职`, { field: 'teamId' });
    const late = left.find(term => term.from >= input.from);
    if (late) return refuse('later_terms', `${person.name}有一条任职从 ${late.from} 开始，到任日期要晚于这一天，或先结束那条任职`, { field: 'from' });
    await this.db.of(TermEntity).update({ id: In(left.map(term => term.id)) }, { to: addDays(input.from, -1) });
    await this.journal.note(who, 'organisation.move', person.id, team.villageId);
    return this.insert({ id: newId(), role: input.role, organisationId: team.villageId, teamId: team.id, from: input.from, to: null }, person, who);
  }

  /** The names of the counties that have an administrator. */
  async countiesWithAdministrator(): Promise<string[]> {
    const terms = await this.db.of(TermEntity).findBy({ role: 'administrator', to: IsNull() });
    return [...(await this.organisations.organisationsByIds(terms.map(term => term.organisationId))).values()].map(county => county.name);
  }

  async isAdministrator(personId: string, countyId: string): Promise<boolean> {
    return this.db.of(TermEntity).existsBy({ personId, organisationId: countyId, role: 'administrator', to: IsNull() });
  }

  /** Begins a term without asking who does it: for the first administrator. */
  async begin(personId: string, role: RoleId, organisationId: string, from: Day): Promise<void> {
    await this.db.of(TermEntity).insert({ id: newId(), personId, role, organisationId, teamId: null, from, to: null });
  }

  private async named(terms: TermEntity[]): Promise<Term[]> {
    const organisations = await this.organisations.organisationsByIds(terms.map(term => term.organisationId));
    const units = await this.units.unitsByIds(terms.map(term => term.organisationId));
    const teams = await this.teams.teamsByIds(terms.map(term => term.teamId).filter(id => id !== null));
    return terms.map(({ id, role, organisationId, teamId, from, to }) => ({
      id, role, roleName: nameOfRole(role), organisationId,
      organisationName: organisations.get(organisationId)?.name ?? units.get(organisationId)?.name ?? '',
      teamId, teamName: teamId === null ? null : teams.get(teamId)?.name ?? null, from, to,
    }));
  }

  private async insert(term: TermFacts, person: Person, who: Who): Promise<void | Refusal> {
    const wrong = await this.check(term, await this.db.of(TermEntity).findBy({ personId: person.id }));
    if (wrong) return wrong;
    await this.db.of(TermEntity).insert({ ...term, personId: person.id });
    await this.journal.note(who, 'organisation.term.add', term.id, term.organisationId);
  }

  private async check(term: TermFacts, others: TermFacts[]): Promise<Refusal | null> {
    const ids = [term, ...others].map(each => each.teamId).filter(id => id !== null);
    const teams = ids.length ? await this.db.of(TeamEntity).findBy({ id: In(ids) }) : [];
    const byId = new Map<string, TeamFacts>(teams.map(team => [team.id, team]));
    return termRefusal(term, others, term.teamId === null ? null : byId.get(term.teamId)!, id => byId.get(id)?.name ?? '');
  }

  /** There must always be an administrator without an end of term. */
  private async lastAdministrator({ id, organisationId }: TermEntity): Promise<Refusal | null> {
    return await this.db.of(TermEntity).existsBy({ id: Not(id), organisationId, role: 'administrator', to: IsNull() })
      ? null
      : refuse('last_administrator', '这是本县最后一名管理员，结束后没有人能维护名单。请先给另一名干部新增“管理员”任职', { field: 'to' });
  }

  /** Where the role stands: a team for a role of a team, else an organisation (or the unit) of the level of the role. */
  private async placeFor({ role, teamId, organisationId }: AddTermInput, person: Person, who: Who): Promise<{ organisationId: string; teamId: string | null } | Refusal> {
    const { level } = ROLES[role];
    const name = nameOfRole(role);
    if (level === 'team') {
      if (teamId === undefined) return refuse('team_required', `“${name}”是工作队里的角色，请选择工作队`, { field: 'teamId' });
      const team = await this.teams.managed(who, teamId);
      return { organisationId: team.villageId, teamId: team.id };
    }
    if (teamId !== undefined) return refuse('team_not_allowed', `“${name}”不是工作队里的角色，请不要选工作队，改选机构`, { field: 'teamId' });
    if (level === 'unit') {
      const unitId = organisationId ?? person.unitId;
      if (unitId === null) return refuse('unit_required', `“${name}”要选择派出单位`, { field: 'organisationId' });
      return { organisationId: (await this.units.managed(who, unitId)).id, teamId: null };
    }
    const kind = kindFor(level)!;
    const wantedId = organisationId ?? (kind === 'county' ? person.countyId : undefined);
    if (wantedId === undefined) return refuse('organisation_required', `“${name}”要选择一个${KIND_NAMES[kind]}`, { field: 'organisationId' });
    const organisation = await this.organisations.managed(who, wantedId);
    if (organisation.kind !== kind) {
      return refuse('wrong_level', `“${name}”要在${KIND_NAMES[kind]}任职，“${organisation.name}”是${KIND_NAMES[organisation.kind]}，请重新选择`, { field: 'organisationId' });
    }
    return { organisationId: organisation.id, teamId: null };
  }
}
