import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addToTable, createTable, dropFromTable, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, longTextColumn, mayBeNull, numberColumn, table, textColumn, unique,
} from '../common/migration';

const TABLES = [
  table('appeal', [
    idColumn('id'), idColumn('issueId'), idColumn('villageId'), keyColumn('number'), keyColumn('form'), textColumn('phoneSealed', 120, { nullable: true }), flagColumn('agreed'), keyColumn('grade', { nullable: true }),
    textColumn('gradeText', 200), instantColumn('at'),
  ], [unique('uq_appeal_number', 'number'), unique('uq_appeal_form', 'form'), unique('uq_appeal_issue', 'issueId')]),
  table('content_check', [
    idColumn('id'), idColumn('subjectId'), longTextColumn('text'), idColumn('personId', { nullable: true }), keyColumn('state'), numberColumn('tries'), instantColumn('due'), instantColumn('at'),
  ], [index('ix_content_check_subject', 'subjectId', 'id'), index('ix_content_check_due', 'state', 'due')]),
];

/** Requests of villagers: an issue may come from somebody who is not signed in, and what it is published as names where it comes from. */
export class Appeal1764000190000 implements MigrationInterface {
  name = 'Appeal1764000190000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of TABLES) await createTable(runner, each);
    await mayBeNull(runner, 'issue', idColumn('reporterId'), true);
    await addToTable(runner, 'issue', [jsonColumn('barred', { nullable: true })]);
    await addToTable(runner, 'publication', [idColumn('sourceId', { nullable: true })], [index('ix_publication_source', 'sourceId')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'publication', ['sourceId'], ['ix_publication_source']);
    await dropFromTable(runner, 'issue', ['barred']);
    await mayBeNull(runner, 'issue', idColumn('reporterId'), false);
    for (const each of [...TABLES].reverse()) await runner.dropTable(each.name);
  }
}
