import { Entity, Index } from 'typeorm';
import type { Day, Instant } from '@village/shared/kernel/day';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, LongTextColumn, TextColumn } from '../common/columns';

/** A party group of a branch, or a temporary one of a team. */
@Entity('party_group')
@Index('ix_party_group_village', ['villageId'])
export class PartyGroupEntity {
  @IdColumn() id: string;
  @IdColumn() villageId: string;
  @TextColumn(120) path: string;
  @TextColumn(40) name: string;
  @TextColumn(30) leaderName: string;
  /** The team whose members form it; null: of the branch. */
  @IdColumn({ nullable: true }) teamId: string | null;
  @DayColumn() from: Day;
  @DayColumn({ nullable: true }) to: Day | null;
}

/** A party member of a branch, from when he came to when he left, with the letters of the transfer. */
@Entity('party_member')
@Index('ix_party_member_village', ['villageId', 'to'])
@Index('ix_party_member_person', ['personId'])
export class PartyMemberEntity {
  @IdColumn() id: string;
  @IdColumn() villageId: string;
  @TextColumn(120) path: string;
  @IdColumn({ nullable: true }) groupId: string | null;
  /** The account of this person; null: none. */
  @IdColumn({ nullable: true }) personId: string | null;
  @TextColumn(30) name: string;
  /** 正式党员; a probationary member does not vote. */
  @FlagColumn() formal: boolean;
  /** 支委. */
  @FlagColumn() committee: boolean;
  @DayColumn() from: Day;
  @TextColumn(60) cameFrom: string;
  @TextColumn(60) letterIn: string;
  @DayColumn({ nullable: true }) to: Day | null;
  @TextColumn(60) wentTo: string;
  @TextColumn(60) letterOut: string;
}

/** The written report of a party member for a period. Never changed: a later one takes its place. */
@Entity('party_report')
@Index('ix_party_report_member', ['memberId', 'period'])
export class PartyReportEntity {
  @IdColumn() id: string;
  @IdColumn() memberId: string;
  @KeyColumn() period: string;
  @LongTextColumn() text: string;
  @IdColumn() writtenBy: string;
  @InstantColumn() writtenAt: Instant;
}

/** A look at the books of a branch. Never changed. */
@Entity('book_check')
@Index('ix_book_check_village', ['villageId', 'day'])
export class BookCheckEntity {
  @IdColumn() id: string;
  @IdColumn() villageId: string;
  @TextColumn(120) path: string;
  @DayColumn() day: Day;
  @JsonColumn() books: string[];
  @TextColumn(1000) found: string;
  @KeyColumn() role: string;
  @IdColumn() checkedBy: string;
  @InstantColumn() at: Instant;
}
