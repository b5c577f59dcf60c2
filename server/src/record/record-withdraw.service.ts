import { Injectable, NotFoundException } from '@nestjs/common';
import type { RecordDetail } from '@village/shared/contract/record';
import type { WithdrawRecordInput } from '@village/shared/contract/record.input';
import { recordKind } from '@village/shared/kernel/record-kind';
import type { Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { leads, RecordReplyService } from './record-reply.service';
import { CHANGED } from './record-write.service';
import { RecordEntity } from './record.entity';

/** Entries are taken back; they stay, and count no more. */
@Injectable()
export class RecordWithdrawService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly replies: RecordReplyService, private readonly notices: NoticeService) {}

  /** Its author takes it back, or whoever leads the team: then its author is told, with the reason. */
  async withdraw({ id, reason }: WithdrawRecordInput, who: Who): Promise<RecordDetail | Refusal> {
    const row = await this.db.of(RecordEntity).findOneBy({ id });
    if (!row || !(row.personId === who.personId || leads(row, who))) throw new NotFoundException();
    const change = { state: 'withdrawn' as const, withdrawnBy: who.personId, withdrawnAt: this.clock.now(), withdrawnReason: reason.trim() };
    const { affected } = await this.db.of(RecordEntity).update({ id, state: 'live' }, change);
    if (affected !== 1) return CHANGED;
    if (row.personId !== who.personId) await this.notices.tell({ personIds: [row.personId], subjectId: id, once: 'record.withdrawn', text: `您 ${row.day} 的${recordKind(row.kind).name}由队长撤回了：${change.withdrawnReason}`, page: `/pages/record/detail/index?id=${id}` });
    return this.replies.detail({ ...row, ...change }, who);
  }
}
