import { Entity, Index } from 'typeorm';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn, TextColumn } from '../common/columns';

/** What one person is told. It is no fact of its own: the thing it tells of stands where the page leads. */
@Entity('notice')
@Index('uq_notice_once', ['personId', 'once'], { unique: true })
@Index('ix_notice_person', ['personId', 'at'])
@Index('ix_notice_subject', ['subjectId'])
export class NoticeEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  /** The leave, the list, the sheet it tells of. */
  @IdColumn() subjectId: string;
  /** The same thing is told to a person once: `leave.waiting.0`, after the id of the subject. */
  @TextColumn(120) once: string;
  @TextColumn(300) text: string;
  @TextColumn(200, { nullable: true }) page: string | null;
  @InstantColumn() at: Instant;
  @InstantColumn({ nullable: true }) readAt: Instant | null;
}
