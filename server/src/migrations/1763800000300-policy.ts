import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Policy1763800000300 = createTables('Policy1763800000300', [
  table('policy_adoption', [
    idColumn('id'), idColumn('organisationId'), keyColumn('profileId'), dayColumn('effectiveFrom'), idColumn('adoptedBy'), instantColumn('adoptedAt'),
  ], [unique('uq_policy_adoption_place_day', 'organisationId', 'effectiveFrom')]),
  table('policy_value', [
    idColumn('id'), idColumn('adoptionId'), textColumn('name', 80), jsonColumn('value'), textColumn('reason', 200), dayColumn('from'),
    idColumn('setBy'), instantColumn('setAt'),
  ], [index('ix_policy_value_adoption', 'adoptionId')]),
  table('policy_calendar', [
    idColumn('id'), numberColumn('year'), textColumn('notice', 100), jsonColumn('days'), idColumn('publishedBy'), instantColumn('publishedAt'),
  ], [unique('uq_policy_calendar_year_notice', 'year', 'notice')]),
]);
