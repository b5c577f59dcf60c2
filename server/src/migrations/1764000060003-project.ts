import { createTables, flagColumn, idColumn, index, instantColumn, jsonColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Project1764000060003 = createTables('Project1764000060003', [
  table('fund_check', [
    idColumn('id'), idColumn('threadId'), numberColumn('entries'), textColumn('funds', 20), textColumn('spent', 20), flagColumn('right'), textColumn('text', 500), idColumn('personId'), instantColumn('at'),
  ], [index('ix_fund_check_thread', 'threadId', 'id')]),
  table('emergency_plan', [
    idColumn('id'), idColumn('villageId'), numberColumn('version'), textColumn('text', 3000), jsonColumn('contacts'), idColumn('savedBy'), instantColumn('savedAt'),
  ], [unique('uq_emergency_plan_version', 'villageId', 'version')]),
]);
