import { Entity, Index } from 'typeorm';
import type { PaperPart } from '@village/shared/contract/paper';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn, KeyColumn, TextColumn } from '../common/columns';

/** Something handed in with a leave. It is never changed: what was wrong is taken away and another one added. */
@Entity('leave_paper')
@Index('ix_leave_paper_leave', ['leaveId', 'addedAt'])
@Index('ix_leave_paper_kept', ['erasedAt'])
export class PaperEntity {
  @IdColumn() id: string;
  @IdColumn() leaveId: string;
  @KeyColumn() part: PaperPart;
  @IdColumn({ nullable: true }) fileId: string | null;
  @TextColumn(1000) text: string;
  @IdColumn() addedBy: string;
  @InstantColumn() addedAt: Instant;
  @IdColumn({ nullable: true }) removedBy: string | null;
  @InstantColumn({ nullable: true }) removedAt: Instant | null;
  /** Its time was over: the words are gone, the file goes with the next sweep. That something was handed in, when and by whom, stays. */
  @InstantColumn({ nullable: true }) erasedAt: Instant | null;
}
