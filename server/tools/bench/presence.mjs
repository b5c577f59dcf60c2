// A cadre says "I am in the village": the whole way through the door, the session, the receipt, the rules and the transaction, against a bare server
// that asks who holds the token, inserts the row once for its key and does nothing else. Both on the same database with a flush for every commit.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { ROOT } from '../prepare.mjs';
import { openCounty } from './county.mjs';
import { middle } from './sample.mjs';
import { serve } from './serving.mjs';

/** So many phones at once: a county confirms at half past eight. */
const CONNECTIONS = 100;
const SECONDS = 3;
const ROUNDS = 5;
/** Both are measured warm: so many requests come first. */
const WARMING = 12_000;

export async function measure() {
  const county = await openCounty({ villages: 4, members: 16 });
  const servers = [];
  try {
    const tokens = [];
    const sessions = county.get('identity/session.service.js', 'SessionService');
    for (const { personId } of county.cadres) tokens.push((await sessions.open(personId, { kind: 'wechat' })).token);
    const today = county.get('common/time.js', 'Clock').today();
    for (const file of ['server/dist/main.js', 'server/tools/bench/bare.mjs']) servers.push(await serve(join(ROOT, file), county.environment));
    const [ours, bare] = servers.map(({ port }) => options => load(port, tokens, today, options));
    await ours({ amount: WARMING });
    await bare({ amount: WARMING });
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ bare: await bare({ duration: SECONDS }), ours: await ours({ duration: SECONDS }) });
    const [own, other] = ['ours', 'bare'].map(name => middle(rounds.map(round => round[name])));
    const told = `${Math.round(own)} a second, bare ${Math.round(other)}, ${Math.round((100 * own) / other)} % of it (${county.called})`;
    return [{ name: 'presence.requests', ratio: middle(rounds.map(round => round.bare / round.ours)), allowed: ALLOWED, told }];
  } finally {
    for (const server of servers) await server.stop();
    await county.close();
  }
}

/** Requests a second; anything but a success is a fault of the measurement. */
async function load(port, tokens, day, options) {
  let number = 0;
  const result = await autocannon({
    // A machine whose disk is busy may let one wait for long; that is slow, and no fault.
    url: `http://127.0.0.1:${port}/api/attendance/presences`, connections: CONNECTIONS, method: 'POST', timeout: 60, ...options,
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

/** Half of the rate of the bare server. */
const ALLOWED = 2;
