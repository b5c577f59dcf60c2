import { Entity, Index } from 'typeorm';
import type { RatingQuestion } from '@village/shared/contract/rating';
import type { BundleState, RoundState } from '@village/shared/contract/rating-words';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import type { BundleEntry, RatingAnswer, RatingCounted, Raters, RatingStage } from '@village/shared/rules/rating';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** Whom a question is about; the team as a whole where nobody is named. */
export type AskedQuestion = RatingQuestion & { personId: string | null };

/** One rating of one team. Votes are counted up and nothing else: there is no row for a vote, and none that tells of a household. */
@Entity('rating_round')
@Index('uq_rating_round_slot', ['villageId', 'slot'], { unique: true })
@Index('ix_rating_round_county', ['countyId', 'id'])
@Index('ix_rating_round_township', ['townshipId', 'id'])
@Index('ix_rating_round_team', ['teamId', 'id'])
@Index('ix_rating_round_state', ['state', 'closesOn'])
export class RatingRoundEntity {
  @IdColumn() id: string;
  @IdColumn() countyId: string;
  @IdColumn() townshipId: string;
  @IdColumn() villageId: string;
  @TextColumn(120) path: string;
  @IdColumn() teamId: string;
  @KeyColumn() raters: Raters;
  @KeyColumn() stage: RatingStage;
  @DayColumn() period: string;
  /** Who rates at which stage of which period: one at a time. */
  @KeyColumn() slot: string;
  @KeyColumn() state: RoundState;
  @NumberColumn() revision: number;
  @JsonColumn() questions: AskedQuestion[];
  /** Households or people there are; null where nobody knows. */
  @NumberColumn({ nullable: true }) voters: number | null;
  @NumberColumn() slips: number;
  @NumberColumn() papers: number;
  /** The sealed key of the marks of the slips; gone once it is over, and the marks with it. */
  @TextColumn(120, { nullable: true }) keySealed: string | null;
  /** How often the slips were printed: printing again voids those before. */
  @NumberColumn() printed: number;
  @NumberColumn() byCode: number;
  @NumberColumn() byPaper: number;
  @NumberColumn() spoilt: number;
  /** Votes that came faster than people vote. */
  @NumberColumn() held: number;
  @DayColumn() closesOn: Day;
  @JsonColumn() looksAt: string[];
  @JsonColumn() because: Reason[];
  @JsonColumn({ nullable: true }) result: RatingCounted & { held: { votes: number; counted: boolean; reason: string } | null } | null;
  @TextColumn(300) withdrawnReason: string;
  @IdColumn() openedBy: string;
  @InstantColumn() openedAt: Instant;
  @IdColumn({ nullable: true }) closedBy: string | null;
  @InstantColumn({ nullable: true }) closedAt: Instant | null;
}

/** That there is such a slip, and whether it was used. Neither when, nor by whom, nor for what; deleted with the key. */
@Entity('rating_slip')
@Index('ix_rating_slip_round', ['roundId'])
export class RatingSlipEntity {
  /** A mark of the code under the key of the round: it sorts by nothing. */
  @KeyColumn({ primary: true }) mark: string;
  @IdColumn() roundId: string;
  @FlagColumn() used: boolean;
}

/** How many gave this answer to this question. */
@Entity('rating_count')
@Index('uq_rating_count', ['roundId', 'question', 'answer', 'held'], { unique: true })
export class RatingCountEntity {
  @IdColumn() id: string;
  @IdColumn() roundId: string;
  @KeyColumn() question: string;
  @KeyColumn() answer: RatingAnswer;
  @FlagColumn() held: boolean;
  @NumberColumn() votes: number;
}

/** A bundle of paper slips, counted by two people each for himself. */
@Entity('rating_bundle')
@Index('uq_rating_bundle', ['roundId', 'number'], { unique: true })
export class RatingBundleEntity {
  @IdColumn() id: string;
  @IdColumn() roundId: string;
  @NumberColumn() number: number;
  @KeyColumn() state: BundleState;
  @NumberColumn() revision: number;
  @IdColumn() firstBy: string;
  @IdColumn({ nullable: true }) secondBy: string | null;
  /** What they counted; gone once it is counted in. */
  @JsonColumn({ nullable: true }) first: BundleEntry | null;
  @JsonColumn({ nullable: true }) second: BundleEntry | null;
  @NumberColumn() slips: number;
}
