import { Entity, Index } from 'typeorm';
import type { FilingChannel } from '@village/shared/contract/filing';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, TextColumn } from '../common/columns';

/** That a body was told of a leave (备案、告知): whom, when, how. Each body is told of a leave once. */
@Entity('leave_filing')
@Index('uq_leave_filing_party', ['leaveId', 'party'], { unique: true })
@Index('ix_leave_filing_path', ['party', 'path', 'toldAt'])
@Index('ix_leave_filing_unit', ['unitId', 'toldAt'])
export class FilingEntity {
  @IdColumn() id: string;
  @IdColumn() leaveId: string;
  /** A role or a body of the regulation. */
  @KeyColumn() party: string;
  @TextColumn(120) path: string;
  @IdColumn({ nullable: true }) unitId: string | null;
  @KeyColumn() channel: FilingChannel;
  @TextColumn(80) toldWhom: string;
  @InstantColumn() toldAt: Instant;
  /** Null: the program told them when the leave was granted. */
  @IdColumn({ nullable: true }) registeredBy: string | null;
  @InstantColumn() registeredAt: Instant;
  /** Until when it had to be done, by the regulation of that time. */
  @DayColumn({ nullable: true }) due: Day | null;
  @TextColumn(200) note: string;
  @IdColumn({ nullable: true }) receivedBy: string | null;
  @InstantColumn({ nullable: true }) receivedAt: Instant | null;
}
