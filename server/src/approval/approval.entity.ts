import { Entity, Index } from 'typeorm';
import type { Instant } from '@village/shared/kernel/day';
import type { RoleId } from '@village/shared/kernel/role';
import type { LeaveDecision } from '@village/shared/contract/leave';
import { IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/**
 * What one person decided on one part of one step. The unique index is what makes two approvers
 * at the same moment give one decision.
 */
@Entity('approval_decision')
@Index('uq_approval_decision_part', ['subjectId', 'position', 'part'], { unique: true })
@Index('ix_approval_decision_person', ['decidedBy'])
export class DecisionEntity {
  @IdColumn() id: string;
  @IdColumn() subjectId: string;
  /** Which step of the chain, counted from 0. */
  @NumberColumn() position: number;
  /** The part of the step that was decided: of `a+b` it is `a` or `b`, of `a|b` the whole. */
  @TextColumn(200) part: string;
  @KeyColumn() role: RoleId;
  @KeyColumn() decision: LeaveDecision;
  @TextColumn(300) opinion: string;
  @IdColumn() decidedBy: string;
  /** Whose deputy he was when he decided; null: he held the role himself. */
  @IdColumn({ nullable: true }) insteadOf: string | null;
  @InstantColumn() decidedAt: Instant;
}
