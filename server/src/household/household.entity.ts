import { Entity, Index } from 'typeorm';
import type { ChangeState, PairRank } from '@village/shared/contract/household';
import type { Day, Instant } from '@village/shared/kernel/day';
import type { HouseholdState } from '@village/shared/kernel/household';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** A household of a village as it stands; how it came to stand so is told by its changes. */
@Entity('household')
@Index('uq_household_number', ['villageId', 'number'], { unique: true })
@Index('ix_household_county', ['countyId', 'villageId', 'number'])
@Index('ix_household_township', ['townshipId', 'villageId', 'number'])
export class HouseholdEntity {
  @IdColumn() id: string;
  @IdColumn() countyId: string;
  @IdColumn() townshipId: string;
  @IdColumn() villageId: string;
  /** 户号 */
  @TextColumn(30) number: string;
  /** 村民小组 */
  @TextColumn(30) place: string;
  @TextColumn(30) headName: string;
  /** ` zhangsan zs`: what the name is found by when it is typed in letters. */
  @TextColumn(120) pinyin: string;
  @NumberColumn() people: number;
  /** Encrypted. */
  @TextColumn(160, { nullable: true }) phoneSealed: string | null;
  @TextColumn(160, { nullable: true }) idSealed: string | null;
  @KeyColumn() state: HouseholdState;
  /** The group of the document in which it is watched; empty: none. */
  @TextColumn(30) monitored: string;
  /** `|has_dispute|disabled|` */
  @TextColumn(120) tags: string;
  @TextColumn(300) note: string;
  /** Counts the changes; one that was made on an older version is compared before it is taken. */
  @NumberColumn() version: number;
  @DayColumn({ nullable: true }) endedOn: Day | null;
}

/** What a change says of the household, by field; what is protected stands there encrypted. */
export type ChangedFields = Record<string, string | number | null>;

/** One change of a household: by whom, when, why, from what to what. Never overwritten. */
@Entity('household_change')
@Index('ix_household_change', ['householdId', 'receivedAt'])
@Index('ix_household_change_state', ['state', 'householdId'])
export class HouseholdChangeEntity {
  @IdColumn() id: string;
  @IdColumn() householdId: string;
  @KeyColumn() state: ChangeState;
  /** The version that was on the screen, and the one that the change made; 0: none. */
  @NumberColumn() baseVersion: number;
  @NumberColumn() version: number;
  @DayColumn() day: Day;
  @JsonColumn() before: ChangedFields;
  @JsonColumn() after: ChangedFields;
  @TextColumn(200) reason: string;
  @IdColumn() personId: string;
  @InstantColumn() claimedAt: Instant;
  @InstantColumn() receivedAt: Instant;
  @IdColumn({ nullable: true }) settledBy: string | null;
  @InstantColumn({ nullable: true }) settledAt: Instant | null;
}

/** The cadre who looks after a household, for some days. He need not stand on the roster. */
@Entity('household_pair')
@Index('ix_household_pair', ['householdId', 'to'])
@Index('ix_household_pair_person', ['personId', 'to'])
export class HouseholdPairEntity {
  @IdColumn() id: string;
  @IdColumn() householdId: string;
  @IdColumn({ nullable: true }) personId: string | null;
  @TextColumn(30) name: string;
  @TextColumn(60) unit: string;
  @KeyColumn() rank: PairRank;
  @DayColumn() from: Day;
  @DayColumn({ nullable: true }) to: Day | null;
  @TextColumn(200) endedReason: string;
  @IdColumn() setBy: string;
  @InstantColumn() setAt: Instant;
}

/** A household that a cadre means to visit on a day. */
@Entity('visit_plan')
@Index('uq_visit_plan', ['personId', 'day', 'householdId'], { unique: true })
export class VisitPlanEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @DayColumn() day: Day;
  @IdColumn() householdId: string;
}
