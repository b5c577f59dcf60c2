import { Entity, Index } from 'typeorm';
import type { CaseFact } from '@village/shared/contract/consequence';
import type { ConsequenceDecision, FactSource, FindingState, ReviewOutcome, SubjectKind } from '@village/shared/contract/consequence-words';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, TextColumn } from '../common/columns';

/** Conduct that somebody put down by hand. It says nothing until a second person has confirmed it. */
@Entity('consequence_finding')
@Index('ix_consequence_finding_place', ['path', 'day'])
export class ConsequenceFindingEntity {
  @IdColumn() id: string;
  /** Where it is dealt with. */
  @TextColumn(200) path: string;
  @KeyColumn() subject: SubjectKind;
  @IdColumn() subjectId: string;
  /** What the ladder calls it, and the forbidden thing that it is; empty: none. */
  @KeyColumn() event: string;
  @KeyColumn() prohibited: string;
  @DayColumn() day: Day;
  @TextColumn(1000) text: string;
  @JsonColumn() answers: Record<string, boolean>;
  @IdColumn() recordedBy: string;
  @InstantColumn() recordedAt: Instant;
  @KeyColumn() state: FindingState;
  @IdColumn({ nullable: true }) decidedBy: string | null;
  @InstantColumn({ nullable: true }) decidedAt: Instant | null;
  @TextColumn(500) reason: string;
}

/** What somebody took up of what the document attaches to a fact: the fact and the clauses as they stood, never changed. */
@Entity('consequence_case')
@Index('uq_consequence_case', ['factKey'], { unique: true })
@Index('ix_consequence_case_subject', ['subjectId', 'day'])
@Index('ix_consequence_case_place', ['path', 'day'])
export class ConsequenceCaseEntity {
  @IdColumn() id: string;
  /** Of the fact: of two who take it up at the same moment one is too late. */
  @KeyColumn() factKey: string;
  @KeyColumn() source: FactSource;
  @IdColumn() sourceId: string;
  @TextColumn(200) path: string;
  @IdColumn({ nullable: true }) teamId: string | null;
  @KeyColumn() subject: SubjectKind;
  @IdColumn() subjectId: string;
  /** The cases of the ladder. */
  @JsonColumn() events: string[];
  @TextColumn(200) title: string;
  @DayColumn() day: Day;
  @KeyColumn() period: string;
  @JsonColumn() facts: (CaseFact & { reserved?: boolean })[];
  @JsonColumn() proposed: ProposedRow[];
  @JsonColumn() because: Reason[];
  @JsonColumn() reportTo: string[];
  @TextColumn(60) timing: string;
  @FlagColumn() needsReview: boolean;
  @JsonColumn() reviewBecause: Reason[];
  @IdColumn() openedBy: string;
  @InstantColumn() openedAt: Instant;
  @DayColumn() answerBy: Day;
  @TextColumn(1000) answer: string;
  @IdColumn({ nullable: true }) answeredBy: string | null;
  @InstantColumn({ nullable: true }) answeredAt: Instant | null;
  @KeyColumn({ nullable: true }) reviewOutcome: ReviewOutcome | null;
  @TextColumn(500) reviewReason: string;
  @IdColumn({ nullable: true }) reviewedBy: string | null;
  @InstantColumn({ nullable: true }) reviewedAt: Instant | null;
  @TextColumn(60) fileNumber: string;
  @TextColumn(300) fileNote: string;
  @IdColumn({ nullable: true }) filedBy: string | null;
  @InstantColumn({ nullable: true }) filedAt: Instant | null;
  @InstantColumn({ nullable: true }) withdrawnAt: Instant | null;
  @IdColumn({ nullable: true }) withdrawnBy: string | null;
  @TextColumn(300) withdrawnReason: string;
}

export interface ProposedRow {
  step: string;
  byName: string;
  optional: boolean;
}

/** What a named person decided about one consequence: written once. */
@Entity('consequence_step')
@Index('uq_consequence_step', ['caseId', 'step'], { unique: true })
export class ConsequenceStepEntity {
  @IdColumn() id: string;
  @IdColumn() caseId: string;
  @KeyColumn() step: string;
  @KeyColumn() decision: ConsequenceDecision;
  @TextColumn(300) reason: string;
  @IdColumn() decidedBy: string;
  @InstantColumn() decidedAt: Instant;
  @IdColumn({ nullable: true }) doneBy: string | null;
  @InstantColumn({ nullable: true }) doneAt: Instant | null;
  @TextColumn(300) doneNote: string;
}

/** Somebody said that he has read what is forbidden, as the list stood then. */
@Entity('prohibition_reading')
@Index('uq_prohibition_reading', ['personId', 'version'], { unique: true })
export class ProhibitionReadingEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @KeyColumn() version: string;
  /** The list itself, so that it can be shown what was signed. */
  @JsonColumn() items: string[];
  @KeyColumn() profileId: string;
  @InstantColumn() signedAt: Instant;
}
