import { Injectable } from '@nestjs/common';
import { Brackets, In } from 'typeorm';
import type { Callback, CallbackConsent } from '@village/shared/contract/callback';
import type { CallbacksInput } from '@village/shared/contract/callback.input';
import type { Page } from '@village/shared/contract/endpoint';
import type { LeaveLine } from '@village/shared/contract/leave';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfStep } from '@village/shared/kernel/role';
import { unitCallback } from '@village/shared/rules/unit-callback';
import { ApprovalService, type Decision } from '../approval/approval.service';
import { Db } from '../common/db';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { UnitService } from '../organisation/unit.service';
import { PolicyService } from '../policy/policy.service';
import { CallbackEntity } from './callback.entity';
import { LeaveEntity } from './leave.entity';
import { mayTakeBack } from './asking';
import { LeaveService, reachOf } from './leave.service';

const PAGE_SIZE = 20;

/** The register of call-backs: who asked, what for, and who agreed. */
@Injectable()
export class CallbackReaderService {
  constructor(
    private readonly db: Db, private readonly policies: PolicyService, private readonly people: PersonService, private readonly units: UnitService, private readonly approvals: ApprovalService,
    private readonly clock: Clock, private readonly leaves: LeaveService,
  ) {}

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

  async replies(rows: LeaveEntity[], who: Who): Promise<Callback[]> {
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
      may: { withdraw: unitsOf(who).includes(call.unitId) && mayTakeBack(leave, this.clock.now()) },
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

export function unitsOf(who: Who): string[] {
  return reachOf(who, 'leave.callback').units;
}
