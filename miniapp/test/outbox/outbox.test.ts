import { attendance } from '@village/shared/contract/attendance';
import { CONTRACT_VERSION } from '@village/shared/contract/receipt';
import { digestOf } from '@village/shared/kernel/digest';
import { type App, Ledger, ok, Phone, presence, problem, receiptFor, versionSaid } from './phone';

let ledger: Ledger;
let phone: Phone;
let app: App;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  ledger = new Ledger();
  phone = new Phone(ledger.line);
  app = phone.start();
  phone.signIn('zhang');
});
afterEach(() => jest.useRealTimers());

const offline = () => Promise.reject(new Error('no signal'));
const send = (given = presence(), title = '确认在村', replaces?: string) => app.outbox.send('attendance.record', title, given, replaces);
/** Keeps some entries while there is no signal; gives their keys. */
async function keep(count: number, day?: string): Promise<string[]> {
  const { line } = phone;
  phone.line = offline;
  const before = app.outbox.mine().length;
  for (let index = 0; index < count; index += 1) await send(presence(day));
  phone.line = line;
  return app.outbox.mine().slice(before).map(({ clientKey }) => clientKey);
}
const states = () => app.outbox.mine().map(({ state }) => state);

describe('只有服务器的回执才让手机放下一条', () => {
  const of = (change: (receipt: ReturnType<typeof receiptFor>['receipt']) => unknown) => (body: { clientKey: string }) => ok({ receipt: change(receiptFor(body).receipt), reply: {} });

  test.each<[string, (body: { clientKey: string }) => ReturnType<typeof ok>]>([
    ['光是一个 200', () => ok('')],
    ['无线网络的登录页', () => ok('<!DOCTYPE html><title>请登录</title>')],
    ['半截的答复', body => ok(JSON.stringify(receiptFor(body)).slice(0, 60))],
    ['空的答复', () => ok({})],
    ['null', () => ok(null)],
    ['上一版不带回执的答复', body => ok([{ clientKey: body.clientKey }])],
    ['别的编号的回执', of(receipt => ({ ...receipt, key: 'other' }))],
    ['别的内容的回执', of(receipt => ({ ...receipt, bodyHash: digestOf('别的') }))],
    ['没有回执号的回执', of(({ key, bodyHash, receivedAt }) => ({ key, bodyHash, receivedAt }))],
    ['没有时间的回执', of(({ id, key, bodyHash }) => ({ id, key, bodyHash }))],
    ['回执是一句话', of(() => 'ok')],
    ['不是驻村通的 403', () => ({ statusCode: 403, data: '<html>', header: {} })],
    ['不是驻村通的 404', () => ({ statusCode: 404, data: { error: 'nothing here' }, header: {} })],
  ])('%s 什么也不是', async (_, answer) => {
    ledger.before = (_, body) => answer(body);
    expect(await send()).toBeUndefined();
    expect(states()).toEqual(['waiting']);
    ledger.before = () => null;
    await app.outbox.flush(true);
    expect(states()).toEqual([]);
    expect(ledger.rows.size).toBe(1);
  });

  test('收到以后，手机留下回执；更新的服务器多给几个字段也不碍事', async () => {
    ledger.before = (wanted, body) => (versionSaid(wanted) === String(CONTRACT_VERSION) ? ok({ ...receiptFor(body, { more: 1 }), next: {}, receipt: { ...receiptFor(body).receipt, leafHash: 'x' } }) : null);
    expect(await send()).toEqual({ reply: { more: 1 } });
    expect(app.delivered().map(({ receipt }) => receipt.key)).toEqual([ledger.heard[0].key]);
  });

  test('答复在路上丢了，再送一遍得到同一张回执，服务器只有一条', async () => {
    phone.line = wanted => { ledger.line(wanted); return offline(); };
    await send();
    phone.line = ledger.line;
    await app.outbox.flush(true);
    expect([ledger.rows.size, new Set(ledger.heard.map(({ key }) => key)).size, phone.entries.length]).toEqual([1, 1, 0]);
    expect(ledger.heard.length).toBeGreaterThan(1);
  });
});

