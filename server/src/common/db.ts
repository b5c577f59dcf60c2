import { setTimeout as wait } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { isRefusal } from '@village/shared/kernel/refusal';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, QueryFailedError, type Repository, type SelectQueryBuilder } from 'typeorm';
import { Together } from './together';
import { currentTransaction, gatheredRows, type NewRows } from './transaction';

const ATTEMPTS = 5;
/** Deadlock, lock wait timeout, and "record has changed" of MariaDB's snapshot isolation. */
const WORTH_ANOTHER_TRY = new Set([1213, 1205, 1020]);

class RolledBack {
  constructor(readonly answer: unknown) {}
}

/** The way to the database. Repositories come from here, so that they belong to the transaction of the request. */
@Injectable()
export class Db implements OnApplicationShutdown {
  private readonly writes = new Together<NewRows[], unknown>(all => this.writeAll(all));

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

  get isInTransaction(): boolean {
    return this.manager !== this.source.manager;
  }

  of<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  /**
   * Runs the work in one transaction; inside of one, in that one. An exception and a refusal both roll it back.
   * Where the database broke off because of somebody else's work, the whole work is done again: it must have no effect outside the database.
   */
  async transaction<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.isInTransaction) return work();
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

  /**
   * Asks in plain SQL that both dialects understand, for what every request asks: there the builder of TypeORM costs more than the database.
   * A `?` stands for a value, or for all values of a list; nothing is in an empty one.
   */
  async read<Row>(sql: string, values: (string | number | readonly string[])[]): Promise<Row[]> {
    const parts = sql.split('?');
    const marks = values.map(value => (typeof value === 'object' ? value.map(() => '?').join(', ') || 'NULL' : '?'));
    return this.manager.query(parts.map((part, index) => part + (marks[index] ?? '')).join(''), values.flat());
  }

  /** Puts new rows down: at once, or with those of other requests where the request lets its rows be gathered. */
  async put<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>, rows: Entity[]): Promise<void> {
    const gathered = gatheredRows.getStore();
    if (gathered) gathered.push({ entity, rows });
    else await this.insert({ entity, rows });
  }

  /**
   * Runs work that only reads and puts rows down, and writes the rows in one transaction with those of other requests of the same moment. They are there when the
   * answer comes. Where they clash with what is there, the error of the database; of a refusal nothing is written.
   */
  async gather<Answer>(work: () => Promise<Answer>, also: NewRows[]): Promise<Answer> {
    const rows = [...also];
    const answer = await gatheredRows.run(rows, work);
    if (isRefusal(answer)) return answer;
    const trouble = await this.writes.of(rows);
    if (trouble !== null) throw trouble;
    return answer;
  }

  /** One error or null for each; where all together do not go in, each by itself. */
  private async writeAll(all: NewRows[][]): Promise<unknown[]> {
    try {
      await this.transaction(() => this.insertAll(all.flat()));
      return all.map(() => null);
    } catch (error) {
      if (all.length === 1) return [error];
    }
    const troubles = [];
    for (const each of all) troubles.push((await this.writeAll([each]))[0]);
    return troubles;
  }

  private async insertAll(all: NewRows[]): Promise<void> {
    for (const entity of new Set(all.map(each => each.entity))) await this.insert({ entity, rows: all.filter(each => each.entity === entity).flatMap(each => each.rows) });
  }

  /** One plain statement: for facts that come by the thousand the builder of TypeORM costs more than the database. */
  private async insert({ entity, rows }: NewRows): Promise<void> {
    if (rows.length === 0) return;
    const { driver } = this.source;
    const { columns, tableName } = this.source.getMetadata(entity);
    const marks = `(${columns.map(() => '?').join(', ')})`;
    const values = rows.flatMap(row => columns.map(column => driver.preparePersistentValue(row[column.propertyName] ?? null, column) as unknown));
    await this.manager.query(`INSERT INTO ${driver.escape(tableName)} (${columns.map(column => driver.escape(column.databaseName)).join(', ')}) VALUES ${rows.map(() => marks).join(', ')}`, values);
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

/** How many rows the query finds. TypeORM would count different ids, for the sake of joins that are not there: many times slower. */
export async function countOf<Entity extends ObjectLiteral>(query: SelectQueryBuilder<Entity>): Promise<number> {
  const { total } = await query.clone().select('COUNT(*)', 'total').getRawOne<{ total: number | string }>() ?? { total: 0 };
  return Number(total);
}

/** Did the insert fail because a row with the same unique key is there already? */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { errno, message = '' } = error.driverError as { errno?: number; message?: string };
  return errno === 1062 || /UNIQUE constraint failed/.test(message);
}
