import { createHash, type Hash } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityMetadata } from 'typeorm';
import { SqliteDatabase } from './sqlite';

type Value = string | number | null;
type Ask = (sql: string, values: Value[]) => Promise<Record<string, Value>[]> | Record<string, Value>[];

/** Some rows of one table; a table without a row comes once, too. */
export interface Page {
  table: string;
  columns: string[];
  rows: Value[][];
}

/** How many rows a table had, and the SHA-256 of them in the order of their keys. */
export interface TableSum {
  table: string;
  rows: number;
  digest: string;
}

const ROWS_AT_ONCE = 1000;
const VALUES_AT_ONCE = 20_000;

/** All rows of the database as they were at one moment, the same on SQLite, MariaDB and MySQL; and the way back into empty tables. */
@Injectable()
export class Dump {
  constructor(private readonly source: DataSource) {}

  /** The migrations that made these tables, by name. */
  async migrations(): Promise<string[]> {
    const rows = await this.source.query<{ name: string }[]>('SELECT name FROM migration ORDER BY timestamp, name');
    return rows.map(({ name }) => name);
  }

  /** Others read and write meanwhile; nothing of what they write is in it. */
  async *pages(): AsyncGenerator<Page> {
    const { ask, end } = await this.moment();
    try {
      for (const table of this.tables()) yield* this.pagesOf(table, ask);
    } finally {
      await end();
    }
  }

  /** What `pages` would give, counted and summed. */
  async sums(change: (page: Page) => Page = page => page): Promise<TableSum[]> {
    const sums = new Sums();
    for await (const page of this.pages()) sums.add(change(page));
    return sums.all();
  }

  /** Puts rows into tables that stand empty: all of them or, where one does not fit, none. */
  async load(pages: AsyncIterable<Page>): Promise<void> {
    await this.source.transaction(async manager => {
      for await (const { table, columns, rows } of pages) {
        const escape = (name: string) => this.source.driver.escape(name);
        const most = Math.max(1, Math.floor(VALUES_AT_ONCE / columns.length));
        const marks = `(${columns.map(() => '?').join(', ')})`;
        for (let at = 0; at < rows.length; at += most) {
          const some = rows.slice(at, at + most);
          await manager.query(`INSERT INTO ${escape(table)} (${columns.map(escape).join(', ')}) VALUES ${some.map(() => marks).join(', ')}`, some.flat());
        }
      }
    });
  }

  private tables(): EntityMetadata[] {
    return [...this.source.entityMetadatas].sort((one, other) => (one.tableName < other.tableName ? -1 : 1));
  }

  private async *pagesOf({ tableName, columns, primaryColumns }: EntityMetadata, ask: Ask): AsyncGenerator<Page> {
    const escape = (name: string) => this.source.driver.escape(name);
    const names = columns.map(column => column.databaseName).sort();
    const keys = primaryColumns.map(column => column.databaseName);
    const list = `SELECT ${names.map(escape).join(', ')} FROM ${escape(tableName)}`;
    const order = `ORDER BY ${keys.map(escape).join(', ')} LIMIT ${ROWS_AT_ONCE}`;
    let last: Value[] | null = null;
    do {
      const rows: Record<string, Value>[] = last === null ? await ask(`${list} ${order}`, []) : await ask(`${list} WHERE (${keys.map(escape).join(', ')}) > (${keys.map(() => '?').join(', ')}) ${order}`, last);
      if (rows.length > 0 || last === null) yield { table: tableName, columns: names, rows: rows.map(row => names.map(name => row[name])) };
      last = rows.length < ROWS_AT_ONCE ? null : keys.map(key => rows.at(-1)![key]);
      await breath();
    } while (last !== null);
  }

  /** A connection that sees one moment until it is ended. */
  private async moment(): Promise<{ ask: Ask; end: () => Promise<void> }> {
    const { options } = this.source;
    if (options.type === 'better-sqlite3') {
      if (options.database === ':memory:') throw new Error('a database in memory has no second reader');
      const reader = new SqliteDatabase(String(options.database), { readonly: true });
      reader.prepare('BEGIN').run();
      return { ask: (sql, values) => reader.prepare(sql).all(...values) as Record<string, Value>[], end: () => Promise.resolve(reader.close()) };
    }
    const runner = this.source.createQueryRunner();
    await runner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await runner.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    return {
      ask: (sql, values) => runner.query(sql, values),
      end: async () => {
        await runner.query('ROLLBACK').catch(() => undefined);
        await runner.release();
      },
    };
  }
}

/** Counts and sums pages as they pass. */
export class Sums {
  private readonly found = new Map<string, { rows: number; hash: Hash }>();

  add({ table, rows }: Page): void {
    const sum = this.found.get(table) ?? { rows: 0, hash: createHash('sha256') };
    this.found.set(table, sum);
    sum.rows += rows.length;
    for (const row of rows) sum.hash.update(`${JSON.stringify(row)}\n`);
  }

  all(): TableSum[] {
    return [...this.found].map(([table, { rows, hash }]) => ({ table, rows, digest: hash.copy().digest('hex') }));
  }
}

/** The pages as text, one line for each row behind a line for each page. */
export async function* linesOf(pages: AsyncIterable<Page>): AsyncGenerator<Buffer> {
  for await (const { table, columns, rows } of pages) yield Buffer.from([{ table, columns, rows: rows.length }, ...rows].map(line => `${JSON.stringify(line)}\n`).join(''));
}

/** The way back from text; throws where it breaks off. */
export async function* pagesOf(text: AsyncIterable<Uint8Array>): AsyncGenerator<Page> {
  let page: Page | null = null;
  let missing = 0;
  for await (const line of linesIn(text)) {
    const parsed = JSON.parse(line) as Value[] | { table: string; columns: string[]; rows: number };
    if (Array.isArray(parsed)) {
      page!.rows.push(parsed);
      missing -= 1;
    } else {
      if (missing > 0) throw new Error('rows are missing');
      page = { table: parsed.table, columns: parsed.columns, rows: [] };
      missing = parsed.rows;
    }
    if (missing === 0) yield page!;
  }
  if (missing > 0) throw new Error('rows are missing');
}

async function* linesIn(text: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const part of text) {
    let from = 0;
    const all = Buffer.concat([rest, part]);
    for (let at = all.indexOf(10, rest.length); at >= 0; at = all.indexOf(10, from)) {
      yield all.toString('utf8', from, at);
      from = at + 1;
    }
    rest = all.subarray(from);
  }
  if (rest.length > 0) throw new Error('the last line is not whole');
}
