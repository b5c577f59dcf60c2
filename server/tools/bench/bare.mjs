// The least a server can do to take a presence: look the token up, insert the row, answer. No framework, no rules, no checks.
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';

const { SqliteDatabase } = createRequire(import.meta.url)(join(ROOT, 'server/dist/common/sqlite.js'));
const file = new SqliteDatabase(join(process.env.DATA_DIR, 'bare.sqlite'));
file.pragma('journal_mode = WAL');
file.pragma('synchronous = FULL');
file.prepare('CREATE TABLE presence (id TEXT PRIMARY KEY, clientKey TEXT, personId TEXT, day TEXT, half TEXT, state TEXT, mode TEXT, claimedAt TEXT, receivedAt TEXT, UNIQUE (personId, clientKey))').run();
file.prepare('CREATE TABLE session (tokenHash TEXT PRIMARY KEY, personId TEXT)').run();
const session = file.prepare('SELECT personId FROM session WHERE tokenHash = ?');
const signIn = file.prepare('INSERT OR IGNORE INTO session VALUES (?, ?)');
const insert = file.prepare('INSERT INTO presence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');

function answer(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

createServer((request, response) => {
  if (request.method === 'GET') return answer(response, 200, { status: 'ready' });
  const hash = createHash('sha256').update(request.headers.authorization ?? '').digest('hex');
  if (!session.all(hash).length) signIn.run(hash, hash);
  let text = '';
  request.setEncoding('utf8').on('data', chunk => { text += chunk; }).on('end', () => {
    const { clientKey, day, halves, state, mode, claimedAt } = JSON.parse(text);
    const row = [randomUUID(), clientKey, hash, day, halves[0], state, mode, claimedAt, new Date().toISOString()];
    insert.run(...row);
    answer(response, 201, [row]);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
