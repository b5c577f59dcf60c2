import { Entity, Index } from 'typeorm';
import type { Alert } from '@village/shared/contract/leave';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, TextColumn } from '../common/columns';

/** A time of full presence that somebody declared at a place. It stays after its end: sheets of its days are read with it for ever. */
@Entity('alert_period')
@Index('ix_alert_period_organisation', ['organisationId', 'from'])
export class AlertPeriodEntity {
  @IdColumn() id: string;
  @IdColumn() organisationId: string;
  @KeyColumn() alert: Alert;
  @DayColumn() from: Day;
  /** The last day; null: nobody has said yet. */
  @DayColumn({ nullable: true }) to: Day | null;
  @TextColumn(200) reason: string;
  @IdColumn() declaredBy: string;
  @InstantColumn() declaredAt: Instant;
  @IdColumn({ nullable: true }) endedBy: string | null;
  @InstantColumn({ nullable: true }) endedAt: Instant | null;
}
