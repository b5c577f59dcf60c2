import { createTables, idColumn, index, instantColumn, table, textColumn, unique } from '../common/migration';

export const Notice1763900003100 = createTables('Notice1763900003100', [
  table('notice', [
    idColumn('id'), idColumn('personId'), idColumn('subjectId'), textColumn('once', 120), textColumn('text', 300), textColumn('page', 200, { nullable: true }),
    instantColumn('at'), instantColumn('readAt', { nullable: true }),
  ], [unique('uq_notice_once', 'personId', 'once'), index('ix_notice_person', 'personId', 'at'), index('ix_notice_subject', 'subjectId')]),
]);
