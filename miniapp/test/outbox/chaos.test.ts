import { Phone, presence } from './phone';
import { Proxy, TROUBLES } from './proxy';
import { keysOf, member, openServer, overTheWire, type TestApp } from './server';

/** `CHAOS=2000 npm test -- miniapp/test/outbox/chaos` for a longer run; the seed of a run that failed is printed. */
const OPERATIONS = Number(process.env.CHAOS ?? 60);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const PATIENCE = 150;

let app: TestApp;
let proxy: Proxy;
let address: string;
let team: Awaited<ReturnType<typeof openServer>>['team'];

beforeAll(async () => {
  const opened = await openServer();
  ({ app, team } = opened);
  proxy = new Proxy(opened.port);
  address = await proxy.open();
});
afterAll(async () => {
  proxy.close();
  await app.close();
});

/** Chance that can be had again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** What is waiting goes out over a good line. */
async function drain(phone: Phone): Promise<void> {
  proxy.trouble = 'none';
  for (let times = 0; phone.entries.some(({ state }) => state === 'waiting') && times < 20; times += 1) await phone.app.outbox.flush(true);
}

test(`坏网络：${OPERATIONS} 条，每条恰好一份，没有一张回执是假的`, async () => {
  const { id, token } = await member(app, team);
  const line = overTheWire(address, PATIENCE);
  const random = chance(SEED);
  let attempts = 0;
  const phone = new Phone(wanted => {
    attempts += 1;
    proxy.trouble = TROUBLES[Math.floor(random() * TROUBLES.length)];
    proxy.bytes = Math.floor(random() * (proxy.trouble === 'delay' ? 60 : 900));
    return line(wanted);
  });
  phone.start();
  phone.signIn(id, token);
  const lost: string[] = [];
  for (let index = 0; index < OPERATIONS; index += 1) {
    await phone.app.outbox.send('attendance.record', '确认在村', presence('2025-12-31'));
    if (random() < 0.1) phone.restart();
    const there = new Set((await keysOf(app, id)).map(key => key.split(' ')[0]));
    // The wrong acknowledgement: the phone let go of what the server does not have.
    lost.push(...phone.app.delivered().map(({ receipt }) => receipt.key).filter(key => !there.has(key)));
  }
  for (let times = 0; phone.entries.length > 0 && times < OPERATIONS * 10; times += 1) await phone.app.outbox.flush(true);
  const keys = await keysOf(app, id);
  expect({ seed: SEED, rows: keys.length, distinct: new Set(keys).size, lost, left: phone.entries.length }).toEqual({ seed: SEED, rows: OPERATIONS, distinct: OPERATIONS, lost: [], left: 0 });
  expect(attempts).toBeGreaterThan(OPERATIONS);
}, 60_000 + OPERATIONS * 2_000);

test('请求的内容在任何一处断开：服务器没有半条，手机不放下', async () => {
  const { id, token } = await member(app, team);
  const phone = new Phone(overTheWire(address, PATIENCE));
  phone.start();
  phone.signIn(id, token);
  const size = 700;
  for (let bytes = 0; bytes < size; bytes += 64) {
    Object.assign(proxy, { trouble: 'cut request', bytes });
    await phone.app.outbox.send('attendance.record', '确认在村', presence('2025-12-30'));
    const before = bytes / 64;
    const there = (await keysOf(app, id)).length;
    if (phone.entries.length === 0) expect([bytes, there]).toEqual([bytes, before + 1]);
    // A whole request may arrive and its answer come too late for the phone: it keeps the entry then.
    else expect([before, before + 1]).toContain(there);
    if (bytes < 320) expect([bytes, there, phone.entries.length]).toEqual([bytes, before, 1]);
    await drain(phone);
    expect((await keysOf(app, id)).length).toBe(bytes / 64 + 1);
  }
});

test('无线网络的登录页、没有回音、断掉的答复，一种一种来', async () => {
  const { id, token } = await member(app, team);
  const phone = new Phone(overTheWire(address, PATIENCE));
  phone.start();
  phone.signIn(id, token);
  for (const [index, trouble] of TROUBLES.entries()) {
    Object.assign(proxy, { trouble, bytes: 40 });
    const arrived = await phone.app.outbox.send('attendance.record', '确认在村', presence('2025-12-29'));
    // Without trouble the answer comes too, but how soon depends on the machine.
    if (!['none', 'delay'].includes(trouble)) expect([trouble, arrived]).toEqual([trouble, undefined]);
    await drain(phone);
    expect([trouble, (await keysOf(app, id)).length, phone.entries]).toEqual([trouble, index + 1, []]);
  }
});
