import { Injectable, NotFoundException } from '@nestjs/common';
import type { LeaveDetail } from '@village/shared/contract/leave';
import type { ForwardInput } from '@village/shared/contract/approval.input';
import type { DecideInput } from '@village/shared/contract/leave.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { ApprovalService } from '../approval/approval.service';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { inScope, scopeOf, type Who } from '../common/who';
import { ApprovableService } from './approvable.service';
import { stateText, villageOf } from './decision.service';
import { DetailService } from './detail.service';
import { LeaveEntity, LeaveHalfDayEntity } from './leave.entity';
import { LeaveService, subjectOf } from './leave.service';
import { LeaveNoticeService } from './notice.service';

/** An approver agrees, refuses, or sends the leave back to be changed. Every change of state is one conditional UPDATE. */
@Injectable()
export class DecidingService {
  constructor(
    private readonly db: Db, private readonly journal: Journal, private readonly approvals: ApprovalService, private readonly leaves: LeaveService,
    private readonly details: DetailService, private readonly approvable: ApprovableService, private readonly notices: LeaveNoticeService,
  ) {}

  async decide(input: DecideInput, who: Who): Promise<LeaveDetail | Refusal> {
    const leave = await this.decidable(input.id, who);
    const opinion = input.opinion?.trim() ?? '';
    if (input.decision === 'refuse' && opinion === '') return refuse('opinion_required', '不同意时请写明理由，让申请人知道怎样修改。', { field: 'opinion' });
    if (input.decision === 'return' && opinion === '') return refuse('opinion_required', '退回时请写明要改什么，申请人改好后会再送给您。', { field: 'opinion' });
    if (input.decision === 'return' && leave.kind === 'unit_callback') return refuse('no_return', '派出单位的抽调不退回修改。不同意的请写明理由，单位可以重新提出。', { field: 'decision' });
    if (leave.personId === who.personId) return refuse('own_request', '不能审批本人的申请，请由其他审批人办理。');
    if (input.seen && input.seen !== leave.submittedAt) return refuse('changed_meanwhile', '申请人刚刚修改过这份请假，请刷新看过以后再审批。');
    if (await this.saidBefore(leave, input.decision, who)) return this.details.of(leave, who);
    const standing = input.decision === 'approve' && leave.state === 'pending' ? await this.approvable.refusalOf(leave, input.papersLater === true) : null;
    if (standing) return standing;
    const lacks = input.decision === 'approve' && input.papersLater === true && await this.approvable.lacks(leave);
    // Whoever changes the row first holds it: the other one waits here and then finds the step decided.
    const held = await this.db.of(LeaveEntity).update({ id: leave.id, state: 'pending', position: leave.position }, { position: leave.position });
    if (leave.state !== 'pending' || held.affected !== 1) return this.approvals.alreadyDecided(leave.id, refuse('state_changed', stateText(leave.state)));
    const outcome = await this.approvals.decide(subjectOf(leave), who, input.decision, withLater(opinion, lacks));
    if (isRefusal(outcome)) return outcome;
    const { state, position } = outcome;
    const changed = await this.db.of(LeaveEntity).update({ id: leave.id, state: 'pending', position: leave.position }, { state, position });
    if (changed.affected !== 1) return this.approvals.alreadyDecided(leave.id, refuse('state_changed', stateText(leave.state)));
    // What is refused or sent back holds no days: others may plan with them, and they are taken anew when it comes again.
    if (state === 'refused' || state === 'to_change') await this.db.of(LeaveHalfDayEntity).delete({ leaveId: leave.id });
    await this.journal.note(who, `leave.${input.decision}`, leave.id, villageOf(leave));
    const moved = { ...leave, state, position };
    await this.notices.moved(moved);
    return this.details.of(moved, who);
  }

  /** The one who is asked hands the step to another who holds the role. */
  async forward({ id, toId, reason }: ForwardInput, who: Who): Promise<LeaveDetail | Refusal> {
    const leave = await this.decidable(id, who);
    if (leave.state !== 'pending') return refuse('state_changed', stateText(leave.state));
    const wrong = await this.approvals.forward(subjectOf(leave), who, toId, reason?.trim() ?? '');
    if (wrong) return wrong;
    await this.journal.note(who, 'leave.forward', leave.id, villageOf(leave));
    await this.notices.forwarded(leave);
    return this.details.of(leave, who);
  }

  /** A leave that this person may decide some step of, or may read; else 404. */
  private async decidable(id: string, who: Who): Promise<LeaveEntity> {
    const found = await this.db.of(LeaveEntity).findOneBy({ id });
    if (!found) throw new NotFoundException();
    if (inScope(scopeOf(await this.approvals.acting(who), 'leave.decide'), found.path, found.teamId)) return found;
    return this.leaves.readable(id, who);
  }

  /** The same decision of the same person, sent again: the first one stands. */
  private async saidBefore(leave: LeaveEntity, decision: DecideInput['decision'], who: Who): Promise<boolean> {
    const open = leave.state === 'pending' && (await this.approvals.openParts(subjectOf(leave), who)).length > 0;
    if (open) return false;
    const last = (await this.approvals.decisionsOf([leave.id])).filter(each => each.decidedBy === who.personId).at(-1);
    return last?.decision === decision;
  }
}

/** What the approver lets come afterwards stands in his opinion. */
function withLater(opinion: string, lacks: boolean): string {
  if (!lacks) return opinion;
  return `${opinion}${opinion === '' || /[。！？]$/.test(opinion) ? '' : '。'}手续以后补交。`;
}
