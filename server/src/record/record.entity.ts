import { Entity, Index } from 'typeorm';
import type { RecordState } from '@village/shared/contract/record';
import type { Clock, Day, Instant } from '@village/shared/kernel/day';
import type { RecordKind } from '@village/shared/kernel/record-kind';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, LongTextColumn, TextColumn } from '../common/columns';

/** One fact that a cadre recorded, of whatever kind. Never overwritten: a correction is a row of its own that points to the one it corrects. */
@Entity('record')
@Index('ix_record_county', ['countyId', 'state', 'day', 'id'])
@Index('ix_record_township', ['townshipId', 'state', 'day', 'id'])
@Index('ix_record_village', ['villageId', 'state', 'day', 'id'])
@Index('ix_record_team', ['teamId', 'state', 'day', 'id'])
@Index('ix_record_person', ['personId', 'state', 'day', 'id'])
@Index('ix_record_household', ['householdId', 'state', 'day'])
@Index('ix_record_thread', ['threadId', 'state'])
@Index('ix_record_root', ['rootId'])
export class RecordEntity {
  @IdColumn() id: string;
  @KeyColumn() kind: RecordKind;
  @KeyColumn() state: RecordState;
  @DayColumn() day: Day;
  @KeyColumn({ nullable: true }) at: Clock | null;
  @IdColumn() countyId: string;
  @IdColumn() townshipId: string;
  @IdColumn() villageId: string;
  /** Null: its author served in no team. */
  @IdColumn({ nullable: true }) teamId: string | null;
  @IdColumn() personId: string;
  @JsonColumn() withIds: string[];
  @TextColumn(100) others: string;
  /** 村民小组 */
  @TextColumn(30) place: string;
  @LongTextColumn() text: string;
  /** `|宣传员|调解员|`: found by a part of it. */
  @TextColumn(400) tags: string;
  /** The answers to the fields of the kind. */
  @JsonColumn() answers: Record<string, string>;
  @IdColumn({ nullable: true }) householdId: string | null;
  /** The same for an entry and all corrections of it. */
  @IdColumn() rootId: string;
  /** The `rootId` of the entry that began the matter; its own for one that begins. */
  @IdColumn() threadId: string;
  /** The matter is finished with this entry. */
  @FlagColumn() closes: boolean;
  @IdColumn({ nullable: true }) correctsId: string | null;
  @IdColumn({ nullable: true }) correctedById: string | null;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
  @IdColumn({ nullable: true }) withdrawnBy: string | null;
  @InstantColumn({ nullable: true }) withdrawnAt: Instant | null;
  @TextColumn(200) withdrawnReason: string;
}
