import { Entity, Index } from 'typeorm';
import type { InvitedAs, LeaveAnswer, MeetingState, MinutesState, TopicState } from '@village/shared/contract/meeting';
import type { MeetingKind } from '@village/shared/kernel/meeting-kind';
import type { Clock, Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** A meeting that was planned. What happened at it stands in rows of its own. */
@Entity('meeting')
@Index('uq_meeting_slot', ['placeId', 'kind', 'slot'], { unique: true })
@Index('ix_meeting_path', ['path', 'day'])
@Index('ix_meeting_team', ['teamId', 'day'])
@Index('ix_meeting_place', ['placeId', 'day'])
export class MeetingEntity {
  @IdColumn() id: string;
  @KeyColumn() kind: MeetingKind;
  @TextColumn(60) title: string;
  /** The village, township or county. */
  @IdColumn() placeId: string;
  @TextColumn(120) path: string;
  /** The team that stood in the village. */
  @IdColumn({ nullable: true }) teamId: string | null;
  @DayColumn() day: Day;
  @KeyColumn() start: Clock;
  @TextColumn(60) venue: string;
  @IdColumn({ nullable: true }) hostId: string | null;
  @TextColumn(30) hostName: string;
  @IdColumn({ nullable: true }) recorderId: string | null;
  @TextColumn(30) recorderName: string;
  @KeyColumn() state: MeetingState;
  /** The turn of the cadence it was planned for, so that two who plan a month at once plan it once. Null: planned by hand, or called off. */
  @KeyColumn({ nullable: true }) slot: string | null;
  /** The day it was first planned for: where a weekday is fixed it may only slip within that week. */
  @DayColumn() firstDay: Day;
  @TextColumn(200) postponedReason: string;
  @IdColumn({ nullable: true }) makesUpId: string | null;
  /** The running number of its minutes in the year, by place and kind. */
  @NumberColumn({ nullable: true }) number: number | null;
  @KeyColumn() minutes: MinutesState;
  @IdColumn() plannedBy: string;
  @InstantColumn() plannedAt: Instant;
  @InstantColumn({ nullable: true }) endedAt: Instant | null;
}

/** Somebody who was invited: with an account, in the register of party members, or by name. */
@Entity('meeting_invitee')
@Index('uq_meeting_invitee', ['meetingId', 'who'], { unique: true })
@Index('ix_meeting_invitee_person', ['personId', 'day'])
export class MeetingInviteeEntity {
  @IdColumn() id: string;
  @IdColumn() meetingId: string;
  /** `p:` with the person, `m:` with the party member, `n:` with the name. */
  @KeyColumn() who: string;
  @IdColumn({ nullable: true }) personId: string | null;
  @IdColumn({ nullable: true }) memberId: string | null;
  @TextColumn(30) name: string;
  @KeyColumn() capacity: InvitedAs;
  /** The role he was invited in, on that day; null: none by a term. */
  @KeyColumn({ nullable: true }) role: string | null;
  @TextColumn(60) note: string;
  /** Of the meeting, to find a person's meetings by their day. */
  @DayColumn() day: Day;
}

/** Who was there, by his own code or by the list of the host. Never changed: a later list takes the place of an earlier one. */
@Entity('meeting_presence')
@Index('ix_meeting_presence_meeting', ['meetingId', 'receivedAt'])
export class MeetingPresenceEntity {
  @IdColumn() id: string;
  @IdColumn() meetingId: string;
  @IdColumn() inviteeId: string;
  @KeyColumn() mode: 'code' | 'list';
  @FlagColumn() present: boolean;
  @TextColumn(200) reason: string;
  /** Whom he asked by word of mouth, as the host knows. */
  @JsonColumn() askedFrom: string[];
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
  @IdColumn() recordedBy: string;
}

/** Somebody cannot come and asks; a row for each of those the document names. */
@Entity('meeting_leave')
@Index('uq_meeting_leave_party', ['inviteeId', 'party'], { unique: true })
@Index('ix_meeting_leave_meeting', ['meetingId'])
export class MeetingLeaveEntity {
  @IdColumn() id: string;
  @IdColumn() meetingId: string;
  @IdColumn() inviteeId: string;
  /** A role, or `host` where the document names nobody. */
  @KeyColumn() party: string;
  @TextColumn(200) reason: string;
  @KeyColumn() answer: LeaveAnswer;
  @InstantColumn() askedAt: Instant;
  @IdColumn({ nullable: true }) answeredBy: string | null;
  @InstantColumn({ nullable: true }) answeredAt: Instant | null;
}

/** Something to be talked about. */
@Entity('meeting_topic')
@Index('ix_meeting_topic_meeting', ['meetingId', 'proposedAt'])
export class MeetingTopicEntity {
  @IdColumn() id: string;
  @IdColumn() meetingId: string;
  @TextColumn(200) text: string;
  @KeyColumn() state: TopicState;
  @TextColumn(200) reason: string;
  @IdColumn() proposedBy: string;
  @InstantColumn() proposedAt: Instant;
}

/** What was done with a meeting or a decision, in words. Never changed. */
@Entity('meeting_act')
@Index('ix_meeting_act_subject', ['subjectId', 'at'])
export class MeetingActEntity {
  @IdColumn() id: string;
  @IdColumn() subjectId: string;
  @KeyColumn() act: string;
  @TextColumn(500) text: string;
  @DayColumn({ nullable: true }) day: Day | null;
  @IdColumn() personId: string;
  @InstantColumn() at: Instant;
}
