import { createTables, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Approval1763800000400 = createTables('Approval1763800000400', [
  table('approval_decision', [
    idColumn('id'), idColumn('subjectId'), numberColumn('position'), textColumn('part', 200), keyColumn('role'), keyColumn('decision'),
    textColumn('opinion', 300), idColumn('decidedBy'), instantColumn('decidedAt'),
  ], [unique('uq_approval_decision_part', 'subjectId', 'position', 'part'), index('ix_approval_decision_person', 'decidedBy')]),
]);
