import { createTables, instantColumn, keyColumn, table } from '../common/migration';

export const Reminder1763900005200 = createTables('Reminder1763900005200', [
  table('job_slot', [keyColumn('job', { primary: true }), keyColumn('slot', { primary: true }), instantColumn('takenAt')]),
]);
