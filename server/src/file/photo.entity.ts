import { Entity, Index } from 'typeorm';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn } from '../common/columns';

/** A picture that shows something: an entry, a step of an issue or of a plan, a report. Who may see it follows from what it shows. */
@Entity('photo')
@Index('ix_photo_subject', ['subjectId'])
export class PhotoEntity {
  @IdColumn() id: string;
  /** The identity of the entry, the step, the report. */
  @IdColumn() subjectId: string;
  @IdColumn() fileId: string;
  /** Who; of a villager, who has no account, his village. */
  @IdColumn() addedBy: string;
  @InstantColumn() addedAt: Instant;
}
