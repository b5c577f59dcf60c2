import { attendance } from '@village/shared/contract/attendance';
import type { RecordInput } from '@village/shared/contract/attendance.input';
import { presence } from '@village/shared/contract/presence';
import { instantOf } from '@village/shared/kernel/day';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { openModes } from '../../test/modes';
import { addSeconds } from '../common/time';
import { PAPER, shortOf, slotAt, textOf } from './code';

let app: TestApp;
let zhang: Caller;
let leader: Caller;
let stranger: Caller;
let member: string;
let village: string;
let elsewhere: string;
let screenKey: string;
let screenId: string;
let sent = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-05', '08:30');
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const [one, other] = [await build.village(app, { township, name: '桃树村' }), await build.village(app, { township, name: '柳树村' })];
  const far = await build.village(app, { township: await build.township(app, { county }) });
  const [team, otherTeam, farTeam] = [await build.team(app, { village: one }), await build.team(app, { village: other }), await build.team(app, { village: far })];
  member = (await build.person(app, { terms: [{ role: 'team_member', team }] })).id;
  zhang = await app.sign(member);
  leader = await app.sign((await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] })).id);
  stranger = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team: farTeam }] })).id);
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  const second = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await openModes({ admin, second, organisationId: county.id }, [{ mode: 'roster' }, { mode: 'self' }, { mode: 'qr' }]);
  app.on('2025-03-06', '08:30');
  ({ village, elsewhere } = { village: one.id, elsewhere: other.id });
  const added = await leader.call(presence.addCode, { villageId: village, kind: 'screen', name: '值班室平板' });
  ({ screenKey, screenId } = { screenKey: added.key!, screenId: added.code.id });
  expect(otherTeam.id).not.toBe(team.id);
});
afterAll(() => app.close());

const shown = () => app.anonymous.call(presence.screen, { key: screenKey });
const scan = (changes: Partial<RecordInput> = {}): RecordInput =>
  ({ clientKey: `scan-${++sent}`, day: '2025-03-06', halves: ['am'], state: 'in_village', mode: 'qr', claimedAt: app.clock.now(), ...changes });
const at = (time: string) => textAt(slotAt(instantOf('2025-03-06', time)));
const textAt = (slot: number, where = village, code = screenId) => textOf(where, code, slot, shortOf(app.settings.qrKey, where, code, slot));

test('平板不用登录就显示码，每分钟换一次', async () => {
  app.on('2025-03-06', '08:30');
  const first = await shown();
  expect(first).toMatchObject({ villageName: '桃树村', clock: '08:30', seconds: 60 });
  expect(first.squares.length).toBe(first.squares[0].length);
  app.on('2025-03-06', '08:31');
  expect((await shown()).short).not.toBe(first.short);
  expect(await app.anonymous.refused(presence.screen, { key: 'no-such-link' })).toMatchObject({ code: 'screen_unknown' });
});

test('扫屏幕上现在的码，确认在村，依据里写明扫了哪块屏', async () => {
  app.on('2025-03-06', '08:40');
  const [record] = await zhang.call(attendance.record, scan({ code: at('08:40') }));
  expect(record).toMatchObject({ mode: 'qr', proof: ['扫的是平板动态码（值班室平板）'] });
  const evidence = await leader.call(attendance.evidence, { personId: member, day: '2025-03-06' });
  expect(evidence.presences[0].proof).toEqual(['扫的是平板动态码（值班室平板）']);
});

test('扫不了的输入 8 位字符，大小写和空格都可以', async () => {
  app.on('2025-03-06', '08:45');
  const { short } = await shown();
  expect(await zhang.call(attendance.record, scan({ code: `${short.slice(0, 4).toLowerCase()} ${short.slice(4)}` }))).toMatchObject([{ mode: 'qr' }]);
});

test('手机时间不准也扫得上：当场送到的按收到的时间核对', async () => {
  app.on('2025-03-06', '08:50');
  expect(await zhang.call(attendance.record, scan({ code: at('08:50'), claimedAt: addSeconds(app.clock.now(), 3600) }))).toMatchObject([{ mode: 'qr' }]);
});

