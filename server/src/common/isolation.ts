import type { DataSource } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import type { IsolationLevel } from 'typeorm/driver/types/IsolationLevel';
import { SqliteDatabase } from './sqlite';
import { currentTransaction } from './transaction';

type Release = () => void;

const WAIT_MILLISECONDS = 15_000;

/** One writer at a time, in the order they came. */
class Turns {
  private readonly waiting: Release[] = [];
  private taken = false;

  take(): Promise<Release> {
    if (!this.taken) {
      this.taken = true;
      return Promise.resolve(this.release());
    }
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve(this.release());
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(enter), 1);
        reject(new Error('waited too long for the turn to write to SQLite'));
      }, WAIT_MILLISECONDS);
      this.waiting.push(enter);
    });
  }

  private release(): Release {
    let done = false;
    return () => {
      if (done) return;
      done = true;
      const next = this.waiting.shift();
      if (next) next();
      else this.taken = false;
    };
  }
}

/**
 * TypeORM gives everybody the same SQLite connection and the same query runner, so whatever runs while a transaction waits
 * becomes part of it: a row that was acknowledged disappears when somebody else's transaction is rolled back.
 * Here a transaction holds the connection until it ends, single writes queue for it, and reads go through a second connection
 * that sees committed rows only. (A database in memory has no second connection: its reads queue too.)
 */
export function isolate(source: DataSource): void {
  const driver = source.driver as BetterSqlite3Driver;
  const file = String(driver.options.database);
  const turns = new Turns();
  const reader = file === ':memory:' ? null : new SqliteDatabase(file, { readonly: true });

  class IsolatedQueryRunner extends BetterSqlite3QueryRunner {
    private turn: Release | null = null;
    private reading = false;

    // TypeORM types the answer by what the caller expects of it.
    override async query(sql: string, values: unknown[] = [], structured = false): Promise<any> {
      if (this.turn) return super.query(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql, values, structured);
      const isRead = /^\s*(select|explain)\b/i.test(sql);
      if (isRead && reader) {
        this.reading = true;
        return super.query(sql, values, structured).finally(() => { this.reading = false; });
      }
      const release = await this.takeTurn(sql, isRead);
      return super.query(sql, values, structured).finally(release);
    }

    override connect(): Promise<SqliteDatabase> {
      return Promise.resolve(this.reading && reader ? reader : driver.databaseConnection as SqliteDatabase);
    }

    override async startTransaction(level?: IsolationLevel): Promise<void> {
      if (this.transactionDepth > 0) return super.startTransaction(level);
      this.turn = await this.takeTurn('BEGIN', false);
      return super.startTransaction(level).catch(error => this.leave(error));
    }

    override async commitTransaction(): Promise<void> {
      await super.commitTransaction();
      if (this.transactionDepth === 0) this.leave();
    }

    override async rollbackTransaction(): Promise<void> {
      await super.rollbackTransaction().catch(error => this.leave(error));
      if (this.transactionDepth === 0) this.leave();
    }

    override async release(): Promise<void> {
      if (this.turn) await super.query('ROLLBACK').catch(() => undefined);
      this.leave();
      return super.release();
    }

    /** Code inside a transaction that goes round it would wait for itself: say so at once. */
    private takeTurn(sql: string, isRead: boolean): Promise<Release> {
      const manager = currentTransaction.getStore();
      if (manager?.dataSource !== source) return turns.take();
      if (isRead) return Promise.resolve(() => undefined);
      throw new Error(`written outside of the transaction that the code belongs to: ${sql.slice(0, 60)}`);
    }

    private leave(error?: unknown): void {
      this.turn?.();
      this.turn = null;
      if (error) throw error;
    }
  }

  driver.createQueryRunner = () => new IsolatedQueryRunner(driver);
  const disconnect = driver.disconnect.bind(driver);
  driver.disconnect = async () => {
    reader?.close();
    // What is still in the write-ahead log goes into the one file, so that a copy of it is whole.
    if (reader) (driver.databaseConnection as SqliteDatabase).pragma('wal_checkpoint(TRUNCATE)');
    await disconnect();
  };
}