describe('顺序，和送不出去的', () => {
  test('按填写的先后送', async () => {
    const keys = await keep(20);
    await app.outbox.flush(true);
    expect(ledger.heard.map(({ key }) => key)).toEqual(keys);
  });

  test('五十条里有一条服务器永远不收：其余四十九条送到，这一条带着服务器的话放在一边', async () => {
    const keys = await keep(50);
    ledger.before = (_, { clientKey }) => (clientKey === keys[20] ? problem(422, 'day_sealed', '3 月已经封存') : null);
    await app.outbox.flush(true);
    expect(ledger.rows.size).toBe(49);
    expect(app.outbox.mine()).toMatchObject([{ clientKey: keys[20], state: 'stopped', fault: { text: '3 月已经封存' } }]);
    ledger.heard.length = 0;
    await app.outbox.flush(true);
    expect(ledger.heard).toEqual([]);
  });

  test('服务器对一条出错八次以后，这一条放在一边；同一件事的后一条等它，别的先走', async () => {
    const [bad] = await keep(1, '2025-03-03');
    const [same] = await keep(1, '2025-03-03');
    const [other] = await keep(1, '2025-03-04');
    ledger.before = (_, { clientKey }) => (clientKey === bad ? problem(500, 'fault', '系统出错') : null);
    for (let times = 1; times <= 8; times += 1) {
      expect(ledger.rows.has(same)).toBe(false);
      await app.outbox.flush(true);
      expect(ledger.rows.has(other)).toBe(true);
      expect(app.unsent.find(bad)?.state).toBe(times < 8 ? 'waiting' : 'stopped');
    }
    await app.outbox.flush(true);
    expect([...ledger.rows.keys()]).toEqual([other, same]);
    expect(phone.entries.map(({ clientKey }) => clientKey)).toEqual([bad]);
  });

  test('出错以后隔一阵再试，一次比一次久，最久五分钟', async () => {
    await keep(1);
    ledger.before = () => problem(500, 'fault');
    await app.outbox.flush(true);
    const first = ledger.heard.length;
    await app.outbox.flush();
    expect(ledger.heard).toHaveLength(first);
    await jest.advanceTimersByTimeAsync(300_000);
    expect(ledger.heard.length).toBeGreaterThan(first);
  });

  test.each([429, 502, 503, 504])('服务器忙（%s）不算这一条的错，送多少遍都不放在一边', async status => {
    await keep(3);
    ledger.before = () => problem(status, 'unavailable');
    for (let times = 0; times < 20; times += 1) await app.outbox.flush(true);
    expect(states()).toEqual(['waiting', 'waiting', 'waiting']);
    expect(ledger.heard.length).toBe(40);
  });

  test('读得到、送不出的网络：每读到一次不跟着送一次；手机说有信号了，马上再送', async () => {
    await keep(3);
    let tries = 0;
    phone.line = ({ method }) => (method === 'GET' ? ok({}) : (tries += 1, offline()));
    await app.outbox.flush(true);
    for (let times = 0; times < 20; times += 1) await app.call(attendance.today, undefined);
    await app.outbox.flush();
    expect(tries).toBe(4);
    phone.line = ledger.line;
    phone.onSignal({ isConnected: true });
    await app.outbox.flush();
    expect(phone.entries).toEqual([]);
  });

  test('没有信号时试两条就停，不一条条等', async () => {
    await keep(10);
    let tries = 0;
    phone.line = () => { tries += 1; return offline(); };
    await app.outbox.flush(true);
    expect(tries).toBe(2);
  });

  test('等得太久就不让人等，答复到了自己走', async () => {
    let answer: () => void = () => undefined;
    phone.line = wanted => new Promise(resolve => { answer = () => resolve(ledger.line(wanted)); });
    const sent = send();
    await jest.advanceTimersByTimeAsync(9_000);
    expect(await sent).toBeUndefined();
    answer();
    await jest.advanceTimersByTimeAsync(1);
    expect(states()).toEqual([]);
  });

  test('当面被拒绝的，话显示在表上，手机不留', async () => {
    ledger.before = () => problem(422, 'leave_overlap', '时间重叠');
    await expect(send()).rejects.toMatchObject({ kind: 'refused', text: '时间重叠' });
    expect(phone.entries).toEqual([]);
  });

  test('放在一边的可以照原样再送、改好再送，或者不送', async () => {
    const keys = await keep(3);
    ledger.before = () => problem(422, 'no');
    await app.outbox.flush(true);
    expect(states()).toEqual(['stopped', 'stopped', 'stopped']);
    ledger.before = () => null;
    await app.outbox.retry(keys[0]);
    await send(presence(), '确认在村', keys[1]);
    app.outbox.drop(keys[2]);
    expect(phone.entries).toEqual([]);
    expect(ledger.rows.has(keys[0])).toBe(true);
    expect(ledger.rows.has(keys[1])).toBe(false);
    expect(ledger.rows.size).toBe(2);
  });
});