test('没有信号时扫的码晚些送到：按扫码时的手机时间核对，写明晚了多久', async () => {
  app.on('2025-03-06', '12:00');
  const [record] = await zhang.call(attendance.record, scan({ code: at('09:00'), claimedAt: instantOf('2025-03-06', '09:01') }));
  expect(record.proof).toEqual(['扫的是平板动态码（值班室平板）', '扫码时没有信号，3 小时后才送到，时间以手机自报为准']);
});

test.each([
  ['过了时间的码', () => at('08:50'), 'code_expired'],
  ['还没有到的码', () => at('09:30'), 'code_expired'],
  ['改过一位的码', () => `${at('09:00').slice(0, -1)}${at('09:00').endsWith('A') ? 'B' : 'A'}`, 'code_wrong'],
  ['拿别的时间的签名换上的码', () => textOf(village, screenId, slotAt(instantOf('2025-03-06', '09:00')), shortOf(app.settings.qrKey, village, screenId, 1)), 'code_wrong'],
  ['别的村的码', () => textAt(slotAt(instantOf('2025-03-06', '09:00')), elsewhere), 'code_elsewhere'],
  ['别的二维码', () => 'https://example.org/pay', 'code_unknown'],
  ['空的', () => undefined, 'code_unknown'],
])('%s不算，说明原因和别的办法', async (_, code, refusal) => {
  app.on('2025-03-06', '09:00');
  expect(await zhang.refused(attendance.record, scan({ code: code() }))).toMatchObject({ code: refusal, text: expect.stringContaining('改用本人确认') });
});

test('把旧码的时间改成将来的也不算', async () => {
  app.on('2025-03-06', '09:00');
  expect(await zhang.refused(attendance.record, scan({ code: at('10:00'), claimedAt: instantOf('2025-03-06', '10:00') }))).toMatchObject({ code: 'code_expired' });
});

test('纸质码长期有效，依据里写明证明力弱；停用以后不再算，停用以前扫的照收', async () => {
  app.on('2025-03-06', '10:00');
  const { code, key } = await leader.call(presence.addCode, { villageId: village, kind: 'poster', name: '大门口' });
  expect(key).toBeNull();
  const paper = textOf(village, code.id, PAPER, shortOf(app.settings.qrKey, village, code.id, PAPER));
  const [record] = await zhang.call(attendance.record, scan({ code: paper }));
  expect(record.proof[0]).toContain('证明力弱');
  const pdf = await leader.file(presence.posterPdf, { id: code.id });
  expect(Buffer.from(pdf.file).subarray(0, 5).toString()).toBe('%PDF-');
  const before = app.clock.now();
  app.on('2025-03-06', '11:00');
  expect((await leader.call(presence.revokeCode, { id: code.id })).revokedAt).toBe(app.clock.now());
  app.on('2025-03-06', '11:05');
  expect(await zhang.refused(attendance.record, scan({ code: paper }))).toMatchObject({ code: 'code_revoked' });
  expect(await zhang.call(attendance.record, scan({ code: paper, claimedAt: before }))).toMatchObject([{ mode: 'qr' }]);
  expect(await leader.refused(presence.posterPdf, { id: code.id })).toMatchObject({ code: 'code_revoked' });
});

test('别的乡镇的队长看不到、停不了这里的码', async () => {
  expect((await stranger.call(presence.codes)).flatMap(place => place.codes)).toEqual([]);
  expect(await stranger.status(presence.revokeCode, { id: screenId })).toBe(404);
  expect(await stranger.status(presence.addCode, { villageId: village, kind: 'poster', name: '冒充' })).toBe(404);
  expect(await zhang.status(presence.codes)).toBe(403);
});

test('屏幕链接停用以后，平板上说明怎么办', async () => {
  await leader.call(presence.revokeCode, { id: screenId });
  expect(await app.anonymous.refused(presence.screen, { key: screenKey })).toMatchObject({ code: 'screen_unknown', text: expect.stringContaining('重新添加') });
});
