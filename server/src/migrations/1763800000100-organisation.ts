import { createTables, dayColumn, idColumn, index, keyColumn, table, textColumn, unique } from '../common/migration';

export const Organisation1763800000100 = createTables('Organisation1763800000100', [
  table('organisation', [
    idColumn('id'), keyColumn('kind'), idColumn('parentId', { nullable: true }), textColumn('path', 120), textColumn('name', 40),
  ], [unique('uq_organisation_parent_name', 'parentId', 'name'), index('ix_organisation_path', 'path')]),
  table('dispatching_unit', [
    idColumn('id'), idColumn('countyId'), textColumn('name', 60), keyColumn('level'),
  ], [unique('uq_dispatching_unit_county_name', 'countyId', 'name')]),
  table('team', [
    idColumn('id'), idColumn('villageId'), textColumn('name', 60), dayColumn('from'), dayColumn('to', { nullable: true }),
  ], [unique('uq_team_village_from', 'villageId', 'from')]),
  table('person', [
    idColumn('id'), idColumn('countyId'), textColumn('name', 30), keyColumn('phoneHash'), textColumn('phoneSealed', 120),
    idColumn('unitId', { nullable: true }), textColumn('post', 40, { nullable: true }),
  ], [unique('uq_person_phone_hash', 'phoneHash'), index('ix_person_county', 'countyId'), index('ix_person_unit', 'unitId')]),
  table('term', [
    idColumn('id'), idColumn('personId'), keyColumn('role'), idColumn('organisationId'), idColumn('teamId', { nullable: true }),
    dayColumn('from'), dayColumn('to', { nullable: true }),
  ], [index('ix_term_person', 'personId'), index('ix_term_organisation', 'organisationId', 'role'), index('ix_term_team', 'teamId')]),
]);
