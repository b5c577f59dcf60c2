import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuse } from '@village/shared/kernel/refusal';
import { DataSource, Entity, Index } from 'typeorm';
import { FlagColumn, IdColumn, JsonColumn, KeyColumn, NumberColumn } from '../src/common/columns';
import { connect, openDatabase, type Schema } from '../src/common/database';
import { Db, isDuplicate } from '../src/common/db';
import { createTables, flagColumn, idColumn, jsonColumn, keyColumn, numberColumn, table, unique } from '../src/common/migration';
import { SqliteDatabase } from '../src/common/sqlite';
import { ENTITIES } from '../src/entities';
import { MIGRATIONS } from '../src/migrations';
import { newDatabase } from './databases';

@Entity('thing')
@Index('uq_thing_key', ['clientKey'], { unique: true })
class Thing {
  @IdColumn() id: string;
  @KeyColumn() clientKey: string;
  @NumberColumn() count: number;
  @FlagColumn() done: boolean;
  @JsonColumn({ nullable: true }) more: { deep: string[] } | null;
}

const SCHEMA: Schema = {
  entities: [Thing],
  migrations: [createTables('Thing1760000000000', [
    table('thing', [idColumn('id'), keyColumn('clientKey'), numberColumn('count'), flagColumn('done'), jsonColumn('more', { nullable: true })], [unique('uq_thing_key', 'clientKey')]),
  ])],
};

const thing = (clientKey: string = randomUUID()): Thing => ({ id: randomUUID(), clientKey, count: 1, done: true, more: null });
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

let folder: string;
let dropDatabase: () => Promise<void>;
let source: DataSource;
let db: Db;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'village-'));
  const { databaseUrl, drop } = await newDatabase(process.env.DATABASE_URL);
  dropDatabase = drop;
  source = await openDatabase({ databaseUrl, dataFolder: folder }, SCHEMA);
  db = new Db(source);
});
afterEach(() => db.of(Thing).clear());
afterAll(async () => {
  await source.destroy();
  await dropDatabase();
  rmSync(folder, { recursive: true });
});

describe('a row that was acknowledged', () => {
  /** Half of the writers change their mind late, while the others are acknowledged. */
  async function writeAtOnce(target: Db, writers: number): Promise<string[]> {
    const acknowledged: string[] = [];
    await Promise.all(Array.from({ length: writers }, async (_, index) => {
      const row = thing();
      const kept = await target.transaction(async () => {
        await target.of(Thing).insert(row);
        await pause(index % 3);
        return index % 2 === 0 ? row.id : refuse('no', '不行');
      });
      if (typeof kept === 'string') acknowledged.push(kept);
      const alone = thing();
      await target.of(Thing).insert(alone);
      acknowledged.push(alone.id);
    }));
    return acknowledged.sort();
  }

  test('is there, and one that was refused is not, whoever writes at the same time', async () => {
    const acknowledged = await writeAtOnce(db, 40);
    expect(acknowledged).toHaveLength(60);
    expect((await db.of(Thing).find()).map(each => each.id).sort()).toEqual(acknowledged);
  });

  test('is there in memory too', async () => {
    const memory = await openDatabase({ databaseUrl: null, dataFolder: ':memory:' }, SCHEMA);
    const acknowledged = await writeAtOnce(new Db(memory), 20);
    expect((await memory.manager.find(Thing)).map(each => each.id).sort()).toEqual(acknowledged);
    await memory.destroy();
  });

  test('would be lost without the isolation', async () => {
    const bare = await new DataSource({ type: 'better-sqlite3', driver: SqliteDatabase, database: ':memory:', statementCacheSize: 0, ...SCHEMA }).initialize();
    await bare.runMigrations();
    const [first, second] = [thing(), thing()];
    const failing = bare.transaction(async manager => {
      await manager.insert(Thing, first);
      await pause(20);
      throw new Error('rolled back');
    });
    await pause(5);
    await bare.manager.insert(Thing, second);
    await expect(failing).rejects.toThrow('rolled back');
    expect(await bare.manager.countBy(Thing, { id: second.id })).toBe(0);
    await bare.destroy();
  });
});