describe('手机随时会关，存储随时会出错', () => {
  /** Sends one, keeps two without signal, one of them bad, sends; notes which the person was told are kept or sent, and what he was told else. */
  async function day(told: string[], refused: string[]): Promise<void> {
    const living = app;
    const lives = () => !phone.dead && living === app;
    const attempt = async (name: string, line: Phone['line']) => {
      if (!lives()) return;
      phone.line = line;
      try {
        await send({ ...presence(), note: name });
        if (lives()) told.push(name);
      } catch (fault) {
        if (lives()) refused.push(String((fault as { kind?: string }).kind));
      }
    };
    await attempt('with signal', ledger.line);
    await attempt('without', offline);
    await attempt('bad', offline);
    if (!lives()) return;
    phone.line = ledger.line;
    await app.outbox.flush(true);
    await app.outbox.flush(true);
  }

  const isBad = (wanted: { data?: string }) => wanted.data?.includes('"note":"bad"');

  async function play(trouble: Phone['trouble']) {
    ledger = new Ledger();
    phone = new Phone(ledger.line);
    app = phone.start();
    phone.signIn('zhang');
    ledger.before = wanted => (isBad(wanted) ? problem(422, 'no') : null);
    phone.operations = 0;
    phone.trouble = trouble;
    const told: string[] = [];
    const refused: string[] = [];
    // A killed app never goes on: nobody waits for it.
    const played = day(told, refused);
    for (let ticks = 0; ticks < 400 && !phone.dead; ticks += 1) await Promise.resolve();
    if (!phone.dead) await Promise.race([played, new Promise(resolve => { setImmediate(resolve); })]);
    const operations = phone.operations;
    app = phone.restart();
    phone.line = ledger.line;
    if (!app.session.get()) phone.signIn('zhang');
    for (let times = 0; times < 3; times += 1) await app.outbox.flush(true);
    return { operations, told, refused };
  }

  test.each(['fail', 'killed before', 'killed after'] as const)('每一步存储都试过（%s）：凡是说过存下了的，最后都送到，一条不多一条不少', async how => {
    const named = (each: unknown) => (each as { note: string }).note;
    const { operations } = await play(null);
    expect(operations).toBeGreaterThan(20);
    expect([...ledger.rows.values()].map(named)).toEqual(['with signal', 'without']);
    for (let at = 1; at <= operations + 5; at += 1) {
      const { told, refused } = await play({ at, how });
      const where = `${how} at ${at}`;
      const there = [...ledger.rows.values()].map(named);
      const aside = phone.entries.map(({ input, state }) => `${named(input)} ${state}`);
      expect([where, told.filter(name => (name === 'bad' ? !aside.includes('bad stopped') : !there.includes(name)))]).toEqual([where, []]);
      expect([where, there.length]).toEqual([where, new Set(there).size]);
      expect([where, refused.filter(kind => kind !== 'full')]).toEqual([where, []]);
      expect([where, aside.filter(each => each !== 'bad stopped')]).toEqual([where, []]);
      if (how === 'fail') expect([where, told.length + refused.length]).toEqual([where, 3]);
    }
  });

  test('存不下就当面说，没有存下的不送；先让出能再取的', async () => {
    phone.stored.set('answers', JSON.stringify(['big']));
    phone.stored.set('answer:big', '.'.repeat(5_000));
    phone.room = 5_500;
    phone.line = offline;
    await send();
    expect(phone.stored.has('answer:big')).toBe(false);
    expect(phone.entries).toHaveLength(1);
    phone.room = 10;
    phone.line = ledger.line;
    await expect(send()).rejects.toMatchObject({ kind: 'full', text: expect.stringMatching(/没有记下/) as string });
    expect(ledger.heard).toEqual([]);
    expect(phone.entries).toHaveLength(1);
  });

  test('填写以前就知道存不存得下', () => {
    expect(app.room.enough()).toBe(true);
    phone.room = 10;
    app.room.look();
    expect(app.room.enough()).toBe(false);
    phone.room = Infinity;
    app.room.look();
    expect(app.room.enough()).toBe(true);
  });

  test('上一版存成一串的，一条不少地接过来，次序不变', async () => {
    const old = Array.from({ length: 4 }, (_, index) => ({
      clientKey: `old-${index}`, personId: 'zhang', endpoint: 'attendance.record', title: '确认在村', input: { ...presence(), clientKey: `old-${index}` },
      keptAt: '2025-04-01T00:00:00.000Z', state: index === 3 ? 'stopped' : 'waiting', fault: null,
    }));
    for (let at = 0; at < 14; at += 1) {
      ledger = new Ledger();
      phone = new Phone(ledger.line);
      phone.stored.set('session', JSON.stringify({ token: 'token of zhang', me: { id: 'zhang' } }));
      phone.stored.set('outbox', JSON.stringify(old));
      phone.trouble = at === 0 ? null : { at, how: 'killed before' };
      try { phone.start(); } catch { /* killed while it opened */ }
      app = phone.restart();
      for (let times = 0; times < 2; times += 1) await app.outbox.flush(true);
      expect([...ledger.rows.keys()]).toEqual(['old-0', 'old-1', 'old-2']);
      expect(phone.entries.map(({ clientKey, state }) => [clientKey, state])).toEqual([['old-3', 'stopped']]);
      expect(phone.stored.has('outbox')).toBe(false);
    }
  });
});

