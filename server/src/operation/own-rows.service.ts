import { Injectable } from '@nestjs/common';
import { type Row, Rows } from '../common/rows';
import { DATA_KINDS, isExempt, type PersonalTable } from './data-kind';

/** What one table holds of a person. */
export interface OwnRows {
  kind: string;
  table: string;
  use: PersonalTable;
  rows: Row[];
}

/** Walks all tables for what is about one person or was written by him. */
@Injectable()
export class OwnRowsService {
  constructor(private readonly rows: Rows) {}

  async of(personId: string): Promise<OwnRows[]> {
    const found: OwnRows[] = [];
    const own = new Map<string, string[]>();
    for (const { name, tables } of DATA_KINDS) {
      for (const [table, use] of Object.entries(tables)) {
        if (isExempt(use)) continue;
        const { about = [], by = [], within = [], via = [] } = use;
        const rows = await this.rows.of(table, {
          equal: [...[...about, ...by].map(column => [column, [personId]] as const), ...via.map(([column, parent]) => [column, own.get(parent) ?? []] as const)],
          within: within.map(column => [column, personId] as const),
        });
        const isAbout = (row: Row) => about.some(column => row[column] === personId) || via.some(([column, parent]) => own.get(parent)?.includes(String(row[column])));
        own.set(table, rows.filter(isAbout).flatMap(row => (typeof row.id === 'string' ? row.id : [])));
        found.push({ kind: name, table, use, rows });
      }
    }
    return found;
  }
}
