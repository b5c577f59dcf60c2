import { Injectable, NotFoundException } from '@nestjs/common';
import { Between, In, LessThanOrEqual, MoreThanOrEqual, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import { LEAVE_KIND_NAMES, type LeaveLine, type StandIn } from '@village/shared/contract/leave';
import type { LeavesInput, StandInsInput } from '@village/shared/contract/leave.input';
import { addDays, type Day } from '@village/shared/kernel/day';
import type { HalfDaySpan } from '@village/shared/kernel/half-day';
import { permissionsOf, type Permission } from '@village/shared/kernel/permission';
import { nameOfRole, nameOfStep, ROLES } from '@village/shared/kernel/role';
import { ApprovalService, type Subject } from '../approval/approval.service';
import { Db } from '../common/db';
import { isNamed } from '../common/pinyin';
import { scopeOf, type Scope, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService, type Member } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { DueBackService } from './due-back.service';
import { LeaveEntity } from './leave.entity';
import { usedSpan } from './span';

export { spanText } from './span';

const PAGE_SIZE = 20;

/** A leave as other modules may know it: cut off where the person came back early. */
export type KnownLeave = Pick<LeaveEntity, 'id' | 'personId' | 'teamId' | 'kind' | 'state' | 'reason' | 'standInId' | 'returnDay' | 'returnHalf'> & HalfDaySpan;

/** A leave as it was asked for, and until when it was used. */
export type AskedLeave = Pick<LeaveEntity, 'id' | 'personId' | 'teamId' | 'role' | 'kind' | 'submittedAt'> & { span: HalfDaySpan; used: HalfDaySpan };

/** Where somebody reads what others did: below places, in teams he leads or keeps the register of, and of the people of his unit. */
export interface Reach extends Scope {
  units: string[];
}

/** A member of a team reads his own only; its leader and its clerk read the team. */
export function reachOf(who: Who, permission: Permission): Reach {
  const units = who.grants.filter(grant => ROLES[grant.role].level === 'unit' && permissionsOf(grant.role).includes(permission));
  return { paths: scopeOf(who, permission).paths, teams: scopeOf(who, 'attendance.roster').teams, units: units.map(grant => grant.organisationId) };
}

/** A leave as the approval sees it. */
export function subjectOf(leave: LeaveEntity): Subject {
  const { id, personId, path, teamId, unitId, chain, position } = leave;
  return { id, applicantId: personId, place: { path, teamId, unitId }, chain, position };
}

@Injectable()
export class LeaveService {
  constructor(
    private readonly db: Db, private readonly dueBacks: DueBackService, private readonly approvals: ApprovalService,
    private readonly policies: PolicyService, private readonly people: PersonService, private readonly teams: TeamService,
  ) {}

  /** The leaves of these people that touch the days, in one query: what others derive from. Refused and withdrawn ones are left out. */
  async leavesIn(personIds: string[], from: Day, to: Day): Promise<KnownLeave[]> {
    if (personIds.length === 0) return [];
    const found = await this.db.of(LeaveEntity).find({
      where: { personId: In(personIds), startDay: LessThanOrEqual(to), endDay: MoreThanOrEqual(from), state: In(['pending', 'approved', 'returned']) },
      order: { startDay: 'ASC', id: 'ASC' },
    });
    return found.map(leave => ({ ...leave, ...usedSpan(leave) })).filter(leave => leave.endDay >= from);
  }

  /** Those of them that were granted. */
  async grantedIn(personIds: string[], from: Day, to: Day): Promise<KnownLeave[]> {
    return (await this.leavesIn(personIds, from, to)).filter(({ state }) => state !== 'pending');
  }

  /** The leaves of these people that begin on these days, in the order in which they were asked for. Refused and withdrawn ones are left out. */
  async askedIn(personIds: string[], from: Day, to: Day): Promise<AskedLeave[]> {
    if (personIds.length === 0) return [];
    const found = await this.db.of(LeaveEntity).find({
      where: { personId: In(personIds), startDay: Between(from, to), state: In(['pending', 'approved', 'returned']) }, order: { submittedAt: 'ASC', id: 'ASC' },
    });
    return found.map(({ id, personId, teamId, role, kind, submittedAt, startDay, startHalf, endDay, endHalf, ...rest }) => {
      const span = { startDay, startHalf, endDay, endHalf };
      return { id, personId, teamId, role, kind, submittedAt, span, used: usedSpan({ ...rest, ...span }) };
    });
  }

  async list(input: LeavesInput, who: Who): Promise<Page<LeaveLine>> {
    const page = input.page ?? 1;
    const { rows, total } = input.box === 'waiting' ? await this.waitingPage(input, page, who) : await this.readPage(input, page, who);
    return { items: await this.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  /** How many leaves wait for a decision of this person. */
  async toDecide(who: Who): Promise<number> {
    return (await this.waiting(who)).length;
  }

  /** How many of his own leaves this person has to report back from. */
  async toReturn(who: Who): Promise<number> {
    return this.dueBacks.toReturn(who.personId);
  }

  /** The leave if this person may read it; else the same 404 as for one that does not exist. */
  async readable(id: string, who: Who): Promise<LeaveEntity> {
    const found = await this.db.of(LeaveEntity).findOneBy({ id });
    if (!found || !(this.reads(found, who) || await this.approvals.concerns(subjectOf(found), who))) throw new NotFoundException();
    return found;
  }

  /** Colleagues of the team who serve all these days and are not on leave themselves. */
  async standIns(input: StandInsInput, who: Who): Promise<StandIn[]> {
    const teamIds = [...new Set(who.grants.map(grant => grant.teamId).filter(id => id !== null))];
    const members = await this.teams.membersOf(teamIds, input.startDay, input.endDay);
    const colleagues = members.filter(member => member.personId !== who.personId && serves(member, input.startDay, input.endDay));
    const away = await this.leavesIn(colleagues.map(member => member.personId), input.startDay, input.endDay);
    return colleagues.filter(member => away.every(leave => leave.personId !== member.personId))
      .map(({ personId, name, terms }) => ({ personId, name, roleName: nameOfRole(terms[0].role) }));
  }

  /** Leaves as lines of a list: one query for the people, one for the teams. */
  async lines(rows: LeaveEntity[]): Promise<LeaveLine[]> {
    const people = await this.people.peopleByIds(rows.map(row => row.personId));
    const teams = await this.teams.teamsByIds(rows.map(row => row.teamId));
    const overdue = await this.dueBacks.overdue(rows);
    const namesOf = await this.policies.namesOf(rows);
    return rows.map(row => ({
      id: row.id, personId: row.personId, personName: people.get(row.personId)?.name ?? '', teamName: teams.get(row.teamId)?.name ?? '',
      villageName: teams.get(row.teamId)?.villageName ?? '', kind: row.kind, startDay: row.startDay, startHalf: row.startHalf, endDay: row.endDay, endHalf: row.endHalf,
      days: row.halves / 2, state: row.state, waitingFor: row.state === 'pending' ? nameOfStep(row.chain[row.position], namesOf(row)) : null,
      submittedAt: row.submittedAt, returnOverdue: overdue.has(row.id),
    }));
  }

  /** May this person read the leave? */
  reads(leave: LeaveEntity, who: Who): boolean {
    const { paths, teams, units } = reachOf(who, 'leave.read');
    return leave.personId === who.personId || paths.some(path => leave.path.startsWith(path)) || teams.includes(leave.teamId)
      || (leave.unitId !== null && units.includes(leave.unitId));
  }

  private async waitingPage(input: LeavesInput, page: number, who: Who): Promise<{ rows: LeaveEntity[]; total: number }> {
    const waiting = await this.waiting(who);
    const named = await this.people.peopleByIds(waiting.map(leave => leave.personId));
    const found = waiting.filter(leave => matches(leave, named.get(leave.personId)?.name ?? '', input.search));
    return { rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), total: found.length };
  }

  /** The leaves that wait for a decision of this person. */
  async waiting(who: Who): Promise<LeaveEntity[]> {
    const acting = await this.approvals.acting(who);
    const { paths, teams } = scopeOf(acting, 'leave.decide');
    const units = reachOf(acting, 'leave.decide').units;
    if (paths.length + teams.length + units.length === 0) return [];
    const query = this.within(this.db.of(LeaveEntity).createQueryBuilder('row').where('row.state = :pending', { pending: 'pending' }), { paths, teams, units });
    const pending = await query.orderBy('row.startDay').addOrderBy('row.id').getMany();
    const subjects = await this.approvals.waitingFor(pending.map(subjectOf), who);
    return pending.filter(leave => subjects.some(subject => subject.id === leave.id));
  }

  private async readPage(input: LeavesInput, page: number, who: Who): Promise<{ rows: LeaveEntity[]; total: number }> {
    const query = this.db.of(LeaveEntity).createQueryBuilder('row');
    if (input.box === 'mine') query.where('row.personId = :own', { own: who.personId });
    else this.within(query.where('1 = 1'), reachOf(who, 'leave.read'));
    if (input.state) query.andWhere('row.state = :state', { state: input.state });
    if (input.kind) query.andWhere('row.kind = :kind', { kind: input.kind });
    if (input.search?.trim()) await this.search(query, input.search.trim());
    const [rows, total] = await query.orderBy('row.submittedAt', 'DESC').addOrderBy('row.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { rows, total };
  }

  private within(query: SelectQueryBuilder<LeaveEntity>, { paths, teams, units }: Reach): SelectQueryBuilder<LeaveEntity> {
    const any = [
      ...paths.map((_, index) => `row.path LIKE :path${index}`), ...(teams.length ? ['row.teamId IN (:...teams)'] : []), ...(units.length ? ['row.unitId IN (:...units)'] : []),
    ];
    return query.andWhere(any.length ? `(${any.join(' OR ')})` : '1 = 0', { teams, units, ...Object.fromEntries(paths.map((path, index) => [`path${index}`, `${path}%`])) });
  }

  /** By the name of the person, the reason, the place or the kind. Names belong to another module: it is asked for those of the list. */
  private async search(query: SelectQueryBuilder<LeaveEntity>, wanted: string): Promise<void> {
    const listed = await query.clone().select('DISTINCT row.personId', 'personId').getRawMany<{ personId: string }>();
    const people = await this.people.peopleByIds(listed.map(({ personId }) => personId));
    const personIds = [...people.values()].filter(person => isNamed(person.name, wanted)).map(person => person.id);
    const kinds = Object.entries(LEAVE_KIND_NAMES).filter(([, name]) => name.includes(wanted)).map(([kind]) => kind);
    const any = ["row.reason LIKE :like ESCAPE '!'", "row.place LIKE :like ESCAPE '!'",
      ...(personIds.length ? ['row.personId IN (:...personIds)'] : []), ...(kinds.length ? ['row.kind IN (:...kinds)'] : [])];
    query.andWhere(`(${any.join(' OR ')})`, { like: `%${wanted.replace(/[!%_]/g, '!$&')}%`, personIds, kinds });
  }
}

/** Does the member serve in his team on every day of the stretch? */
export function serves(member: Member, from: Day, to: Day): boolean {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!member.terms.some(term => term.from <= day && (term.to === null || day <= term.to))) return false;
  }
  return true;
}

function matches(leave: LeaveEntity, name: string, wanted: string | undefined): boolean {
  const text = wanted?.trim();
  return !text || isNamed(name, text) || [leave.reason, leave.place, LEAVE_KIND_NAMES[leave.kind]].some(each => each.includes(text));
}
