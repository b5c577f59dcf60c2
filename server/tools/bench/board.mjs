// A village's board for everybody who scanned the code: what the server answers in a second, and how long the middle one takes, against a bare `node:http` that
// sends the same bytes from memory. Meanwhile the team says where it is, and that has to be on the board within five seconds.
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { ROOT } from '../prepare.mjs';
import { openCounty } from './county.mjs';
import { middle } from './sample.mjs';
import { serve } from './serving.mjs';

const CONNECTIONS = 50;
const SECONDS = 3;
const ROUNDS = 5;
const WARMING = 20_000;
/** Seven tenths of the bare server. */
const ALLOWED = 1 / 0.7;
const TURNS = 3000;
const FRESH_SECONDS = 5;

export async function measure() {
  const county = await openCounty({ villages: 2, members: 6 });
  const servers = [];
  try {
    const [cadre] = county.cadres;
    const sessions = county.get('identity/session.service.js', 'SessionService');
    const token = (await sessions.open(cadre.personId, { kind: 'wechat' })).token;
    const ours = await serve(join(ROOT, 'server/dist/main.js'), county.environment);
    servers.push(ours);
    const call = caller(ours.port, token);
    const { code } = await call('POST', `/api/disclosures/boards/${cadre.villageId}/code`, { seen: '' });
    const path = `/api/boards/${code}`;
    const file = join(county.folder, 'board.json');
    writeFileSync(file, JSON.stringify(await call('GET', path)));
    const bare = await serve(join(ROOT, 'server/tools/bench/bare-board.mjs'), { BENCH_BOARD: file });
    servers.push(bare);
    const bytes = readFileSync(file).length;
    for (const { port } of [ours, bare]) await load(port, path, { amount: WARMING });
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ bare: await load(bare.port, path, { duration: SECONDS }), ours: await load(ours.port, path, { duration: SECONDS }) });
    const waited = await freshness(ours.port, path, () => call('POST', '/api/disclosures/whereabouts', { teamId: cadre.teamId, text: '在三组入户', until: new Date(Date.now() + 3_600_000).toISOString() }));
    const half = await halves(ours.port, bare.port, path);
    const of = name => middle(rounds.map(round => round[name]));
    return [
      { name: 'board.requests', ratio: middle(rounds.map(round => round.bare / round.ours)), allowed: ALLOWED, told: `${of('ours').toFixed(0)} a second, bare ${of('bare').toFixed(0)}, ${Math.round((100 * of('ours')) / of('bare'))} % of it, ${bytes} bytes (${county.called})` },
      { name: 'board.middle', ratio: half.ours / half.bare, allowed: ALLOWED, told: `${half.ours.toFixed(0)} µs, bare ${half.bare.toFixed(0)} µs (half of them, one at a time)` },
      { name: 'board.fresh', ratio: waited / FRESH_SECONDS, allowed: 1, told: `a change was on the board after ${waited.toFixed(1)} s under load` },
    ];
  } finally {
    for (const server of servers) await server.stop();
    await county.close();
  }
}

/** While everybody reads it: how long until what was said is read by all. */
async function freshness(port, path, change) {
  const reading = load(port, path, { duration: SECONDS * 2 });
  const began = process.hrtime.bigint();
  await change();
  while (!(await (await fetch(`http://127.0.0.1:${port}${path}`)).text()).includes('在三组入户')) await new Promise(done => setTimeout(done, 50));
  const waited = Number(process.hrtime.bigint() - began) / 1e9;
  await reading;
  return waited;
}

async function load(port, path, options) {
  const result = await autocannon({ url: `http://127.0.0.1:${port}${path}`, connections: CONNECTIONS, timeout: 60, ...options });
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} refused and ${result.errors} failed of ${result.requests.total} requests`);
  return result.requests.average;
}

/** The middle of many, one at a time and in turns: what a load tells is in whole milliseconds, and these are shorter. */
async function halves(ours, bare, path) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = { ours: [], bare: [] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [name, port] of [['bare', bare], ['ours', ours]]) times[name].push(await timed(agent, port, path));
  }
  agent.destroy();
  return { ours: middle(times.ours), bare: middle(times.bare) };
}

function timed(agent, port, path) {
  const began = process.hrtime.bigint();
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path, agent }, answer => {
      answer.resume().once('end', () => (answer.statusCode === 200 ? done(Number(process.hrtime.bigint() - began) / 1e3) : fail(new Error(`answered ${answer.statusCode}`))));
    }).once('error', fail).end();
  });
}

function caller(port, token) {
  return async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) }, body: body && JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path.split('?')[0]}: ${answer.status} ${text.slice(0, 200)}`);
    return JSON.parse(text);
  };
}
