import { Entity, Index } from 'typeorm';
import type { AreaKind, ConsentPurpose, CoordinateSystem } from '@village/shared/contract/presence';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** Where presence by position is expected, for a team or for one of its people. */
@Entity('presence_area')
@Index('ix_presence_area_team', ['teamId'])
export class PresenceAreaEntity {
  @IdColumn() id: string;
  @IdColumn() teamId: string;
  @IdColumn({ nullable: true }) personId: string | null;
  @KeyColumn() kind: AreaKind;
  @TextColumn(40) name: string;
  /** In millionths of a degree, as they were entered, in the system that is named. */
  @NumberColumn() latitude: number;
  @NumberColumn() longitude: number;
  @KeyColumn() system: CoordinateSystem;
  @NumberColumn() radius: number;
  @DayColumn() from: Day;
  @DayColumn({ nullable: true }) to: Day | null;
  @IdColumn() addedBy: string;
  @InstantColumn() addedAt: Instant;
}

/** That a person agreed to one use of his data, to which text, and until when. */
@Entity('consent')
@Index('ix_consent_person', ['personId', 'purpose'])
export class ConsentEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @KeyColumn() purpose: ConsentPurpose;
  @KeyColumn() version: string;
  @InstantColumn() givenAt: Instant;
  @InstantColumn({ nullable: true }) withdrawnAt: Instant | null;
}

/** Given out before a picture is taken, used by one record. */
@Entity('photo_capture')
export class PhotoCaptureEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @InstantColumn() issuedAt: Instant;
  @KeyColumn({ nullable: true }) usedBy: string | null;
}
