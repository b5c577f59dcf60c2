import { type MigrationInterface, type QueryRunner, Table, TableColumn, type TableColumnOptions, TableIndex } from 'typeorm';
import { DAY_LENGTH, ID_LENGTH, INSTANT_LENGTH, KEY_LENGTH } from './columns';

/** Makers for migrations that give the same tables on SQLite, MariaDB and MySQL; each is the twin of a decorator in `columns.ts`. */
export interface ColumnShape {
  name: string;
  kind: 'varchar' | 'wide' | 'flag' | 'number';
  length?: number;
  nullable: boolean;
  primary: boolean;
}

interface Options {
  nullable?: boolean;
  primary?: boolean;
}

const shape = (name: string, kind: ColumnShape['kind'], { nullable = false, primary = false }: Options, length?: number): ColumnShape =>
  ({ name, kind, length, nullable, primary: primary || name === 'id' });

export const idColumn = (name: string, options: Options = {}) => shape(name, 'varchar', options, ID_LENGTH);
export const keyColumn = (name: string, options: Options = {}) => shape(name, 'varchar', options, KEY_LENGTH);
export const dayColumn = (name: string, options: Options = {}) => shape(name, 'varchar', options, DAY_LENGTH);
export const instantColumn = (name: string, options: Options = {}) => shape(name, 'varchar', options, INSTANT_LENGTH);
export const textColumn = (name: string, length: number, options: Options = {}) => shape(name, 'varchar', options, length);
export const longTextColumn = (name: string, options: Options = {}) => shape(name, 'wide', options);
export const jsonColumn = longTextColumn;
export const flagColumn = (name: string, options: Options = {}) => shape(name, 'flag', options);
export const numberColumn = (name: string, options: Options = {}) => shape(name, 'number', options);

export interface IndexShape {
  name: string;
  columns: string[];
  unique: boolean;
}

/** `uq_…`: no two rows have the same values in these columns. */
export const unique = (name: string, ...columns: string[]): IndexShape => ({ name, columns, unique: true });
export const index = (name: string, ...columns: string[]): IndexShape => ({ name, columns, unique: false });

export interface TableShape {
  name: string;
  columns: ColumnShape[];
  indices: IndexShape[];
}

export const table = (name: string, columns: ColumnShape[], indices: IndexShape[] = []): TableShape => ({ name, columns, indices });

/** A migration that makes these tables; the name ends in the 13 digits TypeORM orders by. */
export function createTables(name: string, tables: TableShape[]): new () => MigrationInterface {
  return class implements MigrationInterface {
    name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const each of tables) await createTable(runner, each);
    }

    async down(runner: QueryRunner): Promise<void> {
      for (const each of [...tables].reverse()) await runner.dropTable(each.name);
    }
  };
}

/** Adds columns and indices to a table that is there already. */
export async function addToTable(runner: QueryRunner, name: string, columns: ColumnShape[], indices: IndexShape[] = []): Promise<void> {
  for (const each of columns) await runner.addColumn(name, new TableColumn(columnOptions(each, isMySql(runner))));
  for (const each of indices) await runner.createIndex(name, indexOf(each));
}

/** A column that was never empty may be, or the other way round. */
export async function mayBeNull(runner: QueryRunner, name: string, column: ColumnShape, nullable: boolean): Promise<void> {
  const [before, after] = [!nullable, nullable].map(isNullable => new TableColumn(columnOptions({ ...column, nullable: isNullable }, isMySql(runner))));
  await runner.changeColumn(name, before, after);
}

/** Takes them away again. */
export async function dropFromTable(runner: QueryRunner, name: string, columns: string[], indices: string[] = []): Promise<void> {
  for (const each of indices) await runner.dropIndex(name, each);
  for (const each of columns) await runner.dropColumn(name, each);
}

export async function createTable(runner: QueryRunner, { name, columns, indices }: TableShape): Promise<void> {
  const mySql = isMySql(runner);
  await runner.createTable(new Table({
    name,
    engine: mySql ? 'InnoDB' : undefined,
    columns: columns.map(each => columnOptions(each, mySql)),
    indices: indices.map(indexOf),
  }));
  // Texts compare byte by byte as on SQLite: a case-folding collation would take two different keys for one.
  if (mySql) await runner.query(`ALTER TABLE \`${name}\` CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
}

const isMySql = (runner: QueryRunner) => runner.dataSource.options.type !== 'better-sqlite3';

function columnOptions({ name, kind, length, nullable, primary }: ColumnShape, mySql: boolean): TableColumnOptions {
  const types = mySql ? { varchar: 'varchar', wide: 'mediumtext', flag: 'tinyint', number: 'int' } : { varchar: 'varchar', wide: 'text', flag: 'boolean', number: 'integer' };
  return { name, type: types[kind], length: length === undefined ? undefined : String(length), isNullable: nullable, isPrimary: primary };
}

const indexOf = ({ name, columns, unique: isUnique }: IndexShape) => new TableIndex({ name, columnNames: columns, isUnique });
