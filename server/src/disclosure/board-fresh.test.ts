import type { AddressInfo } from 'node:net';
import { board } from '@village/shared/contract/board';
import { appeal } from '@village/shared/contract/appeal';
import { duty } from '@village/shared/contract/duty';
import type { Organisation } from '@village/shared/contract/organisation';
import { CONTRACT_HEADER, OLDEST_CONTRACT } from '@village/shared/contract/receipt';
import { policy } from '@village/shared/contract/policy';
import { publication } from '@village/shared/contract/publication';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { BoardService } from './board.service';
import { addSeconds } from '../common/time';

/** Many read a board at once: it is drawn once in a few seconds, and no change waits longer than five. */
let app: TestApp;
let village: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let leader: Caller;
let secretary: Caller;
let member: build.PersonBuilt;
let code: string;
let origin: string;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-04-07', '09:00');
  const county = await build.county(app);
  village = await build.village(app, { township: await build.township(app, { county, name: '青石镇' }), name: '前村' });
  team = await build.team(app, { village });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian07', effectiveFrom: '2025-01-01' });
  leader = await app.sign((await build.person(app, { name: '队长甲', terms: [{ role: 'team_leader', team }] })).id);
  secretary = await app.sign((await build.person(app, { name: '书记乙', terms: [{ role: 'village_secretary', at: village }] })).id);
  member = await build.person(app, { name: '队员丙', terms: [{ role: 'team_member', team }] });
  code = (await leader.call(board.renew, { villageId: village.id, seen: '' })).code!;
  await app.nest.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => app.close());

/** As a phone asks, over the line. */
const read = (path = `/api/boards/${code}`, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers });
const shown = async () => (await read()).text();
/** The clock moves by so many seconds. */
const pass = (seconds: number) => { app.clock.instant = addSeconds(app.clock.instant, seconds); };

test('一百个人同时看，只算一次；和没有保存的回答逐字相同，带同样的保护', async () => {
  pass(10);
  const drawn = jest.spyOn(app.get(BoardService), 'of');
  const texts = await Promise.all(Array.from({ length: 100 }, shown));
  expect(new Set(texts).size).toBe(1);
  expect(drawn).toHaveBeenCalledTimes(1);
  drawn.mockRestore();
  const kept = await read();
  const slow = await read(`/api/boards/${code}`, { [CONTRACT_HEADER]: String(OLDEST_CONTRACT) });
  expect(await kept.json()).toEqual(JSON.parse(await slow.text()));
  for (const name of ['content-security-policy', 'x-content-type-options', 'content-type', 'cache-control']) expect([name, kept.headers.get(name)]).toEqual([name, slow.headers.get(name)]);
  const packed = await read(`/b/${code}`, { 'accept-encoding': 'gzip' });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(await packed.text()).toContain('前村 驻村工作队');
});

test('排了值班、公开了内容、有人离任：五秒以内都在公示栏上，在这台服务器上改没改公示栏都一样', async () => {
  await shown();
  const days = Array.from({ length: 30 }, (_, index) => `2025-04-${String(index + 1).padStart(2, '0')}`).filter(day => day >= '2025-04-07');
  await leader.call(duty.publish, { kind: 'cover', placeId: team.id, month: '2025-04', version: 0, lines: days.map(day => ({ day, personIds: [member.id] })) });
  pass(4.9);
  expect(JSON.parse(await shown()).duty[0]).toEqual({ day: '2025-04-07', names: ['队员丙'], rearranging: false });

  const draft = await leader.call(publication.save, { revision: 0, villageId: village.id, subject: 'village_affairs', title: '修路的账', text: '三万元。', items: [], tables: [], explanation: '' });
  const sent = await leader.call(publication.move, { id: draft.id, revision: draft.revision, move: 'submit', text: '' });
  await secretary.call(publication.move, { id: sent.id, revision: sent.revision, move: 'publish', text: '' });
  expect(JSON.parse(await shown()).publications).toMatchObject([{ title: '修路的账' }]);

  await leader.call(board.say, { teamId: team.id, text: '在三组', until: addSeconds(app.clock.now(), 3) });
  expect(JSON.parse(await shown()).whereabouts).toHaveLength(1);
  pass(4.9);
  expect(JSON.parse(await shown()).whereabouts).toEqual([]);
});

test('换了码，旧码立刻打不开', async () => {
  await shown();
  const old = code;
  code = (await leader.call(board.renew, { villageId: village.id, seen: old })).code!;
  expect((await read(`/b/${old}`)).status).toBe(410);
  expect((await read()).status).toBe(200);
});

test('写错的码和从来没有的码回答一样；试得太多就停，扫对的码仍然打得开', async () => {
  const wrong = async (of: string) => {
    const answer = await read(`/api/boards/${of}`);
    return { status: answer.status, body: await answer.json() };
  };
  const [near, never, odd] = [await wrong(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`), await wrong('A'.repeat(24)), await wrong('1')];
  expect(near).toMatchObject({ status: 422, body: { code: 'board_code_unknown', text: expect.stringContaining('没有这个公示栏') } });
  expect([never, odd]).toEqual([near, near]);
  for (let turn = 0; turn < 60; turn += 1) await read(`/api/boards/wrong-${turn}`);
  expect((await wrong('B'.repeat(24))).body).toMatchObject({ code: 'too_many_codes' });
  pass(5);
  expect((await read()).status).toBe(200);
});

test('一个人冒充许多手机收集电话，很快就停；同一个网络里别人查过的电话，邻居照样查得到', async () => {
  const far = await Promise.all(Array.from({ length: 70 }, () => build.person(app, { terms: [{ role: 'team_member', team }] })));
  pass(700);
  const ask = (personId: string, device: string) => app.anonymous.send(board.phone, { code, personId, device });
  expect((await ask(member.id, 'aunt-phone')).status).toBe(200);
  const answers = [];
  for (const [index, { id }] of far.entries()) answers.push((await ask(id, `made-up-${index}`)).status);
  expect(answers.filter(status => status === 200)).toHaveLength(59);
  expect((await ask(member.id, 'uncle-phone')).status).toBe(200);
  expect((await ask(far[69].id, 'uncle-phone')).body).toMatchObject({ code: 'too_many_phones' });
});

test('一部手机乱写、乱试编号，停的是它自己；正确的编号邻居照样打得开', async () => {
  pass(700);
  const given = (index: number) => ({ code, form: `fresh-${index}`, about: 'matter' as const, text: `第 ${index} 次` });
  const receipt = await app.anonymous.call(appeal.write, { ...given(0), device: 'aunt-phone' });
  const answers = [];
  for (let turn = 1; turn <= 8; turn += 1) answers.push((await app.anonymous.send(appeal.write, { ...given(turn), device: 'abuser-phone' })).status);
  expect(answers.filter(status => status === 200)).toHaveLength(5);
  const follow = (number: string, device: string) => app.anonymous.send(appeal.follow, { number, device });
  const wrong = [];
  for (let turn = 0; turn < 300; turn += 1) wrong.push((await follow('ABCD-EFGH-JKMN-PQRS', 'abuser-phone')).body);
  expect(wrong[0]).toMatchObject({ code: 'appeal_unknown' });
  expect(wrong.at(-1)).toMatchObject({ code: 'too_many_wrong' });
  expect((await follow(receipt.number, 'aunt-phone')).status).toBe(200);
});
