import { Entity, Index } from 'typeorm';
import type { Day } from '@village/shared/kernel/day';
import { DayColumn, IdColumn, TextColumn } from '../common/columns';

/** Somebody of the village whom a cadre keeps contact with, for some days. */
@Entity('contact')
@Index('ix_contact_person', ['personId', 'to'])
export class ContactEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @IdColumn() teamId: string;
  @TextColumn(30) who: string;
  @TextColumn(30) name: string;
  @DayColumn() from: Day;
  @DayColumn({ nullable: true }) to: Day | null;
  @TextColumn(200) endedReason: string;
}
