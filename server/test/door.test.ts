import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { identity } from '@village/shared/contract/identity';
import { organisation, type Organisation } from '@village/shared/contract/organisation';
import { system } from '@village/shared/contract/system';
import { DataSource } from 'typeorm';
import { JournalEntry } from '../src/common/journal';
import { Db } from '../src/common/db';
import { openPrivateListener } from '../src/common/listener';
import { type Caller, startApp, type TestApp } from './app';
import * as build from './build';

let app: TestApp;
let administrator: Caller;
let member: Caller;
let county: Organisation;

beforeAll(async () => {
  app = await startApp();
  county = await build.county(app);
  const village = await build.village(app, { township: await build.township(app, { county }) });
  const team = await build.team(app, { village });
  administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  member = await app.sign((await build.person(app, { terms: [{ role: 'team_member', team }] })).id);
});
afterAll(() => app.close());

const chinese = expect.stringMatching(/[一-鿿]/);

test('the server says that it lives and that it is ready', async () => {
  expect(await app.anonymous.call(system.health)).toEqual({ status: 'ok' });
  expect(await app.anonymous.call(system.ready)).toMatchObject({ status: 'ready', pendingMigrations: 0 });
});

describe('who is let in', () => {
  test.each(['', 'Bearer', 'Bearer x', 'Bearer aaaaaaaaaaaaaaaaaaaaaaaa', 'Basic cm9vdDpyb290', 'Bearer ../../../etc/passwd-1234'])('not with "%s"', async authorization => {
    expect(await app.anonymous.raw('GET', '/api/me', undefined, { authorization })).toMatchObject({ status: 401, body: { code: 'sign_in_required', text: chinese } });
  });

  test('not whose roles do not permit it', async () => {
    expect(await member.send(organisation.add, { kind: 'township', name: '甲镇', parentId: 'x' })).toMatchObject({ status: 403, body: { code: 'forbidden', text: chinese } });
  });

  test('what is not there and what is not mine are the same answer', async () => {
    const answer = await administrator.send(organisation.person, { id: '01900000-0000-7000-8000-000000000000' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found', text: chinese } });
    expect((await app.anonymous.raw('GET', '/api/nowhere')).body).toEqual(answer.body);
  });
});

describe('what is sent', () => {
  const signIn = (payload: string, headers: Record<string, string> = {}) => app.anonymous.raw('POST', '/api/sessions', payload, { 'content-type': 'application/json', ...headers });

  test.each(['{bad', '"', '{"a":1}}', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}'])('is malformed: %s', async payload => {
    expect(await signIn(payload)).toMatchObject({ status: 400, body: { text: chinese } });
  });

  test.each(['null', '5', '[]', '"text"', 'true', ''])('is no set of fields: %s', async payload => {
    const answer = await signIn(payload);
    expect(answer).toMatchObject({ status: 400, body: { text: chinese } });
  });

  test('names every wrong field', async () => {
    expect(await app.anonymous.send(identity.signIn, { phone: '123', role: 'administrator' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', text: chinese, errors: expect.arrayContaining([
        { field: 'phone', label: '手机号', text: chinese }, { field: 'password', label: '密码', text: chinese }, { field: 'role', label: 'role', text: '不认识的字段：role' },
      ]) },
    });
  });

  test('is too large', async () => {
    expect(await signIn(JSON.stringify({ phone: 'x'.repeat(1024 * 1024) }))).toMatchObject({ status: 413, body: { code: 'too_large', text: chinese } });
    expect(await administrator.send(organisation.import, {}, Buffer.alloc(10 * 1024 * 1024 + 1))).toMatchObject({ status: 413, body: { code: 'too_large' } });
  });

  test('is of a kind nobody reads', async () => {
    expect(await app.anonymous.raw('POST', '/api/sessions', '<a/>', { 'content-type': 'text/xml' })).toMatchObject({ status: 415, body: { text: chinese } });
  });

  test('has an address that cannot be read', async () => {
    expect(await app.anonymous.raw('GET', '/api/people/%zz')).toMatchObject({ status: 400, body: { text: chinese } });
  });
});

describe('a writing request', () => {
  test('that ends in a refusal leaves nothing behind', async () => {
    const before = await app.get(Db).of(JournalEntry).count();
    await administrator.call(organisation.add, { kind: 'township', name: '乙镇', parentId: county.id });
    const after = await app.get(Db).of(JournalEntry).count();
    expect(after).toBeGreaterThan(before);
    const refusal = await administrator.refused(organisation.add, { kind: 'township', name: '乙镇', parentId: county.id });
    expect(refusal.text).toMatch(/[一-鿿]/);
    expect(await app.get(Db).of(JournalEntry).count()).toBe(after);
  });
});

