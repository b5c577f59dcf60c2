import { createTables, dayColumn, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn } from '../common/migration';

export const Deputy1763900003300 = createTables('Deputy1763900003300', [
  table('approval_deputy', [
    idColumn('id'), idColumn('holderId'), idColumn('deputyId'), keyColumn('role'), idColumn('organisationId'), idColumn('teamId', { nullable: true }),
    dayColumn('from'), dayColumn('to'), keyColumn('state'), instantColumn('askedAt'), instantColumn('answeredAt', { nullable: true }), instantColumn('revokedAt', { nullable: true }),
  ], [index('ix_approval_deputy_holder', 'holderId', 'to'), index('ix_approval_deputy_deputy', 'deputyId', 'to')]),
  table('approval_forward', [
    idColumn('id'), idColumn('subjectId'), numberColumn('position'), idColumn('fromId'), idColumn('toId'), textColumn('reason', 300), instantColumn('at'),
  ], [index('ix_approval_forward_subject', 'subjectId', 'at')]),
]);
