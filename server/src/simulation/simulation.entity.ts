import { Entity, Index } from 'typeorm';
import type { SimulationResult, SimulationState, SimulationSummary } from '@village/shared/contract/simulation';
import type { Instant, Month } from '@village/shared/kernel/day';
import type { SimulationKind } from '@village/shared/rules/simulation';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** Past months computed again by a draft. Kept for some days, never a source of anything. */
@Entity('simulation')
@Index('uq_simulation_running', ['runningAt'], { unique: true })
@Index('ix_simulation_edition', ['editionId', 'startedAt'])
export class SimulationEntity {
  @IdColumn() id: string;
  @IdColumn() editionId: string;
  /** Of the draft as it was: a later change of it makes the results old. */
  @KeyColumn() fingerprint: string;
  @IdColumn() organisationId: string;
  @DayColumn() from: Month;
  @DayColumn() to: Month;
  @KeyColumn() state: SimulationState;
  /** The place while it runs, else null: one at a time. */
  @IdColumn({ nullable: true }) runningAt: string | null;
  @NumberColumn() done: number;
  @NumberColumn() total: number;
  @TextColumn(200) reason: string;
  @IdColumn() startedBy: string;
  @InstantColumn() startedAt: Instant;
  /** The last sign of life while it runs. */
  @InstantColumn() beatAt: Instant;
  @InstantColumn({ nullable: true }) finishedAt: Instant | null;
  @JsonColumn({ nullable: true }) summary: SimulationSummary | null;
}

/** One month of a person, or one leave, that would be different. */
@Entity('simulation_result')
@Index('uq_simulation_result_position', ['simulationId', 'position'], { unique: true })
@Index('ix_simulation_result_kind', ['simulationId', 'kind', 'position'])
export class SimulationResultEntity {
  @IdColumn() id: string;
  @IdColumn() simulationId: string;
  /** Counts the results in the order of places, people and months. */
  @NumberColumn() position: number;
  @KeyColumn() kind: SimulationKind;
  @TextColumn(30) personName: string;
  @TextColumn(100) townshipName: string;
  @TextColumn(100) villageName: string;
  @DayColumn() month: Month;
  /** Which leave; empty for a month. */
  @TextColumn(100) leave: string;
  @JsonColumn() content: Pick<SimulationResult, 'changes' | 'before' | 'after'>;
}
