import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { LeaveFilingDuty } from '@village/shared/contract/filing';
import { dayOf, type Day, monthOf } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { hasOwnClause } from '@village/shared/kernel/leave-kind';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { leaveFiling } from '@village/shared/rules/leave-filing';
import { settlementSchedule } from '@village/shared/rules/settlement';
import { ApprovalService } from '../approval/approval.service';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { FilingEntity } from './filing.entity';
import type { LeaveEntity } from './leave.entity';
import { stepOf } from './party';

/** The bodies to be told of one leave. */
export interface FilingDuties {
  duties: LeaveFilingDuty[];
  because: Reason[];
}

export type FilingRow = Pick<FilingEntity, 'leaveId' | 'party' | 'channel' | 'toldWhom' | 'toldAt' | 'registeredBy' | 'note'>;

/** With whom a granted leave is filed, and who was told (备案、告知). */
@Injectable()
export class FilingService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly policies: PolicyService, private readonly approvals: ApprovalService,
    private readonly holders: HolderService, private readonly people: PersonService,
  ) {}

  /** What the regulation asks for, and what was done: by leave. Only of leaves that were granted. */
  async dutiesOf(leaves: LeaveEntity[]): Promise<Map<string, FilingDuties>> {
    const granted = leaves.filter(leave => (leave.state === 'approved' || leave.state === 'returned') && !hasOwnClause(leave.kind));
    const rows = await this.rowsOf(granted.map(leave => leave.id));
    const decisions = await this.approvals.decisionsOf(granted.map(leave => leave.id));
    const names = await this.people.peopleByIds(rows.flatMap(row => [row.registeredBy, row.receivedBy]).filter(id => id !== null));
    const calendar = await this.policies.calendar();
    const found = new Map<string, FilingDuties>();
    for (const leave of granted) {
      const profile = await this.policies.activeFor(leave.path, leave.startDay);
      if (isRefusal(profile)) continue;
      const last = decisions.filter(each => each.subjectId === leave.id).at(-1);
      const { value, because } = leaveFiling(profile, {
        applicantRole: leave.role, kind: leave.kind, days: leave.halves / 2, approvedOn: dayOf(last?.decidedAt ?? leave.submittedAt), startDay: leave.startDay, endDay: leave.endDay, calendar,
      });
      if (isRefusal(value)) continue;
      const parties = [...new Set([...value.notify, ...value.recordKeepers, ...value.fileWith])];
      found.set(leave.id, {
        because,
        duties: parties.map(party => {
          const row = rows.find(each => each.leaveId === leave.id && each.party === party);
          const isFiled = value.fileWith.includes(party);
          const due = !isFiled ? null : value.timing === 'monthly' ? totalsDue(profile, calendar, leave.endDay) : value.due;
          return {
            party, partyName: nameOfRole(party, profile.roles), channel: isFiled ? value.channel : null, monthly: isFiled && value.timing === 'monthly', due,
            state: row ? 'made' as const : due !== null && due < this.clock.today() ? 'overdue' as const : 'waiting' as const,
            made: row ? madeOf(row, id => names.get(id)?.name ?? '') : null,
          };
        }),
      });
    }
    return found;
  }

  /** The leave was granted: whoever is in the app is told here, unless the regulation asks for a call. Answers whom. */
  async tellBodies(leave: LeaveEntity): Promise<string[]> {
    const duties = (await this.dutiesOf([leave])).get(leave.id)?.duties ?? [];
    const told: string[] = [];
    for (const { party, channel, monthly, due, made } of duties) {
      const step = stepOf(party);
      if (made || monthly || channel === 'phone' || step === null) continue;
      const holders = (await this.holders.holders(step, leave, this.clock.today())).filter(holder => holder.personId !== leave.personId);
      if (holders.length === 0) continue;
      const now = this.clock.now();
      await this.insert(leave, { party, channel: 'app', toldWhom: holders.map(holder => holder.name).join('、').slice(0, 80), toldAt: now, registeredBy: null, note: '', leaveId: leave.id }, due);
      told.push(...holders.map(holder => holder.personId));
    }
    return [...new Set(told)];
  }

  /** False: this body was told before. */
  async insert(leave: LeaveEntity, row: FilingRow, due: Day | null): Promise<boolean> {
    try {
      await this.db.of(FilingEntity).insert({ ...row, id: newId(), path: leave.path, unitId: leave.unitId, registeredAt: this.clock.now(), due, receivedBy: null, receivedAt: null });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  private rowsOf(leaveIds: string[]): Promise<FilingEntity[]> {
    if (leaveIds.length === 0) return Promise.resolve([]);
    return this.db.of(FilingEntity).find({ where: { leaveId: In(leaveIds) }, order: { toldAt: 'ASC', id: 'ASC' } });
  }
}

/** Until when the leaves of a month are handed on together; null where the document leaves the day open. */
function totalsDue(profile: Profile, calendar: Calendar, day: Day): Day | null {
  const { value } = settlementSchedule(profile, calendar, { item: 'leave_totals', month: monthOf(day) });
  return isRefusal(value) ? null : value.submitBy;
}

export function madeOf(row: FilingEntity, nameOf: (id: string) => string): NonNullable<LeaveFilingDuty['made']> {
  return {
    id: row.id, channel: row.channel, toldWhom: row.toldWhom, toldAt: row.toldAt, byName: row.registeredBy === null ? null : nameOf(row.registeredBy), note: row.note,
    late: row.due !== null && dayOf(row.toldAt) > row.due, receivedByName: row.receivedBy === null ? null : nameOf(row.receivedBy), receivedAt: row.receivedAt,
  };
}
