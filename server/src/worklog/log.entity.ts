import { Entity, Index } from 'typeorm';
import type { LogGiven, LogState } from '@village/shared/contract/log';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** The work log of one day of a person, or of a team that keeps one together: one, whatever was sent how often. */
@Entity('work_log')
@Index('uq_work_log_day', ['ownerId', 'day'], { unique: true })
export class WorkLogEntity {
  @IdColumn() id: string;
  /** The person; where the document has the team keep it, the team: the same as `teamId`. */
  @IdColumn() ownerId: string;
  @IdColumn() teamId: string;
  /** `/county/township/village/`. */
  @TextColumn(120) path: string;
  @DayColumn() day: Day;
  /** The latest version, from 1. */
  @NumberColumn() version: number;
  @KeyColumn() state: Exclude<LogState, 'missing'>;
}

/** A log as it was handed in: signed off by the person, or written for the team. Never changed. */
@Entity('work_log_version')
@Index('uq_work_log_version', ['logId', 'version'], { unique: true })
export class WorkLogVersionEntity {
  @IdColumn() id: string;
  @IdColumn() logId: string;
  @NumberColumn() version: number;
  /** Who wrote it. */
  @IdColumn() personId: string;
  @JsonColumn() texts: { field: string; text: string }[];
  /** The duties that its writer marked it with; null: it was written before there was a choice. */
  @JsonColumn({ nullable: true }) tags: string[] | null;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
}

/** What the leader or somebody above said of a version. Never changed. */
@Entity('work_log_review')
@Index('ix_work_log_review_log', ['logId', 'at'])
export class WorkLogReviewEntity {
  @IdColumn() id: string;
  @IdColumn() logId: string;
  @NumberColumn() version: number;
  @KeyColumn() verdict: LogGiven;
  @TextColumn(500) text: string;
  @KeyColumn() role: string;
  @IdColumn() personId: string;
  @InstantColumn() at: Instant;
}
