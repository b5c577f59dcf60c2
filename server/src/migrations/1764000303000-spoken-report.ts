import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, dayColumn, dropFromTable } from '../common/migration';

/** A report may have been told in person before it is handed in. */
export class SpokenReport1764000303000 implements MigrationInterface {
  name = 'SpokenReport1764000303000';

  async up(runner: QueryRunner): Promise<void> {
    await addToTable(runner, 'report_version', [dayColumn('spokenOn', { nullable: true })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'report_version', ['spokenOn']);
  }
}
