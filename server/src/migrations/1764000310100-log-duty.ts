import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, dropFromTable, jsonColumn } from '../common/migration';

/** A log carries the duties that its writer marked it with. */
export class LogDuty1764000310100 implements MigrationInterface {
  name = 'LogDuty1764000310100';

  async up(runner: QueryRunner): Promise<void> {
    await addToTable(runner, 'work_log_version', [jsonColumn('tags', { nullable: true })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'work_log_version', ['tags']);
  }
}
