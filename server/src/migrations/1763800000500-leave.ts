import {
  createTables, dayColumn, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique,
} from '../common/migration';

export const Leave1763800000500 = createTables('Leave1763800000500', [
  table('leave', [
    idColumn('id'), keyColumn('clientKey'), keyColumn('fingerprint'), idColumn('personId'), idColumn('teamId'), textColumn('path', 120), idColumn('unitId', { nullable: true }),
    keyColumn('role'),
    keyColumn('kind'), dayColumn('startDay'), keyColumn('startHalf'), dayColumn('endDay'), keyColumn('endHalf'), numberColumn('halves'),
    textColumn('reason', 500), textColumn('place', 100), flagColumn('outOfCounty'), idColumn('standInId', { nullable: true }),
    instantColumn('claimedAt'), instantColumn('submittedAt'), keyColumn('state'), numberColumn('position'), jsonColumn('chain'), jsonColumn('because'),
    keyColumn('profileId'), textColumn('profileTitle', 100), textColumn('profileVersion', 80),
    dayColumn('returnDay', { nullable: true }), keyColumn('returnHalf', { nullable: true }), instantColumn('returnedAt', { nullable: true }),
    idColumn('returnRecordedBy', { nullable: true }),
  ], [
    unique('uq_leave_client_key', 'personId', 'clientKey'), index('ix_leave_person', 'personId', 'startDay'),
    index('ix_leave_state', 'state', 'path'), index('ix_leave_path', 'path', 'submittedAt'),
  ]),
  table('leave_half_day', [
    idColumn('personId', { primary: true }), dayColumn('day', { primary: true }), keyColumn('half', { primary: true }), idColumn('leaveId'),
  ], [index('ix_leave_half_day_leave', 'leaveId')]),
]);
