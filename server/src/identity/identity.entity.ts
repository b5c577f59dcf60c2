import type { Device } from '@village/shared/contract/identity';
import type { Instant } from '@village/shared/kernel/day';
import { Entity, Index } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** What a person signs in with in the browser. */
@Entity('account')
export class AccountEntity {
  @IdColumn({ primary: true }) personId: string;
  @TextColumn(200, { nullable: true }) passwordHash: string | null;
  /** A code an administrator gave out, kept as a keyed hash; it is good once. */
  @KeyColumn({ nullable: true }) codeHash: string | null;
  @InstantColumn({ nullable: true }) codeExpiresAt: Instant | null;
}

/** One WeChat, one person. */
@Entity('wechat_binding')
@Index('uq_wechat_binding_openid', ['openid'], { unique: true })
export class WeChatBindingEntity {
  @IdColumn({ primary: true }) personId: string;
  @KeyColumn() openid: string;
  @InstantColumn() boundAt: Instant;
}

/** A device somebody is signed in on. The token itself is known to the device only. */
@Entity('session')
@Index('uq_session_token_hash', ['tokenHash'], { unique: true })
@Index('ix_session_person', ['personId'])
export class SessionEntity {
  @IdColumn() id: string;
  @KeyColumn() tokenHash: string;
  @IdColumn() personId: string;
  @KeyColumn() kind: Device['kind'];
  @TextColumn(60) label: string;
  @InstantColumn() createdAt: Instant;
  @InstantColumn() lastSeenAt: Instant;
  @InstantColumn() expiresAt: Instant;
  @InstantColumn({ nullable: true }) revokedAt: Instant | null;
  /** Signed in with a one-time code: good for nothing else until a password is set. */
  @FlagColumn() mustSetPassword: boolean;
}

/** A WeChat that has signed in and waits to be told whose it is. */
@Entity('binding_ticket')
@Index('ix_binding_ticket_expires', ['expiresAt'])
export class BindingTicketEntity {
  /** The hash of the ticket. */
  @KeyColumn({ primary: true }) ticketHash: string;
  @KeyColumn() openid: string;
  @InstantColumn() expiresAt: Instant;
}

/** Wrong attempts to sign in, by phone number and by address; both as keyed hashes. */
@Entity('sign_in_attempt')
@Index('ix_sign_in_attempt_last', ['lastAt'])
export class SignInAttemptEntity {
  @KeyColumn({ primary: true }) key: string;
  @NumberColumn() failed: number;
  @InstantColumn() lastAt: Instant;
  /** Nobody's attempt is looked at before. */
  @InstantColumn({ nullable: true }) waitUntil: Instant | null;
}
