import { Injectable, NotFoundException } from '@nestjs/common';
import type { Device } from '@village/shared/contract/identity';
import type { Instant } from '@village/shared/kernel/day';
import { IsNull, MoreThan, Not } from 'typeorm';
import { Db } from '../common/db';
import { Sessions } from '../common/gate';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { addSeconds, Clock, secondsBetween } from '../common/time';
import { Together } from '../common/together';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { SessionEntity } from './identity.entity';
import { hashToken, newToken } from './token';

const DAY = 86_400;
/** How long a device stays signed in without being used. */
const IDLE_SECONDS = { wechat: 30 * DAY, browser: 7 * DAY };
/** Everybody signs in again after this long, however much the device is used. */
const LONGEST_SECONDS = 90 * DAY;
/** Being seen is written down this often, so that reading a page is not a write each time. */
const SEEN_SECONDS = 600;

interface Opening {
  kind: Device['kind'];
  label?: string;
  mustSetPassword?: boolean;
}

/** Who is signed in on which device. */
@Injectable()
export class SessionService extends Sessions {
  private readonly asked = new Together<string, SessionEntity | null>(hashes => this.held(hashes));

  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly holders: HolderService) { super(); }

  /** Signs a person in on a device; the token is told once and kept only as a hash. */
  async open(personId: string, { kind, label, mustSetPassword = false }: Opening): Promise<{ token: string; expiresAt: Instant; sessionId: string }> {
    const token = newToken();
    const now = this.clock.now();
    const session: SessionEntity = {
      id: newId(), tokenHash: hashToken(token), personId, kind, label: label?.trim() || (kind === 'wechat' ? '微信' : '浏览器'),
      createdAt: now, lastSeenAt: now, expiresAt: addSeconds(now, IDLE_SECONDS[kind]), revokedAt: null, mustSetPassword,
    };
    await this.db.of(SessionEntity).insert(session);
    await this.journal.note({ personId, sessionId: session.id }, 'identity.sign-in', session.id);
    return { token, expiresAt: session.expiresAt, sessionId: session.id };
  }

  /** Who holds this token now, with the roles of today. Whose last term has ended is nobody any more. */
  override async whoIs(token: string): Promise<Who | null> {
    const now = this.clock.now();
    const session = await this.asked.of(hashToken(token));
    if (!session) return null;
    const held = await this.holders.heldBy(session.personId, this.clock.today());
    if (!held.length) return null;
    if (secondsBetween(session.lastSeenAt, now) >= SEEN_SECONDS) await this.seen(session, now);
    const grants = session.mustSetPassword ? [] : held.map(({ role, organisationId, path, teamId }) => ({ role, organisationId, path, teamId }));
    return { personId: session.personId, sessionId: session.id, grants };
  }

  /** The sessions of these tokens that have not ended. */
  private async held(hashes: string[]): Promise<(SessionEntity | null)[]> {
    const found = await this.db.read<SessionEntity>(
      'SELECT id, tokenHash, personId, kind, label, createdAt, lastSeenAt, expiresAt, revokedAt, mustSetPassword FROM session WHERE tokenHash IN (?) AND revokedAt IS NULL AND expiresAt > ?', [hashes, this.clock.now()],
    );
    const byHash = new Map(found.map(session => [session.tokenHash, session]));
    return hashes.map(hash => byHash.get(hash) ?? null);
  }

  async current(who: Who): Promise<SessionEntity> {
    return this.db.of(SessionEntity).findOneByOrFail({ id: who.sessionId });
  }

  /** The devices a person is signed in on, the one used last first; `currentId` is the one he asks with. */
  async devicesOf(personId: string, currentId?: string): Promise<Device[]> {
    const sessions = await this.db.of(SessionEntity).find({
      where: { personId, revokedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) }, order: { lastSeenAt: 'DESC', id: 'DESC' },
    });
    return sessions.map(({ id, label, kind, createdAt, lastSeenAt }) => ({ id, label, kind, signedInAt: createdAt, lastSeenAt, current: id === currentId }));
  }

  /** Ends one session of this person; a session of somebody else is as good as none. */
  async revoke(personId: string, id: string): Promise<void> {
    const { affected } = await this.db.of(SessionEntity).update({ id, personId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
    if (affected !== 1) throw new NotFoundException();
  }

  /** Ends all sessions of this person, or all but one. */
  async revokeAll(personId: string, exceptId?: string): Promise<void> {
    const others = exceptId === undefined ? {} : { id: Not(exceptId) };
    await this.db.of(SessionEntity).update({ personId, revokedAt: IsNull(), ...others }, { revokedAt: this.clock.now() });
  }

  /** The person has set his password: the session is good for everything. */
  async release(id: string): Promise<void> {
    await this.db.of(SessionEntity).update({ id }, { mustSetPassword: false });
  }

  private async seen(session: SessionEntity, now: Instant): Promise<void> {
    const idle = addSeconds(now, IDLE_SECONDS[session.kind]);
    const longest = addSeconds(session.createdAt, LONGEST_SECONDS);
    await this.db.of(SessionEntity).update({ id: session.id, revokedAt: IsNull() }, { lastSeenAt: now, expiresAt: idle < longest ? idle : longest });
  }
}
