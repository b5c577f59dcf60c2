import { createTables, idColumn, index, instantColumn, keyColumn, table } from '../common/migration';

export const Common1763800000000 = createTables('Common1763800000000', [
  table('journal', [
    idColumn('id'), instantColumn('at'), idColumn('personId', { nullable: true }), idColumn('sessionId', { nullable: true }),
    keyColumn('action'), keyColumn('subjectId', { nullable: true }), idColumn('organisationId', { nullable: true }),
  ], [index('ix_journal_subject', 'subjectId', 'at'), index('ix_journal_organisation', 'organisationId', 'at')]),
]);
