import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, table, textColumn, unique } from '../common/migration';

export const Consequence1764000281000 = createTables('Consequence1764000281000', [
  table('inspection_consequence', [
    idColumn('id'), idColumn('checkId'), idColumn('personId'), dayColumn('day'), keyColumn('step'), keyColumn('decision'), textColumn('reason', 300), jsonColumn('because'), textColumn('executedBy', 60), idColumn('decidedBy'), instantColumn('decidedAt'),
    idColumn('doneBy', { nullable: true }), instantColumn('doneAt', { nullable: true }), textColumn('doneNote', 300),
  ], [unique('uq_inspection_consequence', 'checkId', 'step'), index('ix_inspection_consequence_person', 'personId', 'day')]),
]);
