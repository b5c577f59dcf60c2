import { randomUUID } from 'node:crypto';
import { identity, type WeChatSignInReply } from '@village/shared/contract/identity';
import type { Organisation } from '@village/shared/contract/organisation';
import { type Answer, Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { Db } from '../common/db';
import { BindingTicketEntity, WeChatBindingEntity } from './identity.entity';

let app: TestApp;
let county: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let admin: Caller;
let said: jest.SpyInstance;
/** Every number and openid that was used here: none of them may be told to anybody. */
const untold = new Set<string>();

beforeAll(async () => {
  app = await startApp();
  said = jest.spyOn(Caller.prototype, 'raw');
  county = await build.county(app);
  team = await build.team(app, { village: await build.village(app, { township: await build.township(app, { county }) }) });
  admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
});
beforeEach(() => app.on('2025-03-06', '09:00'));
afterAll(() => app.close());

/** Somebody who is not signed in, each time at another address. */
const nobody = () => app.withToken(randomUUID());
const newOpenid = () => {
  const openid = `o${randomUUID().replaceAll('-', '')}`;
  untold.add(openid);
  return openid;
};
const member = async (given: Partial<build.TermGiven> = {}) => {
  const person = await build.person(app, { terms: [{ role: 'team_member', team, ...given }] });
  untold.add(person.phone);
  return person;
};
const weChat = (openid: string): Promise<WeChatSignInReply> => nobody().call(identity.signInWeChat, { code: app.wechat.loginCode(openid), device: '红米手机' });
const ticketFor = async (openid: string): Promise<string> => {
  const reply = await weChat(openid);
  if (reply.bound) throw new Error('this WeChat is bound already');
  return reply.ticket;
};
const bindInput = async (openid: string, phone: string) => ({ ticket: await ticketFor(openid), phoneCode: app.wechat.phoneCode(phone) });
const bind = async (openid: string, phone: string) => nobody().call(identity.bindWeChat, await bindInput(openid, phone));
const bindingsOf = (where: Partial<WeChatBindingEntity>) => app.get(Db).of(WeChatBindingEntity).findBy(where);

describe('the first time', () => {
  test('login code, ticket, phone code: bound; the second time the WeChat is known', async () => {
    const person = await member();
    const openid = newOpenid();
    const bound = await bind(openid, person.phone);
    expect(bound).toMatchObject({ mustSetPassword: false, expiresAt: '2025-04-05T01:00:00.000Z', me: { id: person.id, weChatBound: true, hasPassword: false } });
    expect(await app.withToken(bound.token).call(identity.devices)).toMatchObject([{ kind: 'wechat', label: '微信', current: true }]);
    expect(await weChat(openid)).toMatchObject({ bound: true, me: { id: person.id } });
  });

  test('a login code that was used is refused, and so is a phone code', async () => {
    const [one, other] = [await member(), await member()];
    const code = app.wechat.loginCode(newOpenid());
    const first = await nobody().call(identity.signInWeChat, { code });
    expect(first.bound).toBe(false);
    expect(await nobody().refused(identity.signInWeChat, { code })).toMatchObject({ code: 'wechat_code_used' });
    const input = await bindInput(newOpenid(), one.phone);
    await nobody().call(identity.bindWeChat, input);
    expect(await nobody().refused(identity.bindWeChat, { ...await bindInput(newOpenid(), other.phone), phoneCode: input.phoneCode })).toMatchObject({ code: 'wechat_code_used' });
    expect(await bindingsOf({ personId: other.id })).toEqual([]);
  });

  test('a ticket is good once, for ten minutes, and cannot be made up', async () => {
    const person = await member();
    const late = await ticketFor(newOpenid());
    app.on('2025-03-06', '09:10');
    expect(await nobody().refused(identity.bindWeChat, { ticket: late, phoneCode: app.wechat.phoneCode(person.phone) })).toMatchObject({ code: 'ticket_expired', field: 'ticket' });
    expect(await nobody().refused(identity.bindWeChat, { ticket: 'made-up', phoneCode: app.wechat.phoneCode(person.phone) })).toMatchObject({ code: 'ticket_expired' });
    const input = await bindInput(newOpenid(), person.phone);
    await nobody().call(identity.bindWeChat, input);
    expect(await nobody().refused(identity.bindWeChat, { ...input, phoneCode: app.wechat.phoneCode((await member()).phone) })).toMatchObject({ code: 'ticket_expired' });
  });

  test('the ticket is kept as a hash only', async () => {
    const ticket = await ticketFor(newOpenid());
    expect(JSON.stringify(await app.get(Db).of(BindingTicketEntity).find())).not.toContain(ticket);
  });

  test('a number that is not on the roster is refused with whom to ask, and the right one may follow', async () => {
    const person = await member();
    const openid = newOpenid();
    const ticket = await ticketFor(openid);
    untold.add('15277777777');
    expect(await nobody().refused(identity.bindWeChat, { ticket, phoneCode: app.wechat.phoneCode('15277777777') }))
      .toMatchObject({ code: 'phone_unknown', text: expect.stringMatching(/联系乡镇驻村办或县管理员/) });
    expect(await nobody().call(identity.bindWeChat, { ticket, phoneCode: app.wechat.phoneCode(person.phone) })).toMatchObject({ me: { id: person.id } });
  });

  test('a platform that is down binds nobody, and the ticket stays good', async () => {
    const person = await member();
    const input = await bindInput(newOpenid(), person.phone);
    app.wechat.isDown = true;
    try {
      expect(await nobody().refused(identity.bindWeChat, input)).toMatchObject({ code: 'wechat_unreachable' });
      expect(await nobody().refused(identity.signInWeChat, { code: 'any' })).toMatchObject({ code: 'wechat_unreachable' });
    } finally {
      app.wechat.isDown = false;
    }
    expect(await nobody().call(identity.bindWeChat, input)).toMatchObject({ me: { id: person.id } });
  });

  test('without a code and without the platform nobody is signed in, whatever the headers claim', async () => {
    const person = await member();
    const openid = newOpenid();
    await bind(openid, person.phone);
    const claimed = await nobody().raw('POST', '/api/sessions/wechat', {}, { 'x-wx-openid': openid });
    expect(claimed).toMatchObject({ status: 422, body: { code: 'code_required', field: 'code' } });
  });
});

describe('one WeChat, one person', () => {
  test('of two people who bind one WeChat at the same moment, one gets it', async () => {
    const [one, other] = [await member(), await member()];
    const openid = newOpenid();
    const inputs = [await bindInput(openid, one.phone), await bindInput(openid, other.phone)];
    const answers = await Promise.all(inputs.map(input => nobody().send(identity.bindWeChat, input)));
    expect(answers.filter(each => each.status < 300)).toHaveLength(1);
    expect(answers.filter(each => each.status === 409)).toMatchObject([{ body: { code: 'wechat_taken' } }]);
    expect(await bindingsOf({ openid })).toHaveLength(1);
  });

  test('of two WeChats that bind to one person at the same moment, one is bound', async () => {
    const person = await member();
    const inputs = [await bindInput(newOpenid(), person.phone), await bindInput(newOpenid(), person.phone)];
    const answers = await Promise.all(inputs.map(input => nobody().send(identity.bindWeChat, input)));
    expect(answers.map(each => (each.status < 300 ? 'bound' : (each.body as { code: string }).code)).sort()).toEqual(['bound', 'person_taken']);
    expect(await bindingsOf({ personId: person.id })).toHaveLength(1);
  });

  test('a person who is bound binds no second WeChat, and a WeChat that is bound no second person: each is told what to do', async () => {
    const [one, other] = [await member(), await member()];
    const openid = newOpenid();
    const early = await ticketFor(openid);
    await bind(openid, one.phone);
    expect(await nobody().refused(identity.bindWeChat, await bindInput(newOpenid(), one.phone))).toMatchObject({ code: 'person_taken', text: expect.stringMatching(/请县管理员先解除/) });
    expect(await nobody().refused(identity.bindWeChat, { ticket: early, phoneCode: app.wechat.phoneCode(other.phone) }))
      .toMatchObject({ code: 'wechat_taken', text: expect.stringMatching(/请县管理员先解除/) });
    expect(await bindingsOf({ personId: one.id })).toMatchObject([{ openid }]);
  });

  test('the same pair again is no change', async () => {
    const person = await member();
    const openid = newOpenid();
    const early = await ticketFor(openid);
    await bind(openid, person.phone);
    expect(await nobody().call(identity.bindWeChat, { ticket: early, phoneCode: app.wechat.phoneCode(person.phone) })).toMatchObject({ me: { id: person.id } });
  });

  test('a new phone: the administrator takes the old WeChat off, which is signed out, and another is bound', async () => {
    const person = await member();
    const lost = newOpenid();
    const { token } = await bind(lost, person.phone);
    const again = await ticketFor(newOpenid());
    await admin.call(identity.unbind, { id: person.id });
    expect(await app.withToken(token).status(identity.me)).toBe(401);
    expect(await weChat(lost)).toMatchObject({ bound: false });
    expect(await nobody().call(identity.bindWeChat, { ticket: again, phoneCode: app.wechat.phoneCode(person.phone) })).toMatchObject({ me: { id: person.id } });
  });

  test('who holds no role any more is told so', async () => {
    const person = await member({ to: '2025-03-10' });
    const openid = newOpenid();
    await bind(openid, person.phone);
    app.on('2025-03-11');
    expect(await nobody().refused(identity.signInWeChat, { code: app.wechat.loginCode(openid) })).toMatchObject({ code: 'no_term' });
  });
});

describe('another number', () => {
  test('is taken over from WeChat, on the phone, and the person is known by it', async () => {
    const person = await member();
    const phone = app.withToken((await bind(newOpenid(), person.phone)).token);
    untold.add('15266666666');
    await phone.call(identity.changePhone, { phoneCode: app.wechat.phoneCode('15266666666') });
    const { code } = await admin.call(identity.issueCode, { id: person.id });
    expect(await nobody().call(identity.signIn, { phone: '15266666666', password: code })).toMatchObject({ me: { id: person.id } });
    expect(await nobody().refused(identity.bindWeChat, await bindInput(newOpenid(), person.phone))).toMatchObject({ code: 'phone_unknown' });
  });

  test('is not taken from a browser, nor when it is somebody else’s', async () => {
    const [person, other] = [await member(), await member()];
    const phone = app.withToken((await bind(newOpenid(), person.phone)).token);
    expect(await phone.refused(identity.changePhone, { phoneCode: app.wechat.phoneCode(other.phone) })).toMatchObject({ code: 'phone_taken' });
    expect(await (await app.sign(person.id)).refused(identity.changePhone, { phoneCode: app.wechat.phoneCode('15255555555') })).toMatchObject({ code: 'wechat_required' });
  });

  test('goes to one of two who take it at the same moment', async () => {
    const [one, other] = [await member(), await member()];
    const phones = [app.withToken((await bind(newOpenid(), one.phone)).token), app.withToken((await bind(newOpenid(), other.phone)).token)];
    untold.add('15244444444');
    const answers = await Promise.all(phones.map(each => each.send(identity.changePhone, { phoneCode: app.wechat.phoneCode('15244444444') })));
    expect(answers.map(each => (each.status < 300 ? 'changed' : (each.body as { code: string }).code)).sort()).toEqual(['changed', 'phone_taken']);
  });
});

test('no answer tells a phone number, an openid or a session key', async () => {
  const answers = await Promise.all(said.mock.results.map(each => each.value as Promise<Answer>));
  expect(answers.length).toBeGreaterThan(50);
  expect(untold.size).toBeGreaterThan(20);
  for (const { body, headers } of answers) {
    const text = (Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body)) + JSON.stringify(headers);
    // A session key of the stand-in is 16 bytes of base64, which end in `==`; nothing else here does.
    for (const secret of [...untold, 'session_key', 'sessionKey', '==', app.wechat.secret]) expect(text).not.toContain(secret);
  }
});
