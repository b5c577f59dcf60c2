import { Injectable } from '@nestjs/common';
import type { LeaveDetail } from '@village/shared/contract/leave';
import type { ChangeInput } from '@village/shared/contract/leave.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { ApprovalService } from '../approval/approval.service';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import type { Who } from '../common/who';
import { ApplicationService } from './application.service';
import { stateText, villageOf } from './decision.service';
import { DetailService } from './detail.service';
import { isApplicant } from './asking';
import { LeaveEntity, LeaveHalfDayEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { VersionService } from './version.service';

/**
 * The applicant changes his request: one that was sent back, or one that nobody has decided on yet. It stays the same leave; what it said before is kept
 * with what was decided on it, and it goes through its chain again from the start, by the rules as they are now.
 */
@Injectable()
export class ChangeService {
  constructor(
    private readonly db: Db, private readonly journal: Journal, private readonly leaves: LeaveService, private readonly approvals: ApprovalService,
    private readonly applications: ApplicationService, private readonly versions: VersionService, private readonly details: DetailService,
  ) {}

  async change(input: ChangeInput, who: Who): Promise<LeaveDetail | Refusal> {
    const leave = await this.leaves.readable(input.id, who);
    if (!isApplicant(leave, who)) return refuse('not_applicant', '只有申请人本人可以修改。');
    if (leave.state !== 'pending' && leave.state !== 'to_change') return refuse('state_changed', stateText(leave.state));
    // Taken out of the way: it neither overlaps itself nor counts beside itself, and nobody decides on it meanwhile.
    const held = await this.db.of(LeaveEntity).update({ id: leave.id, state: leave.state, position: leave.position }, { state: 'to_change' });
    const decided = await this.approvals.decisionsOf([leave.id]);
    if (held.affected !== 1 || (leave.state === 'pending' && decided.length > 0)) return refuse('state_changed', '审批人已经开始审批，不能再改。要改的，请审批人退回修改，或者撤回后重新申请。');
    await this.db.of(LeaveHalfDayEntity).delete({ leaveId: leave.id });
    const drawn = await this.applications.draw(input, who);
    if (isRefusal(drawn)) return drawn;
    await this.versions.keep(leave, await this.approvals.takeAway(leave.id));
    const { id: _, clientKey: __, fingerprint: ___, ...content } = drawn;
    const changed = { ...leave, ...content };
    await this.db.of(LeaveEntity).update({ id: leave.id }, content as object);
    const refused = await this.applications.hold(changed);
    if (refused) return refused;
    await this.journal.note(who, 'leave.change', leave.id, villageOf(changed));
    return this.details.of(changed, who);
  }
}