describe('the headers', () => {
  test('keep others from framing, sniffing and running scripts', async () => {
    const { headers } = await app.anonymous.raw('GET', '/api/health');
    expect(headers['content-security-policy']).toMatch(/script-src 'self'(;| 'sha256-)/);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(String(headers['content-security-policy'])).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test('say that a long answer is compressed', async () => {
    const { headers, body } = await app.anonymous.raw('GET', '/api/docs/assets/swagger-ui.css', undefined, { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(body as Buffer).toString()).toContain('.swagger-ui');
  });
});

test('signing in over and over is slowed down', async () => {
  const slow = await startApp();
  const statuses: number[] = [];
  for (let times = 0; times < 70; times += 1) statuses.push((await slow.anonymous.raw('POST', '/api/sessions', {})).status);
  expect(statuses.slice(0, 60).every(status => status === 400)).toBe(true);
  expect(statuses.slice(60).every(status => status === 429)).toBe(true);
  expect((await slow.anonymous.raw('POST', '/api/sessions', {}, { 'x-forwarded-for': '198.51.100.7' })).status).toBe(429);
  expect(await slow.anonymous.raw('POST', '/api/sessions', {})).toMatchObject({ body: { code: 'too_many_requests', text: chinese } });
  expect((await slow.anonymous.raw('GET', '/api/health')).status).toBe(200);
  await slow.close();
});

test('an address that asks for more than was set is slowed down', async () => {
  const slow = await startApp({ requestsPerMinute: 80 });
  const statuses: number[] = [];
  for (let times = 0; times < 90; times += 1) statuses.push((await slow.anonymous.raw('GET', '/api/me')).status);
  expect([statuses.slice(0, 80).filter(status => status === 429).length, statuses.slice(80).every(status => status === 429)]).toEqual([0, true]);
  await slow.close();
});

test('behind a trusted proxy everybody has an address of his own', async () => {
  const proxied = await startApp({ trustedProxy: ['127.0.0.1'] });
  const statuses = await Promise.all(Array.from({ length: 70 }, (_, index) => proxied.anonymous.raw('POST', '/api/sessions', {}, { 'x-forwarded-for': `198.51.100.${index}` })));
  expect(statuses.every(each => each.status === 400)).toBe(true);
  await proxied.close();
});

test('a fault has a number and tells nothing of the inside', async () => {
  const broken = await startApp();
  await broken.nest.get(DataSource).destroy();
  const answer = await broken.anonymous.send(identity.signIn, { phone: '13800000001', password: 'secret-password' });
  expect(answer).toMatchObject({ status: 500, body: { code: 'fault', text: chinese, id: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
  expect(JSON.stringify(answer.body)).not.toMatch(/secret-password|13800000001|\.ts|\.js|Error/);
  expect(await broken.anonymous.raw('GET', '/api/ready')).toMatchObject({ status: 503, body: { code: 'unavailable', text: chinese } });
  expect((await broken.anonymous.raw('GET', '/api/health')).status).toBe(200);
  await broken.close();
});

describe('the headers of the platform', () => {
  const headers = { 'x-wx-openid': 'openid-of-the-platform', 'X-WX-SOURCE': 'wx_client', 'content-type': 'application/json' };

  test('are believed on the private listener', async () => {
    const listener = await openPrivateListener(app.nest.getHttpAdapter().getInstance(), 0);
    const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/api/sessions/wechat`;
    const answer = await fetch(address, { method: 'POST', headers, body: '{}' });
    expect({ status: answer.status, body: await answer.json() as unknown }).toMatchObject({ status: 200, body: { bound: false } });
    listener.closeAllConnections();
    listener.close();
  });

  test('and nowhere else', async () => {
    const answer = await app.anonymous.raw('POST', '/api/sessions/wechat', '{}', headers);
    expect(answer.status).not.toBe(200);
    expect(answer.body).not.toHaveProperty('ticket');
  });

  test('a port that is taken is said', async () => {
    const taken = createServer().listen(0);
    await expect(openPrivateListener(app.nest.getHttpAdapter().getInstance(), (taken.address() as AddressInfo).port)).rejects.toThrow('EADDRINUSE');
    taken.close();
  });
});
