import { createTables, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Report1764000070000 = createTables('Report1764000070000', [
  table('report', [
    idColumn('id'), keyColumn('form'), keyColumn('report'), keyColumn('period'), textColumn('turn', 200), keyColumn('owner'), idColumn('ownerId'), idColumn('teamId', { nullable: true }), textColumn('path', 120), textColumn('title', 60),
    keyColumn('state'), numberColumn('revision'), numberColumn('version'), jsonColumn('sections'), jsonColumn('figures'), jsonColumn('to'), idColumn('createdBy'), instantColumn('createdAt'), instantColumn('updatedAt'),
    instantColumn('submittedAt', { nullable: true }), textColumn('publishedPath', 120, { nullable: true }), instantColumn('publishedAt', { nullable: true }),
  ], [unique('uq_report_turn', 'turn'), index('ix_report_path', 'path', 'submittedAt'), index('ix_report_owner', 'ownerId', 'report', 'period')]),
  table('report_version', [
    idColumn('id'), idColumn('reportId'), numberColumn('version'), textColumn('title', 60), jsonColumn('sections'), jsonColumn('figures'), keyColumn('profileId'), keyColumn('profileVersion'), idColumn('submittedBy'), instantColumn('submittedAt'),
  ], [unique('uq_report_version', 'reportId', 'version')]),
  table('report_delivery', [
    idColumn('id'), idColumn('reportId'), numberColumn('version'), keyColumn('party'), idColumn('seatId'), flagColumn('reviews'), keyColumn('state'), idColumn('personId', { nullable: true }), textColumn('text', 500), instantColumn('sentAt'), instantColumn('at', { nullable: true }),
  ], [unique('uq_report_delivery', 'reportId', 'version', 'party', 'seatId'), index('ix_report_delivery_seat', 'seatId', 'state')]),
]);
