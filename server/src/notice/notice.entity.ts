import { Entity, Index } from 'typeorm';
import type { MessageKind } from '@village/shared/contract/notice';
import type { Instant } from '@village/shared/kernel/day';
import { IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** What one person is told. It is no fact of its own: the thing it tells of stands where the page leads. */
@Entity('notice')
@Index('uq_notice_once', ['personId', 'once'], { unique: true })
@Index('ix_notice_person', ['personId', 'at'])
@Index('ix_notice_subject', ['subjectId'])
export class NoticeEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  /** The leave, the list, the sheet it tells of. */
  @IdColumn() subjectId: string;
  /** The same thing is told to a person once: `leave.waiting.0`, after the id of the subject. */
  @TextColumn(120) once: string;
  @TextColumn(300) text: string;
  @TextColumn(200, { nullable: true }) page: string | null;
  @InstantColumn() at: Instant;
  @InstantColumn({ nullable: true }) readAt: Instant | null;
  /** Which message of WeChat tells it; null: `waiting`. */
  @KeyColumn({ nullable: true }) kind: MessageKind | null;
  /** When it went out as such a message. */
  @InstantColumn({ nullable: true }) sentAt: Instant | null;
}

/** So many messages of a kind a person has allowed and not yet got. */
@Entity('message_consent')
@Index('uq_message_consent_kind', ['personId', 'kind'], { unique: true })
@Index('ix_message_consent_remaining', ['remaining'])
export class MessageConsentEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @KeyColumn() kind: MessageKind;
  @NumberColumn() remaining: number;
  /** When he began to allow: what he was told before is not sent after him. */
  @InstantColumn() allowedAt: Instant;
}
