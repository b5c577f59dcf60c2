import { Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual } from 'typeorm';
import { Db } from '../common/db';
import { Erasing, Erasures } from '../common/erasure';
import { addSeconds, Clock } from '../common/time';
import { AccountEntity, BindingTicketEntity, SessionEntity, SignInAttemptEntity } from './identity.entity';

const HOUR = 3_600_000;
const DAY = 86_400;
/** The law wants at least six months of who was signed in where (《网络安全法》第二十一条). */
const SESSION_DAYS = 190;

/** Erases what signing in left behind: devices long signed out, codes and tickets that are over, counts of wrong attempts. */
@Injectable()
export class SignInSweepService extends Erasing {
  protected readonly what = 'sign_in';
  protected readonly every = HOUR;

  constructor(erasures: Erasures, private readonly db: Db, private readonly clock: Clock) {
    super(erasures);
  }

  protected async erase(): Promise<number> {
    const now = this.clock.now();
    const old = addSeconds(now, -SESSION_DAYS * DAY);
    const done = [
      await this.db.of(SessionEntity).delete({ revokedAt: LessThan(old) }),
      await this.db.of(SessionEntity).delete({ expiresAt: LessThan(old) }),
      await this.db.of(AccountEntity).update({ codeExpiresAt: LessThanOrEqual(now) }, { codeHash: null, codeExpiresAt: null }),
      await this.db.of(BindingTicketEntity).delete({ expiresAt: LessThanOrEqual(now) }),
      await this.db.of(SignInAttemptEntity).delete({ lastAt: LessThan(addSeconds(now, -DAY)) }),
    ];
    return done.reduce((sum, { affected }) => sum + (affected ?? 0), 0);
  }
}
