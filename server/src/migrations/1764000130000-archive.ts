import { createTables, dayColumn, idColumn, index, instantColumn, keyColumn, table, textColumn, unique } from '../common/migration';

export const Archive1764000130000 = createTables('Archive1764000130000', [
  table('archive_item', [
    idColumn('id'), idColumn('teamId'), keyColumn('category'), textColumn('title', 80), dayColumn('day'), keyColumn('form'), textColumn('place', 80), idColumn('fileId', { nullable: true }),
    idColumn('filedBy'), instantColumn('filedAt'), idColumn('withdrawnBy', { nullable: true }), instantColumn('withdrawnAt', { nullable: true }), textColumn('withdrawnReason', 200),
  ], [index('ix_archive_item_team', 'teamId', 'category', 'day')]),
  table('archive_custodian', [
    idColumn('id'), idColumn('teamId'), idColumn('personId'), dayColumn('from'), textColumn('note', 200), idColumn('namedBy'), instantColumn('namedAt'),
  ], [unique('uq_archive_custodian', 'teamId', 'from')]),
]);
