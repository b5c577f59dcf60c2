import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Adjustment1764000296100 = createTables('Adjustment1764000296100', [
  table('posting_adjustment', [
    idColumn('id'), keyColumn('kind'), idColumn('personId'), idColumn('termId'), keyColumn('role'), idColumn('teamId'), idColumn('villageId'), textColumn('path', 120), idColumn('unitId', { nullable: true }), keyColumn('reason'), textColumn('reasonName', 60),
    textColumn('text', 1000), dayColumn('day', { nullable: true }), textColumn('successor', 60), jsonColumn('facts'), jsonColumn('consulted'), jsonColumn('judged'), jsonColumn('steps'), numberColumn('position'), keyColumn('state'), numberColumn('revision'),
    textColumn('answer', 1000), instantColumn('answeredAt', { nullable: true }), idColumn('proposedBy'), instantColumn('proposedAt'), dayColumn('leavingOn', { nullable: true }), idColumn('successorId', { nullable: true }),
    idColumn('executedBy', { nullable: true }), instantColumn('executedAt', { nullable: true }), textColumn('withdrawnReason', 200), idColumn('openKey', { nullable: true }),
  ], [
    unique('uq_posting_adjustment_open', 'openKey'), index('ix_posting_adjustment_person', 'personId', 'state'), index('ix_posting_adjustment_path', 'path', 'state'), index('ix_posting_adjustment_unit', 'unitId'),
  ]),
  table('posting_attached', [idColumn('id'), idColumn('adjustmentId'), keyColumn('what'), keyColumn('decision'), textColumn('reason', 300), idColumn('decidedBy'), instantColumn('decidedAt')], [unique('uq_posting_attached', 'adjustmentId', 'what')]),
]);
