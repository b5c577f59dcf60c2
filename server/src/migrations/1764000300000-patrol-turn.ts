import { createTables, dayColumn, idColumn, instantColumn, jsonColumn, numberColumn, table, unique } from '../common/migration';

export const PatrolTurn1764000300000 = createTables('PatrolTurn1764000300000', [
  table('patrol_turn', [
    idColumn('id'), idColumn('teamId'), dayColumn('day'), numberColumn('version'), idColumn('planId'), jsonColumn('personIds'), idColumn('swapId'), instantColumn('at'),
  ], [unique('uq_patrol_turn_version', 'teamId', 'day', 'version')]),
]);
