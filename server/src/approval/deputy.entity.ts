import { Entity, Index } from 'typeorm';
import type { DeputyState } from '@village/shared/contract/approval';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { RoleId } from '@village/shared/kernel/role';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** The holder of a role lets somebody decide in his stead for some days. */
@Entity('approval_deputy')
@Index('ix_approval_deputy_holder', ['holderId', 'to'])
@Index('ix_approval_deputy_deputy', ['deputyId', 'to'])
export class DeputyEntity {
  @IdColumn() id: string;
  @IdColumn() holderId: string;
  @IdColumn() deputyId: string;
  @KeyColumn() role: RoleId;
  @IdColumn() organisationId: string;
  @IdColumn({ nullable: true }) teamId: string | null;
  @DayColumn() from: Day;
  @DayColumn() to: Day;
  @KeyColumn() state: DeputyState;
  @InstantColumn() askedAt: Instant;
  @InstantColumn({ nullable: true }) answeredAt: Instant | null;
  @InstantColumn({ nullable: true }) revokedAt: Instant | null;
}

/** One approver handed a step on to another. */
@Entity('approval_forward')
@Index('ix_approval_forward_subject', ['subjectId', 'at'])
export class ForwardEntity {
  @IdColumn() id: string;
  @IdColumn() subjectId: string;
  @NumberColumn() position: number;
  @IdColumn() fromId: string;
  @IdColumn() toId: string;
  @TextColumn(300) reason: string;
  @InstantColumn() at: Instant;
}
