import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { board } from '@village/shared/contract/board';
import { duty } from '@village/shared/contract/duty';
import { file } from '@village/shared/contract/file';
import type { Organisation } from '@village/shared/contract/organisation';
import { daysFrom } from '@village/shared/kernel/day';
import { policy } from '@village/shared/contract/policy';
import { poster } from '@village/shared/contract/poster';
import { squaresOf } from '../common/qr';
import { MakingEntity } from '../file/making.entity';
import { MakingService } from '../file/making.service';
import { Db } from '../common/db';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let township: Organisation;
let village: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let member: build.PersonBuilt;
let leader: Caller;
let cadre: Caller;
let office: Caller;
let foreign: Caller;

const folder = mkdtempSync(join(tmpdir(), 'poster-'));
const has = (command: string) => spawnSync('which', [command]).status === 0;
const squeezed = (text: string) => text.replace(/\s+/g, '');
const put = async (who: Caller, size: 'a4' | 'a3', span: 'month' | 'week' = 'month') => {
  const { file: bytes, name } = await who.file(poster.pdf, { villageId: village.id, size, span });
  const path = join(folder, `${size}.pdf`);
  writeFileSync(path, bytes);
  return { path, bytes: Buffer.from(bytes), name };
};
const words = (path: string) => squeezed(spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout);

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  township = await build.township(app, { county, name: '青石镇' });
  village = await build.village(app, { township, name: '前村' });
  await build.village(app, { township, name: '后村' });
  team = await build.team(app, { village });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian07', effectiveFrom: '2025-01-01' });
  leader = await app.sign((await build.person(app, { name: '队长甲', terms: [{ role: 'team_leader', team }] })).id);
  member = await build.person(app, { name: '队员乙', post: '科员', terms: [{ role: 'team_member', team }] });
  cadre = await app.sign(member.id);
  office = await app.sign((await build.person(app, { terms: [{ role: 'township_office', at: township }] })).id);
  const other = await build.township(app, { county });
  foreign = await app.sign((await build.person(app, { terms: [{ role: 'township_office', at: other }] })).id);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

test('没有码印不了，说清楚先做什么', async () => {
  expect(await leader.refused(poster.pdf, { villageId: village.id, size: 'a4', span: 'month' })).toMatchObject({ code: 'board_code_missing' });
  expect(await leader.call(poster.one, { villageId: village.id })).toMatchObject({ address: null });
  await leader.call(board.renew, { villageId: village.id, seen: '' });
});

(has('pdftotext') ? test : test.skip)('电话和照片只印本人同意的；同意和收回都记下日子，收回以后就不印', async () => {
  expect(words((await put(leader, 'a4')).path)).not.toContain(member.phone);
  const picture = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#1E6B52' } }).png().toBuffer();
  const { id } = await cadre.call(file.upload, { purpose: 'board_photo' }, picture);
  await cadre.call(board.setCard, { photoId: id, photoOnPoster: false, phoneOnPoster: true });
  expect((await leader.call(poster.one, { villageId: village.id })).people.find(each => each.personId === member.id)).toMatchObject({ photo: 'not_agreed', phoneSince: '2025-03-06' });
  const plain = await put(leader, 'a4');
  expect(words(plain.path)).toContain(member.phone);
  app.on('2025-03-07', '10:00');
  await cadre.call(board.setCard, { photoId: id, photoOnPoster: true, phoneOnPoster: false });
  const pictured = await put(leader, 'a4');
  expect(words(pictured.path)).not.toContain(member.phone);
  expect([plain, pictured].map(({ bytes }) => bytes.includes('/DCTDecode'))).toEqual([false, true]);
  expect((await cadre.call(board.card)).consents).toEqual([
    { what: 'photo', givenAt: '2025-03-07T02:00:00.000Z', withdrawnAt: null }, { what: 'phone', givenAt: '2025-03-06T01:00:00.000Z', withdrawnAt: '2025-03-07T02:00:00.000Z' },
  ]);
  expect((await leader.call(poster.one, { villageId: village.id })).people.find(each => each.personId === member.id)).toMatchObject({ photo: 'agreed', phoneSince: null });
});

(has('pdftotext') ? test : test.skip)('A4 和 A3 上都有村名、姓名、值班、办公时间和网址；换一个程序也读得出来', async () => {
  const { revision } = await leader.call(board.detail, { villageId: village.id });
  await leader.call(board.set, { villageId: village.id, officeHours: '周一到周五 8:30 到 17:30，村部一楼', large: true, revision });
  const { address } = await leader.call(poster.one, { villageId: village.id });
  for (const size of ['a4', 'a3'] as const) {
    const { path, name } = await put(leader, size);
    expect(name).toBe(`前村公示海报 ${size.toUpperCase()}.pdf`);
    const text = words(path);
    for (const expected of ['前村驻村工作队公示', '青石镇', '队长甲', '队员乙', '科员', '村部一楼', '还没有公布值班安排', '微信扫一扫', address!]) expect(text).toContain(expected);
    expect(spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout).toMatch(size === 'a4' ? /595\.28 x 841\.89/ : /841\.89 x 1190\.55/);
  }
});

