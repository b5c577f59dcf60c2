import { Injectable, Logger } from '@nestjs/common';
import type { ErasureName } from '@village/shared/contract/operation';
import type { Day, Instant } from '@village/shared/kernel/day';
import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, NumberColumn } from './columns';
import { Db, isDuplicate } from './db';
import { newId } from './id';
import { Repeating } from './repeating';
import { Clock } from './time';

/** How much one kind of run erased on one day, and whether it went wrong. */
@Entity('erasure_day')
@Index('uq_erasure_day', ['what', 'day'], { unique: true })
export class ErasureDayEntity {
  @IdColumn() id: string;
  @KeyColumn() what: ErasureName;
  @DayColumn() day: Day;
  @NumberColumn() runs: number;
  @NumberColumn() erased: number;
  @NumberColumn() failures: number;
  @InstantColumn() lastAt: Instant;
}

/** What every run that erases reports to: when it was, how much went, when the next one is. */
@Injectable()
export class Erasures {
  /** Milliseconds from one run to the next, of the runs that this program does. */
  readonly every = new Map<ErasureName, number>();

  constructor(private readonly db: Db, private readonly clock: Clock) {}

  /** Does the work and reports it. */
  async report(what: ErasureName, work: () => Promise<number>): Promise<number> {
    try {
      const erased = await work();
      await this.add(what, { erased, failures: 0 });
      return erased;
    } catch (error) {
      await this.add(what, { erased: 0, failures: 1 }).catch(() => undefined);
      throw error;
    }
  }

  private async add(what: ErasureName, { erased, failures }: { erased: number; failures: number }): Promise<void> {
    const [day, lastAt, days] = [this.clock.today(), this.clock.now(), this.db.of(ErasureDayEntity)];
    const grown = () => days.update({ what, day }, { runs: () => 'runs + 1', erased: () => `erased + ${erased}`, failures: () => `failures + ${failures}`, lastAt });
    if ((await grown()).affected === 1) return;
    try {
      await days.insert({ id: newId(), what, day, runs: 1, erased, failures, lastAt });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await grown();
    }
  }
}

/** Work that erases again and again what is over, and reports how much went. Two instances at once do no harm. */
export abstract class Erasing extends Repeating {
  protected abstract readonly what: ErasureName;

  constructor(private readonly erasures: Erasures) {
    super();
  }

  /** Erases some of what is over, and says how much; what is left over comes the next time. */
  protected abstract erase(): Promise<number>;

  override onApplicationBootstrap(): void {
    this.erasures.every.set(this.what, this.every);
    super.onApplicationBootstrap();
  }

  protected failed(kind: string): void {
    Logger.warn(`${this.what} were not erased: ${kind}`, 'Erasure');
  }

  run(): Promise<number> {
    return this.erasures.report(this.what, () => this.erase());
  }
}
