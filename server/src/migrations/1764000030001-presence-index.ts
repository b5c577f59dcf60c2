import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, dropFromTable, index } from '../common/migration';

/** A month sheet reads all it needs of a statement from the index: a year of a county costs no more for each month than one month does. */
export class PresenceIndex1764000030001 implements MigrationInterface {
  name = 'PresenceIndex1764000030001';

  async up(runner: QueryRunner): Promise<void> {
    await addToTable(runner, 'presence', [], [index('ix_presence_stated', 'personId', 'day', 'half', 'state', 'mode', 'teamId', 'claimedAt', 'receivedAt')]);
    await dropFromTable(runner, 'presence', [], ['ix_presence_person_day']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await addToTable(runner, 'presence', [], [index('ix_presence_person_day', 'personId', 'day')]);
    await dropFromTable(runner, 'presence', [], ['ix_presence_stated']);
  }
}
