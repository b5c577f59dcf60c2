import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, dropFromTable, flagColumn } from '../common/migration';

/** Whole teams can be assessed as persons are. */
export class AssessmentOfTeams1764000311000 implements MigrationInterface {
  name = 'AssessmentOfTeams1764000311000';

  async up(runner: QueryRunner): Promise<void> {
    await addToTable(runner, 'assessment_round', [flagColumn('ofTeams', { nullable: true })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'assessment_round', ['ofTeams']);
  }
}
