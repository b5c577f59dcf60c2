import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { ERASURE_NAMES, type ErasureLine, type ErasureName, type Retention } from '@village/shared/contract/operation';
import { addDays } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { ErasureDayEntity, Erasures } from '../common/erasure';
import { addSeconds, Clock } from '../common/time';
import { DATA_KINDS } from './data-kind';

const SHOWN_DAYS = 30;

/** How long everything is kept, and the runs that erase: when the last one was, how much went, when the next one is. */
@Injectable()
export class RetentionService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly erasures: Erasures) {}

  async read(): Promise<Retention> {
    const days = await this.db.of(ErasureDayEntity).find({ where: { day: MoreThan(addDays(this.clock.today(), -SHOWN_DAYS)) }, order: { day: 'DESC' } });
    const runs = (Object.keys(ERASURE_NAMES) as ErasureName[]).map(name => this.lineOf(name, days.filter(({ what }) => what === name)));
    const kinds = DATA_KINDS.map(({ name, purpose, keep, then, decides, run, tables }) => ({ name, purpose, holds: Object.values(tables).map(({ title }) => title), keep, then, decides, run: run ?? null }));
    return { runs, kinds };
  }

  private lineOf(name: ErasureName, days: readonly ErasureDayEntity[]): ErasureLine {
    const [last] = days;
    const every = this.erasures.every.get(name);
    const sum = (count: (day: ErasureDayEntity) => number) => days.reduce((total, day) => total + count(day), 0);
    return {
      name, title: ERASURE_NAMES[name], lastAt: last?.lastAt ?? null, nextAt: last && every !== undefined ? addSeconds(last.lastAt, every / 1000) : null,
      erasedThatDay: last?.erased ?? 0, erasedIn30Days: sum(({ erased }) => erased), failuresIn30Days: sum(({ failures }) => failures),
    };
  }
}
