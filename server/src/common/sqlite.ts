import { createRequire } from 'node:module';

/** What Node's own SQLite and its twin for Node 20 have in common, as far as it is used here. */
interface Statement {
  all(...values: unknown[]): unknown[];
  run(...values: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  columns(): unknown[];
}
interface DatabaseSync {
  prepare(sql: string): Statement;
  close(): void;
}
type DatabaseConstructor = new (file: string, options: { readOnly: boolean; timeout: number }) => DatabaseSync;

/** Node has SQLite built in since 22.13; on Node 20 an optional package with the same interface stands in. */
function provider(): DatabaseConstructor {
  const load = createRequire(__filename);
  try {
    return (load('node:sqlite') as { DatabaseSync: DatabaseConstructor }).DatabaseSync;
  } catch {
    return (load('@photostructure/sqlite') as { DatabaseSync: DatabaseConstructor }).DatabaseSync;
  }
}

/** A prepared statement as TypeORM's driver expects it. */
class PreparedStatement {
  readonly reader: boolean;

  constructor(private readonly statement: Statement) {
    this.reader = statement.columns().length > 0;
  }

  all(...values: unknown[]): unknown[] {
    return this.statement.all(...bindable(values));
  }

  run(...values: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return this.statement.run(...bindable(values));
  }
}

/** An object as the first parameter would be taken for named parameters and bind NULL without a word: refuse it. */
function bindable(values: unknown[]): unknown[] {
  for (const value of values) {
    const plain = value === null || ['string', 'number', 'bigint'].includes(typeof value) || ArrayBuffer.isView(value);
    if (!plain) throw new TypeError(`SQLite can bind only texts, numbers, bytes and null, not ${typeof value}`);
  }
  return values;
}

const STATEMENTS_KEPT = 300;

/** The shape of better-sqlite3, which is what TypeORM drives, over Node's SQLite: nothing to compile, nothing to download. */
export class SqliteDatabase {
  private readonly database: DatabaseSync;
  private readonly prepared = new Map<string, PreparedStatement>();

  constructor(readonly name: string, options: { readonly?: boolean; timeout?: number } = {}) {
    this.database = new (provider())(name, { readOnly: options.readonly ?? false, timeout: options.timeout ?? 5000 });
  }

  prepare(sql: string): PreparedStatement {
    const statement = this.prepared.get(sql) ?? new PreparedStatement(this.database.prepare(sql));
    this.prepared.set(sql, statement);
    if (this.prepared.size > STATEMENTS_KEPT) this.prepared.delete(String(this.prepared.keys().next().value));
    return statement;
  }

  pragma(text: string): unknown[] {
    return this.database.prepare(`PRAGMA ${text}`).all();
  }

  close(): void {
    this.database.close();
  }
}
