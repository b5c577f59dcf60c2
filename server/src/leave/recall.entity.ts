import { Entity, Index } from 'typeorm';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { Half } from '@village/shared/kernel/half-day';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, TextColumn } from '../common/columns';

/** Somebody on leave is called back before its end (召回): who did it, why, and from when he has to be there. */
@Entity('leave_recall')
@Index('ix_leave_recall_by', ['recalledBy'])
export class RecallEntity {
  @IdColumn({ primary: true }) leaveId: string;
  @DayColumn() day: Day;
  @KeyColumn() half: Half;
  @TextColumn(300) reason: string;
  @IdColumn() recalledBy: string;
  @InstantColumn() recalledAt: Instant;
}
