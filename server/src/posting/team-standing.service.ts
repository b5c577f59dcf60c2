import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { Standing, TeamMemberLine, TeamStanding } from '@village/shared/contract/selection';
import type { DivideInput } from '@village/shared/contract/selection.input';
import type { FindingOrRefusal } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { LEADING_ROLES, nameOfRole, type RoleId } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { teamLeader, teamSize } from '@village/shared/rules/team-composition';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService, teamNameOf, type Member, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { DivisionEntity, SelectionEntity } from './posting.entity';

/** A leader is one of these; a deputy is not counted among them. */
const LEADERS: readonly RoleId[] = LEADING_ROLES.filter(role => role !== 'team_deputy_leader');

/** Somebody in the team, or who is to come into it. */
export interface Serving {
  personId: string;
  role: RoleId;
}

/** How a team stands: large enough, rightly led, who does what in it. */
@Injectable()
export class TeamStandingService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly teams: TeamService, private readonly people: PersonService, private readonly policies: PolicyService,
  ) {}

  /** How somebody's selection was looked at is shown to those who look after the team, not to his colleagues. */
  async team(teamId: string, who: Who): Promise<TeamStanding | Refusal> {
    const team = (await this.teams.teamsByIds([teamId])).get(teamId);
    if (!team || !inScope(scopeOf(who, 'organisation.read'), team.path, team.id)) throw new NotFoundException();
    const profile = await this.policies.activeFor(team.path, this.clock.today());
    if (isRefusal(profile)) return profile;
    const members = await this.serving(team);
    return {
      teamId, teamName: teamNameOf(team), villageName: team.villageName, standing: this.standing(profile, members.map(({ personId, terms: [term] }) => ({ personId, role: term.role }))), members: (await this.lines(members, profile)).map(line => (this.divides(team, who) ? line : { ...line, selection: null })),
      may: { divide: this.divides(team, who), file: scopeOf(who, 'posting.open').paths.some(path => team.path.startsWith(path)) },
    };
  }

  /** The leader says who does what; the offices above may write it for him. */
  async divide({ teamId, personId, text }: DivideInput, who: Who): Promise<TeamStanding | Refusal> {
    const team = (await this.teams.teamsByIds([teamId])).get(teamId);
    if (!team || !this.divides(team, who)) throw new NotFoundException();
    if (!(await this.serving(team)).some(each => each.personId === personId)) return refuse('person_unknown', '这个人现在不在这支工作队，请重新选。', { field: 'personId' });
    await this.db.of(DivisionEntity).insert({ id: newId(), teamId, personId, text: text.trim(), setBy: who.personId, at: this.clock.now() });
    await this.journal.note(who, 'posting.divide', personId, team.villageId);
    return this.team(teamId, who);
  }

  /** What the document says of a team of these people. */
  standing(profile: Profile, serving: readonly Serving[]): Standing[] {
    const leaders = serving.filter(({ role }) => LEADERS.includes(role));
    const size = teamSize(profile, {
      size: new Set(serving.map(({ personId }) => personId)).size, leaders: new Set(leaders.map(({ personId }) => personId)).size, ...(leaders.length ? { leaderIsFirstSecretary: leaders.some(({ role }) => role === 'first_secretary') } : {}),
    });
    // Somebody who was sent to help may lead nobody.
    const helping = leaders.flatMap(leader => serving.filter(({ personId, role }) => personId === leader.personId && role !== leader.role)).map(({ role }) => teamLeader(profile, role));
    return [size, ...helping].flatMap(standingOf);
  }

  async serving(team: TeamPlace): Promise<Member[]> {
    const today = this.clock.today();
    const members = await this.teams.membersOf([team.id], today, today);
    return members.map(member => ({ ...member, terms: member.terms.filter(({ teamId }) => teamId === team.id) })).filter(({ terms }) => terms.length > 0);
  }

  async divisionsOf(teamId: string): Promise<Map<string, string>> {
    const rows = await this.db.of(DivisionEntity).find({ where: { teamId }, order: { at: 'ASC', id: 'ASC' } });
    return new Map(rows.map(({ personId, text }) => [personId, text]));
  }

  async lines(members: readonly Member[], profile: Profile): Promise<TeamMemberLine[]> {
    const checks = members.length ? await this.db.of(SelectionEntity).find({ where: { personId: In(members.map(({ personId }) => personId)) }, order: { at: 'ASC', id: 'ASC' } }) : [];
    const people = await this.people.peopleByIds([...members.map(({ personId }) => personId), ...checks.map(({ checkedBy }) => checkedBy)]);
    const divisions = new Map<string, Map<string, string>>();
    for (const teamId of new Set(members.map(({ terms: [term] }) => term.teamId))) divisions.set(teamId, await this.divisionsOf(teamId));
    return members.map(({ personId, name, post, terms }): TeamMemberLine => {
      const [term] = terms;
      const check = checks.filter(each => each.personId === personId && each.teamId === term.teamId).at(-1);
      return {
        personId, termId: term.id, name, roleName: terms.map(({ role }) => nameOfRole(role, profile.roles)).join('、'), unitName: people.get(personId)?.unitName ?? '', post: post ?? '', from: term.from, division: divisions.get(term.teamId)?.get(personId) ?? '',
        selection: check ? { eligible: check.eligible, reasons: check.reasons, reason: check.reason, byName: people.get(check.checkedBy)?.name ?? '', at: check.at, because: check.because } : null,
      };
    });
  }

  private divides(team: TeamPlace, who: Who): boolean {
    return inScope(scopeOf(who, 'posting.open'), team.path, team.id);
  }
}

/** A document that says nothing of it says nothing. */
function standingOf({ value, because }: FindingOrRefusal<{ compliant: boolean; soft: boolean }>): Standing[] {
  return isRefusal(value) ? [] : [{ text: because.at(-1)?.text ?? '', compliant: value.compliant, soft: value.soft, because }];
}
