import { Entity, Index } from 'typeorm';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn, TextColumn } from '../common/columns';

/** The dispatching unit asks for its cadre (派出单位抽调): the leave of that kind which its consents decide on, and who asked for it. */
@Entity('leave_callback')
@Index('ix_leave_callback_unit', ['unitId', 'askedAt'])
export class CallbackEntity {
  @IdColumn({ primary: true }) leaveId: string;
  @IdColumn() unitId: string;
  @IdColumn() askedBy: string;
  @InstantColumn() askedAt: Instant;
  /** Why the unit took it back before it began. */
  @TextColumn(300) withdrawnReason: string;
}
