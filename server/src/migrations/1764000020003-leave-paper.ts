import { createTables, idColumn, index, instantColumn, keyColumn, table, textColumn } from '../common/migration';

/** Proofs, certificates and reports that come with a leave. */
export const LeavePaper1764000020003 = createTables('LeavePaper1764000020003', [
  table('leave_paper', [
    idColumn('id'), idColumn('leaveId'), keyColumn('part'), idColumn('fileId', { nullable: true }), textColumn('text', 1000), idColumn('addedBy'), instantColumn('addedAt'),
    idColumn('removedBy', { nullable: true }), instantColumn('removedAt', { nullable: true }),
  ], [index('ix_leave_paper_leave', 'leaveId', 'addedAt')]),
]);
