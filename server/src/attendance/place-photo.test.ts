import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { attendance } from '@village/shared/contract/attendance';
import type { RecordInput } from '@village/shared/contract/attendance.input';
import { CONSENTS, presence } from '@village/shared/contract/presence';
import { toGcj02 } from '@village/shared/kernel/position';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { openModes } from '../../test/modes';
import { Db } from '../common/db';
import { StoredFileService } from '../file/file.service';
import { PresenceProofEntity } from './proof.entity';
import { ProofService } from './proof.service';

let app: TestApp;
let zhang: Caller;
let li: Caller;
let leader: Caller;
let outsider: Caller;
let member: string;
let liId: string;
let teamId: string;
let sent = 0;
const VILLAGE = { latitude: 30_000_000, longitude: 105_000_000, system: 'wgs84' as const };

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-05', '08:30');
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const far = await build.village(app, { township: await build.township(app, { county }) });
  const village = await build.village(app, { township, name: '桃树村' });
  const [team, farTeam] = [await build.team(app, { village }), await build.team(app, { village: far })];
  teamId = team.id;
  member = (await build.person(app, { name: '张三', terms: [{ role: 'team_member', team }] })).id;
  zhang = await app.sign(member);
  liId = (await build.person(app, { name: '李四', terms: [{ role: 'team_member', team }] })).id;
  li = await app.sign(liId);
  leader = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team }] })).id);
  outsider = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team: farTeam }] })).id);
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  const second = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  const basis = '县驻村办〔2025〕3号';
  await openModes({ admin, second, organisationId: county.id }, [{ mode: 'roster' }, { mode: 'self' }, { mode: 'location', basis, until: '2025-03-31' }, { mode: 'photo', basis, until: '2025-03-31' }]);
  app.on('2025-03-06', '08:30');
  await leader.call(presence.addArea, { teamId, kind: 'village', name: '桃树村', ...VILLAGE, radius: 500, from: '2025-01-01' });
});
afterAll(() => app.close());

const entry = (changes: Partial<RecordInput>): RecordInput =>
  ({ clientKey: `shown-${++sent}`, day: '2025-03-06', halves: ['am'], state: 'in_village', mode: 'location', claimedAt: app.clock.now(), ...changes });
const located = (changes: Partial<RecordInput> = {}) => entry({ ...VILLAGE, accuracy: 20, consent: CONSENTS.location.version, ...changes });
let shade = 0;
const picture = () => sharp({ create: { width: 640, height: 480, channels: 3, background: { r: (shade += 7), g: 90, b: 60 } } }).jpeg().toBuffer();

