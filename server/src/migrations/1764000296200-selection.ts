import { createTables, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, table, textColumn } from '../common/migration';

export const Selection1764000296200 = createTables('Selection1764000296200', [
  table('posting_selection', [
    idColumn('id'), idColumn('personId'), idColumn('teamId'), keyColumn('role'), flagColumn('eligible'), jsonColumn('reasons'), textColumn('reason', 300), jsonColumn('because'), idColumn('checkedBy'), instantColumn('at'),
  ], [index('ix_posting_selection_person', 'personId', 'at')]),
  table('posting_division', [idColumn('id'), idColumn('teamId'), idColumn('personId'), textColumn('text', 200), idColumn('setBy'), instantColumn('at')], [index('ix_posting_division_team', 'teamId', 'at')]),
]);
