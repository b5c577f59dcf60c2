import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn } from '../common/migration';

export const TaskList1763900002800 = createTables('TaskList1763900002800', [
  table('task_list', [
    idColumn('id'), idColumn('townshipId'), textColumn('path', 120), dayColumn('officeDay'), textColumn('departmentName', 60), idColumn('sentBy'), instantColumn('sentAt'),
  ], [index('ix_task_list_path', 'path', 'officeDay')]),
  table('task_item', [
    idColumn('id'), idColumn('listId'), numberColumn('position'), textColumn('content', 500), textColumn('responsible', 100), dayColumn('due'), jsonColumn('villageIds'),
    instantColumn('withdrawnAt', { nullable: true }), textColumn('withdrawnReason', 200),
  ], [index('ix_task_item_list', 'listId', 'position')]),
  table('task_result', [
    idColumn('id'), idColumn('itemId'), idColumn('villageId'), idColumn('teamId'), idColumn('personId'), keyColumn('outcome'), textColumn('text', 500),
    instantColumn('claimedAt'), instantColumn('receivedAt'),
  ], [index('ix_task_result_item', 'itemId', 'villageId'), index('ix_task_result_village', 'villageId', 'receivedAt')]),
]);
