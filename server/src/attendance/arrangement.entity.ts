import { Entity, Index } from 'typeorm';
import type { ArrangementKind } from '@village/shared/contract/arrangement';
import type { Clock, Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, TextColumn } from '../common/columns';

/** What a township or a village set for its cadres: never changed, taken back with a reason at most. */
@Entity('arrangement')
@Index('ix_arrangement_day', ['organisationId', 'day'])
@Index('ix_arrangement_instead', ['organisationId', 'instead'])
@Index('ix_arrangement_path', ['path', 'day'])
@Index('uq_arrangement_open', ['openKey'], { unique: true })
export class ArrangementEntity {
  @IdColumn() id: string;
  @IdColumn() organisationId: string;
  @TextColumn(120) path: string;
  @KeyColumn() kind: ArrangementKind;
  @DayColumn() day: Day;
  @DayColumn({ nullable: true }) instead: Day | null;
  @KeyColumn({ nullable: true }) event: string | null;
  @KeyColumn({ nullable: true }) from: Clock | null;
  @KeyColumn({ nullable: true }) to: Clock | null;
  /** Null: everybody there. */
  @JsonColumn({ nullable: true }) personIds: string[] | null;
  @TextColumn(200) text: string;
  /** The role it was arranged in: a regulation may count work on a rest day only where certain roles arranged it. */
  @KeyColumn() arrangedAs: string;
  @IdColumn() arrangedBy: string;
  @InstantColumn() arrangedAt: Instant;
  @IdColumn({ nullable: true }) withdrawnBy: string | null;
  @InstantColumn({ nullable: true }) withdrawnAt: Instant | null;
  @TextColumn(200) withdrawnReason: string;
  /** What may be in force only once at a time; null when it is taken back. */
  @KeyColumn({ nullable: true }) openKey: string | null;
}
