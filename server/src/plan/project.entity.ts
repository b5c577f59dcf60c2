import { Entity, Index } from 'typeorm';
import type { Instant } from '@village/shared/kernel/day';
import { FlagColumn, IdColumn, InstantColumn, JsonColumn, NumberColumn, TextColumn } from '../common/columns';

/** That a second person compared the books of a project with the money, and what the sums were then. */
@Entity('fund_check')
@Index('ix_fund_check_thread', ['threadId', 'id'])
export class FundCheckEntity {
  @IdColumn() id: string;
  /** The matter in the records. */
  @IdColumn() threadId: string;
  @NumberColumn() entries: number;
  /** In fen, as text: a road costs more than a number of the database holds. */
  @TextColumn(20) funds: string;
  @TextColumn(20) spent: string;
  @FlagColumn() right: boolean;
  @TextColumn(500) text: string;
  @IdColumn() personId: string;
  @InstantColumn() at: Instant;
}

/** What to do in a village when something breaks in, and whom to call outside the roster. A change is the next version. */
@Entity('emergency_plan')
@Index('uq_emergency_plan_version', ['villageId', 'version'], { unique: true })
export class EmergencyPlanEntity {
  @IdColumn() id: string;
  @IdColumn() villageId: string;
  @NumberColumn() version: number;
  @TextColumn(3000) text: string;
  /** The numbers are encrypted. */
  @JsonColumn() contacts: { name: string; duty: string; sealed: string }[];
  @IdColumn() savedBy: string;
  @InstantColumn() savedAt: Instant;
}
