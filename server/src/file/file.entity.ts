import { Entity, Index } from 'typeorm';
import type { FilePurpose, StoredKind } from '@village/shared/contract/file';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** A file that somebody sent. The bytes lie in the data folder under their digest; the row stays when they are deleted. */
@Entity('stored_file')
@Index('ix_stored_file_received', ['receivedDigest', 'purpose'])
@Index('ix_stored_file_digest', ['digest'])
@Index('ix_stored_file_expires', ['expiresOn', 'deletedAt'])
export class StoredFileEntity {
  @IdColumn() id: string;
  @KeyColumn() purpose: FilePurpose;
  @IdColumn() ownerId: string;
  @KeyColumn() kind: StoredKind;
  @TextColumn(100) name: string;
  /** SHA-256 of what was sent, to find the same picture again, and of what is stored. */
  @KeyColumn() receivedDigest: string;
  @KeyColumn() digest: string;
  @NumberColumn() bytes: number;
  @InstantColumn() uploadedAt: Instant;
  /** The last day on which the bytes are kept; null: as long as what the file belongs to. */
  @DayColumn({ nullable: true }) expiresOn: Day | null;
  @InstantColumn({ nullable: true }) deletedAt: Instant | null;
}
