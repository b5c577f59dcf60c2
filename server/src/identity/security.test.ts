import { randomUUID } from 'node:crypto';
import { identity } from '@village/shared/contract/identity';
import { organisation, type Organisation } from '@village/shared/contract/organisation';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { Db } from '../common/db';
import { JournalEntry } from '../common/journal';
import { AccountEntity } from './identity.entity';

const PASSWORD = '桃树下的第3块石头';
const OTHER = '杏花下的第4块石头';
let app: TestApp;
let county: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let adminPerson: build.PersonBuilt;
let admin: Caller, farAdmin: Caller, leader: Caller;

beforeAll(async () => {
  app = await startApp();
  county = await build.county(app);
  team = await build.team(app, { village: await build.village(app, { township: await build.township(app, { county }) }) });
  adminPerson = await build.person(app, { terms: [{ role: 'administrator', at: county }] });
  admin = await app.sign(adminPerson.id);
  leader = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team }] })).id);
  farAdmin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: await build.county(app) }] })).id);
});
beforeEach(() => app.on('2025-03-06', '09:00'));
afterAll(() => app.close());

const member = () => build.person(app, { terms: [{ role: 'team_member', team }] });
const nobody = () => app.withToken(randomUUID());
const at = (place: string) => app.withToken(`nobody-at-${place}`);
const bind = async (phone: string) => {
  const reply = await nobody().call(identity.signInWeChat, { code: app.wechat.loginCode(`o${randomUUID()}`) });
  if (reply.bound) throw new Error('this WeChat is bound already');
  return app.withToken((await nobody().call(identity.bindWeChat, { ticket: reply.ticket, phoneCode: app.wechat.phoneCode(phone) })).token);
};

describe('a one-time code', () => {
  test('signs in once, and until a password is set it is good for nothing else', async () => {
    const person = await member();
    const { code, expiresAt } = await admin.call(identity.issueCode, { id: person.id });
    expect(code).toMatch(/^\d{4} \d{4} \d{4}$/);
    expect(expiresAt).toBe('2025-03-07T01:00:00.000Z');
    const { token, mustSetPassword } = await at('a').call(identity.signIn, { phone: person.phone, password: code.replaceAll(' ', '-') });
    expect(mustSetPassword).toBe(true);
    const caller = app.withToken(token);
    expect(await caller.status(organisation.tree)).toBe(403);
    expect(await caller.call(identity.me)).toMatchObject({ permissions: ['identity.self'], hasPassword: false });
    expect(await at('a').refused(identity.signIn, { phone: person.phone, password: code })).toMatchObject({ code: 'sign_in_failed' });
    expect(await caller.refused(identity.changePassword, { next: '12345678' })).toMatchObject({ code: 'weak_password', field: 'next' });
    await caller.call(identity.changePassword, { next: PASSWORD });
    expect(await caller.status(organisation.tree)).toBe(200);
    expect(await at('a').call(identity.signIn, { phone: person.phone, password: PASSWORD })).toMatchObject({ mustSetPassword: false });
  });

  test('of two who use it at the same moment one gets in', async () => {
    const person = await member();
    const { code } = await admin.call(identity.issueCode, { id: person.id });
    const statuses = await Promise.all(['b1', 'b2', 'b3'].map(place => at(place).status(identity.signIn, { phone: person.phone, password: code })));
    expect(statuses.filter(status => status < 300)).toHaveLength(1);
  });

  test('is good for 24 hours, and only the last one is', async () => {
    const person = await member();
    const first = await admin.call(identity.issueCode, { id: person.id });
    const second = await admin.call(identity.issueCode, { id: person.id });
    app.on('2025-03-07', '08:59');
    expect(await at('c').refused(identity.signIn, { phone: person.phone, password: first.code })).toMatchObject({ code: 'sign_in_failed' });
    app.on('2025-03-07', '09:00');
    expect(await at('c').refused(identity.signIn, { phone: person.phone, password: second.code })).toMatchObject({ code: 'sign_in_failed' });
    const third = await admin.call(identity.issueCode, { id: person.id });
    app.on('2025-03-08', '08:59');
    expect(await at('c').call(identity.signIn, { phone: person.phone, password: third.code })).toMatchObject({ mustSetPassword: true });
  });

  test('is kept as a keyed hash, belongs to its person only, and setting a password ends it', async () => {
    const [person, other] = [await member(), await member()];
    const { code } = await admin.call(identity.issueCode, { id: person.id });
    const kept = JSON.stringify(await app.get(Db).of(AccountEntity).findBy({ personId: person.id }));
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replaceAll(' ', ''));
    expect(await at('d').status(identity.signIn, { phone: other.phone, password: code })).toBe(422);
    await (await app.sign(person.id)).call(identity.changePassword, { next: PASSWORD });
    expect(await at('d').status(identity.signIn, { phone: person.phone, password: code })).toBe(422);
  });
});

