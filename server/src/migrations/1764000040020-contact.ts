import { createTables, dayColumn, idColumn, index, table, textColumn } from '../common/migration';

export const Contact1764000040020 = createTables('Contact1764000040020', [
  table('contact', [
    idColumn('id'), idColumn('personId'), idColumn('teamId'), textColumn('who', 30), textColumn('name', 30), dayColumn('from'), dayColumn('to', { nullable: true }), textColumn('endedReason', 200),
  ], [index('ix_contact_person', 'personId', 'to')]),
]);
