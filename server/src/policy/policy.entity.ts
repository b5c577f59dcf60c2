import { Entity, Index } from 'typeorm';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { CalendarYear } from '@village/shared/policy/calendar';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** A place chose a profile from a day on. */
@Entity('policy_adoption')
@Index('uq_policy_adoption_place_day', ['organisationId', 'effectiveFrom'], { unique: true })
export class AdoptionEntity {
  @IdColumn() id: string;
  @IdColumn() organisationId: string;
  @KeyColumn() profileId: string;
  @DayColumn() effectiveFrom: Day;
  @IdColumn() adoptedBy: string;
  @InstantColumn() adoptedAt: Instant;
}

/** A value the place set itself, from a day on: what was in force before that day stays readable for ever. */
@Entity('policy_value')
@Index('ix_policy_value_adoption', ['adoptionId'])
export class ValueEntity {
  @IdColumn() id: string;
  @IdColumn() adoptionId: string;
  @TextColumn(80) name: string;
  @JsonColumn() value: unknown;
  /** The decision of the place that the value cites. */
  @TextColumn(200) reason: string;
  @DayColumn() from: Day;
  @IdColumn() setBy: string;
  @InstantColumn() setAt: Instant;
}

/** The arrangement of a year as an administrator entered it from its notice; the newest notice of a year counts. */
@Entity('policy_calendar')
@Index('uq_policy_calendar_year_notice', ['year', 'notice'], { unique: true })
export class CalendarEntity {
  @IdColumn() id: string;
  @NumberColumn() year: number;
  @TextColumn(100) notice: string;
  @JsonColumn() days: CalendarYear['days'];
  @IdColumn() publishedBy: string;
  @InstantColumn() publishedAt: Instant;
}
