// The least a server can do to take a presence: who holds the token, insert the row once for its key, answer. No framework and no rules.
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';

const load = createRequire(join(ROOT, 'server/package.json'));
const TABLE = 'CREATE TABLE bare_presence (id VARCHAR(36) PRIMARY KEY, clientKey VARCHAR(64), personId VARCHAR(36), day VARCHAR(10), half VARCHAR(8), state VARCHAR(64), mode VARCHAR(64), claimedAt VARCHAR(24), receivedAt VARCHAR(24), UNIQUE (personId, clientKey))';
const SESSION = 'SELECT personId FROM session WHERE tokenHash = ? AND revokedAt IS NULL AND expiresAt > ?';
const INSERT = 'INSERT INTO bare_presence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';
const database = process.env.DATABASE_URL ? await onMySql(process.env.DATABASE_URL) : onSqlite(join(process.env.DATA_DIR, 'village.sqlite'));

/** Prepared statements on a pool as large as the program's. */
async function onMySql(uri) {
  const pool = load('mysql2/promise').createPool({ uri, connectionLimit: 10 });
  await pool.query(TABLE);
  return {
    personOf: async (hash, now) => (await pool.execute(SESSION, [hash, now]))[0][0]?.personId,
    insert: row => pool.execute(INSERT, row),
  };
}

function onSqlite(path) {
  const file = new (load('./dist/common/sqlite.js').SqliteDatabase)(path);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.prepare(TABLE).run();
  const [session, insert] = [file.prepare(SESSION), file.prepare(INSERT)];
  // `file` is held here: the SQLite of Node 20 ends the process with a fault when a statement outlives its database.
  return { file, personOf: (hash, now) => session.all(hash, now)[0]?.personId, insert: row => insert.run(...row) };
}

function answer(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

async function take(request, response, text) {
  const now = new Date().toISOString();
  const hash = createHash('sha256').update(request.headers.authorization.slice(7)).digest('base64url');
  const personId = await database.personOf(hash, now);
  if (!personId) return answer(response, 401, {});
  const { clientKey, day, halves, state, mode, claimedAt } = JSON.parse(text);
  const row = [randomUUID(), clientKey, personId, day, halves[0], state, mode, claimedAt, now];
  await database.insert(row);
  answer(response, 201, [row]);
}

createServer((request, response) => {
  if (request.method === 'GET') return answer(response, 200, { status: 'ready' });
  let text = '';
  request.setEncoding('utf8').on('data', chunk => { text += chunk; }).on('end', () => take(request, response, text).catch(error => answer(response, 500, { fault: String(error) })));
}).listen(Number(process.env.PORT), '127.0.0.1');
