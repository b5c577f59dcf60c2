import { Entity, Index } from 'typeorm';
import type { LeaveKind, LeaveState } from '@village/shared/contract/leave';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import type { Half } from '@village/shared/kernel/half-day';
import type { RoleId } from '@village/shared/kernel/role';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

@Entity('leave')
@Index('uq_leave_client_key', ['personId', 'clientKey'], { unique: true })
@Index('ix_leave_person', ['personId', 'startDay'])
@Index('ix_leave_state', ['state', 'path'])
@Index('ix_leave_path', ['path', 'submittedAt'])
export class LeaveEntity {
  @IdColumn() id: string;
  @KeyColumn() clientKey: string;
  /** Fingerprint of what was sent: the same key with another content is no repetition. */
  @KeyColumn() fingerprint: string;
  @IdColumn() personId: string;
  @IdColumn() teamId: string;
  /** Where the person served when the leave was asked for: `/county/township/village/`. */
  @TextColumn(120) path: string;
  /** The dispatching unit of the person at that time. */
  @IdColumn({ nullable: true }) unitId: string | null;
  @KeyColumn() role: RoleId;
  @KeyColumn() kind: LeaveKind;
  @DayColumn() startDay: Day;
  @KeyColumn() startHalf: Half;
  @DayColumn() endDay: Day;
  @KeyColumn() endHalf: Half;
  /** Counted half days. */
  @NumberColumn() halves: number;
  @TextColumn(500) reason: string;
  @TextColumn(100) place: string;
  @FlagColumn() outOfCounty: boolean;
  @IdColumn({ nullable: true }) standInId: string | null;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() submittedAt: Instant;
  @KeyColumn() state: LeaveState;
  /** The step of the chain that is waited for, counted from 0. */
  @NumberColumn() position: number;
  /** The steps as they were found when the leave was asked for, with the reasons and the profile they were read from. */
  @JsonColumn() chain: string[];
  @JsonColumn() because: Reason[];
  @KeyColumn() profileId: string;
  @TextColumn(100) profileTitle: string;
  @TextColumn(80) profileVersion: string;
  @DayColumn({ nullable: true }) returnDay: Day | null;
  @KeyColumn({ nullable: true }) returnHalf: Half | null;
  @InstantColumn({ nullable: true }) returnedAt: Instant | null;
  @IdColumn({ nullable: true }) returnRecordedBy: string | null;
  /** What is special about this time, where it goes beyond a cap. */
  @TextColumn(500, { nullable: true }) special: string | null;
  /** Who granted it agreed afterwards to the days by which he came back late. */
  @FlagColumn({ nullable: true }) overstayAccepted: boolean | null;
  /** The first half day on which he has to be back, where he was called back before the end. */
  @DayColumn({ nullable: true }) recallDay: Day | null;
  @KeyColumn({ nullable: true }) recallHalf: Half | null;
}

/** The half days an open leave holds: a person cannot be on two leaves, whoever sends what at the same moment. */
@Entity('leave_half_day')
@Index('ix_leave_half_day_leave', ['leaveId'])
export class LeaveHalfDayEntity {
  @IdColumn({ primary: true }) personId: string;
  @DayColumn({ primary: true }) day: Day;
  @KeyColumn({ primary: true }) half: Half;
  @IdColumn() leaveId: string;
}
