import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Duty1763900001400 = createTables('Duty1763900001400', [
  table('duty_roster', [
    idColumn('id'), keyColumn('kind'), idColumn('placeId'), dayColumn('month'), numberColumn('version'), keyColumn('days'), jsonColumn('lines'),
    textColumn('reason', 200), idColumn('publishedBy'), instantColumn('publishedAt'),
  ], [unique('uq_duty_roster_version', 'placeId', 'kind', 'month', 'version')]),
  table('duty_swap', [
    idColumn('id'), keyColumn('kind'), idColumn('placeId'), idColumn('askerId'), dayColumn('day'), idColumn('otherId'), dayColumn('otherDay', { nullable: true }),
    textColumn('note', 200), keyColumn('state'), instantColumn('askedAt'), instantColumn('answeredAt', { nullable: true }),
  ], [index('ix_duty_swap_asker', 'askerId', 'state'), index('ix_duty_swap_other', 'otherId', 'state'), index('ix_duty_swap_place', 'placeId', 'day')]),
  table('patrol_plan', [
    idColumn('id'), idColumn('teamId'), dayColumn('from'), numberColumn('firstGroup'), jsonColumn('groups'), idColumn('setBy'), instantColumn('setAt'),
  ], [index('ix_patrol_plan_team', 'teamId', 'from')]),
  table('patrol', [
    idColumn('id'), idColumn('teamId'), dayColumn('day'), keyColumn('at'), numberColumn('patrolGroup'), idColumn('leaderId'),
    jsonColumn('personIds'), textColumn('others', 200), textColumn('found', 1000), idColumn('recordedBy'), instantColumn('claimedAt'), instantColumn('receivedAt'),
    idColumn('confirmedBy', { nullable: true }), instantColumn('confirmedAt', { nullable: true }),
  ], [index('ix_patrol_team_day', 'teamId', 'day')]),
]);
