import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { RatingBundleEntity, RatingCountEntity, RatingRoundEntity, RatingSlipEntity } from './rating.entity';

/** Where the key of a rating lies: what is destroyed at its end must not come back from a copy of the table. */
export const KEY_PLACE = { table: 'rating_round', column: 'keySealed' };

const NOT_RESTORED = '数据是从备份恢复的。备份以后这次测评已经结束或作废，票的密钥已经销毁，不再恢复。';

/** The keys of ratings, for whoever copies the database and puts the copy back. */
@Injectable()
export class RatingKeyService {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  /** The ratings that are over, whose keys are destroyed. */
  async over(): Promise<string[]> {
    const rows = await this.db.of(RatingRoundEntity).find({ select: { id: true }, where: { state: In(['closed', 'withdrawn']), keySealed: IsNull() } });
    return rows.map(({ id }) => id).sort();
  }

  /** In a copy of the database that was put back: a rating gets its key again, or where there is none any more, it is over. Gives how many are over by this. */
  async putBack(keyOf: (roundId: string) => Promise<string | null>): Promise<number> {
    const rounds = await this.db.of(RatingRoundEntity).find({ select: { id: true }, where: { state: 'open', keySealed: IsNull() } });
    let ended = 0;
    for (const { id } of rounds) {
      const keySealed = await keyOf(id);
      if (keySealed !== null) await this.db.of(RatingRoundEntity).update({ id }, { keySealed });
      else {
        await this.end(id);
        ended += 1;
      }
    }
    return ended;
  }

  private async end(id: string): Promise<void> {
    await this.db.transaction(async () => {
      await this.db.of(RatingRoundEntity).update({ id }, { state: 'withdrawn', slot: `withdrawn ${id}`, withdrawnReason: NOT_RESTORED, closedAt: this.clock.now() });
      await this.db.of(RatingSlipEntity).delete({ roundId: id });
      await this.db.of(RatingCountEntity).delete({ roundId: id });
      await this.db.of(RatingBundleEntity).update({ roundId: id }, { first: null, second: null });
    });
  }
}
