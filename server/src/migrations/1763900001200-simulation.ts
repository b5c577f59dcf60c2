import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Simulation1763900001200 = createTables('Simulation1763900001200', [
  table('simulation', [
    idColumn('id'), idColumn('editionId'), keyColumn('fingerprint'), idColumn('organisationId'), dayColumn('from'), dayColumn('to'), keyColumn('state'),
    idColumn('runningAt', { nullable: true }), numberColumn('done'), numberColumn('total'), textColumn('reason', 200), idColumn('startedBy'),
    instantColumn('startedAt'), instantColumn('beatAt'), instantColumn('finishedAt', { nullable: true }), jsonColumn('summary', { nullable: true }),
  ], [unique('uq_simulation_running', 'runningAt'), index('ix_simulation_edition', 'editionId', 'startedAt')]),
  table('simulation_result', [
    idColumn('id'), idColumn('simulationId'), numberColumn('position'), keyColumn('kind'), textColumn('personName', 30), textColumn('townshipName', 100),
    textColumn('villageName', 100), dayColumn('month'), textColumn('leave', 100), jsonColumn('content'),
  ], [unique('uq_simulation_result_position', 'simulationId', 'position'), index('ix_simulation_result_kind', 'simulationId', 'kind', 'position')]),
]);
