import { Injectable } from '@nestjs/common';
import type { LeaveVersion } from '@village/shared/contract/leave';
import { nameOfRole } from '@village/shared/kernel/role';
import type { Decision } from '../approval/approval.service';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { PersonService } from '../organisation/person.service';
import type { LeaveEntity } from './leave.entity';
import { LeaveVersionEntity } from './version.entity';

/** What a leave said before it was changed. */
@Injectable()
export class VersionService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService) {}

  /** Keeps the leave as it is, with the decisions made on it. */
  async keep(leave: LeaveEntity, decisions: Decision[]): Promise<void> {
    const { kind, startDay, startHalf, endDay, endHalf, halves, reason, place, outOfCounty, standInId, chain } = leave;
    await this.db.of(LeaveVersionEntity).insert({
      id: newId(), leaveId: leave.id, number: await this.countOf(leave.id) + 1, submittedAt: leave.submittedAt, replacedAt: this.clock.now(),
      content: { kind, startDay, startHalf, endDay, endHalf, halves, reason, place, outOfCounty, standInId, chain }, decisions,
    } as object);
  }

  countOf(leaveId: string): Promise<number> {
    return this.db.of(LeaveVersionEntity).countBy({ leaveId });
  }

  /** The earlier versions, oldest first. */
  async of({ id }: LeaveEntity, names: Record<string, string>): Promise<LeaveVersion[]> {
    const rows = await this.db.of(LeaveVersionEntity).find({ where: { leaveId: id }, order: { number: 'ASC' } });
    if (rows.length === 0) return [];
    const people = await this.people.peopleByIds(rows.flatMap(({ content, decisions }) => [content.standInId, ...decisions.flatMap(each => [each.decidedBy, each.insteadOf])]).filter(each => each !== null));
    const nameOf = (personId: string | null) => (personId === null ? null : people.get(personId)?.name ?? '');
    return rows.map(({ number, content: { halves, standInId, chain: _, ...content }, decisions, submittedAt }) => ({
      number, ...content, days: halves / 2, standInName: nameOf(standInId), submittedAt,
      decisions: decisions.map(({ decidedBy, insteadOf, role, decision, opinion, decidedAt }) => ({
        personName: nameOf(decidedBy) ?? '', insteadOfName: nameOf(insteadOf), roleName: nameOfRole(role, names), decision, opinion, at: decidedAt,
      })),
    }));
  }
}
