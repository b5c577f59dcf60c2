import { randomUUID } from 'node:crypto';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';

export interface OwnDatabase {
  /** Null: SQLite in memory. */
  databaseUrl: string | null;
  /** Gives the database back. */
  drop: () => Promise<void>;
}

const IN_MEMORY: OwnDatabase = { databaseUrl: null, drop: () => Promise.resolve() };
const PREFIX = `village_test_${process.env.TEST_RUN ?? randomUUID().slice(0, 8)}_`;
/** The numbers of the databases that this test file holds now. */
const held = new Set<number>();

/** A database without a table. */
export async function newDatabase(url: string | undefined): Promise<OwnDatabase> {
  if (!url) return IN_MEMORY;
  const name = PREFIX + randomUUID().slice(0, 8);
  await on(url, connection => create(connection, name));
  return { databaseUrl: addressOf(url, name), drop: () => on(url, connection => connection.query(`DROP DATABASE ${name}`)) };
}

/**
 * A database without a row. On a server the tables stay for the next test file of the same worker: to make them costs as much
 * there as many a file of tests.
 */
export async function emptyDatabase(url: string | undefined): Promise<OwnDatabase> {
  if (!url) return IN_MEMORY;
  let number = 1;
  while (held.has(number)) number += 1;
  held.add(number);
  const name = `${PREFIX}${process.env.JEST_WORKER_ID ?? '0'}_${number}`;
  await on(url, async connection => {
    const [found] = await connection.query<RowDataPacket[]>('SHOW DATABASES LIKE ?', [name]);
    if (found.length > 0) await empty(connection, name);
    else await create(connection, name);
  });
  return { databaseUrl: addressOf(url, name), drop: () => Promise.resolve(void held.delete(number)) };
}

/** The end of a run: its databases are removed. */
export async function dropAll(url: string): Promise<void> {
  await on(url, async connection => {
    const [found] = await connection.query<RowDataPacket[]>('SHOW DATABASES LIKE ?', [`${PREFIX.replaceAll('_', '\\_')}%`]);
    for (const row of found) await connection.query(`DROP DATABASE ${String(Object.values(row)[0])}`);
  });
}

function addressOf(url: string, name: string): string {
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

async function on(url: string, act: (connection: Connection) => Promise<unknown>): Promise<void> {
  const connection = await createConnection(url);
  try {
    await act(connection);
  } finally {
    await connection.end();
  }
}

function create(connection: Connection, name: string): Promise<unknown> {
  return connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
}

async function empty(connection: Connection, name: string): Promise<void> {
  const [tables] = await connection.query<RowDataPacket[]>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_name <> 'migration'", [name]);
  await connection.query('SET foreign_key_checks = 0');
  await connection.beginTransaction();
  for (const table of tables) await connection.query(`DELETE FROM ${name}.${String(table.name)}`);
  await connection.commit();
}
