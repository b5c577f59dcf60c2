import { Entity, Index } from 'typeorm';
import type { IssueLevel } from '@village/shared/contract/issue-words';
import type { ItemStage, ItemState, PlanAction, PlanKind, PlanState, VillageType } from '@village/shared/contract/plan-words';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { RoleId } from '@village/shared/kernel/role';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** A plan or a list of commitments of a place for a year. */
@Entity('plan')
@Index('ix_plan_county', ['countyId', 'year', 'id'])
@Index('ix_plan_township', ['townshipId', 'year', 'id'])
@Index('ix_plan_village', ['villageId', 'year', 'id'])
export class PlanEntity {
  @IdColumn() id: string;
  @KeyColumn() kind: PlanKind;
  @NumberColumn() year: number;
  @KeyColumn() level: IssueLevel;
  @IdColumn() countyId: string;
  @IdColumn({ nullable: true }) townshipId: string | null;
  @IdColumn({ nullable: true }) villageId: string | null;
  /** Of the place. */
  @TextColumn(120) path: string;
  /** The team that stood there when it was begun. */
  @IdColumn({ nullable: true }) teamId: string | null;
  @TextColumn(60) title: string;
  @TextColumn(2000) text: string;
  @NumberColumn({ nullable: true }) villagers: number | null;
  @KeyColumn({ nullable: true }) villageType: VillageType | null;
  @KeyColumn() state: PlanState;
  @NumberColumn() revision: number;
  @IdColumn() authorId: string;
  @InstantColumn() createdAt: Instant;
  @InstantColumn({ nullable: true }) adoptedAt: Instant | null;
}

@Entity('plan_item')
@Index('ix_plan_item_plan', ['planId', 'position'])
@Index('ix_plan_item_owner', ['ownerId', 'state'])
@Index('ix_plan_item_source', ['sourceItemId'])
export class PlanItemEntity {
  @IdColumn() id: string;
  @IdColumn() planId: string;
  @NumberColumn() position: number;
  @TextColumn(100) title: string;
  @TextColumn(200) target: string;
  @TextColumn(500) measures: string;
  @IdColumn({ nullable: true }) ownerId: string | null;
  @TextColumn(60) responsible: string;
  @DayColumn({ nullable: true }) due: Day | null;
  @KeyColumn() stage: ItemStage;
  @IdColumn({ nullable: true }) sourceItemId: string | null;
  @KeyColumn() state: ItemState;
  @NumberColumn() revision: number;
  @IdColumn({ nullable: true }) doneBy: string | null;
  @DayColumn({ nullable: true }) doneOn: Day | null;
  @DayColumn({ nullable: true }) confirmedOn: Day | null;
}

/** What became of a plan or of an item of it. Never changed, never taken away. */
@Entity('plan_step')
@Index('ix_plan_step_plan', ['planId', 'id'])
@Index('ix_plan_step_item', ['itemId', 'id'])
export class PlanStepEntity {
  @IdColumn() id: string;
  @IdColumn() planId: string;
  /** Null: of the plan as a whole. */
  @IdColumn({ nullable: true }) itemId: string | null;
  @KeyColumn() action: PlanAction;
  @DayColumn() day: Day;
  @TextColumn(1000) text: string;
  /** What it was before a change, in words. */
  @TextColumn(1000) before: string;
  @IdColumn() personId: string;
  @KeyColumn() role: RoleId;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() at: Instant;
}
