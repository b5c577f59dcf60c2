import { Injectable } from '@nestjs/common';
import type { AdjustmentDetail } from '@village/shared/contract/adjustment';
import type { ExecuteAdjustmentInput } from '@village/shared/contract/adjustment.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { AdjustmentActService } from './adjustment-act.service';
import { AdjustmentNoticeService } from './adjustment-notice.service';
import { AdjustmentService } from './adjustment.service';
import { HandoverActService } from './handover-act.service';
import { HandoverService } from './handover.service';
import { PostChangeService } from './post-change.service';
import type { AdjustmentEntity } from './posting.entity';

/** Carries out what was decided: who takes over begins, the handover is opened, and where the document asks for none the term ends at once. */
@Injectable()
export class AdjustmentExecuteService {
  constructor(
    private readonly clock: Clock, private readonly posts: PostChangeService, private readonly adjustments: AdjustmentService, private readonly acts: AdjustmentActService, private readonly handovers: HandoverService,
    private readonly opening: HandoverActService, private readonly notices: AdjustmentNoticeService,
  ) {}

  async execute(input: ExecuteAdjustmentInput, who: Who): Promise<AdjustmentDetail | Refusal> {
    const { id, revision, leavingOn, successorId, successorFrom } = input;
    const row = await this.adjustments.seen(id, who);
    await this.posts.within(row.personId, who);
    const asked = await this.handovers.asked(row);
    const clauses = isRefusal(asked) ? [] : asked.because.flatMap(each => each.clauses);
    if (row.kind === 'change' && row.successor !== '' && !successorId) return refuse('successor_missing', `接替的人是${row.successor}，请先把他登记到名册，再从名册里选。`, { field: 'successorId' });
    const from = successorFrom ?? leavingOn;
    if (successorId && !isRefusal(asked) && asked.overlap && from > leavingOn) return refuse('overlap_needed', '前后两任要同时在村：接替的人到任的日子不能晚于离任的最后一天。', { field: 'successorFrom', clauses });
    const now = await this.acts.change(row, revision, { state: 'executed', leavingOn, successorId: successorId ?? null, executedBy: who.personId, executedAt: this.clock.now(), openKey: null }, who, 'adjustment.execute');
    if (isRefusal(now)) return now;
    const wrong = await this.posts.begin(now, input, who) ?? await this.end(now, !isRefusal(asked) && (asked.items.length > 0 || asked.gated || asked.overlap), who);
    if (wrong) return wrong;
    await this.notices.executed(now, who.personId);
    return this.adjustments.detail(now, who);
  }

  /** The handover stands between; where the document knows none, he leaves on the day. */
  private async end(row: AdjustmentEntity, handsOver: boolean, who: Who): Promise<Refusal | null> {
    const { personId, termId, kind, leavingOn, successorId } = row;
    const receiver = successorId ? { receiverId: successorId } : {};
    if (!handsOver) {
      return this.posts.end(row, who);
    }
    const opened = await this.opening.begin({ personId, termId, reason: kind, leavingOn: leavingOn!, ...receiver }, who);
    if (!isRefusal(opened)) return null;
    if (opened.code !== 'handover_open') return opened;
    await this.opening.takeUp(personId, { reason: kind, leavingOn: leavingOn!, ...receiver }, who);
    return null;
  }
}
