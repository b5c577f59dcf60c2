import { createTables, dayColumn, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn } from '../common/migration';

export const PresencePlace1763900003200 = createTables('PresencePlace1763900003200', [
  table('presence_area', [
    idColumn('id'), idColumn('teamId'), idColumn('personId', { nullable: true }), keyColumn('kind'), textColumn('name', 40), numberColumn('latitude'), numberColumn('longitude'),
    keyColumn('system'), numberColumn('radius'), dayColumn('from'), dayColumn('to', { nullable: true }), idColumn('addedBy'), instantColumn('addedAt'),
  ], [index('ix_presence_area_team', 'teamId')]),
  table('consent', [
    idColumn('id'), idColumn('personId'), keyColumn('purpose'), keyColumn('version'), instantColumn('givenAt'), instantColumn('withdrawnAt', { nullable: true }),
  ], [index('ix_consent_person', 'personId', 'purpose')]),
  table('photo_capture', [idColumn('id'), idColumn('personId'), instantColumn('issuedAt'), keyColumn('usedBy', { nullable: true })]),
]);
