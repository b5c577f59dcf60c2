import { createTables, flagColumn, idColumn, index, instantColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Identity1763800000200 = createTables('Identity1763800000200', [
  table('account', [
    idColumn('personId', { primary: true }), textColumn('passwordHash', 200, { nullable: true }),
    keyColumn('codeHash', { nullable: true }), instantColumn('codeExpiresAt', { nullable: true }),
  ]),
  table('wechat_binding', [
    idColumn('personId', { primary: true }), keyColumn('openid'), instantColumn('boundAt'),
  ], [unique('uq_wechat_binding_openid', 'openid')]),
  table('session', [
    idColumn('id'), keyColumn('tokenHash'), idColumn('personId'), keyColumn('kind'), textColumn('label', 60), instantColumn('createdAt'),
    instantColumn('lastSeenAt'), instantColumn('expiresAt'), instantColumn('revokedAt', { nullable: true }), flagColumn('mustSetPassword'),
  ], [unique('uq_session_token_hash', 'tokenHash'), index('ix_session_person', 'personId')]),
  table('binding_ticket', [
    keyColumn('ticketHash', { primary: true }), keyColumn('openid'), instantColumn('expiresAt'),
  ], [index('ix_binding_ticket_expires', 'expiresAt')]),
  table('sign_in_attempt', [
    keyColumn('key', { primary: true }), numberColumn('failed'), instantColumn('lastAt'), instantColumn('waitUntil', { nullable: true }),
  ], [index('ix_sign_in_attempt_last', 'lastAt')]),
]);
