import { Entity, Index } from 'typeorm';
import type { BallotResult, MatterWeight } from '@village/shared/contract/ballot';
import type { DecisionSort, DecisionState, MinutesDecision } from '@village/shared/contract/minutes';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import type { VoteForm } from '@village/shared/rules/meeting-vote';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, LongTextColumn, NumberColumn, TextColumn } from '../common/columns';
import type { Paper } from '../common/paper';

/** A version of the minutes: a draft until the recorder signs, then never changed. */
@Entity('meeting_minutes')
@Index('uq_meeting_minutes_version', ['meetingId', 'version'], { unique: true })
export class MeetingMinutesEntity {
  @IdColumn() id: string;
  @IdColumn() meetingId: string;
  @NumberColumn() version: number;
  /** Counted up each time the draft is saved. */
  @NumberColumn() revision: number;
  @LongTextColumn() speeches: string;
  @JsonColumn() more: { field: string; text: string }[];
  @JsonColumn() decisions: MinutesDecision[];
  @JsonColumn() fileIds: string[];
  @IdColumn() writtenBy: string;
  @InstantColumn() writtenAt: Instant;
  @InstantColumn({ nullable: true }) recordedAt: Instant | null;
  @IdColumn({ nullable: true }) signedBy: string | null;
  @InstantColumn({ nullable: true }) signedAt: Instant | null;
  /** The whole paper as it stood when the recorder signed: who came, votes, agenda. */
  @JsonColumn({ nullable: true }) paper: Paper | null;
  @KeyColumn({ nullable: true }) code: string | null;
}

/** The last number of the minutes of a kind at a place in a year. */
@Entity('meeting_number')
@Index('uq_meeting_number', ['placeId', 'kind', 'year'], { unique: true })
export class MeetingNumberEntity {
  @IdColumn() id: string;
  @IdColumn() placeId: string;
  @KeyColumn() kind: string;
  @KeyColumn() year: string;
  @NumberColumn() last: number;
}

/** What was decided, or a problem that was raised, followed until it is closed. */
@Entity('meeting_decision')
@Index('uq_meeting_decision_line', ['sourceId', 'line'], { unique: true })
@Index('ix_meeting_decision_owner', ['ownerId', 'state', 'due'])
@Index('ix_meeting_decision_path', ['path', 'state', 'due'])
@Index('ix_meeting_decision_team', ['teamId', 'state', 'due'])
export class MeetingDecisionEntity {
  @IdColumn() id: string;
  /** The meeting, or the event in the village. */
  @IdColumn() sourceId: string;
  @IdColumn({ nullable: true }) meetingId: string | null;
  /** Which line of the minutes; of an event the person who raised it. */
  @KeyColumn() line: string;
  @KeyColumn() sort: DecisionSort;
  @TextColumn(500) text: string;
  @IdColumn({ nullable: true }) ownerId: string | null;
  @TextColumn(60) ownerName: string;
  @DayColumn({ nullable: true }) due: Day | null;
  @KeyColumn() state: DecisionState;
  @IdColumn() placeId: string;
  @TextColumn(120) path: string;
  @IdColumn({ nullable: true }) teamId: string | null;
  @TextColumn(100) origin: string;
  @DayColumn() day: Day;
  /** Who runs it besides those who reach the place: the host of the meeting. */
  @IdColumn({ nullable: true }) hostId: string | null;
}

/** A matter put to the vote. */
@Entity('meeting_ballot')
@Index('ix_meeting_ballot_meeting', ['meetingId', 'openedAt'])
export class MeetingBallotEntity {
  @IdColumn() id: string;
  @IdColumn() meetingId: string;
  @TextColumn(300) matter: string;
  @KeyColumn() weight: MatterWeight;
  @KeyColumn() form: VoteForm;
  /** Who may vote: those of the members who were there when it was opened. */
  @JsonColumn() voterIds: string[];
  @KeyColumn() state: 'open' | 'closed' | 'withdrawn';
  /** The key of the tokens; erased when the ballot is closed, so that nobody can make them again. */
  @KeyColumn({ nullable: true }) tokenKey: string | null;
  @NumberColumn() polled: number;
  @JsonColumn({ nullable: true }) result: BallotResult | null;
  @JsonColumn() because: Reason[];
  @TextColumn(60) counter: string;
  @IdColumn() openedBy: string;
  @InstantColumn() openedAt: Instant;
  @InstantColumn({ nullable: true }) closedAt: Instant | null;
}

/** Somebody has voted: a one-way token of him, and neither how nor when. */
@Entity('meeting_ballot_turn')
@Index('uq_meeting_ballot_turn', ['ballotId', 'token'], { unique: true })
export class MeetingBallotTurnEntity {
  @IdColumn() id: string;
  @IdColumn() ballotId: string;
  @KeyColumn() token: string;
}

/** How many voted so; no vote has a row of its own. Gone when the ballot is closed. */
@Entity('meeting_ballot_count')
@Index('uq_meeting_ballot_count', ['ballotId', 'option'], { unique: true })
export class MeetingBallotCountEntity {
  @IdColumn() id: string;
  @IdColumn() ballotId: string;
  @KeyColumn() option: string;
  @NumberColumn() votes: number;
}
