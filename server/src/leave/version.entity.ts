import { Entity, Index } from 'typeorm';
import type { LeaveKind } from '@village/shared/contract/leave';
import type { Instant } from '@village/shared/kernel/day';
import type { HalfDaySpan } from '@village/shared/kernel/half-day';
import { IdColumn, InstantColumn, JsonColumn, NumberColumn } from '../common/columns';
import type { Decision } from '../approval/approval.service';

/** What a leave said before its applicant changed it, and what was decided on that. */
@Entity('leave_version')
@Index('uq_leave_version_number', ['leaveId', 'number'], { unique: true })
export class LeaveVersionEntity {
  @IdColumn() id: string;
  @IdColumn() leaveId: string;
  @NumberColumn() number: number;
  @JsonColumn() content: HalfDaySpan & { kind: LeaveKind; halves: number; reason: string; place: string; outOfCounty: boolean; standInId: string | null; chain: string[] };
  @JsonColumn() decisions: Decision[];
  @InstantColumn() submittedAt: Instant;
  @InstantColumn() replacedAt: Instant;
}
