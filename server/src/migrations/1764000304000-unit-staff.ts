import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, dropFromTable, numberColumn } from '../common/migration';

/** How many posts a dispatching unit has: some documents say by it how many it sends. */
export class UnitStaff1764000304000 implements MigrationInterface {
  name = 'UnitStaff1764000304000';

  async up(runner: QueryRunner): Promise<void> {
    await addToTable(runner, 'dispatching_unit', [numberColumn('staff', { nullable: true })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'dispatching_unit', ['staff']);
  }
}
