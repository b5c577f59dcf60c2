import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Allowance1764000210000 = createTables('Allowance1764000210000', [
  table('allowance_statement', [
    idColumn('id'), idColumn('personId'), dayColumn('month'), keyColumn('memberType'), numberColumn('oneWayKm'), numberColumn('roundTrips'), numberColumn('byUnitVehicle'), numberColumn('backInCityDays'),
    idColumn('statedBy'), instantColumn('statedAt'),
  ], [index('ix_allowance_statement_person', 'personId', 'month')]),
  table('allowance_payment', [
    idColumn('id'), idColumn('runId'), idColumn('personId'), dayColumn('month'), idColumn('villageId'), keyColumn('item'), numberColumn('sequence'), numberColumn('amountFen'), textColumn('quantity', 40), jsonColumn('because'),
    keyColumn('profileId'), keyColumn('profileVersion'), textColumn('remark', 200), idColumn('confirmedBy'), textColumn('confirmedByName', 30), instantColumn('confirmedAt'),
  ], [unique('uq_allowance_payment', 'personId', 'month', 'villageId', 'item', 'sequence'), index('ix_allowance_payment_village', 'villageId', 'month')]),
]);
