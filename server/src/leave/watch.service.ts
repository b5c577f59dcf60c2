import { setImmediate as breath } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import type { ApprovalSubjectInput } from '@village/shared/contract/approval.input';
import type { LeaveDetail } from '@village/shared/contract/leave';
import { addDays } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { isQuiet } from '../common/quiet';
import { Repeating } from '../common/repeating';
import type { Settings } from '../common/settings';
import { Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import type { Who } from '../common/who';
import { stateText } from './decision.service';
import { DetailService } from './detail.service';
import { GrantedService } from './granted.service';
import { LeaveEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { mayUrge, UrgingService } from './urging.service';

const MINUTES = 20 * 60_000;
/** A filing that nobody made up for so long is left to the register. */
const FILED_WITHIN = 7;

/**
 * Looks after leaves that nobody acts on: the approver who does not decide, the person who does not come back. What is told is told once, whoever
 * looks and how often; in the quiet hours nobody is told anything.
 */
@Injectable()
export class WatchService extends Repeating {
  private readonly log = new Logger('Leave');
  protected readonly every = MINUTES;

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'quietHours'>, private readonly db: Db, private readonly clock: Clock,
    private readonly leaves: LeaveService, private readonly details: DetailService, private readonly urging: UrgingService, private readonly grants: GrantedService,
  ) {
    super();
  }

  protected failed(kind: string): void {
    this.log.error(`watch failed: ${kind}`);
  }

  async run(): Promise<void> {
    if (isQuiet(this.settings.quietHours, this.clock.time())) return;
    for (const leave of await this.db.of(LeaveEntity).find({ where: { state: 'pending' }, order: { startDay: 'ASC', id: 'ASC' } })) {
      await breath();
      await this.urging.waiting(leave);
    }
    for (const leave of await this.urging.overdue()) {
      await breath();
      await this.urging.notBack(leave);
    }
    const since = addDays(this.clock.today(), -FILED_WITHIN);
    await this.grants.late(await this.db.of(LeaveEntity).find({ where: { state: In(['approved', 'returned']), endDay: MoreThanOrEqual(since) } }));
  }

  /** The applicant, or who looks after him, asks the approver to act: once a day. */
  async urge({ id }: ApprovalSubjectInput, who: Who): Promise<LeaveDetail | Refusal> {
    const leave = await this.leaves.readable(id, who);
    if (leave.state !== 'pending') return refuse('state_changed', stateText(leave.state));
    if (!mayUrge(leave, who)) return refuse('not_applicant', '由申请人本人，或者管理他的领导催办。');
    const refusal = await this.urging.urge(leave, who);
    return refusal ?? this.details.of(leave, who);
  }
}
