import { CONTRACT_HEADER, CONTRACT_VERSION, OLDEST_CONTRACT, type Receipt } from '@village/shared/contract/receipt';
import { Db } from '../../../server/src/common/db';
import { ReceiptEntity } from '../../../server/src/common/receipt';
import { ENTITIES } from '../../../server/src/entities';
import { SessionService } from '../../../server/src/identity/session.service';
import { fill } from '../../src/call';
import { isPhoto, SENDABLE, type PhotoSendable, type Sendable } from '../../src/sendable';
import { everyKind, type Given } from './every';
import { Phone } from './phone';
import { Proxy, TROUBLES } from './proxy';
import { openServer, overTheWire, type TestApp } from './server';

/** Every line of the outbox against the real server; a new line has to give an example first. `KINDS=meeting npm test -- miniapp/test/outbox/every` for some. */
const KINDS = (Object.keys(SENDABLE) as Sendable[]).filter(name => name.includes(process.env.KINDS ?? ''));
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** With these no receipt comes through, whatever the server has done. */
const DEAF = TROUBLES.filter(trouble => trouble !== 'none' && trouble !== 'delay');

let app: TestApp;
let proxy: Proxy;
let bad: ReturnType<typeof overTheWire>;
let good: typeof bad;
let examples: Awaited<ReturnType<typeof everyKind>>;
/** Somebody else who uses the same phone. */
let other: { id: string; token: string };

beforeAll(async () => {
  const opened = await openServer();
  ({ app } = opened);
  proxy = new Proxy(opened.port);
  [bad, good] = [overTheWire(await proxy.open(), 400), overTheWire(opened.address, 20_000)];
  examples = await everyKind(app);
  other = await signed((await examples['attendance.record']()).personId);
});
afterAll(async () => {
  proxy.close();
  await app.close();
});

const signed = async (id: string) => ({ id, token: (await app.get(SessionService).open(id, { kind: 'wechat' })).token });
const offline = () => Promise.reject(new Error('no signal'));

/** How many rows each table has more than before: an entry that arrived once made as many as any other of its kind. */
type Rows = Record<string, number>;
async function rows(): Promise<Rows> {
  const found: Rows = {};
  for (const entity of ENTITIES) found[entity.name] = await app.get(Db).of<object>(entity).count();
  return found;
}
function more(before: Rows, after: Rows): Rows {
  return Object.fromEntries(Object.keys(after).map(name => [name, after[name] - before[name]] as const).filter(([, difference]) => difference !== 0));
}
const sum = (all: Rows[]) => all.reduce<Rows>((total, each) => Object.fromEntries([...new Set([...Object.keys(total), ...Object.keys(each)])].map(name => [name, (total[name] ?? 0) + (each[name] ?? 0)])), {});

let counter = 0;
/** The example under a key of the phone. */
async function prepared(name: Sendable) {
  const given = await examples[name]() as Given;
  const { id, token } = await signed(given.personId);
  const clientKey = `every-${(counter += 1)}-${'x'.repeat(12)}`;
  const input = name === 'presence.sendPhoto' ? given.input : { ...given.input, clientKey };
  return { name, id, token, clientKey, input, bytes: given.bytes };
}
type Prepared = Awaited<ReturnType<typeof prepared>>;

function keep({ app: { outbox } }: Phone, { name, input, clientKey, bytes }: Prepared) {
  if (bytes) return outbox.sendPhoto(name as PhotoSendable, name, input as never, bytes, clientKey);
  const { clientKey: _, ...rest } = input as { clientKey: string };
  return outbox.send(name, name, rest as never, undefined, clientKey);
}

/** As a network brings it, past the phone. */
async function brought({ name, token, input, bytes }: Prepared, version = CONTRACT_VERSION) {
  const { endpoint } = SENDABLE[name];
  const { path, rest } = fill(endpoint.path, input);
  const query = bytes ? `?${new URLSearchParams(rest as Record<string, string>).toString()}` : '';
  return app.withToken(token).raw(endpoint.method, `/api${path}${query}`, bytes ? Buffer.from(bytes) : rest, { [CONTRACT_HEADER]: String(version) });
}
const receiptOf = ({ body }: Awaited<ReturnType<typeof brought>>) => (body as { receipt: Receipt }).receipt;

function phoneOf({ id, token }: { id: string; token: string }, line: Phone['line']): Phone {
  const phone = new Phone(line);
  phone.start();
  phone.signIn(id, token);
  return phone;
}

async function drained(phone: Phone): Promise<void> {
  for (let times = 0; phone.entries.some(({ state }) => state === 'waiting') && times < 5; times += 1) await phone.app.outbox.flush(true);
}

