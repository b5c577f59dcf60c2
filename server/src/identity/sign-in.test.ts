import { createHash } from 'node:crypto';
import { identity } from '@village/shared/contract/identity';
import type { Organisation } from '@village/shared/contract/organisation';
import { addDays } from '@village/shared/kernel/day';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { Db } from '../common/db';
import { AccountEntity, SessionEntity, SignInAttemptEntity } from './identity.entity';

const PASSWORD = '桃树下的第3块石头';
const WRONG = '杏花下的第4块石头';
let app: TestApp;
let county: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let admin: Caller;

beforeAll(async () => {
  app = await startApp();
  county = await build.county(app);
  team = await build.team(app, { village: await build.village(app, { township: await build.township(app, { county }) }) });
  admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
});
beforeEach(() => app.on('2025-03-06', '09:00'));
afterAll(() => app.close());

/** A member of the team who has set the password. */
async function member(given: Partial<build.TermGiven> = {}): Promise<build.PersonBuilt> {
  const person = await build.person(app, { terms: [{ role: 'team_member', team, ...given }] });
  await (await app.sign(person.id)).call(identity.changePassword, { next: PASSWORD });
  return person;
}

/** Somebody who is not signed in, at an address of his own. */
const at = (place: string) => app.withToken(`nobody-at-${place}`);

const signIn = (place: string, phone: string, password = PASSWORD) => at(place).send(identity.signIn, { phone, password });
const codeOf = ({ body }: { body: unknown }) => (body as { code?: string }).code;

describe('phone number and password', () => {
  test('sign a person in', async () => {
    const person = await member();
    const reply = await at('home').call(identity.signIn, { phone: person.phone, password: PASSWORD, device: '办公室电脑' });
    expect(reply).toMatchObject({ mustSetPassword: false, expiresAt: '2025-03-13T01:00:00.000Z', me: { id: person.id, name: person.name, hasPassword: true, weChatBound: false, roles: [{ role: 'team_member' }] } });
    expect(await app.withToken(reply.token).call(identity.me)).toEqual(reply.me);
    expect(JSON.stringify(reply)).not.toContain(person.phone);
  });

  test('an unknown number, a person without a password and a wrong password are the same answer', async () => {
    const person = await member();
    const without = await build.person(app, { terms: [{ role: 'team_member', team }] });
    const [wrong, unknown, none] = [await signIn('a1', person.phone, WRONG), await signIn('a2', '15299999999'), await signIn('a3', without.phone)];
    expect(wrong).toMatchObject({ status: 422, body: { code: 'sign_in_failed', text: expect.stringMatching(/一次性登录码/) } });
    expect(unknown.body).toEqual(wrong.body);
    expect(none.body).toEqual(wrong.body);
  });

  test('the session is kept as a hash only, the password as argon2id', async () => {
    const person = await member();
    const { token } = await at('b').call(identity.signIn, { phone: person.phone, password: PASSWORD });
    const sessions = await app.get(Db).of(SessionEntity).findBy({ personId: person.id });
    expect(sessions.map(each => each.tokenHash)).toContain(createHash('sha256').update(token).digest('base64url'));
    const accounts = await app.get(Db).of(AccountEntity).findBy({ personId: person.id });
    expect(accounts).toMatchObject([{ passwordHash: expect.stringMatching(/^\$argon2id\$/) }]);
    const attempts = await app.get(Db).of(SignInAttemptEntity).find();
    const kept = JSON.stringify([sessions, accounts, attempts]);
    for (const secret of [token, PASSWORD, person.phone]) expect(kept).not.toContain(secret);
  });
});

