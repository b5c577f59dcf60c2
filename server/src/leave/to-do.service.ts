import { Injectable } from '@nestjs/common';
import { Brackets, In, IsNull, MoreThanOrEqual } from 'typeorm';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Clause } from '@village/shared/kernel/refusal';
import { leaveReplacement } from '@village/shared/rules/leave-approval';
import { leaveRequest } from '@village/shared/rules/leave-request';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { ReplacementEntity } from './after.entity';
import { GrantedService } from './granted.service';
import { LeaveEntity } from './leave.entity';
import { reachOf } from './leave.service';
import { PaperService } from './paper.service';
import { PhoneInEntity } from './phone-in.entity';

/** A paper can be handed in afterwards for so long before nobody is reminded any more. */
const PAPERS_DAYS = 60;
/** A return that nobody took note of stays in the list until the month after it is settled. */
const CHECK_DAYS = 62;

export interface LeaveToDo {
  leaveId: string;
  personName: string;
  due: Day | null;
  clauses: Clause[];
}

/** What leaves ask of somebody besides a decision. */
@Injectable()
export class LeaveToDoService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly policies: PolicyService, private readonly papers: PaperService,
    private readonly grants: GrantedService,
  ) {}

  /** His own leaves for which a paper is still missing. */
  async papersOwed({ personId }: Who): Promise<LeaveToDo[]> {
    const own = await this.db.of(LeaveEntity).find({
      where: { personId, state: In(['pending', 'approved', 'returned']), endDay: MoreThanOrEqual(addDays(this.clock.today(), -PAPERS_DAYS)) }, order: { startDay: 'ASC', id: 'ASC' },
    });
    const missing = await this.papers.missing(own);
    return own.filter(leave => missing.has(leave.id)).map(leave => ({
      leaveId: leave.id, personName: '', due: missing.get(leave.id)!.due, clauses: missing.get(leave.id)!.because.flatMap(reason => reason.clauses),
    }));
  }

  /** His own leaves that a colleague wrote down for him by telephone, until he makes them his own. */
  async toComplete({ personId }: Who): Promise<LeaveToDo[]> {
    const own = await this.db.of(LeaveEntity).find({
      where: { personId, state: In(['pending', 'approved', 'returned']), endDay: MoreThanOrEqual(addDays(this.clock.today(), -PAPERS_DAYS)) }, order: { startDay: 'ASC', id: 'ASC' },
    });
    const open = own.length === 0 ? [] : await this.db.of(PhoneInEntity).findBy({ leaveId: In(own.map(leave => leave.id)), completedAt: IsNull() });
    const clauses = await Promise.all(own.filter(({ id }) => open.some(row => row.leaveId === id)).map(async leave => ({ leave, clauses: await this.phoneClauses(leave) })));
    return clauses.map(({ leave, clauses: found }) => ({ leaveId: leave.id, personName: '', due: leave.endDay, clauses: found }));
  }

  private async phoneClauses(leave: LeaveEntity): Promise<Clause[]> {
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    if (isRefusal(profile)) return [];
    return leaveRequest(profile, { applicantRole: leave.role, kind: leave.kind, channel: 'phone', reasonGiven: true, writtenSlip: false, proxyFormFilled: true, backOnDuty: leave.state === 'returned' }).because.flatMap(reason => reason.clauses);
  }

  /** Returns that this person has to take note of, because he granted the leave. */
  async toCheck(who: Who): Promise<LeaveToDo[]> {
    const since = addDays(this.clock.today(), -CHECK_DAYS);
    const { paths, teams } = scopeOf(who, 'leave.decide');
    const { units } = reachOf(who, 'leave.decide');
    const query = this.db.of(LeaveEntity).createQueryBuilder('row').where("row.state = 'returned' AND row.returnDay >= :since AND row.personId <> :own", { since, own: who.personId })
      .andWhere('NOT EXISTS (SELECT 1 FROM leave_return_check checked WHERE checked.leaveId = row.id)')
      .andWhere(new Brackets(any => {
        paths.forEach((path, index) => any.orWhere(`row.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
        if (teams.length > 0) any.orWhere('row.teamId IN (:...teams)', { teams });
        if (units.length > 0) any.orWhere('row.unitId IN (:...units)', { units });
      }));
    const back = paths.length + teams.length + units.length === 0 ? [] : await query.orderBy('row.returnDay', 'ASC').addOrderBy('row.id', 'ASC').getMany();
    const recorders = await this.grants.recorders(back);
    const own = back.filter(({ id }) => recorders.get(id)?.personIds.includes(who.personId));
    const people = await this.people.peopleByIds(own.map(leave => leave.personId));
    return own.map(leave => ({ leaveId: leave.id, personName: people.get(leave.personId)?.name ?? '', due: null, clauses: recorders.get(leave.id)!.clauses }));
  }

  /** Long leaves of the people of his unit for which nobody was named yet, by the clause that asks for it. */
  async toReplace(who: Who): Promise<LeaveToDo[]> {
    const { units } = reachOf(who, 'leave.read');
    if (units.length === 0) return [];
    const away = await this.db.of(LeaveEntity).find({ where: { unitId: In(units), state: 'approved', endDay: MoreThanOrEqual(this.clock.today()) }, order: { startDay: 'ASC', id: 'ASC' } });
    const named = new Set((away.length === 0 ? [] : await this.db.of(ReplacementEntity).findBy({ leaveId: In(away.map(leave => leave.id)) })).map(row => row.leaveId));
    const people = await this.people.peopleByIds(away.map(leave => leave.personId));
    const found: LeaveToDo[] = [];
    for (const leave of away.filter(({ id }) => !named.has(id))) {
      const profile = await this.policies.activeFor(leave.path, leave.startDay);
      const { value, because } = isRefusal(profile) ? { value: profile, because: [] } : leaveReplacement(profile, { days: leave.halves / 2 });
      if (isRefusal(value) || value.required !== true) continue;
      found.push({ leaveId: leave.id, personName: people.get(leave.personId)?.name ?? '', due: leave.startDay, clauses: because.flatMap(reason => reason.clauses) });
    }
    return found;
  }
}
