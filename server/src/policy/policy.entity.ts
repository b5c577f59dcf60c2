import { Entity, Index } from 'typeorm';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { EditionState } from '@village/shared/contract/policy';
import type { CalendarYear } from '@village/shared/policy/calendar';
import type { Profile } from '@village/shared/policy/profile';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** The whole regulation of a place from a day on. A draft changes until it is published; what is published never does. */
@Entity('policy_edition')
@Index('ix_policy_edition_place_day', ['organisationId', 'effectiveFrom'])
@Index('ix_policy_edition_version', ['profileId', 'version'])
@Index('uq_policy_edition_ordinal', ['ordinal'], { unique: true })
export class EditionEntity {
  @IdColumn() id: string;
  @IdColumn() organisationId: string;
  /** The shipped profile it was made from; null: a document of the place's own. */
  @KeyColumn({ nullable: true }) baseId: string | null;
  @KeyColumn() profileId: string;
  @TextColumn(80) version: string;
  @JsonColumn() profile: Profile;
  @DayColumn() effectiveFrom: Day;
  @KeyColumn() state: EditionState;
  /** Counts what was published anywhere: among those of one day the later one is in force. Null: a draft. */
  @NumberColumn({ nullable: true }) ordinal: number | null;
  @NumberColumn() revision: number;
  @IdColumn() draftedBy: string;
  @InstantColumn() draftedAt: Instant;
  /** Everybody who drafted or changed it: none of them may publish it. */
  @JsonColumn() editors: string[];
  @IdColumn({ nullable: true }) publishedBy: string | null;
  @InstantColumn({ nullable: true }) publishedAt: Instant | null;
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
