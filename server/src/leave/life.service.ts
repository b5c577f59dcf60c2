import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import type { LeaveLife, OwnLeave } from '@village/shared/contract/away';
import type { AwayLeaveInput } from '@village/shared/contract/away.input';
import { addDays } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { leaveReturn } from '@village/shared/rules/leave-return';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { ExtensionService, linked } from './extension.service';
import { LeaveEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { PhoneInService } from './phone-in.service';
import { RecallService } from './recall.service';
import { countedLeave } from './route.service';
import { grantedSpan } from './span';

/** As far back as the rules look: the caps of a year, and leaves that adjoin over its end. */
const LOOKED_AT_DAYS = 400;

/** What a leave went through besides its approval, and a person's own leaves as the rules look at them. */
@Injectable()
export class LifeService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly leaves: LeaveService, private readonly policies: PolicyService,
    private readonly extensions: ExtensionService, private readonly phoneIns: PhoneInService, private readonly recalls: RecallService,
  ) {}

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

  async life({ id }: AwayLeaveInput, who: Who): Promise<LeaveLife> {
    const leave = await this.leaves.readable(id, who);
    return {
      id, extends: linked(await this.extensions.previousOf(id)), extension: linked(await this.extensions.nextOf(id)),
      overdue: await this.overdue(leave), phoneIn: await this.phoneIns.of(leave),
      recall: await this.recalls.of(leave),
      may: { extend: await this.extensions.may(leave, who), complete: await this.phoneIns.mayComplete(leave, who), recall: this.recalls.may(leave, who) },
    };
  }

  /** What the regulation makes of the days until today, as if the person came back now. */
  private async overdue(leave: LeaveEntity): Promise<LeaveLife['overdue']> {
    const [line] = await this.leaves.lines([leave]);
    const profile = line.returnOverdue ? await this.policies.activeFor(leave.path, leave.startDay) : null;
    if (profile === null) return null;
    if (isRefusal(profile)) return { days: 0, because: [] };
    const { value, because } = leaveReturn(profile, await this.policies.calendar(), {
      applicantRole: leave.role, approvedEnd: grantedSpan(leave).endDay, returnedOn: this.clock.today(), approvedBy: leave.chain.at(-1),
    });
    return isRefusal(value) ? { days: 0, because: [...because, { text: value.text, clauses: value.clauses }] } : { days: value.overstayDays.length, because };
  }
}
