import { Entity, Index } from 'typeorm';
import type { RestPlanKind, RestPlanLine } from '@village/shared/contract/rest';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** Who of a team rests when in a quarter or a year. Never changed: each change is a version of its own. */
@Entity('rest_plan')
@Index('uq_rest_plan_version', ['teamId', 'kind', 'period', 'version'], { unique: true })
export class RestPlanEntity {
  @IdColumn() id: string;
  @IdColumn() teamId: string;
  @KeyColumn() kind: RestPlanKind;
  @KeyColumn() period: string;
  @NumberColumn() version: number;
  @JsonColumn() lines: RestPlanLine[];
  /** Why it was changed, or why an exception stands. */
  @TextColumn(200) reason: string;
  @IdColumn() madeBy: string;
  @InstantColumn() madeAt: Instant;
  /** Null: put forward only, and waits for who the regulation names. */
  @IdColumn({ nullable: true }) agreedBy: string | null;
}
