import { Entity, Index } from 'typeorm';
import type { TaskOutcome } from '@village/shared/contract/worklog';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** The list that a department sent for an office day. */
@Entity('task_list')
@Index('ix_task_list_path', ['path', 'officeDay'])
export class TaskListEntity {
  @IdColumn() id: string;
  @IdColumn() townshipId: string;
  /** `/county/township/`. */
  @TextColumn(120) path: string;
  @DayColumn() officeDay: Day;
  @TextColumn(60) departmentName: string;
  @IdColumn() sentBy: string;
  @InstantColumn() sentAt: Instant;
  /** Those of the bodies the document names for whom somebody got it; null: sent before it was kept. */
  @JsonColumn({ nullable: true }) sentTo: string[] | null;
}

@Entity('task_item')
@Index('ix_task_item_list', ['listId', 'position'])
export class TaskItemEntity {
  @IdColumn() id: string;
  @IdColumn() listId: string;
  @NumberColumn() position: number;
  @TextColumn(500) content: string;
  @TextColumn(100) responsible: string;
  @DayColumn() due: Day;
  /** Empty: all villages of the township. */
  @JsonColumn() villageIds: string[];
  @InstantColumn({ nullable: true }) withdrawnAt: Instant | null;
  @TextColumn(200) withdrawnReason: string;
}

/** What a team says of an item. Never changed: a later result takes the place of an earlier one. */
@Entity('task_result')
@Index('ix_task_result_item', ['itemId', 'villageId'])
@Index('ix_task_result_village', ['villageId', 'receivedAt'])
export class TaskResultEntity {
  @IdColumn() id: string;
  @IdColumn() itemId: string;
  @IdColumn() villageId: string;
  @IdColumn() teamId: string;
  @IdColumn() personId: string;
  @KeyColumn() outcome: TaskOutcome;
  @TextColumn(500) text: string;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
}
