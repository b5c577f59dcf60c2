import { createTables, dayColumn, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, longTextColumn, table, textColumn } from '../common/migration';

export const Record1764000040000 = createTables('Record1764000040000', [
  table('record', [
    idColumn('id'), keyColumn('kind'), keyColumn('state'), dayColumn('day'), keyColumn('at', { nullable: true }),
    idColumn('countyId'), idColumn('townshipId'), idColumn('villageId'), idColumn('teamId'), idColumn('personId'),
    jsonColumn('withIds'), textColumn('others', 100), textColumn('place', 30), longTextColumn('text'), textColumn('tags', 400), jsonColumn('answers'),
    idColumn('householdId', { nullable: true }), idColumn('rootId'), idColumn('threadId'), flagColumn('closes'),
    idColumn('correctsId', { nullable: true }), idColumn('correctedById', { nullable: true }), instantColumn('claimedAt'), instantColumn('receivedAt'),
    idColumn('withdrawnBy', { nullable: true }), instantColumn('withdrawnAt', { nullable: true }), textColumn('withdrawnReason', 200),
  ], [
    index('ix_record_county', 'countyId', 'state', 'day', 'id'), index('ix_record_township', 'townshipId', 'state', 'day', 'id'),
    index('ix_record_village', 'villageId', 'state', 'day', 'id'), index('ix_record_team', 'teamId', 'state', 'day', 'id'),
    index('ix_record_person', 'personId', 'state', 'day', 'id'), index('ix_record_household', 'householdId', 'state', 'day'),
    index('ix_record_thread', 'threadId', 'state'), index('ix_record_root', 'rootId'),
  ]),
  table('record_photo', [idColumn('id'), idColumn('rootId'), idColumn('fileId'), idColumn('addedBy'), instantColumn('addedAt')], [index('ix_record_photo_root', 'rootId')]),
]);
