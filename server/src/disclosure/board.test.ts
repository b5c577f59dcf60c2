import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { board } from '@village/shared/contract/board';
import { file } from '@village/shared/contract/file';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { PUBLIC_ASSETS } from '../common/html';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let village: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let member: build.PersonBuilt;
let leader: Caller;
let cadre: Caller;
let foreign: Caller;
let code: string;

const text = (path: string) => readFileSync(resolve(__dirname, '../../..', path), 'utf8');
const page = (of: string) => app.anonymous.raw('GET', `/b/${of}`, undefined, { accept: 'text/html' });

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county, name: '青石镇' });
  village = await build.village(app, { township, name: '前村' });
  team = await build.team(app, { village });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian07', effectiveFrom: '2025-01-01' });
  leader = await app.sign((await build.person(app, { name: '队长甲', terms: [{ role: 'team_leader', team }] })).id);
  member = await build.person(app, { name: '<script>队员</script>', terms: [{ role: 'team_member', team }] });
  cadre = await app.sign(member.id);
  const other = await build.village(app, { township: await build.township(app, { county }) });
  foreign = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team: await build.team(app, { village: other }) }] })).id);
});
afterAll(() => app.close());

test('没有码的村打不开；生成码以后，不登录就能看，页面里没有电话，写的字不会变成程序', async () => {
  const before = await leader.call(board.detail, { villageId: village.id });
  expect(before).toMatchObject({ code: null, mayManage: true });
  expect(before.lacks.map(each => each.what)).toContain('code');
  const made = await leader.call(board.renew, { villageId: village.id, seen: '' });
  code = made.code!;
  expect(made.address).toMatch(new RegExp(`/b/${code}$`));
  const { status, body, headers } = await page(code);
  expect(status).toBe(200);
  expect(String(headers['content-type'])).toContain('text/html');
  const shown = String(body);
  expect(shown).toContain('前村 驻村工作队');
  expect(shown).toContain('队长甲');
  expect(shown).toContain('&lt;script&gt;队员');
  expect(shown).not.toContain('<script>队员');
  expect(shown).not.toMatch(/1[3-9]\d{9}/);
  expect(JSON.stringify(await app.anonymous.call(board.data, { code }))).not.toMatch(/1[3-9]\d{9}/);
});

test('换码以后旧码说明已经停用，写错的码说没有；两个人同时换，只成一次', async () => {
  const answers = await Promise.all([1, 2].map(() => leader.send(board.renew, { villageId: village.id, seen: code })));
  expect(answers.map(each => each.status).sort()).toEqual([200, 422]);
  const old = await page(code);
  expect(old.status).toBe(410);
  expect(String(old.body)).toContain('已经停用');
  code = (await leader.call(board.detail, { villageId: village.id })).code!;
  const wrong = await page(`${code.slice(0, -1)}_`);
  expect(wrong.status).toBe(404);
  expect(String(wrong.body)).toContain('没有这个公示栏');
  expect((await app.anonymous.refused(board.data, { code: 'nothing' })).code).toBe('board_code_unknown');
});

test('电话只在点的时候给，只给公示栏上的人，问得太多就停', async () => {
  const ask = (personId: string, device = 'device-1') => app.anonymous.send(board.phone, { code, personId, device });
  expect((await ask(member.id)).body).toEqual({ phone: member.phone });
  const stranger = await build.person(app, { name: '外人', terms: [{ role: 'village_cadre', at: village }] });
  expect((await ask(stranger.id)).status).toBe(422);
  for (let turn = 0; turn < 25; turn += 1) await ask(member.id);
  expect((await ask(member.id)).body).toMatchObject({ code: 'too_many_phones' });
  expect((await ask(member.id, 'device-2')).status).toBe(200);
});

test('办公时间由管公示栏的人写，别人先改了就请刷新；别村的队长打不开', async () => {
  const { revision } = await leader.call(board.detail, { villageId: village.id });
  await leader.call(board.set, { villageId: village.id, officeHours: '每天 8:30 到 17:30', large: false, revision });
  expect((await leader.refused(board.set, { villageId: village.id, officeHours: '改', large: false, revision })).code).toBe('board_changed');
  expect(String((await page(code)).body)).toContain('每天 8:30 到 17:30');
  expect(await foreign.status(board.detail, { villageId: village.id })).toBe(404);
  expect(await cadre.status(board.set, { villageId: village.id, officeHours: '', large: true, revision: 1 })).toBe(403);
});

test('工作队自己说在哪里，到时间自己消失', async () => {
  const said = await cadre.call(board.say, { teamId: team.id, text: '在三组入户', until: '2025-03-06T04:00:00.000Z' });
  expect((await app.anonymous.call(board.data, { code })).whereabouts).toMatchObject([{ text: '在三组入户' }]);
  app.on('2025-03-06', '12:01');
  expect((await app.anonymous.call(board.data, { code })).whereabouts).toEqual([]);
  app.on('2025-03-06', '09:30');
  expect(await foreign.status(board.endSaying, { id: said.id })).toBe(404);
  await cadre.call(board.endSaying, { id: said.id });
  expect((await app.anonymous.call(board.data, { code })).whereabouts).toEqual([]);
  expect((await cadre.refused(board.say, { teamId: team.id, text: '晚了', until: '2025-03-05T04:00:00.000Z' })).code).toBe('until_over');
});

test('照片由本人放上，收回以后就看不到', async () => {
  const picture = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#1E6B52' } }).png().toBuffer();
  const { id } = await cadre.call(file.upload, { purpose: 'board_photo' }, picture);
  await cadre.call(board.setCard, { photoId: id, photoOnPoster: true, phoneOnPoster: false });
  const shown = await app.anonymous.raw('GET', `/b/${code}/photos/${member.id}`);
  expect([shown.status, String(shown.headers['content-type'])]).toEqual([200, 'image/jpeg']);
  await cadre.call(board.setCard, { photoOnPoster: false, phoneOnPoster: false });
  expect((await app.anonymous.raw('GET', `/b/${code}/photos/${member.id}`)).status).toBe(404);
});

test('网页的颜色和大小就是小程序的，能离线打开，加起来很小', async () => {
  const tokens = (css: string) => new Map([...css.matchAll(/(--[\w-]+): ([^;]+);/g)].map(found => [found[1], found[2]]));
  const part = (css: string, from: RegExp) => tokens((from.exec(css) ?? ['', ''])[1]);
  const source = text('miniapp/src/ui/tokens.scss');
  const own = text('server/public/public.css');
  const known = new Map([...tokens(source.split('.large {')[0])]);
  for (const [name, value] of part(own, /:root \{([^}]*)\}/)) expect([name, known.get(name)]).toEqual([name, value]);
  const large = part(source, /\.large \{([^}]*)\}/);
  for (const [name, value] of part(own, /\.large \{([^}]*)\}/)) expect([name, large.get(name)]).toEqual([name, value]);
  for (const [name, { type }] of Object.entries(PUBLIC_ASSETS)) {
    const answer = await app.anonymous.raw('GET', `/b/assets/${name}`);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, type]);
  }
  expect((await app.anonymous.raw('GET', '/b/offline.js')).status).toBe(200);
  const size = Buffer.byteLength(String((await page(code)).body)) + Object.values(PUBLIC_ASSETS).reduce((sum, each) => sum + each.bytes.length, 0);
  expect(size).toBeLessThan(60_000);
});
