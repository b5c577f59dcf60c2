import { createTables, dayColumn, flagColumn, idColumn, index, instantColumn, keyColumn, table, textColumn, unique } from '../common/migration';

export const Week1764000010100 = createTables('Week1764000010100', [
  table('village_visit', [
    idColumn('id'), idColumn('personId'), idColumn('villageId'), dayColumn('day'), keyColumn('from'), keyColumn('to'), textColumn('note', 200), instantColumn('claimedAt'), instantColumn('receivedAt'),
    idColumn('supersedes', { nullable: true }),
  ], [index('ix_village_visit_person', 'personId', 'day'), unique('uq_village_visit_supersedes', 'supersedes')]),
  table('night_stay', [
    idColumn('id'), idColumn('personId'), idColumn('teamId'), dayColumn('day'), flagColumn('stayed'), keyColumn('mode'), idColumn('recordedBy'), textColumn('reason', 200), instantColumn('claimedAt'), instantColumn('receivedAt'),
  ], [index('ix_night_stay_person', 'personId', 'day')]),
  table('absence_note', [
    idColumn('id'), idColumn('personId'), idColumn('teamId', { nullable: true }), textColumn('path', 120), dayColumn('day'), keyColumn('told'), textColumn('reason', 200), idColumn('recordedBy'), instantColumn('claimedAt'),
    instantColumn('receivedAt'), keyColumn('state'), idColumn('decidedBy', { nullable: true }), keyColumn('decidedAs', { nullable: true }), instantColumn('decidedAt', { nullable: true }), textColumn('decideReason', 200),
  ], [index('ix_absence_note_person', 'personId', 'day'), index('ix_absence_note_path', 'path', 'state', 'day'), index('ix_absence_note_team', 'teamId', 'state', 'day')]),
]);
