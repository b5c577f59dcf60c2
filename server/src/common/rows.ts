import { Injectable } from '@nestjs/common';
import { Db } from './db';

type Value = string | number | boolean | null | object;
export type Row = Record<string, Value>;

/** Which rows: one of the columns equals one of the values, or one of the JSON columns names it. */
export interface Wanted {
  equal?: readonly (readonly [column: string, values: readonly string[]])[];
  within?: readonly (readonly [column: string, value: string])[];
}

const AT_ONCE = 500;

/** Reads rows of any table by its name, whatever module it belongs to: for what is about all tables alike. */
@Injectable()
export class Rows {
  constructor(private readonly db: Db) {}

  /** The columns of every table by their names in the entities. */
  tables(): { table: string; columns: { name: string; length: string; isJson: boolean }[] }[] {
    return this.db.manager.connection.entityMetadatas.map(({ tableName, columns }) => ({
      table: tableName, columns: columns.map(({ propertyName, length, transformer }) => ({ name: propertyName, length: String(length), isJson: transformer !== undefined })),
    }));
  }

  async of(table: string, { equal = [], within = [] }: Wanted): Promise<Row[]> {
    const metadata = this.db.manager.connection.entityMetadatas.find(each => each.tableName === table);
    if (!metadata) throw new Error(`there is no table ${table}`);
    const found = new Map<string, Row>();
    const keyOf = (row: Row) => JSON.stringify(metadata.primaryColumns.map(({ propertyName }) => row[propertyName]));
    const query = () => this.db.manager.createQueryBuilder(metadata.target, 'one');
    const parts = equal.flatMap(([column, values]) => partsOf(values).map(some => query().where(`one.${column} IN (:...some)`, { some })));
    const named = within.map(([column, value]) => query().where(`one.${column} LIKE :named`, { named: `%"${value}"%` }));
    for (const each of [...parts, ...named]) for (const row of await each.getMany() as Row[]) found.set(keyOf(row), row);
    return [...found.values()];
  }
}

function partsOf(values: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(values.length / AT_ONCE) }, (_, index) => values.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}
