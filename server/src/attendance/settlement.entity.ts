import { Entity, Index } from 'typeorm';
import type { SheetDifference } from '@village/shared/contract/attendance';
import type { CorrectionState, ObjectionState, SettlementActName } from '@village/shared/contract/settlement';
import type { Day, Instant, Month } from '@village/shared/kernel/day';
import type { Half } from '@village/shared/kernel/half-day';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** What was done to the sheet of a month, in order. Never changed; the number is taken once, so of two acts at the same moment one is too late. */
@Entity('settlement_act')
@Index('uq_settlement_act_number', ['organisationId', 'month', 'number'], { unique: true })
export class SettlementActEntity {
  @IdColumn() id: string;
  @IdColumn() organisationId: string;
  @DayColumn() month: Month;
  @NumberColumn() number: number;
  @KeyColumn() act: SettlementActName;
  @IdColumn() copyId: string;
  @NumberColumn() version: number;
  @KeyColumn() role: string;
  @IdColumn() personId: string;
  /** As with a signature: the name it was done under. */
  @TextColumn(30) personName: string;
  @TextColumn(500) remark: string;
  @InstantColumn() at: Instant;
}

/** What the marks of a sheet were derived from. */
export interface SheetEvidence {
  presences: string[];
  /** A leave and how it stood. */
  leaves: string[];
  /** Visits by the hour, and words about absences and how they stood; left out by earlier versions. */
  others?: string[];
}

/** The month of a place is closed: the copy that holds, and every statement it rests on. */
@Entity('sheet_seal')
@Index('uq_sheet_seal_month', ['organisationId', 'month'], { unique: true })
export class SheetSealEntity {
  @IdColumn() id: string;
  @IdColumn() organisationId: string;
  @DayColumn() month: Month;
  @IdColumn() copyId: string;
  @KeyColumn() hash: string;
  @JsonColumn() evidence: SheetEvidence;
  @IdColumn() sealedBy: string;
  @InstantColumn() sealedAt: Instant;
}

@Entity('sheet_objection')
@Index('ix_sheet_objection_month', ['organisationId', 'month'])
export class SheetObjectionEntity {
  @IdColumn() id: string;
  @IdColumn() organisationId: string;
  @DayColumn() month: Month;
  @IdColumn() copyId: string;
  @IdColumn() personId: string;
  @TextColumn(30) personName: string;
  @DayColumn({ nullable: true }) day: Day | null;
  @KeyColumn({ nullable: true }) half: Half | null;
  @TextColumn(500) text: string;
  @InstantColumn() raisedAt: Instant;
  @KeyColumn() state: ObjectionState;
  @TextColumn(500) answer: string;
  @IdColumn({ nullable: true }) answeredBy: string | null;
  @TextColumn(30) answeredByName: string;
  @InstantColumn({ nullable: true }) answeredAt: Instant | null;
}

/** A numbered slip against a sealed sheet; it counts once a second person has signed it. */
@Entity('sheet_correction')
@Index('uq_sheet_correction_number', ['organisationId', 'month', 'number'], { unique: true })
export class SheetCorrectionEntity {
  @IdColumn() id: string;
  @IdColumn() organisationId: string;
  @DayColumn() month: Month;
  @NumberColumn() number: number;
  @TextColumn(200) cause: string;
  @JsonColumn() rows: SheetDifference[];
  /** The late statements it takes account of. */
  @JsonColumn() evidence: SheetEvidence;
  /** Of what it says and of the slip, or the seal, before it: none can be taken out. */
  @KeyColumn() hash: string;
  @KeyColumn() state: CorrectionState;
  @IdColumn() draftedBy: string;
  @TextColumn(30) draftedByName: string;
  @KeyColumn() draftedAs: string;
  @InstantColumn() draftedAt: Instant;
  @IdColumn({ nullable: true }) confirmedBy: string | null;
  @TextColumn(30) confirmedByName: string;
  @KeyColumn() confirmedAs: string;
  @InstantColumn({ nullable: true }) confirmedAt: Instant | null;
  @TextColumn(200) remark: string;
}
