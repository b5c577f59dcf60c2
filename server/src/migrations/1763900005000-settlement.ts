import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, createTables, dayColumn, dropFromTable, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

const Tables = createTables('Settlement1763900005000', [
  table('settlement_act', [
    idColumn('id'), idColumn('organisationId'), dayColumn('month'), numberColumn('number'), keyColumn('act'), idColumn('copyId'), numberColumn('version'), keyColumn('role'),
    idColumn('personId'), textColumn('personName', 30), textColumn('remark', 500), instantColumn('at'),
  ], [unique('uq_settlement_act_number', 'organisationId', 'month', 'number')]),
  table('sheet_seal', [
    idColumn('id'), idColumn('organisationId'), dayColumn('month'), idColumn('copyId'), keyColumn('hash'), jsonColumn('evidence'), idColumn('sealedBy'), instantColumn('sealedAt'),
  ], [unique('uq_sheet_seal_month', 'organisationId', 'month')]),
  table('sheet_objection', [
    idColumn('id'), idColumn('organisationId'), dayColumn('month'), idColumn('copyId'), idColumn('personId'), textColumn('personName', 30), dayColumn('day', { nullable: true }),
    keyColumn('half', { nullable: true }), textColumn('text', 500), instantColumn('raisedAt'), keyColumn('state'), textColumn('answer', 500), idColumn('answeredBy', { nullable: true }),
    textColumn('answeredByName', 30), instantColumn('answeredAt', { nullable: true }),
  ], [index('ix_sheet_objection_month', 'organisationId', 'month')]),
  table('sheet_correction', [
    idColumn('id'), idColumn('organisationId'), dayColumn('month'), numberColumn('number'), textColumn('cause', 200), jsonColumn('rows'), jsonColumn('evidence'), keyColumn('hash'),
    keyColumn('state'), idColumn('draftedBy'), textColumn('draftedByName', 30), keyColumn('draftedAs'), instantColumn('draftedAt'), idColumn('confirmedBy', { nullable: true }),
    textColumn('confirmedByName', 30), keyColumn('confirmedAs'), instantColumn('confirmedAt', { nullable: true }), textColumn('remark', 200),
  ], [unique('uq_sheet_correction_number', 'organisationId', 'month', 'number')]),
]);

/** The end of the month, and the index by which the check code of a paper is found. */
export class Settlement1763900005000 implements MigrationInterface {
  name = 'Settlement1763900005000';
  private readonly tables = new Tables();

  async up(runner: QueryRunner): Promise<void> {
    await this.tables.up(runner);
    await addToTable(runner, 'sheet_copy', [], [index('ix_sheet_copy_hash', 'hash')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'sheet_copy', [], ['ix_sheet_copy_hash']);
    await this.tables.down(runner);
  }
}
