import { Entity, Index } from 'typeorm';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn, NumberColumn, TextColumn } from '../common/columns';

/** So much a cadre of the county is asked in a week at most. Never changed: the latest one counts. */
@Entity('burden_ceiling')
@Index('ix_burden_ceiling', ['countyId', 'at'])
export class BurdenCeilingEntity {
  @IdColumn() id: string;
  @IdColumn() countyId: string;
  /** Null: not limited. */
  @NumberColumn({ nullable: true }) entries: number | null;
  @NumberColumn({ nullable: true }) fields: number | null;
  @NumberColumn({ nullable: true }) notices: number | null;
  @TextColumn(200) note: string;
  @IdColumn() setBy: string;
  @InstantColumn() at: Instant;
}
