import { Entity, Index } from 'typeorm';
import type { ArchiveCategory, ArchiveForm } from '@village/shared/kernel/archive-category';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, TextColumn } from '../common/columns';

/** A paper that somebody filed by hand; what the program holds itself is drawn and not kept here. */
@Entity('archive_item')
@Index('ix_archive_item_team', ['teamId', 'category', 'day'])
export class ArchiveItemEntity {
  @IdColumn() id: string;
  @IdColumn() teamId: string;
  @KeyColumn() category: ArchiveCategory;
  @TextColumn(80) title: string;
  @DayColumn() day: Day;
  @KeyColumn() form: ArchiveForm;
  /** 村部文件柜二层; empty: the file is all there is. */
  @TextColumn(80) place: string;
  @IdColumn({ nullable: true }) fileId: string | null;
  @IdColumn() filedBy: string;
  @InstantColumn() filedAt: Instant;
  @IdColumn({ nullable: true }) withdrawnBy: string | null;
  @InstantColumn({ nullable: true }) withdrawnAt: Instant | null;
  @TextColumn(200) withdrawnReason: string;
}

/** Who keeps the archive of a team from a day on. Never changed: a hand-over is the next row. */
@Entity('archive_custodian')
@Index('uq_archive_custodian', ['teamId', 'from'], { unique: true })
export class ArchiveCustodianEntity {
  @IdColumn() id: string;
  @IdColumn() teamId: string;
  @IdColumn() personId: string;
  @DayColumn() from: Day;
  @TextColumn(200) note: string;
  @IdColumn() namedBy: string;
  @InstantColumn() namedAt: Instant;
}
