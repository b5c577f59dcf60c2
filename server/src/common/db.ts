import { setTimeout as wait } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { isRefusal } from '@village/shared/kernel/refusal';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, QueryFailedError, type Repository } from 'typeorm';
import { currentTransaction } from './transaction';

const ATTEMPTS = 5;
/** Deadlock, lock wait timeout, and "record has changed" of MariaDB's snapshot isolation. */
const WORTH_ANOTHER_TRY = new Set([1213, 1205, 1020]);

class RolledBack {
  constructor(readonly answer: unknown) {}
}

/** The way to the database. Repositories come from here, so that they belong to the transaction of the request. */
@Injectable()
export class Db implements OnApplicationShutdown {
  constructor(private readonly source: DataSource) {}

  get dialect(): 'sqlite' | 'mysql' | 'mariadb' {
    const { type } = this.source.options;
    return type === 'mysql' || type === 'mariadb' ? type : 'sqlite';
  }

  /** The manager of the running transaction, or the one that commits each statement. */
  get manager(): EntityManager {
    const manager = currentTransaction.getStore();
    return manager?.dataSource === this.source ? manager : this.source.manager;
  }

  of<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  /**
   * Runs the work in one transaction; inside of one, in that one. An exception and a refusal both roll it back.
   * Where the database broke off because of somebody else's work, the whole work is done again: it must have no effect outside the database.
   */
  async transaction<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.manager !== this.source.manager) return work();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.source.transaction(manager => currentTransaction.run(manager, () => refusalsRollBack(work)));
      } catch (error) {
        if (error instanceof RolledBack) return error.answer as Answer;
        if (attempt === ATTEMPTS || !isWorthAnotherTry(error)) throw error;
        await wait(randomInt(5, 20 * 2 ** attempt));
      }
    }
  }

  /** Migrations of the code that the database has not seen. */
  async pendingMigrations(): Promise<number> {
    await this.source.query('SELECT 1');
    const done = await this.source.createQueryBuilder().select('name').from('migration', 'migration').getRawMany<{ name: string }>();
    const names = new Set(done.map(each => each.name));
    return this.source.migrations.filter(each => !names.has(each.name ?? '')).length;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

async function refusalsRollBack<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const answer = await work();
  if (isRefusal(answer)) throw new RolledBack(answer);
  return answer;
}

function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof QueryFailedError && WORTH_ANOTHER_TRY.has((error.driverError as { errno?: number }).errno ?? 0);
}

/** Did the insert fail because a row with the same unique key is there already? */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { errno, message = '' } = error.driverError as { errno?: number; message?: string };
  return errno === 1062 || /UNIQUE constraint failed/.test(message);
}
