import { createTables, dayColumn, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Inspection1764000280000 = createTables('Inspection1764000280000', [
  table('inspection', [
    idColumn('id'), idColumn('placeId'), textColumn('path', 200), textColumn('title', 60), textColumn('method', 40), dayColumn('from'), dayColumn('to'), numberColumn('explainDays'), keyColumn('seed'), numberColumn('drawn'),
    idColumn('drawnBy'), instantColumn('drawnAt'), instantColumn('withdrawnAt', { nullable: true }), textColumn('withdrawnReason', 200),
  ], [index('ix_inspection_place', 'path', 'from')]),
  table('inspection_team', [idColumn('id'), idColumn('inspectionId'), idColumn('teamId'), numberColumn('rank')], [unique('uq_inspection_team', 'inspectionId', 'teamId')]),
  table('inspection_check', [
    idColumn('id'), idColumn('inspectionId'), idColumn('teamId'), idColumn('personId'), dayColumn('day'), keyColumn('at'), keyColumn('found'), textColumn('note', 300), instantColumn('claimedAt'), instantColumn('receivedAt'), idColumn('recordedBy'),
    dayColumn('explainBy'), textColumn('explanation', 500), instantColumn('explainedAt', { nullable: true }), keyColumn('decision', { nullable: true }), idColumn('decidedBy', { nullable: true }), instantColumn('decidedAt', { nullable: true }), textColumn('reason', 300),
  ], [unique('uq_inspection_check', 'inspectionId', 'personId', 'day', 'at'), index('ix_inspection_check_person', 'personId', 'day')]),
]);
