import { Entity, Index } from 'typeorm';
import type { AssessmentState, LimitDecision } from '@village/shared/contract/assessment-words';
import type { Assessor, Grade, GradeScale } from '@village/shared/kernel/assessment';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import type { RoleId } from '@village/shared/kernel/role';
import type { AssessmentInputs, AssessmentResult } from '@village/shared/rules/assessment-result';
import type { AssessmentUse } from '@village/shared/rules/assessment-use';
import type { AssessmentCap } from '@village/shared/rules/assessment-cap';
import type { RatingStage } from '@village/shared/rules/rating';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, LongTextColumn, NumberColumn, TextColumn } from '../common/columns';

/** An assessment of the people, or of the teams, of a place: which one, by which edition of the rules, how far it is. */
@Entity('assessment_round')
@Index('uq_assessment_round_slot', ['placeId', 'slot'], { unique: true })
@Index('ix_assessment_round_path', ['path', 'id'])
export class AssessmentRoundEntity {
  @IdColumn() id: string;
  @IdColumn() placeId: string;
  @TextColumn(120) path: string;
  /** Whole teams are assessed; empty: persons. */
  @FlagColumn({ nullable: true }) ofTeams: boolean | null;
  @KeyColumn() stage: RatingStage;
  @DayColumn() period: string;
  /** Stage and period: one at a time in a place. */
  @KeyColumn() slot: string;
  @KeyColumn() state: AssessmentState;
  @NumberColumn() revision: number;
  @KeyColumn() scale: GradeScale;
  @DayColumn() assessedOn: Day;
  @KeyColumn() profileId: string;
  @KeyColumn() profileVersion: string;
  @TextColumn(120) profileTitle: string;
  @JsonColumn() because: Reason[];
  @IdColumn() openedBy: string;
  @InstantColumn() openedAt: Instant;
  @DayColumn({ nullable: true }) publicFrom: Day | null;
  @DayColumn({ nullable: true }) publicTo: Day | null;
  @TextColumn(60) publicWhere: string;
  @IdColumn({ nullable: true }) publicisedBy: string | null;
  @DayColumn({ nullable: true }) reviewedOn: Day | null;
  @TextColumn(60) reviewBody: string;
  /** By when the document wants the result at the unit; null where it says nothing. */
  @DayColumn({ nullable: true }) feedbackBy: Day | null;
  @JsonColumn({ nullable: true }) feedbackBecause: Reason[] | null;
  @IdColumn({ nullable: true }) decidedBy: string | null;
  @InstantColumn({ nullable: true }) decidedAt: Instant | null;
  @TextColumn(300) withdrawnReason: string;
}

/** What somebody stated of a person that nothing counts. */
export interface StatedFact {
  fact: string;
  value: boolean;
  reason: string;
  by: string;
  at: Instant;
}

/** What a grade was given on: never computed again, whatever becomes of the rules. */
export interface AssessmentSnapshot {
  inputs: AssessmentInputs;
  result: AssessmentResult;
  because: Reason[];
  limit: AssessmentCap | null;
  limitBecause: Reason[];
  profileTitle: string;
  profileVersion: string;
  hash: string;
}

/** The assessment of one person in it; of a team, with its leader as who speaks and signs for it. */
@Entity('assessment_sheet')
@Index('uq_assessment_sheet_person', ['roundId', 'personId'], { unique: true })
@Index('ix_assessment_sheet_person', ['personId', 'id'])
@Index('ix_assessment_sheet_team', ['teamId', 'id'])
@Index('ix_assessment_sheet_unit', ['unitId', 'id'])
@Index('ix_assessment_sheet_path', ['path', 'id'])
export class AssessmentSheetEntity {
  @IdColumn() id: string;
  @IdColumn() roundId: string;
  @IdColumn() personId: string;
  @IdColumn() teamId: string;
  @IdColumn() villageId: string;
  /** Of the village. */
  @TextColumn(120) path: string;
  @IdColumn({ nullable: true }) unitId: string | null;
  @KeyColumn() role: RoleId;
  @DayColumn() from: Day;
  @DayColumn() to: Day;
  @FlagColumn() assessed: boolean;
  @TextColumn(300) assessedReason: string;
  @JsonColumn() assessedBecause: Reason[];
  @LongTextColumn() summary: string;
  @JsonColumn() facts: StatedFact[];
  @KeyColumn({ nullable: true }) limitDecision: LimitDecision | null;
  /** What it was that was decided on: another limit needs another decision. */
  @TextColumn(300) limitOf: string;
  @TextColumn(300) limitReason: string;
  @IdColumn({ nullable: true }) limitBy: string | null;
  @InstantColumn({ nullable: true }) limitAt: Instant | null;
  @KeyColumn() scale: GradeScale;
  @KeyColumn({ nullable: true }) grade: Grade | null;
  @TextColumn(1000) gradeText: string;
  @IdColumn({ nullable: true }) gradedBy: string | null;
  @InstantColumn({ nullable: true }) gradedAt: Instant | null;
  @JsonColumn({ nullable: true }) snapshot: AssessmentSnapshot | null;
  /** What the document made of it on the day it was decided. */
  @JsonColumn({ nullable: true }) uses: AssessmentUse[] | null;
  @InstantColumn({ nullable: true }) acknowledgedAt: Instant | null;
  @IdColumn({ nullable: true }) receivedBy: string | null;
  @InstantColumn({ nullable: true }) receivedAt: Instant | null;
  @TextColumn(200) receivedNote: string;
}

/** What the limits of a document call who is assessed here. */
export function subjectOf({ ofTeams }: Pick<AssessmentRoundEntity, 'ofTeams'>, { role }: Pick<AssessmentSheetEntity, 'role'>): RoleId | 'team' {
  return ofTeams ? 'team' : role;
}

/** What one who assesses wrote: one of each kind, his to change until there is a grade. */
@Entity('assessment_opinion')
@Index('uq_assessment_opinion', ['sheetId', 'assessor'], { unique: true })
export class AssessmentOpinionEntity {
  @IdColumn() id: string;
  @IdColumn() sheetId: string;
  @KeyColumn() assessor: Assessor;
  @IdColumn() personId: string;
  @TextColumn(1000) text: string;
  @JsonColumn() points: { part: string; tenths: number; reason: string }[];
  @InstantColumn() at: Instant;
}

/** What was said against a grade, and the answer; written once each. */
@Entity('assessment_objection')
@Index('ix_assessment_objection_sheet', ['sheetId', 'at'])
export class AssessmentObjectionEntity {
  @IdColumn() id: string;
  @IdColumn() sheetId: string;
  @IdColumn() roundId: string;
  @IdColumn() personId: string;
  @TextColumn(1000) text: string;
  @InstantColumn() at: Instant;
  @FlagColumn({ nullable: true }) upheld: boolean | null;
  @TextColumn(1000) answer: string;
  /** The grade that was put right after the decision, and the one before. */
  @KeyColumn({ nullable: true }) grade: Grade | null;
  @KeyColumn({ nullable: true }) gradeBefore: Grade | null;
  @IdColumn({ nullable: true }) answeredBy: string | null;
  @InstantColumn({ nullable: true }) answeredAt: Instant | null;
}
