import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, createTable, dropFromTable, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

const TABLES = [
  table('making', [
    idColumn('id'), keyColumn('kind'), idColumn('placeId'), textColumn('name', 100), keyColumn('state'), keyColumn('runningAt', { nullable: true }), numberColumn('done'), numberColumn('total'), textColumn('reason', 200),
    jsonColumn('left'), idColumn('fileId', { nullable: true }), idColumn('startedBy'), instantColumn('startedAt'), instantColumn('beatAt'), instantColumn('finishedAt', { nullable: true }),
  ], [unique('uq_making_running', 'runningAt'), index('ix_making_place', 'kind', 'placeId', 'startedAt')]),
  table('poster_consent', [
    idColumn('id'), idColumn('personId'), keyColumn('what'), instantColumn('givenAt'), instantColumn('withdrawnAt', { nullable: true }),
  ], [index('ix_poster_consent_person', 'personId', 'what')]),
];
const FLAGS = { photo: 'photoOnPoster', phone: 'phoneOnPoster' };

/** What a person lets the poster print becomes a fact with a day on which it was given and one on which it was taken back. */
export class Poster1764000200000 implements MigrationInterface {
  name = 'Poster1764000200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of TABLES) await createTable(runner, each);
    const cards = await runner.query('SELECT * FROM board_card') as (Record<string, unknown> & { personId: string; changedAt: string })[];
    for (const [what, flag] of Object.entries(FLAGS)) {
      for (const [index, { personId, changedAt }] of cards.filter(card => Boolean(card[flag])).entries()) {
        await runner.query('INSERT INTO poster_consent (id, personId, what, givenAt) VALUES (?, ?, ?, ?)', [`carried-${what}-${index + 1}`, personId, what, changedAt]);
      }
    }
    await dropFromTable(runner, 'board_card', Object.values(FLAGS));
  }

  /** The flags come back unset: a consent that is not remembered is not assumed. */
  async down(runner: QueryRunner): Promise<void> {
    await addToTable(runner, 'board_card', Object.values(FLAGS).map(name => flagColumn(name, { nullable: true })));
    for (const each of [...TABLES].reverse()) await runner.dropTable(each.name);
  }
}
