import { Entity, Index } from 'typeorm';
import type { PublicationTable } from '@village/shared/contract/publication';
import type { Granularity, PublicationState, PublicationSubject } from '@village/shared/contract/publication-words';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, LongTextColumn, NumberColumn, TextColumn } from '../common/columns';

/** One text of a matter that a village or its team publishes. Once it is public it never changes; what is written anew is the next version of the same series. */
@Entity('publication')
@Index('uq_publication_series', ['seriesId', 'version'], { unique: true })
@Index('ix_publication_village', ['villageId', 'state', 'publishedOn'])
@Index('ix_publication_source', ['sourceId'])
export class PublicationEntity {
  @IdColumn() id: string;
  /** The id of the first version. */
  @IdColumn() seriesId: string;
  @NumberColumn() version: number;
  @IdColumn() villageId: string;
  @KeyColumn() subject: PublicationSubject;
  @TextColumn(60) title: string;
  @LongTextColumn() text: string;
  @JsonColumn() items: string[];
  @KeyColumn({ nullable: true }) granularity: Granularity | null;
  @JsonColumn() tables: PublicationTable[];
  @TextColumn(200) explanation: string;
  @KeyColumn() state: PublicationState;
  @NumberColumn() revision: number;
  @IdColumn() authorId: string;
  @InstantColumn() createdAt: Instant;
  /** Who published or returned it. */
  @IdColumn({ nullable: true }) decidedBy: string | null;
  @TextColumn(500) opinion: string;
  @DayColumn({ nullable: true }) publishedOn: Day | null;
  @InstantColumn({ nullable: true }) publishedAt: Instant | null;
  /** The request of a villager that it tells of. */
  @IdColumn({ nullable: true }) sourceId: string | null;
}

/** What those who supervise found, as somebody who neither wrote nor published it put it down. */
@Entity('publication_check')
@Index('ix_publication_check', ['publicationId', 'day'])
export class PublicationCheckEntity {
  @IdColumn() id: string;
  @IdColumn() publicationId: string;
  @DayColumn() day: Day;
  @TextColumn(100) checkedBy: string;
  @JsonColumn() points: { point: string; good: boolean }[];
  @TextColumn(500) remark: string;
  @IdColumn() writtenBy: string;
  @InstantColumn() at: Instant;
}
