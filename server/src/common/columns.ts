import { Column, PrimaryColumn, type ColumnOptions, getMetadataArgsStorage } from 'typeorm';

/**
 * The column types of all entities: the few that mean the same on SQLite, MariaDB and MySQL.
 * Nothing has a default in the database: the server's clock and zone are not to be trusted, so the application says every value.
 */
interface Options {
  nullable?: boolean;
  /** Part of the primary key; a column named `id` always is. */
  primary?: boolean;
}

export const ID_LENGTH = 36;
export const KEY_LENGTH = 64;
export const DAY_LENGTH = 10;
export const INSTANT_LENGTH = 24;

/** Long texts and JSON: `text` holds 64 KB on MySQL, too little for a month sheet, and SQLite knows no `mediumtext`. */
const wide: { options: ColumnOptions }[] = [];

/** Gives long columns the type that the dialect has; called before the entities are read. */
export function fitColumns(dialect: 'sqlite' | 'mysql' | 'mariadb'): void {
  for (const column of wide) column.options.type = dialect === 'sqlite' ? 'text' : 'mediumtext';
}

function column(shape: ColumnOptions, { nullable = false, primary = false }: Options): PropertyDecorator {
  return (target, property) => {
    if (primary || property === 'id') PrimaryColumn(shape as { type: 'varchar' })(target, property);
    else Column({ ...shape, nullable })(target, property);
  };
}

function wideColumn(shape: ColumnOptions, options: Options): PropertyDecorator {
  return (target, property) => {
    column({ ...shape, type: 'text' }, options)(target, property);
    const made = getMetadataArgsStorage().columns.at(-1);
    if (made) wide.push(made);
  };
}

/** An id this application made: its own (`id`) or that of something else (`personId`). */
export function IdColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'varchar', length: ID_LENGTH }, options);
}

/** A key, code, kind or state: letters and digits, at most 64. */
export function KeyColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'varchar', length: KEY_LENGTH }, options);
}

/** A day, `YYYY-MM-DD`, or a month, `YYYY-MM`. */
export function DayColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'varchar', length: DAY_LENGTH }, options);
}

/** An instant as ISO text in UTC: it sorts, and no driver can move it to another zone. */
export function InstantColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'varchar', length: INSTANT_LENGTH }, options);
}

export function TextColumn(length: number, options: Options = {}): PropertyDecorator {
  return column({ type: 'varchar', length }, options);
}

export function LongTextColumn(options: Options = {}): PropertyDecorator {
  return wideColumn({}, options);
}

/** Kept as 0 or 1, read as a boolean. */
export function FlagColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'boolean' }, options);
}

/** A whole number up to 2,147,483,647. */
export function NumberColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'int' }, options);
}

/** Any value, kept as JSON text. */
export function JsonColumn(options: Options = {}): PropertyDecorator {
  const transformer = {
    to: (value: unknown) => (value === undefined || value === null ? value : JSON.stringify(value)),
    from: (text: string | null) => (text === null ? null : JSON.parse(text) as unknown),
  };
  return wideColumn({ transformer }, options);
}
