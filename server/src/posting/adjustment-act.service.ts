import { Injectable, NotFoundException } from '@nestjs/common';
import type { AdjustmentDetail } from '@village/shared/contract/adjustment';
import { ADJUSTMENT_FLOW, ADJUSTMENT_STATE_NAMES, type AdjustmentState } from '@village/shared/contract/adjustment-words';
import type { AnswerAdjustmentInput, DecideAdjustmentInput, ProposeAdjustmentInput, SettleAttachedInput, WithdrawAdjustmentInput } from '@village/shared/contract/adjustment.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { AdjustmentJudgeService } from './adjustment-judge.service';
import { AdjustmentNoticeService } from './adjustment-notice.service';
import { AdjustmentService } from './adjustment.service';
import { AdjustmentEntity, AttachedEntity } from './posting.entity';
import { PostService } from './post.service';
import { reaches } from './reach';

/** What is done with a change or a recall: proposed, answered, decided step by step, withdrawn. */
@Injectable()
export class AdjustmentActService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly posts: PostService, private readonly adjustments: AdjustmentService,
    private readonly judging: AdjustmentJudgeService, private readonly notices: AdjustmentNoticeService,
  ) {}

  async propose(input: ProposeAdjustmentInput, who: Who): Promise<AdjustmentDetail | Refusal> {
    const post = await this.posts.of(input.personId, input.termId);
    if (!post || !(input.personId === who.personId || reaches(post, who, 'posting.read'))) throw new NotFoundException();
    if (post.to !== null && post.to < this.clock.today()) return refuse('term_over', '这条任职已经结束。', { field: 'termId' });
    const found = await this.judging.judge(post, input, who);
    if (isRefusal(found)) return found;
    const row: AdjustmentEntity = {
      id: newId(), kind: input.kind, personId: post.personId, termId: post.termId, role: post.role, teamId: post.teamId, villageId: post.villageId, path: post.path, unitId: post.unitId, reason: input.reason, text: input.text.trim(),
      day: input.day ?? null, successor: input.successor?.trim() ?? '', ...found, position: 0, state: 'pending', revision: 1, answer: '', answeredAt: null, proposedBy: who.personId, proposedAt: this.clock.now(), leavingOn: null, successorId: null,
      executedBy: null, executedAt: null, withdrawnReason: '', openKey: post.personId,
    };
    try {
      await this.db.of(AdjustmentEntity).insert(row as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('adjustment_open', '这名干部已经有一件没有办完的调整或召回，请先办完那一件。', { field: 'personId' });
    }
    await this.journal.note(who, 'adjustment.propose', row.id, post.villageId);
    await this.notices.proposed(row, who.personId);
    return this.adjustments.detail(row, who);
  }

  /** He whom it is about says how it was, as often as he likes until it is decided. */
  async answer({ id, text }: AnswerAdjustmentInput, who: Who): Promise<AdjustmentDetail | Refusal> {
    const row = await this.adjustments.seen(id, who);
    if (row.personId !== who.personId) return refuse('not_yours', '说明由本人来写。');
    if (row.state !== 'pending') return changed(row);
    const now = await this.change(row, row.revision, { answer: text.trim(), answeredAt: this.clock.now() }, who, 'adjustment.answer');
    if (isRefusal(now)) return now;
    await this.notices.answered(now);
    return this.adjustments.detail(now, who);
  }

  async decide({ id, revision, decision, text }: DecideAdjustmentInput, who: Who): Promise<AdjustmentDetail | Refusal> {
    const row = await this.adjustments.seen(id, who);
    if (row.state !== 'pending' || row.revision !== revision) return changed(row);
    if (this.adjustments.own(row, who)) return refuse('own_request', row.personId === who.personId ? '不能审定自己的调整或召回。' : '提出召回的人不能自己审定，请由另一位来定。');
    if (decision === 'refuse' && !text.trim()) return refuse('reason_missing', '不同意的，请写明理由。', { field: 'text' });
    if (row.steps[row.position].registered && !text.trim()) return refuse('reason_missing', `${row.steps[row.position].name}不在系统里，请写明它书面答复的日期和文号。`, { field: 'text' });
    // The row moves first, so that of two who decide at once the second waits and sees what the first did.
    const held = await this.change(row, revision, {}, who, `adjustment.${decision}`);
    if (isRefusal(held)) return held;
    const outcome = await this.adjustments.decideStep(held, who, decision, text.trim());
    if (isRefusal(outcome)) return outcome;
    const state: AdjustmentState = outcome.state === 'approved' ? 'approved' : outcome.state === 'refused' ? 'refused' : 'pending';
    const position = Math.min(outcome.position, row.steps.length - 1);
    await this.db.of(AdjustmentEntity).update({ id }, { state, position, ...(state === 'refused' ? { openKey: null } : {}) } as object);
    const now = { ...held, state, position };
    await this.notices.decided(now, who.personId);
    return this.adjustments.detail(now, who);
  }

  async withdraw({ id, revision, text }: WithdrawAdjustmentInput, who: Who): Promise<AdjustmentDetail | Refusal> {
    const row = await this.adjustments.seen(id, who);
    if (row.proposedBy !== who.personId) return refuse('not_yours', '谁提出的，由谁撤回。');
    const now = await this.change(row, revision, { state: 'withdrawn', withdrawnReason: text.trim(), openKey: null }, who, 'adjustment.withdraw');
    if (isRefusal(now)) return now;
    await this.notices.decided(now, who.personId);
    return this.adjustments.detail(now, who);
  }

  /** Nothing follows by itself: a named person decides about each thing that the document attaches. */
  async settle({ id, what, decision, text }: SettleAttachedInput, who: Who): Promise<AdjustmentDetail | Refusal> {
    const row = await this.adjustments.seen(id, who);
    if (!this.adjustments.settles(row, who)) return refuse('not_yours', '附带的处理在召回审定以后，由上级办公室决定。');
    if (!row.judged.attached.includes(what)) return refuse('not_proposed', '制度没有对这次召回规定这项处理。', { field: 'what' });
    if (decision === 'set_aside' && !text.trim()) return refuse('reason_missing', '不执行的，请写明理由。', { field: 'text' });
    try {
      await this.db.of(AttachedEntity).insert({ id: newId(), adjustmentId: id, what, decision, reason: text.trim(), decidedBy: who.personId, decidedAt: this.clock.now() });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('already_decided', '这一项刚刚已经有人决定，请刷新查看。');
    }
    await this.journal.note(who, 'adjustment.settle', id, row.villageId);
    return this.adjustments.detail(row, who);
  }

  /** Moves it on, if it is still as it was seen. */
  async change(row: AdjustmentEntity, revision: number, change: Partial<AdjustmentEntity>, who: Who, action: string): Promise<AdjustmentEntity | Refusal> {
    const { id, state } = row;
    if (row.revision !== revision || (change.state && !ADJUSTMENT_FLOW[state].includes(change.state))) return changed(row);
    const { affected } = await this.db.of(AdjustmentEntity).update({ id, revision, state }, { ...change, revision: revision + 1 } as object);
    const now = await this.db.of(AdjustmentEntity).findOneByOrFail({ id });
    if (affected !== 1) return changed(now);
    await this.journal.note(who, action, id, row.villageId);
    return now;
  }
}

export function changed({ state }: AdjustmentEntity): Refusal {
  return refuse('state_changed', `这件事刚才有了变化，现在是“${ADJUSTMENT_STATE_NAMES[state]}”，这一步没有记下。请看过最新的情况再办。`, { field: 'revision' });
}