describe('who guesses has to wait', () => {
  const guess = async (phone: string, times: number, place: (index: number) => string) => {
    const codes: (string | undefined)[] = [];
    for (let index = 0; index < times; index += 1) codes.push(codeOf(await signIn(place(index), phone, WRONG)));
    return codes;
  };

  test('after five wrong attempts on one account from anywhere, longer each time, and then the count begins anew', async () => {
    const { phone } = await member();
    expect(await guess(phone, 5, index => `c${index}`)).toEqual(Array(5).fill('sign_in_failed'));
    expect(await signIn('c9', phone)).toMatchObject({ status: 422, body: { code: 'too_many_attempts', text: expect.stringContaining('请 1 分钟后再试') } });
    app.on('2025-03-06', '09:01');
    expect(codeOf(await signIn('c9', phone, WRONG))).toBe('sign_in_failed');
    app.on('2025-03-06', '09:02');
    expect(await signIn('c9', phone)).toMatchObject({ body: { code: 'too_many_attempts', text: expect.stringContaining('请 1 分钟后再试') } });
    app.on('2025-03-06', '09:03');
    expect(codeOf(await signIn('c9', phone, WRONG))).toBe('sign_in_failed');
    expect(await signIn('c9', phone)).toMatchObject({ body: { text: expect.stringContaining('请 4 分钟后再试') } });
    app.on('2025-03-06', '09:07');
    expect((await signIn('c9', phone)).status).toBeLessThan(300);
    expect(await guess(phone, 4, () => 'c9')).toEqual(Array(4).fill('sign_in_failed'));
    expect((await signIn('c9', phone)).status).toBeLessThan(300);
  });

  test('the wait is never longer than an hour, and a day later nothing is left of it', async () => {
    const { phone } = await member();
    let day = '2025-04-01';
    await guess(phone, 5, () => 'd');
    for (let hour = 10; hour < 20; hour += 1) {
      app.on('2025-03-06', `${hour}:01`);
      expect(codeOf(await signIn('d', phone, WRONG))).toBe('sign_in_failed');
    }
    expect(await signIn('d', phone)).toMatchObject({ body: { text: expect.stringContaining('请 60 分钟后再试') } });
    for (const wanted of Array(5).fill('sign_in_failed')) {
      day = addDays(day, 1);
      app.on(day);
      expect(codeOf(await signIn('d', phone, WRONG))).toBe(wanted);
    }
    expect((await signIn('d', phone)).status).toBeLessThan(300);
  });

  test('an unknown number is locked like a known one', async () => {
    expect(await guess('15288888888', 5, () => 'e')).toEqual(Array(5).fill('sign_in_failed'));
    expect(codeOf(await signIn('e', '15288888888'))).toBe('too_many_attempts');
  });

  test('after twenty wrong attempts from one address, whatever the number and whatever it claims to be; elsewhere nobody waits', async () => {
    const person = await member();
    for (let index = 0; index < 20; index += 1) expect(codeOf(await signIn('f', `153000000${10 + index}`, WRONG))).toBe('sign_in_failed');
    expect(codeOf(await signIn('f', person.phone))).toBe('too_many_attempts');
    const claimed = await at('f').raw('POST', '/api/sessions', { phone: person.phone, password: PASSWORD }, { 'x-forwarded-for': '203.0.113.9' });
    expect(codeOf(claimed)).toBe('too_many_attempts');
    for (let index = 0; index < 6; index += 1) await signIn('f', person.phone);
    expect((await signIn('elsewhere', person.phone)).status).toBeLessThan(300);
    app.on('2025-03-06', '09:01');
    expect((await signIn('f', person.phone)).status).toBeLessThan(300);
  });

  test('many attempts at once are no way around', async () => {
    const { phone } = await member();
    const codes = (await Promise.all(Array.from({ length: 12 }, (_, index) => signIn(`g${index}`, phone, WRONG)))).map(codeOf);
    expect(codes.filter(code => code === 'sign_in_failed').length).toBeLessThanOrEqual(5);
    expect(new Set(codes)).toEqual(new Set(['sign_in_failed', 'too_many_attempts']));
  });

  test('a code of the administrator ends the wait', async () => {
    const person = await member();
    await guess(person.phone, 5, () => 'h');
    expect(codeOf(await signIn('h', person.phone))).toBe('too_many_attempts');
    const { code } = await admin.call(identity.issueCode, { id: person.id });
    expect(await at('h').call(identity.signIn, { phone: person.phone, password: code })).toMatchObject({ mustSetPassword: true });
  });
});

describe('how long one stays signed in', () => {
  test('a browser for a week without use, and never longer than 90 days', async () => {
    const person = await member();
    const idle = await app.sign(person.id);
    const used = await app.sign(person.id);
    for (let days = 6; days < 90; days += 6) {
      app.on(addDays('2025-03-06', days));
      expect(await used.status(identity.me)).toBe(200);
    }
    expect(await idle.status(identity.me)).toBe(401);
    app.on(addDays('2025-03-06', 90));
    expect(await used.status(identity.me)).toBe(401);
  });

  test('until the last term has ended: then the device is signed out, and signing in says why not', async () => {
    const person = await member({ to: '2025-03-10' });
    const caller = await app.sign(person.id);
    app.on('2025-03-10', '23:59');
    expect(await caller.status(identity.me)).toBe(200);
    app.on('2025-03-11', '00:00');
    expect(await caller.send(identity.me)).toMatchObject({ status: 401, body: { code: 'sign_in_required', text: '登录已失效，请重新登录' } });
    const sessions = await app.get(Db).of(SessionEntity).countBy({ personId: person.id });
    expect(await at('i').refused(identity.signIn, { phone: person.phone, password: PASSWORD })).toMatchObject({ code: 'no_term', text: expect.stringMatching(/没有在任的角色.*请联系/) });
    expect(await app.get(Db).of(SessionEntity).countBy({ personId: person.id })).toBe(sessions);
  });
});
