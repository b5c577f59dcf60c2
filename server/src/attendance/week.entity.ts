import { Entity, Index } from 'typeorm';
import type { NoteState } from '@village/shared/contract/week';
import type { Clock, Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, KeyColumn, TextColumn } from '../common/columns';

/** A visit to a village by the hour, as the person puts it down. Never changed: a correction takes its place. */
@Entity('village_visit')
@Index('ix_village_visit_person', ['personId', 'day'])
@Index('uq_village_visit_supersedes', ['supersedes'], { unique: true })
export class VillageVisitEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @IdColumn() villageId: string;
  @DayColumn() day: Day;
  @KeyColumn() from: Clock;
  @KeyColumn() to: Clock;
  @TextColumn(200) note: string;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
  @IdColumn({ nullable: true }) supersedes: string | null;
}

/** That somebody stayed the night in the village, or did not: his own word, or that of his leader. */
@Entity('night_stay')
@Index('ix_night_stay_person', ['personId', 'day'])
export class NightStayEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @IdColumn() teamId: string;
  @DayColumn() day: Day;
  @FlagColumn() stayed: boolean;
  @KeyColumn() mode: 'self' | 'roster';
  @IdColumn() recordedBy: string;
  @TextColumn(200) reason: string;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
}

/** That somebody said he could not come or sign in; where a regulation wants it, somebody confirms. */
@Entity('absence_note')
@Index('ix_absence_note_person', ['personId', 'day'])
@Index('ix_absence_note_path', ['path', 'state', 'day'])
@Index('ix_absence_note_team', ['teamId', 'state', 'day'])
export class AbsenceNoteEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  /** Null: he serves in no team. */
  @IdColumn({ nullable: true }) teamId: string | null;
  /** Of the village, or of the township where he serves in no team. */
  @TextColumn(120) path: string;
  @DayColumn() day: Day;
  @KeyColumn() told: string;
  @TextColumn(200) reason: string;
  @IdColumn() recordedBy: string;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
  @KeyColumn() state: NoteState;
  @IdColumn({ nullable: true }) decidedBy: string | null;
  @KeyColumn({ nullable: true }) decidedAs: string | null;
  @InstantColumn({ nullable: true }) decidedAt: Instant | null;
  @TextColumn(200) decideReason: string;
}
