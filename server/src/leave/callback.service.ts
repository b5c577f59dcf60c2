import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, In } from 'typeorm';
import type { CallableCadre, Callback, CallbackConsent } from '@village/shared/contract/callback';
import type { AskCallbackInput, CallbacksInput, WithdrawCallbackInput } from '@village/shared/contract/callback.input';
import type { Page } from '@village/shared/contract/endpoint';
import type { LeaveLine } from '@village/shared/contract/leave';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, nameOfStep } from '@village/shared/kernel/role';
import { unitCallback } from '@village/shared/rules/unit-callback';
import { ApprovalService, type Decision } from '../approval/approval.service';
import { Db, isDuplicate } from '../common/db';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { PersonService, type Person } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import { PolicyService } from '../policy/policy.service';
import { ApplicationService } from './application.service';
import { CallbackEntity } from './callback.entity';
import { DecisionService } from './decision.service';
import { LeaveEntity } from './leave.entity';
import { LeaveService, reachOf } from './leave.service';
import { pageOf, titleOf } from './title';

const PAGE_SIZE = 20;

/** The dispatching unit asks for one of its cadres for its own work. It becomes a leave of that kind, which the consents of the clause decide on; nobody else can make one. */
@Injectable()
export class CallbackService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly policies: PolicyService, private readonly people: PersonService, private readonly teams: TeamService,
    private readonly units: UnitService, private readonly holders: HolderService, private readonly notices: NoticeService, private readonly approvals: ApprovalService,
    private readonly applications: ApplicationService, private readonly decisions: DecisionService, private readonly leaves: LeaveService,
  ) {}

  /** The cadres of the unit who serve today, and what the regulation of their place says. */
  async cadres(who: Who): Promise<CallableCadre[]> {
    const today = this.clock.today();
    const members = await this.teams.membersOfUnits(unitsOf(who), today, today);
    const teams = await this.teams.teamsByIds(members.map(member => member.terms[0].teamId));
    const found: CallableCadre[] = [];
    for (const { personId, name, terms } of members) {
      const team = teams.get(terms[0].teamId);
      const profile = team && await this.policies.activeFor(team.path, today);
      if (!profile) continue;
      const { value, because } = isRefusal(profile) ? { value: profile, because: [] } : unitCallback(profile, { consents: {} });
      const names = isRefusal(profile) ? {} : profile.roles;
      const said = isRefusal(value) ? [{ text: value.text, clauses: value.clauses }] : because;
      const approvers = isRefusal(value) ? [] : value.approvers;
      found.push({ personId, name, villageName: team.villageName, roleName: nameOfRole(terms[0].role, names), allowed: approvers.length > 0, consents: approvers.map(step => nameOfStep(step, names)), because: said });
    }
    return found;
  }

  async ask({ clientKey, personId, purpose, ...span }: AskCallbackInput, who: Who): Promise<Callback | Refusal> {
    const person = (await this.people.peopleByIds([personId])).get(personId);
    if (!person?.unitId || !unitsOf(who).includes(person.unitId)) throw new NotFoundException();
    const asked = await this.applications.apply({ ...span, clientKey, kind: 'unit_callback', reason: purpose }, { ...who, personId, grants: [] }, who, true);
    if (isRefusal(asked)) return asked;
    const leave = await this.db.of(LeaveEntity).findOneByOrFail({ id: asked.id });
    try {
      await this.db.of(CallbackEntity).insert({ leaveId: leave.id, unitId: person.unitId, askedBy: who.personId, askedAt: this.clock.now(), withdrawnReason: '' });
      await this.tell(leave, person, `要求抽调，去做：${leave.reason}。要有关方面同意以后才能走`, 'callback.asked', who);
    } catch (error) {
      // Sent before: what was answered then is answered again.
      if (!isDuplicate(error)) throw error;
    }
    return (await this.replies([leave], who))[0];
  }

  async withdraw({ id, reason }: WithdrawCallbackInput, who: Who): Promise<Callback | Refusal> {
    const row = await this.db.of(CallbackEntity).findOneBy({ leaveId: id });
    if (!row || !unitsOf(who).includes(row.unitId)) throw new NotFoundException();
    const leave = await this.db.of(LeaveEntity).findOneByOrFail({ id });
    const refused = await this.decisions.takeBack(leave, who);
    if (refused) return refused;
    await this.db.of(CallbackEntity).update({ leaveId: id }, { withdrawnReason: reason.trim() });
    const person = (await this.people.peopleByIds([leave.personId])).get(leave.personId)!;
    await this.tell(leave, person, `不再抽调：${reason.trim()}`, 'callback.withdrawn', who);
    return (await this.replies([{ ...leave, state: 'withdrawn' }], who))[0];
  }

  async list({ state, search, page = 1 }: CallbacksInput, who: Who): Promise<Page<Callback>> {
    const { paths, teams, units } = reachOf(who, 'leave.read');
    const query = this.db.of(LeaveEntity).createQueryBuilder('row').where("row.kind = 'unit_callback'").andWhere(new Brackets(any => {
      any.where('row.personId = :own', { own: who.personId });
      if (teams.length > 0) any.orWhere('row.teamId IN (:...teams)', { teams });
      if (units.length > 0) any.orWhere('row.unitId IN (:...units)', { units });
      paths.forEach((path, index) => any.orWhere(`row.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
    }));
    if (state) query.andWhere('row.state = :state', { state });
    const wanted = search?.trim();
    if (wanted) {
      const asked = await query.clone().select('row.personId', 'personId').distinct().getRawMany<{ personId: string }>();
      const named = [...(await this.people.peopleByIds(asked.map(each => each.personId))).values()].filter(person => isNamed(person.name, wanted)).map(person => person.id);
      query.andWhere(named.length > 0 ? 'row.personId IN (:...named)' : '1 = 0', { named });
    }
    const [rows, total] = await query.orderBy('row.submittedAt', 'DESC').addOrderBy('row.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.replies(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  /** The cadre and those who lead his team; who does it himself knows. */
  private async tell(leave: LeaveEntity, person: Person, words: string, once: string, who: Who): Promise<void> {
    const leaders = await this.holders.holders('team_leader|first_secretary', { path: leave.path, teamId: leave.teamId }, this.clock.today());
    const personIds = [...new Set([leave.personId, ...leaders.map(leader => leader.personId)])].filter(id => id !== who.personId);
    await this.notices.tell({ personIds, subjectId: leave.id, once, page: pageOf(leave), text: `${person.unitName ?? '派出单位'}对${person.name}${titleOf(leave)}${words}` });
  }

  private async replies(rows: LeaveEntity[], who: Who): Promise<Callback[]> {
    if (rows.length === 0) return [];
    const asked = new Map((await this.db.of(CallbackEntity).findBy({ leaveId: In(rows.map(row => row.id)) })).map(row => [row.leaveId, row]));
    const decided = await this.approvals.decisionsOf(rows.map(row => row.id));
    const lines = new Map((await this.leaves.lines(rows)).map(line => [line.id, line]));
    const people = await this.people.peopleByIds([...asked.values()].map(row => row.askedBy).concat(decided.map(each => each.decidedBy)));
    const units = await this.units.unitsByIds([...asked.values()].map(row => row.unitId));
    const namesOf = await this.policies.namesOf(rows);
    const found: Callback[] = [];
    for (const row of rows) {
      const call = asked.get(row.id);
      if (call) found.push(await this.reply(row, call, { line: lines.get(row.id)!, decided: decided.filter(each => each.subjectId === row.id), nameOf: id => people.get(id)?.name ?? '', unitName: units.get(call.unitId)?.name ?? '', names: namesOf(row) }, who));
    }
    return found;
  }

  private async reply(leave: LeaveEntity, call: CallbackEntity, { line, decided, nameOf, unitName, names }: Known, who: Who): Promise<Callback> {
    const consents = leave.chain.map((step, position) => consentOf(leave, nameOfStep(step, names), position, decided.filter(each => each.position === position), nameOf));
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    const given = Object.fromEntries(leave.chain.map((step, position) => [step, consents[position].state === 'given' ? true : null]));
    const because = isRefusal(profile) ? leave.because : unitCallback(profile, { consents: given }).because;
    return {
      leave: line, unitName, purpose: leave.reason, place: leave.place, askedByName: nameOf(call.askedBy), askedAt: call.askedAt, consents, withdrawnReason: call.withdrawnReason, because,
      may: { withdraw: unitsOf(who).includes(call.unitId) && this.decisions.mayTakeBack(leave) },
    };
  }
}

interface Known {
  line: LeaveLine;
  decided: Decision[];
  nameOf: (id: string) => string;
  unitName: string;
  names: Record<string, string>;
}

function consentOf({ state, position: waits }: LeaveEntity, name: string, position: number, decided: Decision[], nameOf: (id: string) => string): CallbackConsent {
  const last = decided.at(-1);
  const about = { name, byName: last ? nameOf(last.decidedBy) : null, at: last?.decidedAt ?? null, opinion: last?.opinion ?? '' };
  if (decided.some(each => each.decision === 'refuse')) return { ...about, state: 'refused' };
  if (state === 'approved' || state === 'returned' || position < waits) return { ...about, state: 'given' };
  return { ...about, state: state !== 'pending' ? 'skipped' : position === waits ? 'current' : 'waiting' };
}

function unitsOf(who: Who): string[] {
  return reachOf(who, 'leave.callback').units;
}
