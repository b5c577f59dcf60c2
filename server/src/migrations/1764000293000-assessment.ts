import { createTables, dayColumn, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, longTextColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Assessment1764000293000 = createTables('Assessment1764000293000', [
  table('assessment_round', [
    idColumn('id'), idColumn('placeId'), textColumn('path', 120), keyColumn('stage'), dayColumn('period'), keyColumn('slot'), keyColumn('state'), numberColumn('revision'), keyColumn('scale'), dayColumn('assessedOn'), keyColumn('profileId'),
    keyColumn('profileVersion'), textColumn('profileTitle', 120), jsonColumn('because'), idColumn('openedBy'), instantColumn('openedAt'), dayColumn('publicFrom', { nullable: true }), dayColumn('publicTo', { nullable: true }), textColumn('publicWhere', 60),
    idColumn('publicisedBy', { nullable: true }), dayColumn('reviewedOn', { nullable: true }), textColumn('reviewBody', 60), dayColumn('feedbackBy', { nullable: true }), jsonColumn('feedbackBecause', { nullable: true }), idColumn('decidedBy', { nullable: true }),
    instantColumn('decidedAt', { nullable: true }), textColumn('withdrawnReason', 300),
  ], [unique('uq_assessment_round_slot', 'placeId', 'slot'), index('ix_assessment_round_path', 'path', 'id')]),
  table('assessment_sheet', [
    idColumn('id'), idColumn('roundId'), idColumn('personId'), idColumn('teamId'), idColumn('villageId'), textColumn('path', 120), idColumn('unitId', { nullable: true }), keyColumn('role'), dayColumn('from'), dayColumn('to'), flagColumn('assessed'),
    textColumn('assessedReason', 300), jsonColumn('assessedBecause'), longTextColumn('summary'), jsonColumn('facts'), keyColumn('limitDecision', { nullable: true }), textColumn('limitOf', 300), textColumn('limitReason', 300), idColumn('limitBy', { nullable: true }),
    instantColumn('limitAt', { nullable: true }), keyColumn('scale'), keyColumn('grade', { nullable: true }), textColumn('gradeText', 1000), idColumn('gradedBy', { nullable: true }), instantColumn('gradedAt', { nullable: true }),
    jsonColumn('snapshot', { nullable: true }), jsonColumn('uses', { nullable: true }), instantColumn('acknowledgedAt', { nullable: true }), idColumn('receivedBy', { nullable: true }), instantColumn('receivedAt', { nullable: true }), textColumn('receivedNote', 200),
  ], [
    unique('uq_assessment_sheet_person', 'roundId', 'personId'), index('ix_assessment_sheet_person', 'personId', 'id'), index('ix_assessment_sheet_team', 'teamId', 'id'), index('ix_assessment_sheet_unit', 'unitId', 'id'),
    index('ix_assessment_sheet_path', 'path', 'id'),
  ]),
  table('assessment_opinion', [idColumn('id'), idColumn('sheetId'), keyColumn('assessor'), idColumn('personId'), textColumn('text', 1000), jsonColumn('points'), instantColumn('at')], [unique('uq_assessment_opinion', 'sheetId', 'assessor')]),
  table('assessment_objection', [
    idColumn('id'), idColumn('sheetId'), idColumn('roundId'), idColumn('personId'), textColumn('text', 1000), instantColumn('at'), flagColumn('upheld', { nullable: true }), textColumn('answer', 1000), keyColumn('grade', { nullable: true }),
    keyColumn('gradeBefore', { nullable: true }), idColumn('answeredBy', { nullable: true }), instantColumn('answeredAt', { nullable: true }),
  ], [index('ix_assessment_objection_sheet', 'sheetId', 'at')]),
]);
