import { Entity, Index } from 'typeorm';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

export type BackupState = 'running' | 'done' | 'failed';

/** A backup that was begun, and how it ended. */
@Entity('backup')
@Index('uq_backup_slot', ['slot'], { unique: true })
@Index('ix_backup_started', ['startedAt'])
export class BackupEntity {
  @IdColumn() id: string;
  /** The day and hour of a scheduled one: of several instances the one that writes the row makes it. */
  @KeyColumn() slot: string;
  @KeyColumn() state: BackupState;
  @KeyColumn({ nullable: true }) name: string | null;
  @NumberColumn() rowCount: number;
  @NumberColumn() fileCount: number;
  /** Why it failed, for the operator. */
  @TextColumn(300) reason: string;
  @InstantColumn() startedAt: Instant;
  @InstantColumn({ nullable: true }) finishedAt: Instant | null;
}
