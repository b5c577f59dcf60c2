import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToTable, createTables, dayColumn, dropFromTable, flagColumn, idColumn, index, instantColumn, keyColumn, table, textColumn, unique } from '../common/migration';

const Tables = createTables('LeaveAfter1764000020004', [
  table('leave_filing', [
    idColumn('id'), idColumn('leaveId'), keyColumn('party'), textColumn('path', 120), idColumn('unitId', { nullable: true }), keyColumn('channel'), textColumn('toldWhom', 80), instantColumn('toldAt'),
    idColumn('registeredBy', { nullable: true }), instantColumn('registeredAt'), dayColumn('due', { nullable: true }), textColumn('note', 200), idColumn('receivedBy', { nullable: true }),
    instantColumn('receivedAt', { nullable: true }),
  ], [unique('uq_leave_filing_party', 'leaveId', 'party'), index('ix_leave_filing_path', 'party', 'path', 'toldAt'), index('ix_leave_filing_unit', 'unitId', 'toldAt')]),
  table('leave_return_check', [
    idColumn('leaveId', { primary: true }), idColumn('checkedBy'), instantColumn('checkedAt'), keyColumn('overstay', { nullable: true }), textColumn('remark', 300),
  ]),
  table('leave_replacement', [
    idColumn('id'), idColumn('leaveId'), keyColumn('kind'), textColumn('name', 40), textColumn('post', 60), dayColumn('from'), textColumn('note', 300), idColumn('registeredBy'), instantColumn('registeredAt'),
  ], [index('ix_leave_replacement_leave', 'leaveId', 'registeredAt')]),
]);

/** Who was told of a leave, who comes in the place of the person, and that his return was taken note of. */
export class LeaveAfter1764000020004 extends Tables implements MigrationInterface {
  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    await addToTable(runner, 'leave', [flagColumn('overstayAccepted', { nullable: true })]);
  }

  override async down(runner: QueryRunner): Promise<void> {
    await dropFromTable(runner, 'leave', ['overstayAccepted']);
    await super.down(runner);
  }
}
