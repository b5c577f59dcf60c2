import { createTables, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Backup1764000289000 = createTables('Backup1764000289000', [
  table('backup', [
    idColumn('id'), keyColumn('slot'), keyColumn('state'), keyColumn('name', { nullable: true }), numberColumn('rowCount'), numberColumn('fileCount'), textColumn('reason', 300),
    instantColumn('startedAt'), instantColumn('finishedAt', { nullable: true }),
  ], [unique('uq_backup_slot', 'slot'), index('ix_backup_started', 'startedAt')]),
]);
