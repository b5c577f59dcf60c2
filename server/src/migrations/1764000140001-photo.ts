import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, dropFromTable, index, jsonColumn } from '../common/migration';

/** The pictures of entries become pictures of whatever was done; a report has some too. */
export class Photo1764000140001 implements MigrationInterface {
  name = 'Photo1764000140001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('record_photo', 'ix_record_photo_root');
    await runner.query('ALTER TABLE record_photo RENAME TO photo');
    await runner.query('ALTER TABLE photo RENAME COLUMN rootId TO subjectId');
    await addToTable(runner, 'photo', [], [index('ix_photo_subject', 'subjectId')]);
    for (const name of ['report', 'report_version']) await addToTable(runner, name, [jsonColumn('pictures', { nullable: true })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['report_version', 'report']) await dropFromTable(runner, name, ['pictures']);
    await dropFromTable(runner, 'photo', [], ['ix_photo_subject']);
    await runner.query('ALTER TABLE photo RENAME COLUMN subjectId TO rootId');
    await runner.query('ALTER TABLE photo RENAME TO record_photo');
    await addToTable(runner, 'record_photo', [], [index('ix_record_photo_root', 'rootId')]);
  }
}
