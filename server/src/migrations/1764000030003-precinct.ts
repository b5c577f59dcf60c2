import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, createTables, dropFromTable, idColumn, jsonColumn, keyColumn, table, textColumn, unique } from '../common/migration';

const Tables = createTables('Precinct1764000030003', [
  table('precinct', [idColumn('id'), idColumn('townshipId'), keyColumn('kind'), textColumn('name', 40), jsonColumn('villageIds'), jsonColumn('personIds')], [
    unique('uq_precinct_name', 'townshipId', 'kind', 'name'),
  ]),
]);

/** The villages that are looked after together, and to whom a list for an office day went. */
export class Precinct1764000030003 implements MigrationInterface {
  name = 'Precinct1764000030003';
  private readonly tables = new Tables();

  async up(runner: QueryRunner): Promise<void> {
    await this.tables.up(runner);
    await addToTable(runner, 'task_list', [jsonColumn('sentTo', { nullable: true })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'task_list', ['sentTo']);
    await this.tables.down(runner);
  }
}
