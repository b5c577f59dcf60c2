import type { MigrationInterface, QueryRunner } from 'typeorm';
import { idColumn, mayBeNull } from '../common/migration';

/** Whoever serves in no team records something of a village too. */
export class RecordWithoutTeam1764000310000 implements MigrationInterface {
  name = 'RecordWithoutTeam1764000310000';

  async up(runner: QueryRunner): Promise<void> {
    await mayBeNull(runner, 'record', idColumn('teamId'), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await mayBeNull(runner, 'record', idColumn('teamId'), false);
  }
}
