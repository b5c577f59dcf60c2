import { createTables, idColumn, index, instantColumn, numberColumn, table, textColumn } from '../common/migration';

export const Burden1764000180000 = createTables('Burden1764000180000', [
  table('burden_ceiling', [
    idColumn('id'), idColumn('countyId'), numberColumn('entries', { nullable: true }), numberColumn('fields', { nullable: true }), numberColumn('notices', { nullable: true }), textColumn('note', 200), idColumn('setBy'), instantColumn('at'),
  ], [index('ix_burden_ceiling', 'countyId', 'at')]),
]);