const once = new Map<Sendable, Rows>();

describe.each(KINDS)('%s', name => {
  test('有信号时送到，记下一份', async () => {
    const item = await prepared(name);
    const phone = phoneOf(item, good);
    const before = await rows();
    expect(await keep(phone, item)).toBeDefined();
    expect(phone.entries).toEqual([]);
    once.set(name, more(before, await rows()));
    expect(once.get(name)).toMatchObject(isPhoto({ endpoint: name }) ? {} : { ReceiptEntity: 1 });
    expect(Object.keys(once.get(name)!).length).toBeGreaterThan(isPhoto({ endpoint: name }) ? 0 : 1);
  });

  test('没有信号时存下，关机再开还在；别人登录看不到、送不了、删不掉；本人回来，网络怎么坏都只有一份', async () => {
    const item = await prepared(name);
    const phone = phoneOf(item, offline);
    const before = await rows();
    expect(await keep(phone, item)).toBeUndefined();
    phone.app.session.end();
    phone.restart();
    phone.line = good;
    phone.signIn(other.id, other.token);
    phone.app.outbox.drop(item.clientKey);
    await phone.app.outbox.flush(true);
    expect([phone.app.outbox.mine(), phone.entries.length, more(before, await rows())]).toEqual([[], 1, {}]);
    phone.line = bad;
    proxy.trouble = 'black hole';
    phone.signIn(item.id, item.token);
    for (const trouble of DEAF) {
      Object.assign(proxy, { trouble, bytes: 40 });
      await phone.app.outbox.flush(true);
      expect([trouble, phone.app.outbox.mine().map(({ state }) => state)]).toEqual([trouble, ['waiting']]);
    }
    phone.line = good;
    await drained(phone);
    expect([phone.entries, phone.files.size]).toEqual([[], 0]);
    const again = await Promise.all(Array.from({ length: 3 }, () => brought(item)));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(more(before, await rows())).toEqual(once.get(name));
    expect(await app.get(Db).of(ReceiptEntity).countBy({ clientKey: item.clientKey, actorId: item.id })).toBe(item.bytes ? 0 : 1);
  });

  test('上一版的客户端送过、没等到答复就更新了：新版接过它存下的再送，仍是一份', async () => {
    const item = await prepared(name);
    const before = await rows();
    const answers = [await brought(item, OLDEST_CONTRACT), await brought(item, OLDEST_CONTRACT)];
    expect(answers.map(({ status, body }) => [status, body])).toEqual([[200, expect.any(Object)], [200, expect.any(Object)]]);
    // Version 1 lets go of its copy when it reads its own key.
    if (!item.bytes && OLDEST_CONTRACT === 1) expect(answers[1].body).toEqual({ clientKey: item.clientKey });
    expect(more(before, await rows())).toEqual(once.get(name));
    const phone = new Phone(good);
    if (!item.bytes) {
      phone.stored.set('outbox', JSON.stringify([{ clientKey: item.clientKey, personId: item.id, endpoint: name, title: name, input: item.input, keptAt: '2025-03-11T01:00:00.000Z', state: 'waiting', fault: null }]));
    }
    phone.start();
    phone.signIn(item.id, item.token);
    if (item.bytes) await keep(phone, item);
    await drained(phone);
    expect([phone.entries, phone.stored.has('outbox')]).toEqual([[], false]);
    expect(more(before, await rows())).toEqual(once.get(name));
  });
});

test('各种各样的一起到，次序打乱、重复、同时：每条一份，回执都是同一张', async () => {
  let state = SEED;
  const chance = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const items: Prepared[] = [];
  for (const name of KINDS) items.push(await prepared(name));
  const order = items.flatMap(item => Array.from({ length: 1 + Math.floor(chance() * 3) }, () => ({ item, at: chance() }))).sort((one, two) => one.at - two.at).map(({ item }) => item);
  const before = await rows();
  const receipts = new Map<Prepared, Set<string>>(items.map(item => [item, new Set()]));
  for (let from = 0; from < order.length; from += 6) {
    await Promise.all(order.slice(from, from + 6).map(async item => {
      const answer = await brought(item);
      expect([SEED, item.name, answer.status]).toEqual([SEED, item.name, 200]);
      receipts.get(item)!.add(item.bytes ? 'photo' : receiptOf(answer).id);
    }));
  }
  expect([SEED, [...receipts].filter(([, ids]) => ids.size !== 1).map(([{ name }]) => name)]).toEqual([SEED, []]);
  expect([SEED, more(before, await rows())]).toEqual([SEED, sum(KINDS.map(name => once.get(name)!))]);
});
