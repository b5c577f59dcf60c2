import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, dropFromTable, keyColumn } from '../common/migration';

/** What kind of village a plan is for: some targets are set for one kind only. */
export class VillageType1764000302000 implements MigrationInterface {
  name = 'VillageType1764000302000';

  async up(runner: QueryRunner): Promise<void> {
    await addToTable(runner, 'plan', [keyColumn('villageType', { nullable: true })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'plan', ['villageType']);
  }
}
