import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, createTables, dropFromTable, idColumn, instantColumn, jsonColumn, numberColumn, table, unique } from '../common/migration';

const Versions = createTables('', [
  table('leave_version', [
    idColumn('id'), idColumn('leaveId'), numberColumn('number'), jsonColumn('content'), jsonColumn('decisions'), instantColumn('submittedAt'), instantColumn('replacedAt'),
  ], [unique('uq_leave_version_number', 'leaveId', 'number')]),
]);

/** Versions of a leave that was sent back, and in whose stead somebody decided. */
export class LeaveChange1763900003200 implements MigrationInterface {
  name = 'LeaveChange1763900003200';
  private readonly versions = new Versions();

  async up(runner: QueryRunner): Promise<void> {
    await this.versions.up(runner);
    await addToTable(runner, 'approval_decision', [idColumn('insteadOf', { nullable: true })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'approval_decision', ['insteadOf']);
    await this.versions.down(runner);
  }
}
