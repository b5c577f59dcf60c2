import { Entity, Index } from 'typeorm';
import type { CodeKind } from '@village/shared/contract/presence';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn, KeyColumn, TextColumn } from '../common/columns';

/** A code of a village office: a tablet that shows another one every minute, or a sheet of paper. */
@Entity('village_code')
@Index('ix_village_code_village', ['villageId'])
@Index('uq_village_code_key', ['keyLookup'], { unique: true })
export class VillageCodeEntity {
  @IdColumn() id: string;
  @IdColumn() villageId: string;
  @KeyColumn() kind: CodeKind;
  @TextColumn(40) name: string;
  /** By which the device link is found; the link itself is kept nowhere. */
  @KeyColumn({ nullable: true }) keyLookup: string | null;
  @IdColumn() createdBy: string;
  @InstantColumn() createdAt: Instant;
  @IdColumn({ nullable: true }) revokedBy: string | null;
  @InstantColumn({ nullable: true }) revokedAt: Instant | null;
}
