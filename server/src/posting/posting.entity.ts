import { Entity, Index } from 'typeorm';
import type { HandoverSection } from '@village/shared/contract/handover';
import type { AdjustmentKind, AdjustmentState, AttachedDecision } from '@village/shared/contract/adjustment-words';
import type { HandedOn, HandoverReason, HandoverState } from '@village/shared/contract/handover-words';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import type { RoleId } from '@village/shared/kernel/role';
import type { NominationKind } from '@village/shared/rules/nomination';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

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

/** A step of the way, who decides it here, and whether he only registers what somebody outside has written. */
export interface DecidingStep {
  step: string;
  name: string;
  by: string;
  registered: boolean;
}

/** What the document says of it, as it stood when it was proposed. */
export interface Judged {
  actionName: string;
  mandatory: boolean | null;
  executorName: string;
  reportTo: string[];
  /** Words of what follows. */
  attached: string[];
  replacement: boolean;
  because: Reason[];
}

/** Somebody is to be replaced within his term, or called back. */
@Entity('posting_adjustment')
@Index('uq_posting_adjustment_open', ['openKey'], { unique: true })
@Index('ix_posting_adjustment_person', ['personId', 'state'])
@Index('ix_posting_adjustment_path', ['path', 'state'])
@Index('ix_posting_adjustment_unit', ['unitId'])
export class AdjustmentEntity {
  @IdColumn() id: string;
  @KeyColumn() kind: AdjustmentKind;
  @IdColumn() personId: string;
  @IdColumn() termId: string;
  @KeyColumn() role: RoleId;
  @IdColumn() teamId: string;
  @IdColumn() villageId: string;
  @TextColumn(120) path: string;
  @IdColumn({ nullable: true }) unitId: string | null;
  /** The reason of a change, the condition of a recall. */
  @KeyColumn() reason: string;
  @TextColumn(60) reasonName: string;
  @TextColumn(1000) text: string;
  @DayColumn({ nullable: true }) day: Day | null;
  @TextColumn(60) successor: string;
  @JsonColumn() facts: { fact: string; name: string; value: number; source: string }[];
  @JsonColumn() consulted: { party: string; partyName: string; name: string; opinion: string }[];
  @JsonColumn() judged: Judged;
  @JsonColumn() steps: DecidingStep[];
  @NumberColumn() position: number;
  @KeyColumn() state: AdjustmentState;
  @NumberColumn() revision: number;
  @TextColumn(1000) answer: string;
  @InstantColumn({ nullable: true }) answeredAt: Instant | null;
  @IdColumn() proposedBy: string;
  @InstantColumn() proposedAt: Instant;
  @DayColumn({ nullable: true }) leavingOn: Day | null;
  @IdColumn({ nullable: true }) successorId: string | null;
  @IdColumn({ nullable: true }) executedBy: string | null;
  @InstantColumn({ nullable: true }) executedAt: Instant | null;
  @TextColumn(200) withdrawnReason: string;
  /** The person, as long as it is not over: nobody has two at once. */
  @IdColumn({ nullable: true }) openKey: string | null;
}

/** What was decided about something that the document attaches to a recall. */
@Entity('posting_attached')
@Index('uq_posting_attached', ['adjustmentId', 'what'], { unique: true })
export class AttachedEntity {
  @IdColumn() id: string;
  @IdColumn() adjustmentId: string;
  @KeyColumn() what: string;
  @KeyColumn() decision: AttachedDecision;
  @TextColumn(300) reason: string;
  @IdColumn() decidedBy: string;
  @InstantColumn() decidedAt: Instant;
}

/** That what the document asks of whoever is selected was looked at. Of what was asked only the result is kept. */
@Entity('posting_selection')
@Index('ix_posting_selection_person', ['personId', 'at'])
export class SelectionEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @IdColumn() teamId: string;
  @KeyColumn() role: RoleId;
  @FlagColumn() eligible: boolean;
  /** What the document says only in general, and stands against him. */
  @JsonColumn() reasons: string[];
  @TextColumn(300) reason: string;
  @JsonColumn() because: Reason[];
  @IdColumn() checkedBy: string;
  @InstantColumn() at: Instant;
}

/** Who does what in the team. The last one holds. */
@Entity('posting_division')
@Index('ix_posting_division_team', ['teamId', 'at'])
export class DivisionEntity {
  @IdColumn() id: string;
  @IdColumn() teamId: string;
  @IdColumn() personId: string;
  @TextColumn(200) text: string;
  @IdColumn() setBy: string;
  @InstantColumn() at: Instant;
}

/** Whether a person was put on a list to be praised or promoted in a year, by whom, why. */
@Entity('posting_nomination')
@Index('uq_posting_nomination', ['personId', 'year', 'kind'], { unique: true })
export class NominationEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @KeyColumn() kind: NominationKind;
  @NumberColumn() year: number;
  @FlagColumn() listed: boolean;
  @TextColumn(300) reason: string;
  @IdColumn() decidedBy: string;
  @InstantColumn() decidedAt: Instant;
}
