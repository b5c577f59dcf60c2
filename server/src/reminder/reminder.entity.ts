import { Entity } from 'typeorm';
import type { Instant } from '@village/shared/kernel/day';
import { InstantColumn, KeyColumn } from '../common/columns';

/** That a job ran in a slot of time: of several instances the one that writes the row does it. */
@Entity('job_slot')
export class JobSlotEntity {
  @KeyColumn({ primary: true }) job: string;
  /** `2025-04-03`, or `2025-04-03 09`. */
  @KeyColumn({ primary: true }) slot: string;
  @InstantColumn() takenAt: Instant;
}
