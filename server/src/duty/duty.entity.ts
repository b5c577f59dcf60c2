import { Entity, Index } from 'typeorm';
import type { DutyDays, DutyKind, DutyLine, DutyPlace, PatrolGroup, SwapState } from '@village/shared/contract/duty';
import type { Clock, Day, Instant, Month } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** A published roster of a month. Never changed: a change is the next version, and two who change it at once get different answers. */
@Entity('duty_roster')
@Index('uq_duty_roster_version', ['placeId', 'kind', 'month', 'version'], { unique: true })
export class DutyRosterEntity {
  @IdColumn() id: string;
  @KeyColumn() kind: DutyKind;
  /** The team; of a desk the village. */
  @IdColumn() placeId: string;
  @DayColumn() month: Month;
  @NumberColumn() version: number;
  @KeyColumn() days: DutyDays;
  @JsonColumn() lines: DutyLine[];
  @TextColumn(200) reason: string;
  @IdColumn() publishedBy: string;
  @InstantColumn() publishedAt: Instant;
}

/** One asks another to take a duty or a patrol of his; the days change only when the other says yes. */
@Entity('duty_swap')
@Index('ix_duty_swap_asker', ['askerId', 'state'])
@Index('ix_duty_swap_other', ['otherId', 'state'])
@Index('ix_duty_swap_place', ['placeId', 'day'])
export class DutySwapEntity {
  @IdColumn() id: string;
  @KeyColumn() kind: DutyPlace['kind'];
  @IdColumn() placeId: string;
  @IdColumn() askerId: string;
  @DayColumn() day: Day;
  @IdColumn() otherId: string;
  @DayColumn({ nullable: true }) otherDay: Day | null;
  @TextColumn(200) note: string;
  @KeyColumn() state: SwapState;
  @InstantColumn() askedAt: Instant;
  @InstantColumn({ nullable: true }) answeredAt: Instant | null;
}

/** The groups that patrol, from a day on; a later row takes the place of an earlier one. */
@Entity('patrol_plan')
@Index('ix_patrol_plan_team', ['teamId', 'from'])
export class PatrolPlanEntity {
  @IdColumn() id: string;
  @IdColumn() teamId: string;
  @DayColumn() from: Day;
  @NumberColumn() firstGroup: number;
  @JsonColumn() groups: PatrolGroup[];
  @IdColumn() setBy: string;
  @InstantColumn() setAt: Instant;
}

/** The group of one day after a swap. Never changed: the next swap is the next version, and two swaps at once get different answers. It holds as long as its groups do. */
@Entity('patrol_turn')
@Index('uq_patrol_turn_version', ['teamId', 'day', 'version'], { unique: true })
export class PatrolTurnEntity {
  @IdColumn() id: string;
  @IdColumn() teamId: string;
  @DayColumn() day: Day;
  @NumberColumn() version: number;
  @IdColumn() planId: string;
  @JsonColumn() personIds: string[];
  @IdColumn() swapId: string;
  @InstantColumn() at: Instant;
}

/** A patrol as somebody who took part put it down; the leader of the group confirms it. */
@Entity('patrol')
@Index('ix_patrol_team_day', ['teamId', 'day'])
export class PatrolEntity {
  @IdColumn() id: string;
  @IdColumn() teamId: string;
  @DayColumn() day: Day;
  @KeyColumn() at: Clock;
  /** The group whose turn it was, from 1, and who leads it. */
  @NumberColumn() patrolGroup: number;
  @IdColumn() leaderId: string;
  @JsonColumn() personIds: string[];
  @TextColumn(200) others: string;
  @TextColumn(1000) found: string;
  @IdColumn() recordedBy: string;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
  @IdColumn({ nullable: true }) confirmedBy: string | null;
  @InstantColumn({ nullable: true }) confirmedAt: Instant | null;
}
