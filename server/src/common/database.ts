import { join } from 'node:path';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import { fitColumns } from './columns';
import { isolate } from './isolation';
import { inspectMySql, mySqlDriver } from './mysql';
import type { Settings } from './settings';
import { SqliteDatabase } from './sqlite';

export interface Schema {
  entities: (new () => object)[];
  migrations: (new () => MigrationInterface)[];
}

type Place = Pick<Settings, 'databaseUrl' | 'dataFolder'>;

/** Opens the database of the settings and brings its tables up to date. */
export async function openDatabase(place: Place, schema: Schema): Promise<DataSource> {
  const source = await connect(place, schema);
  try {
    await migrate(source);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return source;
}

/** Opens the database as it is. */
export async function connect({ databaseUrl, dataFolder }: Place, schema: Schema): Promise<DataSource> {
  const options = databaseUrl ? await mySqlOptions(databaseUrl) : sqliteOptions(dataFolder);
  fitColumns(databaseUrl ? 'mysql' : 'sqlite');
  const source = new DataSource({ ...options, ...schema, migrationsTableName: 'migration', logging: false } as DataSourceOptions);
  await source.initialize();
  if (!databaseUrl) isolate(source);
  return source;
}

function sqliteOptions(folder: string): Partial<DataSourceOptions> {
  const database = folder === ':memory:' ? ':memory:' : join(folder, 'village.sqlite');
  return {
    type: 'better-sqlite3', driver: SqliteDatabase, database, enableWAL: database !== ':memory:', statementCacheSize: 0,
    // An acknowledged row survives a power cut.
    prepareDatabase: (connection: SqliteDatabase) => { connection.pragma('synchronous = FULL'); },
  };
}

async function mySqlOptions(url: string): Promise<Partial<DataSourceOptions>> {
  const server = await inspectMySql(url);
  return {
    type: server.type, driver: mySqlDriver(server), url, timezone: 'Z', charset: 'utf8mb4_bin', bigNumberStrings: false, poolSize: 10,
    extra: { connectTimeout: 10_000 },
  };
}

/** MySQL ends a transaction at every change of a table: of several servers that start together only one may migrate. */
async function migrate(source: DataSource): Promise<void> {
  if (source.options.type === 'better-sqlite3') {
    await source.runMigrations();
    return;
  }
  const runner = source.createQueryRunner();
  try {
    await runner.query("SELECT GET_LOCK(CONCAT(DATABASE(), '.migration'), 120)");
    await source.runMigrations({ transaction: 'none' });
  } finally {
    await runner.query("SELECT RELEASE_LOCK(CONCAT(DATABASE(), '.migration'))").catch(() => undefined);
    await runner.release();
  }
}
