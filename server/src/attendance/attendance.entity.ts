import { Entity, Index } from 'typeorm';
import type { PresenceSource, PresenceState, SheetContent } from '@village/shared/contract/attendance';
import type { Day, Instant, Month } from '@village/shared/kernel/day';
import type { Half } from '@village/shared/kernel/half-day';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** What somebody stated about one person and one half day. Never changed: a later statement supersedes it. */
@Entity('presence')
@Index('uq_presence_client_key', ['recordedBy', 'clientKey', 'line'], { unique: true })
@Index('ix_presence_stated', ['personId', 'day', 'half', 'state', 'mode', 'teamId', 'claimedAt', 'receivedAt', 'book'])
export class PresenceEntity {
  @IdColumn() id: string;
  @KeyColumn() clientKey: string;
  /** Which line of the submission; together with the key it names the statement. */
  @NumberColumn() line: number;
  /** Fingerprint of what was sent: the same key with another content is no repetition. */
  @KeyColumn() fingerprint: string;
  @IdColumn() personId: string;
  @IdColumn() teamId: string;
  @DayColumn() day: Day;
  @KeyColumn() half: Half;
  @KeyColumn() state: PresenceState;
  @KeyColumn() mode: PresenceSource;
  /** What the phone's clock said, and what the server's did. */
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
  @IdColumn() recordedBy: string;
  @TextColumn(200) note: string;
  /** Why a confirmed roster was changed. */
  @TextColumn(200) reason: string;
  /** The statement of a roster that this one corrects. */
  @IdColumn({ nullable: true }) supersedes: string | null;
  /** Null: the book the sheet is made of, and what a cadre says of himself; else the book of another keeper, which is compared with it, or `settled`. */
  @KeyColumn({ nullable: true }) book: string | null;
}

/** The sheet as it stood when somebody signed it. */
@Entity('sheet_copy')
@Index('uq_sheet_copy_version', ['organisationId', 'month', 'version'], { unique: true })
@Index('ix_sheet_copy_hash', ['hash'])
export class SheetCopyEntity {
  @IdColumn() id: string;
  @IdColumn() organisationId: string;
  @DayColumn() month: Month;
  @NumberColumn() version: number;
  @JsonColumn() content: SheetContent;
  @KeyColumn() hash: string;
  /** Why there is a new version, from the second on. */
  @TextColumn(200) reason: string;
  @InstantColumn() copiedAt: Instant;
}

@Entity('sheet_signature')
@Index('uq_sheet_signature_part', ['copyId', 'part'], { unique: true })
export class SheetSignatureEntity {
  @IdColumn() id: string;
  @IdColumn() copyId: string;
  /** The part of the profile's signing step that this signature fills. */
  @TextColumn(200) part: string;
  @KeyColumn() role: string;
  @IdColumn() personId: string;
  /** A signature keeps the name it was given under. */
  @TextColumn(30) personName: string;
  @InstantColumn() signedAt: Instant;
}
