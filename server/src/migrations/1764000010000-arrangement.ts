import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, table, textColumn, unique } from '../common/migration';

export const Arrangement1764000010000 = createTables('Arrangement1764000010000', [
  table('arrangement', [
    idColumn('id'), idColumn('organisationId'), textColumn('path', 120), keyColumn('kind'), dayColumn('day'), dayColumn('instead', { nullable: true }), keyColumn('event', { nullable: true }),
    keyColumn('from', { nullable: true }), keyColumn('to', { nullable: true }), jsonColumn('personIds', { nullable: true }), textColumn('text', 200), keyColumn('arrangedAs'), idColumn('arrangedBy'),
    instantColumn('arrangedAt'), idColumn('withdrawnBy', { nullable: true }), instantColumn('withdrawnAt', { nullable: true }), textColumn('withdrawnReason', 200), keyColumn('openKey', { nullable: true }),
  ], [index('ix_arrangement_day', 'organisationId', 'day'), index('ix_arrangement_instead', 'organisationId', 'instead'), index('ix_arrangement_path', 'path', 'day'), unique('uq_arrangement_open', 'openKey')]),
]);
