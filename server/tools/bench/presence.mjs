// A cadre says "I am in the village": the whole way through the door, the session, the receipt, the rules and the transaction, against a bare server
// that asks who holds the token, inserts the row once for its key and does nothing else. Both on the same database with a flush for every commit.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { ROOT } from '../prepare.mjs';
import { openCounty } from './county.mjs';
import { middle } from './sample.mjs';

const CONNECTIONS = 32;
const SECONDS = 3;
const ROUNDS = 3;

export async function measure() {
  const county = await openCounty({ villages: 4, members: 16 });
  const servers = [];
  try {
    const tokens = [];
    const sessions = county.get('identity/session.service.js', 'SessionService');
    for (const { personId } of county.cadres) tokens.push((await sessions.open(personId, { kind: 'wechat' })).token);
    const today = county.get('common/time.js', 'Clock').today();
    const [ours, bare] = [await freePort(), await freePort()];
    const environment = { ...process.env, ...county.environment };
    servers.push(start(join(ROOT, 'server/dist/main.js'), { ...environment, PORT: String(ours) }));
    servers.push(start(join(dirname(fileURLToPath(import.meta.url)), 'bare.mjs'), { ...environment, PORT: String(bare) }));
    await Promise.all([ours, bare].map(untilReady));
    await load(ours, tokens, today, 1);
    await load(bare, tokens, today, 1);
    const [own, other] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      other.push(await load(bare, tokens, today, SECONDS));
      own.push(await load(ours, tokens, today, SECONDS));
    }
    const told = `${middle(own)} a second, bare ${middle(other)} (${county.called})`;
    return [{ name: 'presence.requests', ratio: middle(other) / middle(own), allowed: ALLOWED, spread: middle(other) / Math.min(...other), told }];
  } finally {
    servers.forEach(server => server.kill());
    await county.close();
  }
}

/** Requests a second; anything but a success is a fault of the measurement. */
async function load(port, tokens, day, duration) {
  let number = 0;
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/api/attendance/presences`, connections: CONNECTIONS, duration, method: 'POST',
    requests: [{
      setupRequest: request => {
        number += 1;
        const body = { clientKey: randomUUID(), day, halves: ['am'], state: 'in_village', mode: 'self', claimedAt: `${day}T00:30:00.000Z` };
        // Addresses differ as those of phones do: one address alone would meet the limit of requests.
        const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
        return {
          ...request, body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[number % tokens.length]}`, 'x-forwarded-for': address },
        };
      },
    }],
  });
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} refused and ${result.errors} failed of ${result.requests.total} requests`);
  return result.requests.average;
}

function start(file, env) {
  return spawn(process.execPath, [file], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function untilReady(port) {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null))?.ok) return;
    await new Promise(done => setTimeout(done, 200));
  }
  throw new Error(`nobody answers at port ${port}`);
}

function freePort() {
  return new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

const ALLOWED = 9;
