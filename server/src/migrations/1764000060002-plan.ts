import { createTables, dayColumn, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn } from '../common/migration';

export const Plan1764000060002 = createTables('Plan1764000060002', [
  table('plan', [
    idColumn('id'), keyColumn('kind'), numberColumn('year'), keyColumn('level'), idColumn('countyId'), idColumn('townshipId', { nullable: true }), idColumn('villageId', { nullable: true }), textColumn('path', 120),
    idColumn('teamId', { nullable: true }), textColumn('title', 60), textColumn('text', 2000), numberColumn('villagers', { nullable: true }), keyColumn('state'), numberColumn('revision'), idColumn('authorId'),
    instantColumn('createdAt'), instantColumn('adoptedAt', { nullable: true }),
  ], [index('ix_plan_county', 'countyId', 'year', 'id'), index('ix_plan_township', 'townshipId', 'year', 'id'), index('ix_plan_village', 'villageId', 'year', 'id')]),
  table('plan_item', [
    idColumn('id'), idColumn('planId'), numberColumn('position'), textColumn('title', 100), textColumn('target', 200), textColumn('measures', 500), idColumn('ownerId', { nullable: true }), textColumn('responsible', 60),
    dayColumn('due', { nullable: true }), keyColumn('stage'), idColumn('sourceItemId', { nullable: true }), keyColumn('state'), numberColumn('revision'), idColumn('doneBy', { nullable: true }), dayColumn('doneOn', { nullable: true }),
    dayColumn('confirmedOn', { nullable: true }),
  ], [index('ix_plan_item_plan', 'planId', 'position'), index('ix_plan_item_owner', 'ownerId', 'state'), index('ix_plan_item_source', 'sourceItemId')]),
  table('plan_step', [
    idColumn('id'), idColumn('planId'), idColumn('itemId', { nullable: true }), keyColumn('action'), dayColumn('day'), textColumn('text', 1000), textColumn('before', 1000), idColumn('personId'), keyColumn('role'),
    instantColumn('claimedAt'), instantColumn('at'),
  ], [index('ix_plan_step_plan', 'planId', 'id'), index('ix_plan_step_item', 'itemId', 'id')]),
]);
