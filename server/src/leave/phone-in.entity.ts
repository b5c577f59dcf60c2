import { Entity } from 'typeorm';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn, TextColumn } from '../common/columns';

/** This leave was asked for by telephone (电话请假) and written down by somebody else. */
@Entity('leave_phone_in')
export class PhoneInEntity {
  @IdColumn({ primary: true }) leaveId: string;
  @IdColumn() enteredBy: string;
  @InstantColumn() enteredAt: Instant;
  /** Who agreed by word of mouth: the name as it was said. */
  @TextColumn(40) consentBy: string;
  @InstantColumn() consentAt: Instant;
  /** When the person made the request his own. */
  @InstantColumn({ nullable: true }) completedAt: Instant | null;
}
