import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dayColumn, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, table, textColumn, unique } from '../common/migration';

interface Decided {
  id: string;
  checkId: string;
  personId: string;
  day: string;
  step: string;
  decision: string;
  reason: string;
  because: string;
  executedBy: string;
  decidedBy: string;
  decidedAt: string;
  doneBy: string | null;
  doneAt: string | null;
  doneNote: string;
}

const TABLES = [
  table('consequence_finding', [
    idColumn('id'), textColumn('path', 200), keyColumn('subject'), idColumn('subjectId'), keyColumn('event'), keyColumn('prohibited'), dayColumn('day'), textColumn('text', 1000), jsonColumn('answers'), idColumn('recordedBy'), instantColumn('recordedAt'),
    keyColumn('state'), idColumn('decidedBy', { nullable: true }), instantColumn('decidedAt', { nullable: true }), textColumn('reason', 500),
  ], [index('ix_consequence_finding_place', 'path', 'day')]),
  table('consequence_case', [
    idColumn('id'), keyColumn('factKey'), keyColumn('source'), idColumn('sourceId'), textColumn('path', 200), idColumn('teamId', { nullable: true }), keyColumn('subject'), idColumn('subjectId'), jsonColumn('events'), textColumn('title', 200),
    dayColumn('day'), keyColumn('period'), jsonColumn('facts'), jsonColumn('proposed'), jsonColumn('because'), jsonColumn('reportTo'), textColumn('timing', 60), flagColumn('needsReview'), jsonColumn('reviewBecause'), idColumn('openedBy'),
    instantColumn('openedAt'), dayColumn('answerBy'), textColumn('answer', 1000), idColumn('answeredBy', { nullable: true }), instantColumn('answeredAt', { nullable: true }), keyColumn('reviewOutcome', { nullable: true }), textColumn('reviewReason', 500),
    idColumn('reviewedBy', { nullable: true }), instantColumn('reviewedAt', { nullable: true }), textColumn('fileNumber', 60), textColumn('fileNote', 300), idColumn('filedBy', { nullable: true }), instantColumn('filedAt', { nullable: true }),
    instantColumn('withdrawnAt', { nullable: true }), idColumn('withdrawnBy', { nullable: true }), textColumn('withdrawnReason', 300),
  ], [unique('uq_consequence_case', 'factKey'), index('ix_consequence_case_subject', 'subjectId', 'day'), index('ix_consequence_case_place', 'path', 'day')]),
  table('consequence_step', [
    idColumn('id'), idColumn('caseId'), keyColumn('step'), keyColumn('decision'), textColumn('reason', 300), idColumn('decidedBy'), instantColumn('decidedAt'), idColumn('doneBy', { nullable: true }), instantColumn('doneAt', { nullable: true }), textColumn('doneNote', 300),
  ], [unique('uq_consequence_step', 'caseId', 'step')]),
  table('prohibition_reading', [
    idColumn('id'), idColumn('personId'), keyColumn('version'), jsonColumn('items'), keyColumn('profileId'), instantColumn('signedAt'),
  ], [unique('uq_prohibition_reading', 'personId', 'version')]),
];

const OLD = table('inspection_consequence', [
  idColumn('id'), idColumn('checkId'), idColumn('personId'), dayColumn('day'), keyColumn('step'), keyColumn('decision'), textColumn('reason', 300), jsonColumn('because'), textColumn('executedBy', 60), idColumn('decidedBy'), instantColumn('decidedAt'),
  idColumn('doneBy', { nullable: true }), instantColumn('doneAt', { nullable: true }), textColumn('doneNote', 300),
], [unique('uq_inspection_consequence', 'checkId', 'step'), index('ix_inspection_consequence_person', 'personId', 'day')]);

/** Consequences of checks become cases like all others; what was decided stays as it was. */
export class ConsequenceCase1764000290000 implements MigrationInterface {
  name = 'ConsequenceCase1764000290000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of TABLES) await createTable(runner, each);
    const decided = await runner.query('SELECT * FROM inspection_consequence ORDER BY decidedAt, id') as Decided[];
    for (const checkId of new Set(decided.map(row => row.checkId))) {
      const rows = decided.filter(row => row.checkId === checkId);
      const [check] = await runner.query(`SELECT inspection_check.teamId, inspection_check.explainBy, inspection_check.explanation, inspection_check.explainedAt, village.path FROM inspection_check
        JOIN team ON team.id = inspection_check.teamId JOIN organisation village ON village.id = team.villageId WHERE inspection_check.id = ?`, [checkId]) as { teamId: string; explainBy: string; explanation: string; explainedAt: string | null; path: string }[];
      if (check) await this.taken(runner, rows, check);
    }
    await runner.dropTable('inspection_consequence');
  }

  private async taken(runner: QueryRunner, rows: Decided[], { teamId, explainBy, explanation, explainedAt, path }: { teamId: string; explainBy: string; explanation: string; explainedAt: string | null; path: string }): Promise<void> {
    const [{ checkId, personId, day, decidedBy, decidedAt, because }] = rows;
    await insert(runner, 'consequence_case', {
      id: checkId, factKey: `check_${checkId}`, source: 'check', sourceId: checkId, path, teamId, subject: 'person', subjectId: personId, events: '[]', title: '督查不在岗', day, period: '', facts: '[]',
      proposed: JSON.stringify(rows.map(({ step, executedBy }) => ({ step, byName: executedBy, optional: false }))), because, reportTo: '[]', timing: '', needsReview: 0, reviewBecause: '[]', openedBy: decidedBy, openedAt: decidedAt, answerBy: explainBy,
      answer: explanation, answeredBy: explainedAt === null ? null : personId, answeredAt: explainedAt, reviewOutcome: null, reviewReason: '', reviewedBy: null, reviewedAt: null, fileNumber: '', fileNote: '', filedBy: null, filedAt: null,
      withdrawnAt: null, withdrawnBy: null, withdrawnReason: '',
    });
    for (const row of rows) await insert(runner, 'consequence_step', { id: row.id, caseId: checkId, step: row.step, decision: row.decision, reason: row.reason, decidedBy: row.decidedBy, decidedAt: row.decidedAt, doneBy: row.doneBy, doneAt: row.doneAt, doneNote: row.doneNote });
  }

  async down(runner: QueryRunner): Promise<void> {
    await createTable(runner, OLD);
    const steps = await runner.query("SELECT step.*, held.sourceId, held.subjectId, held.day, held.because FROM consequence_step step JOIN consequence_case held ON held.id = step.caseId WHERE held.source = 'check'") as (Decided & { sourceId: string; subjectId: string })[];
    for (const { id, sourceId, subjectId, day, step, decision, reason, because, decidedBy, decidedAt, doneBy, doneAt, doneNote } of steps) {
      await insert(runner, 'inspection_consequence', { id, checkId: sourceId, personId: subjectId, day, step, decision, reason, because, executedBy: '', decidedBy, decidedAt, doneBy, doneAt, doneNote });
    }
    for (const { name } of [...TABLES].reverse()) await runner.dropTable(name);
  }
}

async function insert(runner: QueryRunner, into: string, row: Record<string, string | number | null>): Promise<void> {
  const names = Object.keys(row);
  await runner.query(`INSERT INTO ${into} (${names.map(name => `\`${name}\``).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, Object.values(row));
}
