import { createTables, flagColumn, idColumn, instantColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Nomination1764000311100 = createTables('Nomination1764000311100', [
  table('posting_nomination', [
    idColumn('id'), idColumn('personId'), keyColumn('kind'), numberColumn('year'), flagColumn('listed'), textColumn('reason', 300), idColumn('decidedBy'), instantColumn('decidedAt'),
  ], [unique('uq_posting_nomination', 'personId', 'year', 'kind')]),
]);
