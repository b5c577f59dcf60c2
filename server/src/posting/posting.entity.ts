import { Entity, Index } from 'typeorm';
import type { HandoverSection } from '@village/shared/contract/handover';
import type { HandedOn, HandoverReason, HandoverState } from '@village/shared/contract/handover-words';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import type { RoleId } from '@village/shared/kernel/role';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** What stood on the list when both had signed; it never changes. */
export interface SignedHandover {
  sections: HandoverSection[];
  handedOn: { what: HandedOn; count: number }[];
  because: Reason[];
}

/** Somebody hands over his post in a village. */
@Entity('posting_handover')
@Index('uq_posting_handover_open', ['openKey'], { unique: true })
@Index('ix_posting_handover_person', ['personId', 'teamId'])
@Index('ix_posting_handover_receiver', ['receiverId'])
@Index('ix_posting_handover_path', ['path', 'state'])
@Index('ix_posting_handover_unit', ['unitId'])
export class HandoverEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @IdColumn() termId: string;
  @KeyColumn() role: RoleId;
  @IdColumn() teamId: string;
  @IdColumn() villageId: string;
  /** Of the village. */
  @TextColumn(120) path: string;
  /** The dispatching unit of the one who leaves. */
  @IdColumn({ nullable: true }) unitId: string | null;
  @KeyColumn() reason: HandoverReason;
  @DayColumn() leavingOn: Day;
  @IdColumn({ nullable: true }) receiverId: string | null;
  @KeyColumn() state: HandoverState;
  @NumberColumn() revision: number;
  /** What he wrote of each item, and whether it is handed over. */
  @JsonColumn() items: { item: string; text: string; clear: boolean }[];
  @InstantColumn({ nullable: true }) leaverSignedAt: Instant | null;
  @InstantColumn({ nullable: true }) receiverSignedAt: Instant | null;
  @JsonColumn({ nullable: true }) signed: SignedHandover | null;
  @TextColumn(200) withdrawnReason: string;
  @IdColumn() openedBy: string;
  @InstantColumn() openedAt: Instant;
  /** The person, as long as it is open: nobody has two at once. */
  @IdColumn({ nullable: true }) openKey: string | null;
}

/** That somebody left although the document would not let him yet: who decided it, and why. */
@Entity('posting_release')
@Index('ix_posting_release_person', ['personId', 'at'])
export class ReleaseEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @IdColumn() termId: string;
  @DayColumn() on: Day;
  @TextColumn(300) against: string;
  @JsonColumn() because: Reason[];
  @TextColumn(300) reason: string;
  @IdColumn() decidedBy: string;
  @InstantColumn() at: Instant;
}
