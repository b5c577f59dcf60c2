import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Household1764000040010 = createTables('Household1764000040010', [
  table('household', [
    idColumn('id'), idColumn('countyId'), idColumn('townshipId'), idColumn('villageId'), textColumn('number', 30), textColumn('place', 30), textColumn('headName', 30), textColumn('pinyin', 120),
    numberColumn('people'), textColumn('phoneSealed', 160, { nullable: true }), textColumn('idSealed', 160, { nullable: true }), keyColumn('state'), textColumn('monitored', 30), textColumn('tags', 120),
    textColumn('note', 300), numberColumn('version'), dayColumn('endedOn', { nullable: true }),
  ], [
    unique('uq_household_number', 'villageId', 'number'), index('ix_household_county', 'countyId', 'villageId', 'number'), index('ix_household_township', 'townshipId', 'villageId', 'number'),
  ]),
  table('household_change', [
    idColumn('id'), idColumn('householdId'), keyColumn('state'), numberColumn('baseVersion'), numberColumn('version'), dayColumn('day'), jsonColumn('before'), jsonColumn('after'), textColumn('reason', 200),
    idColumn('personId'), instantColumn('claimedAt'), instantColumn('receivedAt'), idColumn('settledBy', { nullable: true }), instantColumn('settledAt', { nullable: true }),
  ], [index('ix_household_change', 'householdId', 'receivedAt'), index('ix_household_change_state', 'state', 'householdId')]),
  table('household_pair', [
    idColumn('id'), idColumn('householdId'), idColumn('personId', { nullable: true }), textColumn('name', 30), textColumn('unit', 60), keyColumn('rank'), dayColumn('from'), dayColumn('to', { nullable: true }),
    textColumn('endedReason', 200), idColumn('setBy'), instantColumn('setAt'),
  ], [index('ix_household_pair', 'householdId', 'to'), index('ix_household_pair_person', 'personId', 'to')]),
  table('visit_plan', [idColumn('id'), idColumn('personId'), dayColumn('day'), idColumn('householdId')], [unique('uq_visit_plan', 'personId', 'day', 'householdId')]),
]);
