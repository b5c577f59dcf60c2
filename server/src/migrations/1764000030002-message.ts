import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, createTables, dropFromTable, idColumn, index, instantColumn, keyColumn, numberColumn, table, unique } from '../common/migration';

const Tables = createTables('Message1764000030002', [
  table('message_consent', [idColumn('id'), idColumn('personId'), keyColumn('kind'), numberColumn('remaining'), instantColumn('allowedAt')], [
    unique('uq_message_consent_kind', 'personId', 'kind'), index('ix_message_consent_remaining', 'remaining'),
  ]),
]);

/** What a person allowed WeChat to tell him, and which notices went out that way. */
export class Message1764000030002 implements MigrationInterface {
  name = 'Message1764000030002';
  private readonly tables = new Tables();

  async up(runner: QueryRunner): Promise<void> {
    await this.tables.up(runner);
    await addToTable(runner, 'notice', [keyColumn('kind', { nullable: true }), instantColumn('sentAt', { nullable: true })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'notice', ['kind', 'sentAt']);
    await this.tables.down(runner);
  }
}
