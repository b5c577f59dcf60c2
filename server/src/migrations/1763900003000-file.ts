import { createTables, dayColumn, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn } from '../common/migration';

export const File1763900003000 = createTables('File1763900003000', [
  table('stored_file', [
    idColumn('id'), keyColumn('purpose'), idColumn('ownerId'), keyColumn('kind'), textColumn('name', 100), keyColumn('receivedDigest'), keyColumn('digest'),
    numberColumn('bytes'), instantColumn('uploadedAt'), dayColumn('expiresOn', { nullable: true }), instantColumn('deletedAt', { nullable: true }),
  ], [index('ix_stored_file_received', 'receivedDigest', 'purpose'), index('ix_stored_file_digest', 'digest'), index('ix_stored_file_expires', 'expiresOn', 'deletedAt')]),
]);
