import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import type { OwnLeave } from '@village/shared/contract/away';
import { addDays } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { LeaveEntity } from './leave.entity';
import { countedLeave } from './route.service';

/** As far back as the rules look: the caps of a year, and leaves that adjoin over its end. */
const LOOKED_AT_DAYS = 400;

/** A person's own leaves as the rules look at them. */
@Injectable()
export class OwnLeaveService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly policies: PolicyService) {}

  /** All of them, however many: the phone merges and adds up with them where there is no signal. */
  async own(who: Who): Promise<OwnLeave[]> {
    const found = await this.db.of(LeaveEntity).find({
      where: { personId: who.personId, state: In(['pending', 'approved', 'returned']), endDay: MoreThanOrEqual(addDays(this.clock.today(), -LOOKED_AT_DAYS)) }, order: { startDay: 'ASC', id: 'ASC' },
    });
    const calendar = await this.policies.calendar();
    const lives: OwnLeave[] = [];
    for (const leave of found) {
      const profile = await this.policies.activeFor(leave.path, leave.startDay);
      const counted = isRefusal(profile) ? { kind: leave.kind, span: leave, days: leave.halves / 2 } : countedLeave(profile, calendar, leave);
      const { startDay, startHalf, endDay, endHalf } = counted.span;
      lives.push({ id: leave.id, kind: leave.kind, startDay, startHalf, endDay, endHalf, days: counted.days, state: leave.state });
    }
    return lives;
  }
}
