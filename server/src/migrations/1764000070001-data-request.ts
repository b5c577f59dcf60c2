import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const DataRequest1764000070001 = createTables('DataRequest1764000070001', [
  table('data_request', [
    idColumn('id'), idColumn('organisationId'), textColumn('path', 120), textColumn('title', 60), textColumn('basis', 120), dayColumn('deadline'), dayColumn('from'), dayColumn('to'), jsonColumn('items'), jsonColumn('teamIds'),
    idColumn('askedBy'), textColumn('askedName', 60), keyColumn('state'), textColumn('withdrawnReason', 200), instantColumn('createdAt'),
  ], [index('ix_data_request_path', 'path', 'createdAt')]),
  table('data_request_team', [idColumn('id'), idColumn('requestId'), idColumn('teamId')], [unique('uq_data_request_team', 'requestId', 'teamId'), index('ix_data_request_team_team', 'teamId', 'requestId')]),
  table('data_request_answer', [
    idColumn('id'), idColumn('requestId'), idColumn('teamId'), numberColumn('version'), jsonColumn('values'), textColumn('note', 300), idColumn('answeredBy'), instantColumn('answeredAt'),
  ], [unique('uq_data_request_answer', 'requestId', 'teamId', 'version')]),
]);