describe('位置', () => {
  test('没有同意不取位置，说明用来做什么、还有什么办法', async () => {
    expect(await zhang.refused(attendance.record, located({ consent: undefined }))).toMatchObject({ code: 'consent_required', text: expect.stringContaining('本人确认') });
    expect(await zhang.call(presence.consents)).toEqual([]);
  });

  test('同意一次记一次；在范围内写明地点和误差', async () => {
    const [record] = await zhang.call(attendance.record, located());
    expect(record.proof).toEqual(['在“桃树村”范围内', '手机说误差约 20 米']);
    expect(await zhang.call(presence.consents)).toMatchObject([{ purpose: 'location', version: CONSENTS.location.version }]);
    expect(await zhang.call(attendance.record, located({ consent: undefined }))).toMatchObject([{ mode: 'location' }]);
  });

  test('微信的坐标换算后一样在范围内', async () => {
    const [record] = await zhang.call(attendance.record, located({ ...toGcj02(VILLAGE) }));
    expect(record.proof[0]).toBe('在“桃树村”范围内');
  });

  test('在范围外照记，写明离多远和本人的说明，不拦', async () => {
    const [record] = await zhang.call(attendance.record, located({ latitude: 30_030_000, note: '到乡政府开会' }));
    expect(record).toMatchObject({ state: 'in_village', proof: ['不在登记的范围内，离“桃树村”中心约 3.3 公里', '本人说明：到乡政府开会', '手机说误差约 20 米'] });
    expect(await zhang.call(presence.ownAreas)).toEqual([{ name: '桃树村', ...VILLAGE, radius: 500 }]);
  });

  test('只有范围外的位置的半天，考勤表上写明；同一个半天也在范围内确认过的不写', async () => {
    const cellsOf = async () => (await li.call(attendance.evidence, { personId: liId, day: '2025-03-06' })).cells;
    await li.call(attendance.record, located({ latitude: 30_030_000, halves: ['pm'] }));
    const [, outside] = await cellsOf();
    expect(outside).toMatchObject({ half: 'pm', mark: 'in_village' });
    expect(outside.because.some(({ text }) => text.includes('位置不在登记的范围内'))).toBe(true);
    await li.call(attendance.record, located({ halves: ['pm'] }));
    expect((await cellsOf())[1].because.some(({ text }) => text.includes('位置不在登记的范围内'))).toBe(false);
  });

  test('临时任务地点有日期，只对本人和那几天算', async () => {
    const there = { latitude: 30_100_000 };
    expect(await leader.refused(presence.addArea, { teamId, kind: 'task_place', name: '防汛点', ...VILLAGE, ...there, radius: 300, from: '2025-03-06' })).toMatchObject({ code: 'end_required' });
    await leader.call(presence.addArea, { teamId, personId: member, kind: 'task_place', name: '防汛点', ...VILLAGE, ...there, radius: 300, from: '2025-03-06', to: '2025-03-06' });
    expect((await zhang.call(attendance.record, located(there)))[0].proof[0]).toBe('在“防汛点”范围内');
    expect((await li.call(attendance.record, located(there)))[0].proof[0]).toContain('不在登记的范围内');
    app.on('2025-03-07', '08:30');
    expect((await zhang.call(attendance.record, located({ ...there, day: '2025-03-07' })))[0].proof[0]).toContain('不在登记的范围内');
    app.on('2025-03-06', '09:00');
  });

  test('收回同意以后要重新问；收回以前存在手机里的不算数', async () => {
    const before = app.clock.now();
    app.on('2025-03-06', '09:10');
    expect(await zhang.call(presence.withdraw, { purpose: 'location' })).toEqual([]);
    app.on('2025-03-06', '09:20');
    expect(await zhang.refused(attendance.record, located({ claimedAt: before }))).toMatchObject({ code: 'consent_required' });
    expect(await zhang.call(attendance.record, located())).toMatchObject([{ mode: 'location' }]);
  });

  test('过了两个月只留下地点', async () => {
    await app.get(ProofService).coarsen();
    const rows = () => app.get(Db).of(PresenceProofEntity).findBy({ mode: 'location' });
    expect((await rows()).every(({ content }) => content.kind === 'location' && content.latitude !== null)).toBe(true);
    app.on('2025-05-20');
    expect(await app.get(ProofService).coarsen()).toBeGreaterThan(0);
    expect((await rows()).every(({ content }) => content.kind === 'location' && content.latitude === null)).toBe(true);
    app.on('2025-03-06', '09:30');
    const evidence = await leader.call(attendance.evidence, { personId: member, day: '2025-03-06' });
    expect(evidence.presences.flatMap(each => each.proof)).toContain('具体位置已过保存期，只留地点');
  });

  test('制度写的期限一过，位置和照片都不再用', async () => {
    app.on('2025-04-01', '08:30');
    const later = await app.sign(member);
    expect(await later.refused(attendance.record, located({ day: '2025-04-01' }))).toMatchObject({ code: 'mode_not_allowed' });
    app.on('2025-03-06', '09:30');
  });

  test('别的乡镇看不到、改不了范围', async () => {
    expect(await outsider.status(presence.areas, { teamId })).toBe(404);
    const [area] = await leader.call(presence.areas, { teamId });
    expect(await outsider.status(presence.endArea, { id: area.id })).toBe(404);
  });
});