describe('一台手机，几个人', () => {
  test('一个人的只用他自己的身份送；另一个人看不到、送不了、删不了；他再登录时接着送', async () => {
    const keys = await keep(3);
    app.session.end();
    await app.outbox.flush(true);
    phone.signIn('li');
    await app.outbox.flush(true);
    expect(app.outbox.mine()).toEqual([]);
    app.outbox.drop(keys[0]);
    await send();
    expect(ledger.heard.map(({ token }) => token)).toEqual(['token of li']);
    app = phone.restart();
    await app.outbox.flush(true);
    expect(phone.entries).toHaveLength(3);
    phone.signIn('zhang');
    await app.outbox.flush(true);
    expect(ledger.heard.slice(1)).toEqual(keys.map(key => ({ key, token: 'token of zhang' })));
    expect(phone.entries).toEqual([]);
  });

  test('正在送的时候换了人，后面的不用新人的身份送', async () => {
    const keys = await keep(3);
    phone.line = wanted => {
      const answer = ledger.line(wanted);
      if (ledger.heard.length === 1) phone.signIn('li');
      return answer;
    };
    await app.outbox.flush(true);
    expect(ledger.heard.every(({ key, token }) => !keys.includes(key) || token === 'token of zhang')).toBe(true);
    expect(phone.entries).toHaveLength(2);
  });

  const signedOut = problem(401, 'sign_in_required', '登录已失效');

  test('每两条之间登录都过期：微信里不声不响地重新登录，一条不少', async () => {
    const keys = await keep(12);
    let valid = 'token of zhang';
    let signIns = 0;
    phone.line = wanted => {
      if (wanted.url.endsWith('/sessions/wechat')) {
        valid = `token ${signIns += 1}`;
        return ok({ bound: true, token: valid, expiresAt: '', me: { id: 'zhang', permissions: [], roles: [] }, mustSetPassword: false });
      }
      if (wanted.header.authorization !== `Bearer ${valid}`) return signedOut;
      const answer = ledger.line(wanted);
      valid = 'none';
      return answer;
    };
    await app.outbox.flush(true);
    expect([...ledger.rows.keys()]).toEqual(keys);
    expect(signIns).toBe(11);
    expect(phone.sentToSignIn).toBe(0);
  });

  test('微信已经是别人的：不用那个人的身份送，请本人登录，一条不少', async () => {
    await keep(2);
    phone.line = wanted => (wanted.url.endsWith('/sessions/wechat') ? ok({ bound: true, token: 'token of li', expiresAt: '', me: { id: 'li', permissions: [], roles: [] }, mustSetPassword: false }) : signedOut);
    await app.outbox.flush(true);
    expect(app.session.get()).toBeNull();
    expect(phone.sentToSignIn).toBe(1);
    expect(phone.entries.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });

  test('网页里登录过期：请重新登录，一条不少，登录后接着送', async () => {
    Object.assign(globalThis, { window: { addEventListener: () => undefined }, navigator: { userAgent: '' } });
    phone = new Phone(ledger.line, 'h5');
    app = phone.start();
    phone.signIn('zhang');
    const keys = await keep(2);
    ledger.before = wanted => (wanted.header.authorization === 'Bearer token of zhang' ? signedOut : null);
    await app.outbox.flush(true);
    expect([app.session.get(), phone.sentToSignIn, app.outbox.count()]).toEqual([null, 1, 2]);
    phone.signIn('zhang', 'new token');
    await app.outbox.flush(true);
    expect([...ledger.rows.keys()]).toEqual(keys);
    Reflect.deleteProperty(globalThis, 'window');
  });

  test('两个网页同时开着，各填各的，谁的也不被盖掉，服务器各有一条', async () => {
    const second = new Phone(ledger.line);
    (second as { stored: Phone['stored'] }).stored = phone.stored;
    const other = second.start();
    phone.line = second.line = offline;
    await send();
    await other.outbox.send('attendance.record', '确认在村', presence());
    await send();
    expect(phone.entries).toHaveLength(3);
    phone.line = second.line = ledger.line;
    await Promise.all([app.outbox.flush(true), other.outbox.flush(true)]);
    await app.outbox.flush(true);
    expect([ledger.rows.size, phone.entries.length, app.outbox.mine().length]).toEqual([3, 0, 0]);
  });
});

describe('手机和服务器版本不同', () => {
  test('服务器说太旧了：停下，一条不少', async () => {
    await keep(3);
    ledger.before = () => problem(426, 'too_old', '请更新');
    await app.outbox.flush(true);
    expect(ledger.heard).toHaveLength(1);
    expect(app.outbox.mine()).toMatchObject([{ state: 'waiting', fault: { kind: 'outdated' } }, { state: 'waiting' }, { state: 'waiting' }]);
  });

  test('更新的版本存下的、这个版本不认识的，放在一边，不丢', async () => {
    const [key] = await keep(1);
    phone.stored.set(`unsent:${key}`, phone.stored.get(`unsent:${key}`)!.replace('attendance.record', 'record.write'));
    app = phone.restart();
    await app.outbox.flush(true);
    expect(app.outbox.mine()).toMatchObject([{ state: 'stopped', fault: { text: expect.stringMatching(/更新/) as string } }]);
  });
});

test('没有打开的和没有完成的，说的话不一样', async () => {
  phone.line = offline;
  await expect(app.call(attendance.today, undefined)).rejects.toMatchObject({ kind: 'offline', text: '今天没有打开：现在连不上网络，有信号后再试。' });
  await expect(app.call(attendance.sign, { organisationId: 'x', month: '2025-03', hash: 'x' })).rejects.toMatchObject({ text: '签字没有完成：现在连不上网络，有信号后再试。已填写的内容还在。' });
});
