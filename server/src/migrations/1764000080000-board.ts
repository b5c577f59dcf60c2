import { createTables, flagColumn, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Board1764000080000 = createTables('Board1764000080000', [
  table('board_code', [
    keyColumn('code', { primary: true }), idColumn('villageId'), numberColumn('number'), idColumn('madeBy'), instantColumn('madeAt'), instantColumn('retiredAt', { nullable: true }),
  ], [unique('uq_board_code_number', 'villageId', 'number')]),
  table('village_board', [
    idColumn('villageId', { primary: true }), textColumn('officeHours', 200), flagColumn('large'), numberColumn('revision'), idColumn('changedBy'), instantColumn('changedAt'),
  ]),
  table('board_card', [
    idColumn('personId', { primary: true }), idColumn('photoId', { nullable: true }), flagColumn('photoOnPoster'), flagColumn('phoneOnPoster'), instantColumn('changedAt'),
  ]),
  table('whereabouts', [
    idColumn('id'), idColumn('teamId'), idColumn('personId'), textColumn('text', 60), instantColumn('at'), instantColumn('until'),
  ], [index('ix_whereabouts_team', 'teamId', 'until')]),
]);