describe('照片', () => {
  const taken = (changes: Partial<RecordInput> = {}) => entry({ mode: 'photo', consent: CONSENTS.photo.version, halves: ['pm'], ...changes });

  test('先登记再拍：记录马上有，照片到了才算到，写上时间和名字，只给看得到记录的人看', async () => {
    const { capture } = await zhang.call(presence.capture);
    const input = taken({ capture });
    const [record] = await zhang.call(attendance.record, input);
    expect(record).toMatchObject({ picture: 'awaited', proof: ['照片未到，等有信号时送出'] });
    expect(await leader.refused(presence.picture, { id: record.id })).toMatchObject({ code: 'photo_awaited' });
    const shot = await picture();
    expect(await zhang.call(presence.photo, { entryKey: input.clientKey }, shot)).toEqual(['现场照片已送到']);
    expect(await zhang.call(presence.photo, { entryKey: input.clientKey }, await picture())).toEqual(['现场照片已送到']);
    const { words, receivedDigest } = await zhang.call(presence.sendPhoto, { entryKey: input.clientKey }, shot);
    expect([words, receivedDigest]).toEqual([['现场照片已送到'], createHash('sha256').update(shot).digest('hex')]);
    expect(await li.status(presence.sendPhoto, { entryKey: input.clientKey }, shot)).toBe(404);
    expect((await sharp((await leader.file(presence.picture, { id: record.id })).file).metadata()).width).toBe(640);
    expect(await li.status(presence.picture, { id: record.id })).toBe(404);
    expect(await outsider.status(presence.picture, { id: record.id })).toBe(404);
    expect(await li.status(presence.photo, { entryKey: input.clientKey }, shot)).toBe(404);
  });

  test('没有登记、登记过期、登记用过两次的照收，写明不能证明是当场拍的', async () => {
    const { capture } = await zhang.call(presence.capture);
    expect((await zhang.call(attendance.record, taken({ capture })))[0].proof).toHaveLength(1);
    for (const changes of [{}, { capture }, { capture: 'no-such' }]) {
      expect((await zhang.call(attendance.record, taken(changes)))[0].proof).toContain('拍照前没有登记，不能证明是当场拍的');
    }
    const old = await zhang.call(presence.capture);
    app.on('2025-03-07', '10:00');
    expect((await zhang.call(attendance.record, taken({ day: '2025-03-07', capture: old.capture })))[0].proof).toContain('拍照前没有登记，不能证明是当场拍的');
    app.on('2025-03-06', '10:00');
  });

  test('完全相同的照片认得出，显示给负责人，不自动处理；照片删除以后也认得出', async () => {
    const shot = await picture();
    const first = taken();
    const [one] = await zhang.call(attendance.record, first);
    await zhang.call(presence.photo, { entryKey: first.clientKey }, shot);
    const again = taken();
    const [record] = await li.call(attendance.record, again);
    expect(await li.call(presence.photo, { entryKey: again.clientKey }, shot)).toContain('与以前送过的一张照片完全相同，请本人说明');
    expect(record.state).toBe('in_village');
    app.on('2025-06-01');
    expect(await app.get(StoredFileService).sweep()).toBeGreaterThan(0);
    const later = await app.sign(member);
    expect(await later.refused(presence.picture, { id: one.id })).toMatchObject({ code: 'photo_deleted' });
    app.on('2025-03-06', '11:00');
    const third = taken();
    await zhang.call(attendance.record, third);
    expect(await zhang.call(presence.photo, { entryKey: third.clientKey }, shot)).toContain('与以前送过的一张照片完全相同，请本人说明');
  });

  test('期限是三月底：当天拍的照片很晚才送到，也在那以后两个月删，不从送到的日子算', async () => {
    app.on('2025-03-31', '14:10');
    const last = taken({ day: '2025-03-31' });
    const zhangNow = await app.sign(member);
    const [record] = await zhangNow.call(attendance.record, last);
    app.on('2025-04-20', '09:00');
    const later = await app.sign(member);
    await later.call(presence.photo, { entryKey: last.clientKey }, await picture());
    app.on('2025-06-01', '09:00');
    await app.get(StoredFileService).sweep();
    expect((await (await app.sign(member)).file(presence.picture, { id: record.id })).file.length).toBeGreaterThan(0);
    app.on('2025-06-02', '09:00');
    await app.get(StoredFileService).sweep();
    expect(await (await app.sign(member)).refused(presence.picture, { id: record.id })).toMatchObject({ code: 'photo_deleted' });
  });
});
