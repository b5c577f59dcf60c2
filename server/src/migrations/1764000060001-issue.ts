import { createTables, dayColumn, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn } from '../common/migration';

export const Issue1764000060001 = createTables('Issue1764000060001', [
  table('issue', [
    idColumn('id'), keyColumn('kind'), keyColumn('category'), textColumn('title', 60), textColumn('text', 2000), idColumn('countyId'), idColumn('townshipId'), idColumn('villageId'), textColumn('path', 120),
    idColumn('teamId', { nullable: true }), idColumn('unitId', { nullable: true }), keyColumn('source'), idColumn('sourceId', { nullable: true }), idColumn('householdId', { nullable: true }), textColumn('villager', 60),
    flagColumn('massDemand'), idColumn('reporterId'), idColumn('ownerId', { nullable: true }), keyColumn('level'), keyColumn('state'), numberColumn('revision'), dayColumn('due', { nullable: true }), dayColumn('foundOn'),
    instantColumn('claimedAt'), instantColumn('raisedAt'), jsonColumn('recipients'), idColumn('escalatedBy', { nullable: true }), instantColumn('escalatedAt', { nullable: true }), idColumn('answeredBy', { nullable: true }),
    dayColumn('answeredOn', { nullable: true }), dayColumn('closedOn', { nullable: true }), numberColumn('reopened'),
  ], [
    index('ix_issue_county', 'countyId', 'state', 'id'), index('ix_issue_township', 'townshipId', 'state', 'id'), index('ix_issue_village', 'villageId', 'state', 'id'), index('ix_issue_team', 'teamId', 'state', 'id'),
    index('ix_issue_owner', 'ownerId', 'state'), index('ix_issue_reporter', 'reporterId', 'id'), index('ix_issue_restricted', 'countyId', 'kind', 'id'), index('ix_issue_unit', 'unitId', 'state'), index('ix_issue_source', 'source', 'sourceId'),
  ]),
  table('issue_step', [
    idColumn('id'), idColumn('issueId'), keyColumn('action'), keyColumn('stage', { nullable: true }), textColumn('text', 1000), idColumn('personId', { nullable: true }), keyColumn('role', { nullable: true }),
    idColumn('toId', { nullable: true }), dayColumn('due', { nullable: true }), keyColumn('outcome', { nullable: true }), jsonColumn('parties'), instantColumn('claimedAt'), instantColumn('at'),
  ], [index('ix_issue_step_issue', 'issueId', 'id'), index('ix_issue_step_person', 'personId', 'issueId')]),
]);
