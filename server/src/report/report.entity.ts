import { Entity, Index } from 'typeorm';
import type { DeliveryState, ReportForm, ReportPicture, ReportState } from '@village/shared/contract/report';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { DueOwner } from '@village/shared/rules/due-owner';
import type { ReportSection } from '@village/shared/rules/report-draft';
import type { ReportFigure } from '@village/shared/rules/report-figure';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** A report as its author works on it. What was submitted stands in its versions. */
@Entity('report')
@Index('uq_report_turn', ['turn'], { unique: true })
@Index('ix_report_path', ['path', 'submittedAt'])
@Index('ix_report_owner', ['ownerId', 'report', 'period'])
export class ReportEntity {
  @IdColumn() id: string;
  @KeyColumn() form: ReportForm;
  /** The word of the document, `monthly_work_report`; of a free one its form. */
  @KeyColumn() report: string;
  /** `2025-03`; empty for a free one. */
  @KeyColumn() period: string;
  /** One for each owner, report and period; for a free one its own id. */
  @TextColumn(200) turn: string;
  @KeyColumn() owner: DueOwner;
  @IdColumn() ownerId: string;
  /** The team whose facts it tells, where it is that of a team or of one of its people. */
  @IdColumn({ nullable: true }) teamId: string | null;
  /** `/county/township/village/`, as far as the owner stands. */
  @TextColumn(120) path: string;
  @TextColumn(60) title: string;
  @KeyColumn() state: ReportState;
  /** Counts every save: who saves what he did not see is told. */
  @NumberColumn() revision: number;
  @NumberColumn() version: number;
  @JsonColumn() sections: ReportSection[];
  @JsonColumn() figures: ReportFigure[];
  /** Null: none. */
  @JsonColumn({ nullable: true }) pictures: ReportPicture[] | null;
  @JsonColumn() to: string[];
  @IdColumn() createdBy: string;
  @InstantColumn() createdAt: Instant;
  @InstantColumn() updatedAt: Instant;
  @InstantColumn({ nullable: true }) submittedAt: Instant | null;
  /** Where everybody may read it since a recipient took it over. */
  @TextColumn(120, { nullable: true }) publishedPath: string | null;
  @InstantColumn({ nullable: true }) publishedAt: Instant | null;
}

/** A report as it was submitted once. Never changed. */
@Entity('report_version')
@Index('uq_report_version', ['reportId', 'version'], { unique: true })
export class ReportVersionEntity {
  @IdColumn() id: string;
  @IdColumn() reportId: string;
  @NumberColumn() version: number;
  @TextColumn(60) title: string;
  @JsonColumn() sections: ReportSection[];
  @JsonColumn() figures: ReportFigure[];
  @JsonColumn({ nullable: true }) pictures: ReportPicture[] | null;
  @KeyColumn() profileId: string;
  @KeyColumn() profileVersion: string;
  /** It was told in person on that day. */
  @DayColumn({ nullable: true }) spokenOn: Day | null;
  @IdColumn() submittedBy: string;
  @InstantColumn() submittedAt: Instant;
}

/** A version on its way to one recipient. */
@Entity('report_delivery')
@Index('uq_report_delivery', ['reportId', 'version', 'party', 'seatId'], { unique: true })
@Index('ix_report_delivery_seat', ['seatId', 'state'])
export class ReportDeliveryEntity {
  @IdColumn() id: string;
  @IdColumn() reportId: string;
  @NumberColumn() version: number;
  /** The role or body. */
  @KeyColumn() party: string;
  /** The organisation or unit where it sits; empty: it does not use this system. */
  @IdColumn() seatId: string;
  /** It looks at the report before it goes on. */
  @FlagColumn() reviews: boolean;
  @KeyColumn() state: DeliveryState;
  @IdColumn({ nullable: true }) personId: string | null;
  @TextColumn(500) text: string;
  @InstantColumn() sentAt: Instant;
  @InstantColumn({ nullable: true }) at: Instant | null;
}
