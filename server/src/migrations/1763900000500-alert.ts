import { createTables, dayColumn, idColumn, index, instantColumn, keyColumn, table, textColumn } from '../common/migration';

export const Alert1763900000500 = createTables('Alert1763900000500', [
  table('alert_period', [
    idColumn('id'), idColumn('organisationId'), keyColumn('alert'), dayColumn('from'), dayColumn('to', { nullable: true }), textColumn('reason', 200),
    idColumn('declaredBy'), instantColumn('declaredAt'), idColumn('endedBy', { nullable: true }), instantColumn('endedAt', { nullable: true }),
  ], [index('ix_alert_period_organisation', 'organisationId', 'from')]),
]);
