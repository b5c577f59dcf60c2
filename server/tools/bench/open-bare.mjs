// A database as a bare program opens it: prepared statements on a pool as large as the program's, or the one file with a flush for every commit.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { ROOT } from '../prepare.mjs';

const load = createRequire(join(ROOT, 'server/package.json'));
const SESSION = 'SELECT personId FROM session WHERE tokenHash = ? AND revokedAt IS NULL AND expiresAt > ?';

/** `read` gives rows, `run` writes; `personOf` says who holds the token of a request now, as the program does: by its hash, unless revoked or over. */
export async function openBare({ DATABASE_URL, DATA_DIR }) {
  const { read, run } = DATABASE_URL ? onMySql(DATABASE_URL) : onSqlite(join(DATA_DIR, 'village.sqlite'));
  const personOf = async ({ headers }, now) => {
    const hash = createHash('sha256').update(headers.authorization.slice(7)).digest('base64url');
    return (await read(SESSION, [hash, now]))[0]?.personId;
  };
  return { read, run, personOf };
}

function onMySql(uri) {
  const pool = load('mysql2/promise').createPool({ uri, connectionLimit: 10 });
  const ask = async (sql, values = []) => (await pool.execute(sql, values))[0];
  return { read: ask, run: ask };
}

function onSqlite(path) {
  // Held by the statements' functions: the SQLite of Node 20 ends the process with a fault when a statement outlives its database.
  const file = new (load('./dist/common/sqlite.js').SqliteDatabase)(path);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  return { read: async (sql, values = []) => file.prepare(sql).all(...values), run: async (sql, values = []) => file.prepare(sql).run(...values) };
}

export function answer(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
