import { Entity, Index } from 'typeorm';
import type { Instant, Month } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import type { Fen } from '@village/shared/kernel/money';
import type { AllowanceItem, MemberType } from '@village/shared/rules/allowance-month';
import { IdColumn, InstantColumn, DayColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** What no sheet says and the money depends on. Never changed: the last one holds. */
@Entity('allowance_statement')
@Index('ix_allowance_statement_person', ['personId', 'month'])
export class AllowanceStatementEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @DayColumn() month: Month;
  @KeyColumn() memberType: MemberType;
  @NumberColumn() oneWayKm: number;
  @NumberColumn() roundTrips: number;
  @NumberColumn() byUnitVehicle: number;
  @NumberColumn() backInCityDays: number;
  @IdColumn() statedBy: string;
  @InstantColumn() statedAt: Instant;
}

/** An amount that somebody confirmed. Never changed: what a correction alters is the next row, with the difference. */
@Entity('allowance_payment')
@Index('uq_allowance_payment', ['personId', 'month', 'villageId', 'item', 'sequence'], { unique: true })
@Index('ix_allowance_payment_village', ['villageId', 'month'])
export class AllowancePaymentEntity {
  @IdColumn() id: string;
  /** What was confirmed in one go bears one id. */
  @IdColumn() runId: string;
  @IdColumn() personId: string;
  @DayColumn() month: Month;
  @IdColumn() villageId: string;
  @KeyColumn() item: AllowanceItem;
  @NumberColumn() sequence: number;
  /** Of this row alone. */
  @NumberColumn() amountFen: Fen;
  @TextColumn(40) quantity: string;
  @JsonColumn() because: Reason[];
  @KeyColumn() profileId: string;
  @KeyColumn() profileVersion: string;
  @TextColumn(200) remark: string;
  @IdColumn() confirmedBy: string;
  @TextColumn(30) confirmedByName: string;
  @InstantColumn() confirmedAt: Instant;
}
