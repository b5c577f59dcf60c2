import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Attendance1763800000600 = createTables('Attendance1763800000600', [
  table('presence', [
    idColumn('id'), keyColumn('clientKey'), numberColumn('line'), keyColumn('fingerprint'), idColumn('personId'), idColumn('teamId'),
    dayColumn('day'), keyColumn('half'), keyColumn('state'), keyColumn('mode'), instantColumn('claimedAt'), instantColumn('receivedAt'),
    idColumn('recordedBy'), textColumn('note', 200), textColumn('reason', 200), idColumn('supersedes', { nullable: true }),
  ], [unique('uq_presence_client_key', 'recordedBy', 'clientKey', 'line'), index('ix_presence_person_day', 'personId', 'day')]),
  table('sheet_copy', [
    idColumn('id'), idColumn('organisationId'), dayColumn('month'), numberColumn('version'), jsonColumn('content'), keyColumn('hash'),
    textColumn('reason', 200), instantColumn('copiedAt'),
  ], [unique('uq_sheet_copy_version', 'organisationId', 'month', 'version')]),
  table('sheet_signature', [
    idColumn('id'), idColumn('copyId'), textColumn('part', 200), keyColumn('role'), idColumn('personId'), textColumn('personName', 30), instantColumn('signedAt'),
  ], [unique('uq_sheet_signature_part', 'copyId', 'part')]),
]);
