// The least a server can do to take a presence: who holds the token, insert the row once for its key, answer; the same key again gives the row that is there.
// No framework and no rules.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { answer, openBare } from './open-bare.mjs';

const TABLE = 'CREATE TABLE bare_presence (id VARCHAR(36) PRIMARY KEY, clientKey VARCHAR(64), personId VARCHAR(36), day VARCHAR(10), half VARCHAR(8), state VARCHAR(64), mode VARCHAR(64), claimedAt VARCHAR(24), receivedAt VARCHAR(24), UNIQUE (personId, clientKey))';
const INSERT = 'INSERT INTO bare_presence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';
const BEFORE = 'SELECT * FROM bare_presence WHERE personId = ? AND clientKey = ?';
const { read, run, personOf } = await openBare(process.env);
await run(TABLE);

async function take(request, response, text) {
  const now = new Date().toISOString();
  const personId = await personOf(request, now);
  if (!personId) return answer(response, 401, {});
  const { clientKey, day, halves, state, mode, claimedAt } = JSON.parse(text);
  const row = [randomUUID(), clientKey, personId, day, halves[0], state, mode, claimedAt, now];
  try {
    await run(INSERT, row);
    answer(response, 201, [row]);
  } catch (error) {
    const [before] = await read(BEFORE, [personId, clientKey]);
    if (!before) throw error;
    answer(response, 200, [Object.values(before)]);
  }
}

createServer((request, response) => {
  if (request.method === 'GET') return answer(response, 200, { status: 'ready' });
  let text = '';
  request.setEncoding('utf8').on('data', chunk => { text += chunk; }).on('end', () => take(request, response, text).catch(error => answer(response, 500, { fault: String(error) })));
}).listen(Number(process.env.PORT), '127.0.0.1');
