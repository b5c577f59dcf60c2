import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { addDays } from '@village/shared/kernel/day';
import { AccessEntity } from '../common/access';
import { Db } from '../common/db';
import { ErasureDayEntity, Erasing, Erasures } from '../common/erasure';
import { FaultEntity } from '../common/fault-log';
import { addSeconds, Clock } from '../common/time';

const HOUR = 3_600_000;
const DAY = 86_400;
/** 《个人信息保护法》第五十六条: at least three years. */
const ACCESS_DAYS = 3 * 366;
const FAULT_DAYS = 190;

/** Erases what is known of reads and exports after three years. */
@Injectable()
export class AccessSweepService extends Erasing {
  protected readonly what = 'access';
  protected readonly every = HOUR;

  constructor(erasures: Erasures, private readonly db: Db, private readonly clock: Clock) {
    super(erasures);
  }

  protected async erase(): Promise<number> {
    const reads = await this.db.of(AccessEntity).delete({ at: LessThan(addSeconds(this.clock.now(), -ACCESS_DAYS * DAY)) });
    const runs = await this.db.of(ErasureDayEntity).delete({ day: LessThan(addDays(this.clock.today(), -ACCESS_DAYS)) });
    return (reads.affected ?? 0) + (runs.affected ?? 0);
  }
}

/** Erases faults that nobody asks about any more. */
@Injectable()
export class FaultSweepService extends Erasing {
  protected readonly what = 'faults';
  protected readonly every = HOUR;

  constructor(erasures: Erasures, private readonly db: Db, private readonly clock: Clock) {
    super(erasures);
  }

  protected async erase(): Promise<number> {
    return (await this.db.of(FaultEntity).delete({ at: LessThan(addSeconds(this.clock.now(), -FAULT_DAYS * DAY)) })).affected ?? 0;
  }
}
