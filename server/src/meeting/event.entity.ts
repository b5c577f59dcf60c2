import { Entity, Index } from 'typeorm';
import type { Clock, Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, TextColumn } from '../common/columns';

/** Something in the village at which the document wants cadres to be. */
@Entity('village_event')
@Index('ix_village_event_path', ['path', 'day'])
@Index('uq_village_event_meeting', ['meetingId'], { unique: true })
export class VillageEventEntity {
  @IdColumn() id: string;
  @IdColumn() villageId: string;
  @TextColumn(120) path: string;
  @IdColumn({ nullable: true }) teamId: string | null;
  @KeyColumn() event: string;
  @DayColumn() day: Day;
  @KeyColumn() at: Clock;
  @TextColumn(300) text: string;
  /** The meeting it is; null: it is none. */
  @IdColumn({ nullable: true }) meetingId: string | null;
  @IdColumn() reportedBy: string;
  @InstantColumn() reportedAt: Instant;
}

/** What somebody who had to be there says. Never changed: a later word takes the place of an earlier one. */
@Entity('village_event_part')
@Index('ix_village_event_part_event', ['eventId', 'receivedAt'])
export class VillageEventPartEntity {
  @IdColumn() id: string;
  @IdColumn() eventId: string;
  @IdColumn() personId: string;
  @FlagColumn() attended: boolean;
  @JsonColumn() duties: string[];
  @TextColumn(500) text: string;
  @TextColumn(500) unsolved: string;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
}
