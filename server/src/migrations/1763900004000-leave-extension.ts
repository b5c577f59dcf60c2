import { createTables, idColumn, index, table } from '../common/migration';

/** Leaves that continue others. */
export const LeaveExtension1763900004000 = createTables('LeaveExtension1763900004000', [
  table('leave_extension', [idColumn('leaveId', { primary: true }), idColumn('extendsId')], [index('ix_leave_extension_extends', 'extendsId')]),
]);
