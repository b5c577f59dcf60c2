import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, table, textColumn, unique } from '../common/migration';

export const PresenceProof1763900003100 = createTables('PresenceProof1763900003100', [
  table('village_code', [
    idColumn('id'), idColumn('villageId'), keyColumn('kind'), textColumn('name', 40), keyColumn('keyLookup', { nullable: true }), idColumn('createdBy'), instantColumn('createdAt'),
    idColumn('revokedBy', { nullable: true }), instantColumn('revokedAt', { nullable: true }),
  ], [index('ix_village_code_village', 'villageId'), unique('uq_village_code_key', 'keyLookup')]),
  table('presence_proof', [
    idColumn('id'), idColumn('recordedBy'), keyColumn('clientKey'), keyColumn('mode'), dayColumn('day'), jsonColumn('content'),
  ], [unique('uq_presence_proof_key', 'recordedBy', 'clientKey'), index('ix_presence_proof_day', 'mode', 'day')]),
]);
