import { Injectable } from '@nestjs/common';
import type { Instant } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { In, LessThan, MoreThan } from 'typeorm';
import { Db, isDuplicate } from '../common/db';
import { Secret } from '../common/secret';
import { addSeconds, Clock, secondsBetween } from '../common/time';
import { SignInAttemptEntity } from './identity.entity';

/** Wrong attempts before there is a wait. A whole office may stand behind one address. */
const FREE = { phone: 5, address: 20 };
const FIRST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 3600;
/** After this long without an attempt the count begins anew. */
const FORGOTTEN_SECONDS = 86_400;
const TRIES = 20;

/** Slows down whoever guesses passwords: by the phone number he tries, known or not, and by the address he comes from. */
@Injectable()
export class AttemptService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly secret: Secret) {}

  /** Counts an attempt before it is looked at, so that many at once are no way around; a refusal when the person has to wait. */
  async begin(phone: string, address: string | null): Promise<Refusal | null> {
    const keys = [this.key('phone', phone), ...(address === null ? [] : [this.key('address', address)])];
    const until = await this.waitOf(keys) ?? await this.count(keys[0], FREE.phone) ?? (address === null ? null : await this.count(keys[1], FREE.address));
    if (!until) return null;
    const minutes = Math.max(1, Math.ceil(secondsBetween(this.clock.now(), until) / 60));
    return refuse('too_many_attempts', `输错次数太多，请 ${minutes} 分钟后再试。忘记密码的，请管理员发放一次性登录码`);
  }

  /** The attempt was right: it does not count. */
  async succeeded(phone: string, address: string | null): Promise<void> {
    await this.forgive(phone);
    const attempts = this.db.of(SignInAttemptEntity);
    if (address !== null) await attempts.update({ key: this.key('address', address) }, { failed: () => 'CASE WHEN failed > 0 THEN failed - 1 ELSE 0 END', waitUntil: null });
    await attempts.delete({ lastAt: LessThan(addSeconds(this.clock.now(), -FORGOTTEN_SECONDS)) });
  }

  /** Nobody who tries this number has to wait any longer. */
  async forgive(phone: string): Promise<void> {
    await this.db.of(SignInAttemptEntity).delete({ key: this.key('phone', phone) });
  }

  /** The end of the longest wait of these keys: an attempt that is not looked at counts for none of them. */
  private async waitOf(keys: string[]): Promise<Instant | null> {
    const waiting = await this.db.of(SignInAttemptEntity).findBy({ key: In(keys), waitUntil: MoreThan(this.clock.now()) });
    return waiting.map(row => row.waitUntil!).sort().at(-1) ?? null;
  }

  /** Adds one to the count of a key; gives the end of the wait instead when there is one. */
  private async count(key: string, free: number): Promise<Instant | null> {
    const attempts = this.db.of(SignInAttemptEntity);
    const now = this.clock.now();
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const row = await attempts.findOneBy({ key });
      if (row?.waitUntil && now < row.waitUntil) return row.waitUntil;
      const failed = row && secondsBetween(row.lastAt, now) < FORGOTTEN_SECONDS ? row.failed + 1 : 1;
      const next = { failed, lastAt: now, waitUntil: failed < free ? null : addSeconds(now, waitAfter(failed - free)) };
      if (row ? (await attempts.update({ key, failed: row.failed, lastAt: row.lastAt }, next)).affected === 1 : await this.inserted({ key, ...next })) return null;
    }
    return addSeconds(now, FIRST_WAIT_SECONDS);
  }

  private async inserted(row: SignInAttemptEntity): Promise<boolean> {
    try {
      await this.db.of(SignInAttemptEntity).insert(row);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  private key(kind: keyof typeof FREE, text: string): string {
    return `${kind}:${this.secret.lookup(text)}`;
  }
}

const waitAfter = (more: number) => Math.min(FIRST_WAIT_SECONDS * 2 ** more, LONGEST_WAIT_SECONDS);