describe('the password', () => {
  test('is changed with the one before it; the other devices are signed out', async () => {
    const person = await member();
    const [here, there] = [await app.sign(person.id), await app.sign(person.id)];
    const phone = await bind(person.phone);
    await here.call(identity.changePassword, { next: PASSWORD });
    expect([await here.status(identity.me), await there.status(identity.me), await phone.status(identity.me)]).toEqual([200, 401, 401]);
    expect(await here.refused(identity.changePassword, { next: OTHER })).toMatchObject({ code: 'current_required', field: 'current' });
    expect(await here.refused(identity.changePassword, { current: OTHER, next: OTHER })).toMatchObject({ code: 'wrong_password', field: 'current' });
    await here.call(identity.changePassword, { current: PASSWORD, next: OTHER });
    expect(await at('e').status(identity.signIn, { phone: person.phone, password: PASSWORD })).toBe(422);
    expect(await at('e').call(identity.signIn, { phone: person.phone, password: OTHER })).toMatchObject({ me: { id: person.id } });
  });

  test('is not guessed by way of changing it', async () => {
    const person = await member();
    const caller = await app.sign(person.id);
    await caller.call(identity.changePassword, { next: PASSWORD });
    for (let index = 0; index < 5; index += 1) expect(await caller.refused(identity.changePassword, { current: `${OTHER}${index}`, next: OTHER })).toMatchObject({ code: 'wrong_password' });
    expect(await caller.refused(identity.changePassword, { current: PASSWORD, next: OTHER })).toMatchObject({ code: 'too_many_attempts' });
  });

  test.each([['短1', '太短'], ['abcdefgh', '没有数字'], ['20250306', '只有数字'], ['password1', '太常见'], ['aaaaaaa1', '太单调']])('"%s" is too weak: %s', async next => {
    expect(await (await app.sign((await member()).id)).refused(identity.changePassword, { next })).toMatchObject({ code: 'weak_password', field: 'next' });
  });

  test('contains no phone number of its owner', async () => {
    const person = await member();
    expect(await (await app.sign(person.id)).refused(identity.changePassword, { next: `石头${person.phone}` })).toMatchObject({ code: 'weak_password' });
  });
});

describe('devices', () => {
  test('are listed with the one in use marked; one that is removed is signed out at once', async () => {
    const person = await member();
    const here = await app.sign(person.id);
    app.on('2025-03-06', '09:30');
    const phone = await bind(person.phone);
    const devices = await here.call(identity.devices);
    expect(devices).toEqual([
      { id: expect.any(String), label: '微信', kind: 'wechat', signedInAt: '2025-03-06T01:30:00.000Z', lastSeenAt: '2025-03-06T01:30:00.000Z', current: false },
      { id: expect.any(String), label: '浏览器', kind: 'browser', signedInAt: '2025-03-06T01:00:00.000Z', lastSeenAt: '2025-03-06T01:30:00.000Z', current: true },
    ]);
    const lost = devices.find(each => each.kind === 'wechat')!;
    await here.call(identity.revokeDevice, { id: lost.id });
    expect(await phone.status(identity.me)).toBe(401);
    expect(await here.call(identity.devices)).toMatchObject([{ kind: 'browser', current: true }]);
    expect(await here.status(identity.revokeDevice, { id: lost.id })).toBe(404);
  });

  test('of somebody else are as good as none', async () => {
    const [one, other] = [await app.sign((await member()).id), await app.sign((await member()).id)];
    const [device] = await one.call(identity.devices);
    expect(await other.status(identity.revokeDevice, { id: device.id })).toBe(404);
    expect(await one.status(identity.me)).toBe(200);
  });

  test('signing out ends this one only', async () => {
    const person = await member();
    const [here, there] = [await app.sign(person.id), await app.sign(person.id)];
    await here.call(identity.signOut);
    expect([await here.status(identity.me), await there.status(identity.me)]).toEqual([401, 200]);
  });
});

describe('the administrator', () => {
  test('sees how a person signs in, and neither number nor openid', async () => {
    const person = await member();
    await bind(person.phone);
    const seen = await admin.call(identity.security, { id: person.id });
    expect(seen).toMatchObject({ weChatBound: true, hasPassword: false, devices: [{ kind: 'wechat', current: false }] });
    expect(Object.keys(seen).sort()).toEqual(['devices', 'hasPassword', 'weChatBound']);
  });

  test('takes the WeChat off, and is told when there is none', async () => {
    const person = await member();
    const phone = await bind(person.phone);
    await admin.call(identity.unbind, { id: person.id });
    expect(await phone.status(identity.me)).toBe(401);
    expect(await admin.refused(identity.unbind, { id: person.id })).toMatchObject({ code: 'not_bound' });
  });

  test('signs a person out everywhere; himself everywhere but here', async () => {
    const person = await member();
    const callers = [await app.sign(person.id), await app.sign(person.id), await bind(person.phone)];
    await admin.call(identity.revokeAll, { id: person.id });
    expect(await Promise.all(callers.map(each => each.status(identity.me)))).toEqual([401, 401, 401]);
    const elsewhere = await app.sign(adminPerson.id);
    await admin.call(identity.revokeAll, { id: adminPerson.id });
    expect([await admin.status(identity.me), await elsewhere.status(identity.me)]).toEqual([200, 401]);
  });

  test('of another county finds nobody here, and who is no administrator may not', async () => {
    const person = await member();
    const caller = await bind(person.phone);
    for (const endpoint of [identity.security, identity.issueCode, identity.unbind, identity.revokeAll]) {
      expect(await farAdmin.send(endpoint, { id: person.id })).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(await farAdmin.send(endpoint, { id: randomUUID() })).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(await leader.status(endpoint, { id: person.id })).toBe(403);
    }
    expect(await caller.call(identity.me)).toMatchObject({ weChatBound: true });
  });

  test('leaves a trace of what he did, by ids', async () => {
    const person = await member();
    await bind(person.phone);
    await admin.call(identity.issueCode, { id: person.id });
    await admin.call(identity.unbind, { id: person.id });
    await admin.call(identity.revokeAll, { id: person.id });
    const entries = await app.get(Db).of(JournalEntry).findBy({ subjectId: person.id, personId: adminPerson.id });
    expect(entries.map(each => each.action).sort()).toEqual(['identity.code', 'identity.revoke-all', 'identity.unbind']);
    expect(entries.every(each => each.organisationId === county.id)).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(person.phone);
  });
});
