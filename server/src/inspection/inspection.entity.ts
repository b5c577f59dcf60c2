import { Entity, Index } from 'typeorm';
import type { CheckDecision, CheckFinding } from '@village/shared/contract/inspection-words';
import type { Clock, Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** An inspection, drawn. The seed and the pool stay as they were: nobody draws again until the result pleases. */
@Entity('inspection')
@Index('ix_inspection_place', ['path', 'from'])
export class InspectionEntity {
  @IdColumn() id: string;
  @IdColumn() placeId: string;
  @TextColumn(200) path: string;
  @TextColumn(60) title: string;
  @TextColumn(40) method: string;
  @DayColumn() from: Day;
  @DayColumn() to: Day;
  @NumberColumn() explainDays: number;
  @KeyColumn() seed: string;
  @NumberColumn() drawn: number;
  @IdColumn() drawnBy: string;
  @InstantColumn() drawnAt: Instant;
  @InstantColumn({ nullable: true }) withdrawnAt: Instant | null;
  @TextColumn(200) withdrawnReason: string;
}

/** The pool in the order that the seed gave it. */
@Entity('inspection_team')
@Index('uq_inspection_team', ['inspectionId', 'teamId'], { unique: true })
export class InspectionTeamEntity {
  @IdColumn() id: string;
  @IdColumn() inspectionId: string;
  @IdColumn() teamId: string;
  /** From 1. */
  @NumberColumn() rank: number;
}

/** What was found of one person at one time. What is said about it later stands beside it. */
@Entity('inspection_check')
@Index('uq_inspection_check', ['inspectionId', 'personId', 'day', 'at'], { unique: true })
@Index('ix_inspection_check_person', ['personId', 'day'])
export class InspectionCheckEntity {
  @IdColumn() id: string;
  @IdColumn() inspectionId: string;
  @IdColumn() teamId: string;
  @IdColumn() personId: string;
  @DayColumn() day: Day;
  @KeyColumn() at: Clock;
  @KeyColumn() found: CheckFinding;
  @TextColumn(300) note: string;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
  @IdColumn() recordedBy: string;
  @DayColumn() explainBy: Day;
  @TextColumn(500) explanation: string;
  @InstantColumn({ nullable: true }) explainedAt: Instant | null;
  @KeyColumn({ nullable: true }) decision: CheckDecision | null;
  @IdColumn({ nullable: true }) decidedBy: string | null;
  @InstantColumn({ nullable: true }) decidedAt: Instant | null;
  @TextColumn(300) reason: string;
}
