import { Entity, Index } from 'typeorm';
import type { MakingState } from '@village/shared/contract/making';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** A file that is made in the background. The row tells how far it is; the bytes are a stored file and go after some days. */
@Entity('making')
@Index('uq_making_running', ['runningAt'], { unique: true })
@Index('ix_making_place', ['kind', 'placeId', 'startedAt'])
export class MakingEntity {
  @IdColumn() id: string;
  /** Which module makes it. */
  @KeyColumn() kind: MakingKind;
  /** What it is about: who may see that may see this. */
  @IdColumn() placeId: string;
  @TextColumn(100) name: string;
  @KeyColumn() state: MakingState;
  /** Kind and place while it runs, else null: one at a time. */
  @KeyColumn({ nullable: true }) runningAt: string | null;
  @NumberColumn() done: number;
  @NumberColumn() total: number;
  @TextColumn(200) reason: string;
  @JsonColumn() left: string[];
  @IdColumn({ nullable: true }) fileId: string | null;
  @IdColumn() startedBy: string;
  @InstantColumn() startedAt: Instant;
  /** The last sign of life while it runs. */
  @InstantColumn() beatAt: Instant;
  @InstantColumn({ nullable: true }) finishedAt: Instant | null;
}

export type MakingKind = 'posters' | 'archive';
