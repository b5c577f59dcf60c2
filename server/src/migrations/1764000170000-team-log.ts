import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { addToTable, dropFromTable, idColumn, mayBeNull } from '../common/migration';

const DAY_INDEX = 'uq_work_log_day';

/** A log belongs to a person or to a team; each version says who wrote it. */
export class TeamLog1764000170000 implements MigrationInterface {
  name = 'TeamLog1764000170000';

  async up(runner: QueryRunner): Promise<void> {
    await rename(runner, 'personId', 'ownerId');
    await addToTable(runner, 'work_log_version', [idColumn('personId', { nullable: true })]);
    await runner.query('UPDATE work_log_version SET personId = (SELECT log.ownerId FROM work_log log WHERE log.id = work_log_version.logId)');
    await mayBeNull(runner, 'work_log_version', idColumn('personId'), false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'work_log_version', ['personId']);
    await rename(runner, 'ownerId', 'personId');
  }
}

async function rename(runner: QueryRunner, from: string, to: string): Promise<void> {
  await runner.dropIndex('work_log', DAY_INDEX);
  await runner.renameColumn('work_log', from, to);
  await runner.createIndex('work_log', new TableIndex({ name: DAY_INDEX, columnNames: [to, 'day'], isUnique: true }));
}
