import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, dropFromTable, index, instantColumn } from '../common/migration';

/** The content of a paper goes when its time is over; what was taken away before this day goes at once. */
export class PaperKeeping1764000282000 implements MigrationInterface {
  name = 'PaperKeeping1764000282000';

  async up(runner: QueryRunner): Promise<void> {
    await addToTable(runner, 'leave_paper', [instantColumn('erasedAt', { nullable: true })], [index('ix_leave_paper_kept', 'erasedAt')]);
    const removed = await runner.query('SELECT id, fileId, removedAt FROM leave_paper WHERE removedAt IS NOT NULL') as { id: string; fileId: string | null; removedAt: string }[];
    for (const { id, fileId, removedAt } of removed) {
      await runner.query("UPDATE leave_paper SET erasedAt = ?, text = '' WHERE id = ?", [removedAt, id]);
      if (fileId) await runner.query('UPDATE stored_file SET expiresOn = ? WHERE id = ? AND deletedAt IS NULL', ['2025-01-01', fileId]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'leave_paper', ['erasedAt'], ['ix_leave_paper_kept']);
  }
}
