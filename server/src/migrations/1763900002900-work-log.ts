import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const WorkLog1763900002900 = createTables('WorkLog1763900002900', [
  table('work_log', [
    idColumn('id'), idColumn('personId'), idColumn('teamId'), textColumn('path', 120), dayColumn('day'), numberColumn('version'), keyColumn('state'),
  ], [unique('uq_work_log_day', 'personId', 'day')]),
  table('work_log_version', [
    idColumn('id'), idColumn('logId'), numberColumn('version'), jsonColumn('texts'), instantColumn('claimedAt'), instantColumn('receivedAt'),
  ], [unique('uq_work_log_version', 'logId', 'version')]),
  table('work_log_review', [
    idColumn('id'), idColumn('logId'), numberColumn('version'), keyColumn('verdict'), textColumn('text', 500), keyColumn('role'), idColumn('personId'), instantColumn('at'),
  ], [index('ix_work_log_review_log', 'logId', 'at')]),
]);
