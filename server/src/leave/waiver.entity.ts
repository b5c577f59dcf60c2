import { Entity, Index } from 'typeorm';
import type { LeaveKind } from '@village/shared/contract/leave';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, TextColumn } from '../common/columns';

/** A leader permits one person in writing to go beyond the caps of leave in these days. */
@Entity('leave_waiver')
@Index('ix_leave_waiver_person', ['personId', 'to'])
@Index('ix_leave_waiver_path', ['path', 'grantedAt'])
export class WaiverEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  /** Where the person serves: `/county/township/village/`. */
  @TextColumn(120) path: string;
  /** Null: for every kind. */
  @KeyColumn({ nullable: true }) kind: LeaveKind | null;
  @DayColumn() from: Day;
  @DayColumn() to: Day;
  @TextColumn(500) reason: string;
  /** The number of the paper, where there is one. */
  @TextColumn(80) number: string;
  @IdColumn() grantedBy: string;
  @InstantColumn() grantedAt: Instant;
  @IdColumn({ nullable: true }) endedBy: string | null;
  @InstantColumn({ nullable: true }) endedAt: Instant | null;
}
