import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, dropFromTable, index, keyColumn } from '../common/migration';

const COLUMNS = ['personId', 'day', 'half', 'state', 'mode', 'teamId', 'claimedAt', 'receivedAt'];

/** Keepers other than the one whose book the sheet is made of have books of their own. */
export class PresenceBook1764000110001 implements MigrationInterface {
  name = 'PresenceBook1764000110001';

  async up(runner: QueryRunner): Promise<void> {
    await addToTable(runner, 'presence', [keyColumn('book', { nullable: true })]);
    await dropFromTable(runner, 'presence', [], ['ix_presence_stated']);
    await addToTable(runner, 'presence', [], [index('ix_presence_stated', ...COLUMNS, 'book')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'presence', ['book'], ['ix_presence_stated']);
    await addToTable(runner, 'presence', [], [index('ix_presence_stated', ...COLUMNS)]);
  }
}
