import { Entity, Index } from 'typeorm';
import type { RequestState } from '@village/shared/contract/request';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { FigureKey } from '@village/shared/rules/report-figure';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** A request for data from above. */
@Entity('data_request')
@Index('ix_data_request_path', ['path', 'createdAt'])
export class DataRequestEntity {
  @IdColumn() id: string;
  @IdColumn() organisationId: string;
  @TextColumn(120) path: string;
  @TextColumn(60) title: string;
  @TextColumn(120) basis: string;
  @DayColumn() deadline: Day;
  @DayColumn() from: Day;
  @DayColumn() to: Day;
  @JsonColumn() items: { key: string; text: string; figure: FigureKey | null }[];
  /** Whose numbers are wanted; those teams have to say what is not known. */
  @JsonColumn() teamIds: string[];
  @IdColumn() askedBy: string;
  /** The department or post, as it was then. */
  @TextColumn(60) askedName: string;
  @KeyColumn() state: RequestState;
  @TextColumn(200) withdrawnReason: string;
  @InstantColumn() createdAt: Instant;
}

/** A team that is asked: one row for each, so that its open requests are found. */
@Entity('data_request_team')
@Index('uq_data_request_team', ['requestId', 'teamId'], { unique: true })
@Index('ix_data_request_team_team', ['teamId', 'requestId'])
export class DataRequestTeamEntity {
  @IdColumn() id: string;
  @IdColumn() requestId: string;
  @IdColumn() teamId: string;
}

/** What a team said. Never changed: a later answer takes the place of an earlier one. */
@Entity('data_request_answer')
@Index('uq_data_request_answer', ['requestId', 'teamId', 'version'], { unique: true })
export class DataRequestAnswerEntity {
  @IdColumn() id: string;
  @IdColumn() requestId: string;
  @IdColumn() teamId: string;
  @NumberColumn() version: number;
  @JsonColumn() values: { key: string; value: string }[];
  @TextColumn(300) note: string;
  @IdColumn() answeredBy: string;
  @InstantColumn() answeredAt: Instant;
}
