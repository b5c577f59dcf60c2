import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, LessThanOrEqual } from 'typeorm';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { PolicyService } from '../policy/policy.service';
import { ExtensionEntity } from './extension.entity';
import { LeaveEntity } from './leave.entity';
import { grantedSpan } from './span';

/** On which day should somebody on leave be back? A leave that was continued ends with what continues it. */
@Injectable()
export class DueBackService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly policies: PolicyService) {}

  /** How many of his own leaves this person has to report back from. */
  async toReturn(personId: string): Promise<number> {
    const open = await this.db.of(LeaveEntity).findBy(this.over({ personId }));
    const back = await this.dueBack(open);
    return [...back.values()].filter(day => day <= this.clock.today()).length;
  }

  /** Those of the leaves that are over without a report. */
  async overdue(rows: LeaveEntity[]): Promise<Set<string>> {
    const back = await this.dueBack(rows);
    return new Set([...back].filter(([, day]) => day < this.clock.today()).map(([id]) => id));
  }

  /** Every leave that is over without a report, the oldest first. */
  async allOverdue(): Promise<LeaveEntity[]> {
    const open = await this.db.of(LeaveEntity).find({ where: this.over({}), order: { endDay: 'ASC', id: 'ASC' } });
    const late = await this.overdue(open);
    return open.filter(leave => late.has(leave.id));
  }

  /** The first working day after the end, at the latest. Only of leaves that nobody has reported back from. */
  private async dueBack(rows: LeaveEntity[]): Promise<Map<string, Day>> {
    const over = rows.filter(row => row.state === 'approved' && grantedSpan(row).endDay <= this.clock.today());
    if (over.length === 0) return new Map();
    const continued = await this.continued(over.map(row => row.id));
    const calendar = await this.policies.calendar();
    return new Map(over.filter(row => !continued.has(row.id)).map(row => {
      if (row.recallDay !== null) return [row.id, row.recallDay];
      const back = row.endHalf === 'am' && calendar.isWorkday(row.endDay) === true ? row.endDay : calendar.nextWorkday(row.endDay);
      return [row.id, isRefusal(back) ? addDays(row.endDay, 1) : back];
    }));
  }

  /** Approved leaves whose end, or the day for which the person was called back, has come. */
  private over(which: FindOptionsWhere<LeaveEntity>): FindOptionsWhere<LeaveEntity>[] {
    const until = LessThanOrEqual(this.clock.today());
    return [{ ...which, state: 'approved', endDay: until }, { ...which, state: 'approved', recallDay: until }];
  }

  /** Those that an approved leave continues. */
  private async continued(ids: string[]): Promise<Set<string>> {
    const links = await this.db.of(ExtensionEntity).findBy({ extendsId: In(ids) });
    if (links.length === 0) return new Set();
    const held = await this.db.of(LeaveEntity).find({ where: { id: In(links.map(link => link.leaveId)), state: In(['approved', 'returned']) }, select: { id: true } });
    return new Set(links.filter(link => held.some(leave => leave.id === link.leaveId)).map(link => link.extendsId));
  }
}