(has('pdftotext') ? test : test.skip)('公布了值班的印出每天的人', async () => {
  app.on('2025-03-07', '10:00');
  await leader.call(duty.publish, { kind: 'cover', placeId: team.id, month: '2025-03', version: 0, days: 'every_day', reason: '试排', lines: daysFrom('2025-03-07', '2025-03-31').map(day => ({ day, personIds: [member.id] })) });
  expect(await leader.call(poster.one, { villageId: village.id })).toMatchObject({ month: '2025-03', dutyDays: 25 });
  const shown = words((await put(leader, 'a4')).path);
  expect(shown).toContain('3月值班安排');
  expect(shown.split('队员乙')).toHaveLength(27);
  const week = words((await put(leader, 'a4', 'week')).path);
  expect(week.split('队员乙')).toHaveLength(9);
});

(has('pdftoppm') ? test : test.skip)('印出来的码，一格一格就是公示栏网址的码', async () => {
  const { address } = await leader.call(poster.one, { villageId: village.id });
  const { path } = await put(leader, 'a4');
  spawnSync('pdftoppm', ['-r', '144', '-png', '-singlefile', path, join(folder, 'page')]);
  const { data, info } = await sharp(readFileSync(join(folder, 'page.png'))).greyscale().raw().toBuffer({ resolveWithObject: true });
  const squares = squaresOf(address!);
  const pixel = 144 / 25.4;
  // Where the poster says the code stands: 14 mm from the left, 234 mm from the top, 50 mm wide with four squares of white around it.
  const side = 50 / (squares.length + 8);
  const dark = (row: number, column: number) => data[Math.round((234 + (row + 4.5) * side) * pixel) * info.width + Math.round((14 + (column + 4.5) * side) * pixel)] < 128;
  expect(squares.map((line, row) => [...line].map((_, column) => (dark(row, column) ? '1' : '0')).join(''))).toEqual(squares);
});

test('全镇的海报在后台一个村一个村生成，看得到进度，没有码的村说出来；同时只有一次；做完能下载，过期就没有', async () => {
  expect(await office.call(poster.places)).toMatchObject([{ organisationId: township.id, villages: 2, last: null }]);
  expect(await leader.call(poster.places)).toEqual([]);
  const started = await office.call(poster.start, { organisationId: township.id, size: 'a4', span: 'week' });
  expect(started).toMatchObject({ state: 'running', total: 2, ready: false });
  expect((await office.refused(poster.start, { organisationId: township.id, size: 'a4', span: 'week' })).code).toBe('making_running');
  await app.get(MakingService).ended(started.id);
  const done = await office.call(poster.status, { id: started.id });
  expect(done).toMatchObject({ state: 'done', done: 2, ready: true, name: '青石镇公示海报 A4.zip', left: [expect.stringContaining('后村')] });
  const { file: bytes } = await office.file(poster.zip, { id: started.id });
  const text = Buffer.from(bytes).toString('latin1');
  expect(text.slice(0, 2)).toBe('PK');
  expect(Buffer.from(bytes).includes('前村 A4.pdf')).toBe(true);
  expect(Buffer.from(bytes).includes('没有生成的村.txt')).toBe(true);
  expect(await foreign.status(poster.status, { id: started.id })).toBe(404);
  expect(await foreign.status(poster.zip, { id: started.id })).toBe(404);
  expect(await foreign.status(poster.start, { organisationId: township.id, size: 'a4', span: 'week' })).toBe(404);
  expect(await cadre.status(poster.start, { organisationId: township.id, size: 'a4', span: 'week' })).toBe(403);
});

test('停下来的不留文件；服务中断的说出来，可以重新开始', async () => {
  const started = await office.call(poster.start, { organisationId: township.id, size: 'a4', span: 'week' });
  await office.call(poster.stop, { id: started.id });
  await app.get(MakingService).ended(started.id);
  const status = await office.call(poster.status, { id: started.id });
  expect(['stopped', 'done']).toContain(status.state);
  if (status.state === 'stopped') expect((await office.refused(poster.zip, { id: started.id })).code).toBe('making_gone');
  const at = '2025-03-07T01:00:00.000Z';
  await app.get(Db).of(MakingEntity).insert({ id: 'cut-off', kind: 'posters', placeId: township.id, name: 'x.zip', state: 'running', runningAt: `posters ${township.id}`, done: 1, total: 2, reason: '', left: [], fileId: null, startedBy: member.id, startedAt: at, beatAt: at, finishedAt: null });
  expect(await office.call(poster.status, { id: 'cut-off' })).toMatchObject({ state: 'failed', reason: expect.stringContaining('重新开始') });
  expect((await office.call(poster.places))[0].villages).toBe(2);
});
