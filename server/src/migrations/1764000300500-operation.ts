import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Operation1764000300500 = createTables('Operation1764000300500', [
  table('erasure_day', [
    idColumn('id'), keyColumn('what'), dayColumn('day'), numberColumn('runs'), numberColumn('erased'), numberColumn('failures'), instantColumn('lastAt'),
  ], [unique('uq_erasure_day', 'what', 'day')]),
  table('fault', [
    idColumn('id'), instantColumn('at'), keyColumn('method'), textColumn('path', 200), keyColumn('kind'), keyColumn('code', { nullable: true }), jsonColumn('lines'),
  ], [index('ix_fault_at', 'at')]),
  table('access', [
    idColumn('id'), instantColumn('at'), idColumn('readerId'), keyColumn('role'), textColumn('path', 200), keyColumn('operation'), keyColumn('kind'), keyColumn('subjectId', { nullable: true }),
    keyColumn('purpose', { nullable: true }), numberColumn('rowCount', { nullable: true }),
  ], [index('ix_access_at', 'at'), index('ix_access_reader', 'readerId', 'at'), index('ix_access_subject', 'subjectId', 'at')]),
]);
