import { createTables, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

/** Plans of rest, and call-backs by the dispatching unit. */
export const RestPlan1764000100000 = createTables('RestPlan1764000100000', [
  table('rest_plan', [
    idColumn('id'), idColumn('teamId'), keyColumn('kind'), keyColumn('period'), numberColumn('version'), jsonColumn('lines'), textColumn('reason', 200),
    idColumn('madeBy'), instantColumn('madeAt'), idColumn('agreedBy', { nullable: true }),
  ], [unique('uq_rest_plan_version', 'teamId', 'kind', 'period', 'version')]),
  table('leave_callback', [
    idColumn('leaveId', { primary: true }), idColumn('unitId'), idColumn('askedBy'), instantColumn('askedAt'), textColumn('withdrawnReason', 300),
  ], [index('ix_leave_callback_unit', 'unitId', 'askedAt')]),
]);
