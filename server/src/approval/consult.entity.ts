import { Entity, Index } from 'typeorm';
import type { Instant } from '@village/shared/kernel/day';
import type { RoleId } from '@village/shared/kernel/role';
import { IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** Who decides a step asked somebody for his opinion (征求意见). The opinion stands on the slip and decides nothing. */
@Entity('approval_consult')
@Index('ix_approval_consult_subject', ['subjectId', 'askedAt'])
@Index('ix_approval_consult_asked', ['askedOf', 'answeredAt'])
export class ConsultEntity {
  @IdColumn() id: string;
  @IdColumn() subjectId: string;
  @NumberColumn() position: number;
  @IdColumn() askedBy: string;
  @IdColumn() askedOf: string;
  /** As what he was asked. */
  @KeyColumn() role: RoleId;
  @TextColumn(300) question: string;
  @InstantColumn() askedAt: Instant;
  @TextColumn(500, { nullable: true }) opinion: string | null;
  @InstantColumn({ nullable: true }) answeredAt: Instant | null;
}