describe('a transaction', () => {
  test('inside of a transaction is the same one', async () => {
    await expect(db.transaction(async () => {
      await db.transaction(() => db.of(Thing).insert(thing()));
      throw new Error('outer');
    })).rejects.toThrow('outer');
    expect(await db.of(Thing).count()).toBe(0);
  });

  test('goes on after a unique key was taken, and reads the row that took it', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => db.transaction(async () => {
      const row = thing(key);
      await db.of(Thing).insert(row).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
      return (await db.of(Thing).findOneByOrFail({ clientKey: key })).id;
    })));
    expect(new Set(answers).size).toBe(1);
    expect(await db.of(Thing).count()).toBe(1);
  });

  test('sees its own rows while nobody else does', async () => {
    let seenOutside = -1;
    await db.transaction(async () => {
      await db.of(Thing).insert(thing());
      expect(await db.of(Thing).count()).toBe(1);
      seenOutside = await new Promise<number>((resolve, reject) => { OUTSIDE.push({ resolve, reject }); });
    });
    expect(seenOutside).toBe(0);
  });

  test('that two of cross is done again', async () => {
    const [first, second] = [thing(), thing()];
    await db.of(Thing).insert([first, second]);
    const add = (ids: string[]) => db.transaction(async () => {
      for (const id of ids) {
        await db.of(Thing).increment({ id }, 'count', 1);
        await pause(15);
      }
    });
    await Promise.all([...Array.from({ length: 3 }, () => add([first.id, second.id])), ...Array.from({ length: 3 }, () => add([second.id, first.id]))]);
    expect((await db.of(Thing).find()).map(each => each.count)).toEqual([7, 7]);
  });
});

/** Reads from outside of any transaction: asked for by the tests above. */
const OUTSIDE: { resolve: (count: number) => void; reject: (reason: unknown) => void }[] = [];
const reader = setInterval(() => {
  for (const { resolve, reject } of OUTSIDE.splice(0)) db.of(Thing).count().then(resolve, reject);
}, 10);
afterAll(() => clearInterval(reader));

test('what is written comes back the same', async () => {
  const row: Thing = { ...thing(), more: { deep: ['甲', '😀', "it's"] } };
  await db.of(Thing).insert(row);
  expect(await db.of(Thing).findOneByOrFail({ id: row.id })).toEqual(row);
  await db.of(Thing).update({ id: row.id }, { done: false, more: null });
  expect(await db.of(Thing).findOneByOrFail({ id: row.id })).toMatchObject({ done: false, more: null });
});

test('a long document is kept whole', async () => {
  const row: Thing = { ...thing(), more: { deep: ['村'.repeat(200_000)] } };
  await db.of(Thing).insert(row);
  expect((await db.of(Thing).findOneByOrFail({ id: row.id })).more?.deep[0]).toHaveLength(200_000);
});

test('keys that differ in case only are two keys', async () => {
  await db.of(Thing).insert([thing('abc'), thing('ABC')]);
  expect(await db.of(Thing).countBy({ clientKey: 'ABC' })).toBe(1);
});

/** Needs a server: with SQLite there is nothing to refuse. */
if (process.env.DATABASE_URL) {
  test('a database that cannot hold every character is refused with the remedy', async () => {
    const { databaseUrl, drop } = await newDatabase(process.env.DATABASE_URL);
    const plain = await connect({ databaseUrl, dataFolder: ':memory:' }, SCHEMA);
    await plain.query(`ALTER DATABASE ${new URL(String(databaseUrl)).pathname.slice(1)} CHARACTER SET latin1`);
    await plain.destroy();
    await expect(connect({ databaseUrl, dataFolder: ':memory:' }, SCHEMA)).rejects.toThrow(/latin1.*ALTER DATABASE/);
    await drop();
  });

  test('a database that is not there is refused without its password', async () => {
    const url = new URL(process.env.DATABASE_URL ?? '');
    Object.assign(url, { username: 'nobody', password: 'secret-password', pathname: '/nowhere' });
    const refusal = await connect({ databaseUrl: url.href, dataFolder: ':memory:' }, SCHEMA).catch((error: unknown) => String(error));
    expect(refusal).toMatch(/DATABASE_URL/);
    expect(refusal).not.toContain('secret-password');
  });
}

describe('the migrations', () => {
  const diff = async (each: DataSource) => (await each.driver.createSchemaBuilder().log()).upQueries.map(query => query.query);

  const tablesOf = async (each: DataSource) => (await each.query<{ name: string }[]>(each.options.type === 'better-sqlite3'
    ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()')).map(each => each.name);

  let whole: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const own = await newDatabase(process.env.DATABASE_URL);
    drop = own.drop;
    whole = await connect({ databaseUrl: own.databaseUrl, dataFolder: ':memory:' }, { entities: ENTITIES, migrations: MIGRATIONS });
  });
  afterAll(async () => {
    await whole.destroy();
    await drop();
  });

  test('make exactly the tables of the entities, go down to nothing, and up again', async () => {
    for (const round of [1, 2]) {
      await whole.runMigrations({ transaction: 'each' });
      expect({ round, diff: await diff(whole) }).toEqual({ round, diff: [] });
      for (let left = MIGRATIONS.length; left > 0; left -= 1) await whole.undoLastMigration({ transaction: 'each' });
      expect(await tablesOf(whole)).toEqual(['migration']);
    }
  });
});
