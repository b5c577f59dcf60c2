import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Posting1764000296000 = createTables('Posting1764000296000', [
  table('posting_handover', [
    idColumn('id'), idColumn('personId'), idColumn('termId'), keyColumn('role'), idColumn('teamId'), idColumn('villageId'), textColumn('path', 120), idColumn('unitId', { nullable: true }), keyColumn('reason'), dayColumn('leavingOn'),
    idColumn('receiverId', { nullable: true }), keyColumn('state'), numberColumn('revision'), jsonColumn('items'), instantColumn('leaverSignedAt', { nullable: true }), instantColumn('receiverSignedAt', { nullable: true }),
    jsonColumn('signed', { nullable: true }), textColumn('withdrawnReason', 200), idColumn('openedBy'), instantColumn('openedAt'), idColumn('openKey', { nullable: true }),
  ], [
    unique('uq_posting_handover_open', 'openKey'), index('ix_posting_handover_person', 'personId', 'teamId'), index('ix_posting_handover_receiver', 'receiverId'), index('ix_posting_handover_path', 'path', 'state'),
    index('ix_posting_handover_unit', 'unitId'),
  ]),
  table('posting_release', [
    idColumn('id'), idColumn('personId'), idColumn('termId'), dayColumn('on'), textColumn('against', 300), jsonColumn('because'), textColumn('reason', 300), idColumn('decidedBy'), instantColumn('at'),
  ], [index('ix_posting_release_person', 'personId', 'at')]),
]);
