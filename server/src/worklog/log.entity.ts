import { Entity, Index } from 'typeorm';
import type { LogState, LogVerdict } from '@village/shared/contract/log';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** The work log of one person and one day: one, whatever was sent how often. */
@Entity('work_log')
@Index('uq_work_log_day', ['personId', 'day'], { unique: true })
export class WorkLogEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @IdColumn() teamId: string;
  /** `/county/township/village/`. */
  @TextColumn(120) path: string;
  @DayColumn() day: Day;
  /** The latest version, from 1. */
  @NumberColumn() version: number;
  @KeyColumn() state: Exclude<LogState, 'missing'>;
}

/** A log as it was signed off. Never changed. */
@Entity('work_log_version')
@Index('uq_work_log_version', ['logId', 'version'], { unique: true })
export class WorkLogVersionEntity {
  @IdColumn() id: string;
  @IdColumn() logId: string;
  @NumberColumn() version: number;
  @JsonColumn() texts: { field: string; text: string }[];
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
}

/** What somebody above said of a version. Never changed. */
@Entity('work_log_review')
@Index('ix_work_log_review_log', ['logId', 'at'])
export class WorkLogReviewEntity {
  @IdColumn() id: string;
  @IdColumn() logId: string;
  @NumberColumn() version: number;
  @KeyColumn() verdict: LogVerdict;
  @TextColumn(500) text: string;
  @KeyColumn() role: string;
  @IdColumn() personId: string;
  @InstantColumn() at: Instant;
}
