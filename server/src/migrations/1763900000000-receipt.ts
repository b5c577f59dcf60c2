import { createTables, idColumn, instantColumn, keyColumn, table, unique } from '../common/migration';

export const Receipt1763900000000 = createTables('Receipt1763900000000', [
  table('receipt', [
    idColumn('id'), idColumn('actorId'), keyColumn('operation'), keyColumn('clientKey'), keyColumn('bodyHash'),
    instantColumn('claimedAt', { nullable: true }), instantColumn('receivedAt'),
  ], [unique('uq_receipt_key', 'actorId', 'operation', 'clientKey')]),
]);
