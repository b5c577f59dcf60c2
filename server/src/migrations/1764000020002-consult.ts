import { createTables, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn } from '../common/migration';

/** Opinions that approvers ask for. */
export const Consult1764000020002 = createTables('Consult1764000020002', [
  table('approval_consult', [
    idColumn('id'), idColumn('subjectId'), numberColumn('position'), idColumn('askedBy'), idColumn('askedOf'), keyColumn('role'), textColumn('question', 300), instantColumn('askedAt'),
    textColumn('opinion', 500, { nullable: true }), instantColumn('answeredAt', { nullable: true }),
  ], [index('ix_approval_consult_subject', 'subjectId', 'askedAt'), index('ix_approval_consult_asked', 'askedOf', 'answeredAt')]),
]);
