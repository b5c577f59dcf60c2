import { createTables, idColumn, instantColumn, table, textColumn } from '../common/migration';

/** Leaves asked for by telephone. */
export const LeavePhoneIn1763900004100 = createTables('LeavePhoneIn1763900004100', [
  table('leave_phone_in', [
    idColumn('leaveId', { primary: true }), idColumn('enteredBy'), instantColumn('enteredAt'), textColumn('consentBy', 40), instantColumn('consentAt'), instantColumn('completedAt', { nullable: true }),
  ]),
]);
