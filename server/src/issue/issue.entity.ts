import { Entity, Index } from 'typeorm';
import type { IssueAction, IssueKind, IssueLevel, IssueOutcome, IssueSource, IssueState, MediationStage } from '@village/shared/contract/issue-words';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { RoleId } from '@village/shared/kernel/role';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** An open matter and where it stands; what happened to it stands in its steps. */
@Entity('issue')
@Index('ix_issue_county', ['countyId', 'state', 'id'])
@Index('ix_issue_township', ['townshipId', 'state', 'id'])
@Index('ix_issue_village', ['villageId', 'state', 'id'])
@Index('ix_issue_team', ['teamId', 'state', 'id'])
@Index('ix_issue_owner', ['ownerId', 'state'])
@Index('ix_issue_reporter', ['reporterId', 'id'])
@Index('ix_issue_restricted', ['countyId', 'kind', 'id'])
@Index('ix_issue_unit', ['unitId', 'state'])
@Index('ix_issue_source', ['source', 'sourceId'])
export class IssueEntity {
  @IdColumn() id: string;
  @KeyColumn() kind: IssueKind;
  @KeyColumn() category: string;
  @TextColumn(60) title: string;
  @TextColumn(2000) text: string;
  @IdColumn() countyId: string;
  @IdColumn() townshipId: string;
  @IdColumn() villageId: string;
  /** Of the village. */
  @TextColumn(120) path: string;
  @IdColumn({ nullable: true }) teamId: string | null;
  /** The dispatching unit of the reporter: some documents have it told. */
  @IdColumn({ nullable: true }) unitId: string | null;
  @KeyColumn() source: IssueSource;
  @IdColumn({ nullable: true }) sourceId: string | null;
  @IdColumn({ nullable: true }) householdId: string | null;
  @TextColumn(60) villager: string;
  @FlagColumn() massDemand: boolean;
  /** Null: a villager, who follows it by his code. */
  @IdColumn({ nullable: true }) reporterId: string | null;
  @IdColumn({ nullable: true }) ownerId: string | null;
  @KeyColumn() level: IssueLevel;
  @KeyColumn() state: IssueState;
  /** Counts the moves: who decides says which one he saw. */
  @NumberColumn() revision: number;
  @DayColumn({ nullable: true }) due: Day | null;
  @DayColumn() foundOn: Day;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() raisedAt: Instant;
  /** Roles and bodies it was reported to last. */
  @JsonColumn() recipients: string[];
  /** By whom and when it was reported upwards last. */
  @IdColumn({ nullable: true }) escalatedBy: string | null;
  @InstantColumn({ nullable: true }) escalatedAt: Instant | null;
  @IdColumn({ nullable: true }) answeredBy: string | null;
  @DayColumn({ nullable: true }) answeredOn: Day | null;
  @DayColumn({ nullable: true }) closedOn: Day | null;
  @NumberColumn() reopened: number;
  /** Of a complaint: whom it is about and who works with them. They never know of it. */
  @JsonColumn({ nullable: true }) barred: string[] | null;
}

/** One thing that was done with an issue. Never changed, never taken away. */
@Entity('issue_step')
@Index('ix_issue_step_issue', ['issueId', 'id'])
@Index('ix_issue_step_person', ['personId', 'issueId'])
export class IssueStepEntity {
  @IdColumn() id: string;
  @IdColumn() issueId: string;
  @KeyColumn() action: IssueAction;
  @KeyColumn({ nullable: true }) stage: MediationStage | null;
  @TextColumn(1000) text: string;
  /** Null: a villager, by his code. */
  @IdColumn({ nullable: true }) personId: string | null;
  @KeyColumn({ nullable: true }) role: RoleId | null;
  @IdColumn({ nullable: true }) toId: string | null;
  @DayColumn({ nullable: true }) due: Day | null;
  @KeyColumn({ nullable: true }) outcome: IssueOutcome | null;
  @JsonColumn() parties: string[];
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() at: Instant;
}
