import { Entity, Index } from 'typeorm';
import type { ReplacementKind } from '@village/shared/contract/after';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, TextColumn } from '../common/columns';

/** Who granted a leave has taken note that the person is back. */
@Entity('leave_return_check')
export class ReturnCheckEntity {
  @IdColumn({ primary: true }) leaveId: string;
  @IdColumn() checkedBy: string;
  @InstantColumn() checkedAt: Instant;
  /** For who came back late: whether the days were agreed to afterwards. */
  @KeyColumn({ nullable: true }) overstay: 'accepted' | 'not_accepted' | null;
  @TextColumn(300) remark: string;
}

/** Who comes in the place of a person who is away for long (接替). A later row says what changed. */
@Entity('leave_replacement')
@Index('ix_leave_replacement_leave', ['leaveId', 'registeredAt'])
export class ReplacementEntity {
  @IdColumn() id: string;
  @IdColumn() leaveId: string;
  @KeyColumn() kind: ReplacementKind;
  @TextColumn(40) name: string;
  @TextColumn(60) post: string;
  @DayColumn() from: Day;
  @TextColumn(300) note: string;
  @IdColumn() registeredBy: string;
  @InstantColumn() registeredAt: Instant;
}
