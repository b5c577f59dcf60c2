import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, createTables, dayColumn, dropFromTable, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn } from '../common/migration';

const Tables = createTables('LeaveLimits1764000020001', [
  table('leave_turn', [idColumn('teamId', { primary: true }), numberColumn('turn')]),
  table('leave_waiver', [
    idColumn('id'), idColumn('personId'), textColumn('path', 120), keyColumn('kind', { nullable: true }), dayColumn('from'), dayColumn('to'), textColumn('reason', 500), textColumn('number', 80),
    idColumn('grantedBy'), instantColumn('grantedAt'), idColumn('endedBy', { nullable: true }), instantColumn('endedAt', { nullable: true }),
  ], [index('ix_leave_waiver_person', 'personId', 'to'), index('ix_leave_waiver_path', 'path', 'grantedAt')]),
  table('leave_recall', [
    idColumn('leaveId', { primary: true }), dayColumn('day'), keyColumn('half'), textColumn('reason', 300), idColumn('recalledBy'), instantColumn('recalledAt'),
  ], [index('ix_leave_recall_by', 'recalledBy')]),
]);

/** Turns of a team, special circumstances, written permissions, and leaves that were cut short from above. */
export class LeaveLimits1764000020001 extends Tables implements MigrationInterface {
  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    await addToTable(runner, 'leave', [textColumn('special', 500, { nullable: true }), dayColumn('recallDay', { nullable: true }), keyColumn('recallHalf', { nullable: true })]);
  }

  override async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'leave', ['recallHalf', 'recallDay', 'special']);
    await super.down(runner);
  }
}
