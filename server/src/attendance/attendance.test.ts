import { attendance, type PresenceState } from '@village/shared/contract/attendance';
import { leave } from '@village/shared/contract/leave';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { daysOf, weekday } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import * as build from '../../test/build';
import { startApp, type TestApp } from '../../test/app';

let app: TestApp;
let county: Organisation, town: Organisation, village: Organisation, foreignTown: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let zhang: build.PersonBuilt, li: build.PersonBuilt, leader: build.PersonBuilt, secretary: build.PersonBuilt, township: build.PersonBuilt;
let foreign: build.PersonBuilt, hr: build.PersonBuilt, otherHr: build.PersonBuilt;
let counter = 0;

const key = () => `presence-${++counter}`;
const self = (changes: object = {}) => ({
  clientKey: key(), day: '2025-03-06', halves: ['am' as const, 'pm' as const], state: 'in_village' as const, mode: 'self' as const,
  claimedAt: '2025-03-06T00:25:00.000Z', ...changes,
});
const list = (day: string, lines: [build.PersonBuilt, PresenceState, PresenceState][], changes: object = {}) => ({
  clientKey: key(), teamId: team.id, day, claimedAt: `${day}T09:30:00.000Z`, lines: lines.map(([{ id: personId }, am, pm]) => ({ personId, am, pm })), ...changes,
});

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '08:00');
  county = await build.county(app);
  town = await build.township(app, { county, name: '柳河乡' });
  foreignTown = await build.township(app, { county, name: '山口镇' });
  village = await build.village(app, { township: town, name: '桃树村' });
  const water = await build.unit(app, { county, name: '县水务局' });
  const other = await build.unit(app, { county, name: '县林草局' });
  team = await build.team(app, { village, name: '桃树村工作队' });
  zhang = await build.person(app, { name: '张三', unit: water, post: '科员', terms: [{ role: 'team_member', team }] });
  li = await build.person(app, { name: '李四', terms: [{ role: 'team_member', team, from: '2025-03-17' }] });
  leader = await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] });
  secretary = await build.person(app, { name: '村书记', terms: [{ role: 'village_secretary', at: village }] });
  township = await build.person(app, { name: '乡书记', terms: [{ role: 'township_secretary', at: town }] });
  foreign = await build.person(app, { name: '外乡长', terms: [{ role: 'township_mayor', at: foreignTown }] });
  hr = await build.person(app, { name: '水务人事', terms: [{ role: 'dispatching_unit_hr', unit: water }] });
  otherHr = await build.person(app, { name: '林草人事', terms: [{ role: 'dispatching_unit_hr', unit: other }] });
  const admin = await build.person(app, { terms: [{ role: 'administrator', at: county }] });
  await (await app.sign(admin.id)).call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());
beforeEach(() => app.on('2025-03-06', '08:30'));

describe('saying that one is there', () => {
  test('同一次确认发二十遍，只有一份记录，回执相同，两个时钟都记下', async () => {
    const caller = await app.sign(zhang.id);
    const same = self({ clientKey: 'sent-twenty-times' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => caller.send(attendance.record, same)));
    expect(new Set(answers.map(answer => JSON.stringify([answer.status, answer.receipt]))).size).toBe(1);
    expect(answers.map(answer => answer.body).filter(body => body !== null)).toMatchObject([[
      { day: '2025-03-06', half: 'am', claimedAt: '2025-03-06T00:25:00.000Z', receivedAt: '2025-03-06T00:30:00.000Z', recordedByName: '张三' }, { half: 'pm' },
    ]]);
    expect(await caller.call(attendance.mine, { month: '2025-03' })).toHaveLength(2);
    expect(await caller.send(attendance.record, { ...same, state: 'left_village' })).toMatchObject({ status: 409, body: { code: 'key_used' } });
  });

  test('别人用同一个编号是另一条记录', async () => {
    const [one] = await (await app.sign(leader.id)).call(attendance.record, self({ clientKey: 'sent-twenty-times', halves: ['am'] }));
    expect(one.recordedByName).toBe('王队长');
  });

  test.each([
    ['明天', { day: '2025-03-07' }, 'day_in_future'],
    ['没有开通的方式', { mode: 'photo' }, 'mode_not_allowed'],
    ['替队长确认名册', { mode: 'roster' }, 'mode_not_allowed'],
    ['到任以前', { day: '2023-12-29' }, 'no_term'],
  ])('%s：不受理，并说明怎样改', async (_, changes, code) => {
    const refusal = await (await app.sign(zhang.id)).refused(attendance.record, self(changes));
    expect(refusal.code).toBe(code);
    expect(refusal.text).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  test('补记前几天的照收，手机时间和收到时间都看得到', async () => {
    const [late] = await (await app.sign(zhang.id)).call(attendance.record, self({ day: '2025-03-04', halves: ['am'], claimedAt: '2025-03-04T00:20:00.000Z', note: '村里没有信号' }));
    expect(late).toMatchObject({ day: '2025-03-04', claimedAt: '2025-03-04T00:20:00.000Z', receivedAt: '2025-03-06T00:30:00.000Z', note: '村里没有信号；补报', timing: 'late' });
  });

  test('首页说明今天是什么日子、本人的状态和在等他的事', async () => {
    const today = await (await app.sign(zhang.id)).call(attendance.today);
    expect(today).toMatchObject({ day: '2025-03-06', clock: '08:30', dayName: null, duty: true, mine: { villageName: '桃树村', modes: ['self', 'qr'], am: { mark: 'in_village', name: '在村' }, mayConfirm: false } });
    expect(today.mine!.month).toMatchObject({ required: 20, counted: 1.5 });
    expect(today.mine!.status.because.length).toBeGreaterThan(0);
    expect((await (await app.sign(township.id)).call(attendance.today)).mine).toBeNull();
    expect((await (await app.sign(leader.id)).call(attendance.today)).waiting.rostersToConfirm.map(each => each.day)).toEqual(['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06']);
  });
});

describe('the roster of the leader', () => {
  test('一份名册一次确认，以后更改要写原因，原来的记录保留', async () => {
    app.on('2025-03-07', '17:30');
    const caller = await app.sign(leader.id);
    const sent = list('2025-03-07', [[zhang, 'in_village', 'in_village'], [leader, 'in_village', 'absent']]);
    const confirmed = await caller.call(attendance.confirmRoster, sent);
    expect(confirmed).toMatchObject({ clientKey: sent.clientKey, duty: true, confirmedAt: '2025-03-07T09:30:00.000Z' });
    expect(confirmed.lines.find(line => line.personId === leader.id)).toMatchObject({ am: 'in_village', pm: 'absent' });
    expect(await caller.call(attendance.confirmRoster, sent)).toBeNull();
    const changed = list('2025-03-07', [[zhang, 'in_village', 'absent'], [leader, 'in_village', 'absent']]);
    expect((await caller.refused(attendance.confirmRoster, changed)).code).toBe('reason_required');
    await caller.call(attendance.confirmRoster, { ...changed, reason: '下午去了县医院' });
    const evidence = await caller.call(attendance.evidence, { personId: zhang.id, day: '2025-03-07' });
    expect(evidence.presences.map(each => `${each.half} ${each.state}`)).toEqual(['am in_village', 'pm in_village', 'pm absent']);
    expect(evidence.presences.at(-1)).toMatchObject({ recordedByName: '王队长', note: '原来记“在村”，改为“不在村”；更改原因：下午去了县医院' });
    expect(evidence.cells).toMatchObject([{ half: 'am', mark: 'in_village' }, { half: 'pm', mark: 'absent' }]);
    expect(evidence.cells[1].because.some(reason => reason.clauses.length > 0)).toBe(true);
  });

  test('缺人、多人、重复都不受理；别的队看不到', async () => {
    const caller = await app.sign(leader.id);
    expect((await caller.refused(attendance.confirmRoster, list('2025-03-06', [[zhang, 'in_village', 'in_village']]))).text).toContain('王队长');
    expect((await caller.refused(attendance.confirmRoster, list('2025-03-06', [[zhang, 'absent', 'absent'], [leader, 'absent', 'absent'], [li, 'absent', 'absent']]))).code).toBe('person_unknown');
    expect((await caller.refused(attendance.confirmRoster, list('2025-03-06', [[zhang, 'absent', 'absent'], [zhang, 'absent', 'absent'], [leader, 'absent', 'absent']]))).code).toBe('person_twice');
    expect((await caller.refused(attendance.confirmRoster, list('2025-03-10', [[zhang, 'absent', 'absent'], [leader, 'absent', 'absent']]))).code).toBe('day_in_future');
    const away = await build.team(app, { village: await build.village(app, { township: foreignTown }) });
    expect(await caller.status(attendance.roster, { teamId: away.id, day: '2025-03-06' })).toBe(404);
    expect(await (await app.sign(zhang.id)).status(attendance.roster, { teamId: team.id, day: '2025-03-06' })).toBe(403);
  });
});

describe('a whole month', () => {
  const sheetOf = { get township() { return { organisationId: town.id, month: '2025-03' }; }, get village() { return { organisationId: village.id, month: '2025-03' }; } };

  beforeAll(async () => {
    app.on('2025-03-12', '09:00');
    const asked = await (await app.sign(zhang.id)).call(leave.apply, {
      clientKey: 'month-leave', kind: 'sick', startDay: '2025-03-13', startHalf: 'pm', endDay: '2025-03-14', endHalf: 'am', reason: '看病', place: '县医院', outOfCounty: false, claimedAt: '2025-03-12T01:00:00.000Z',
    });
    await (await app.sign(leader.id)).call(leave.decide, { id: asked.id, decision: 'approve' });
    for (const day of daysOf('2025-03').filter(each => weekday(each) <= 5 && each > '2025-03-07')) {
      app.on(day, '17:30');
      const people = day >= '2025-03-17' ? [zhang, leader, li] : [zhang, leader];
      const lines = people.map((each): [build.PersonBuilt, PresenceState, PresenceState] =>
        (each === zhang && day === '2025-03-13' ? [each, 'in_village', 'absent'] : each === zhang && day === '2025-03-14' ? [each, 'absent', 'in_village'] : [each, 'in_village', 'in_village']));
      await (await app.sign(leader.id)).call(attendance.confirmRoster, list(day, lines));
    }
  });

  test('当月没有结束不能签字', async () => {
    app.on('2025-03-31', '18:00');
    const caller = await app.sign(township.id);
    const sheet = await caller.call(attendance.sheet, sheetOf.township);
    expect(sheet).toMatchObject({ signed: null, may: { sign: false, why: expect.stringContaining('还没有结束') } });
    expect((await caller.refused(attendance.sign, { ...sheetOf.township, hash: sheet.hash })).code).toBe('month_not_over');
    expect((await caller.refused(attendance.sheet, { ...sheetOf.township, month: '2025-05' })).code).toBe('month_not_begun');
  });

  test('考勤表由事实算出：半天相加，差几天、依据哪一条都看得到', async () => {
    app.on('2025-04-02', '09:00');
    const { content } = await (await app.sign(township.id)).call(attendance.sheet, sheetOf.township);
    expect(content.rows.map(row => [row.name, row.roleName, row.villageName])).toEqual([['王队长', '工作队队长', '桃树村'], ['张三', '工作队成员', '桃树村'], ['李四', '工作队成员', '桃树村']]);
    const [own, row, newcomer] = content.rows;
    expect(row.totals).toMatchObject({ inVillage: 3 + 1 + 2 * 16 - 2, sick: 2, absent: 6 });
    expect(row.totals.inVillage + row.totals.sick + row.totals.absent).toBe(21 * 2);
    expect(row.because.sick[0].text).toContain('合 1 天');
    expect(row.because.absent[0].facts).toBeDefined();
    const { value, because } = row.required;
    if (isRefusal(value)) throw new Error(value.text);
    expect(value).toMatchObject({ required: 20, counted: 17, met: false, soft: true, text: expect.stringContaining('差 3 天') });
    expect(because[0].clauses).toEqual([{ profile: 'ordos-2018', clause: '第十一条（八）' }]);
    expect(newcomer.cells.slice(0, 32).every(cell => cell === null)).toBe(true);
    expect(own.cells).toHaveLength(62);
  });

  test('各人看各人的：队员看本人，队长看全村，派出单位看本单位的人，外乡镇看不到', async () => {
    app.on('2025-04-02', '09:00');
    const names = async (person: build.PersonBuilt, input: { organisationId: string; month: string }) => (await (await app.sign(person.id)).call(attendance.sheet, input)).content.rows.map(row => row.name);
    expect(await names(zhang, sheetOf.village)).toEqual(['张三']);
    expect(await names(leader, sheetOf.village)).toEqual(['王队长', '张三', '李四']);
    expect(await names(hr, sheetOf.township)).toEqual(['张三']);
    expect(await names(secretary, sheetOf.village)).toHaveLength(3);
    for (const [person, input] of [[foreign, sheetOf.township], [zhang, sheetOf.township], [leader, sheetOf.township], [otherHr, sheetOf.village]] as const) {
      const caller = await app.sign(person.id);
      expect(await caller.status(attendance.sheet, input)).toBe(404);
      expect([403, 404]).toContain(await caller.status(attendance.sheetXlsx, input));
    }
    for (const person of [foreign, otherHr, li]) expect(await (await app.sign(person.id)).status(attendance.evidence, { personId: zhang.id, day: '2025-03-13' })).toBe(404);
    expect((await (await app.sign(hr.id)).call(attendance.evidence, { personId: zhang.id, day: '2025-03-13' })).leaves).toMatchObject([{ kindName: '病假', stateName: '已批准' }]);
    const places = async (person: build.PersonBuilt) => (await (await app.sign(person.id)).call(attendance.places)).map(place => `${place.name} ${place.people}`);
    expect(await places(township)).toEqual(['柳河乡 3', '桃树村 3']);
    expect(await places(leader)).toEqual(['桃树村 3']);
    expect(await places(hr)).toEqual(['柳河乡 1', '桃树村 1']);
    expect(await places(foreign)).toEqual([]);
  });

  test('签字、以后的事实显示为差异、写明原因再签一次', async () => {
    app.on('2025-04-03', '09:10');
    const caller = await app.sign(township.id);
    expect((await caller.call(attendance.today)).waiting.sheetsToSign).toMatchObject([{ organisationId: town.id, name: '柳河乡', month: '2025-03' }]);
    const before = await caller.call(attendance.sheet, sheetOf.township);
    expect(before).toMatchObject({ may: { sign: true, signAs: '苏木乡镇主要负责人' }, signers: [{ step: 'township_principal', signed: false }] });
    expect((await caller.refused(attendance.sign, { ...sheetOf.township, hash: 'another' })).code).toBe('sheet_changed');
    const signed = await caller.call(attendance.sign, { ...sheetOf.township, hash: before.hash });
    expect(signed.signed).toMatchObject({ version: 1, complete: true, differences: [], signatures: [{ personName: '乡书记', at: '2025-04-03T01:10:00.000Z' }] });
    expect((await caller.call(attendance.sign, { ...sheetOf.township, hash: before.hash })).signed?.signatures).toHaveLength(1);
    expect((await caller.call(attendance.today)).waiting.sheetsToSign).toEqual([]);

    await (await app.sign(leader.id)).call(attendance.confirmRoster, list('2025-03-05', [[zhang, 'in_village', 'in_village'], [leader, 'in_village', 'in_village']]));
    const after = await caller.call(attendance.sheet, sheetOf.township);
    expect(after.signed!.differences.filter(each => each.name === '张三')).toEqual([
      { personId: zhang.id, name: '张三', day: '2025-03-05', half: 'am', signed: 'absent', now: 'in_village' }, { personId: zhang.id, name: '张三', day: '2025-03-05', half: 'pm', signed: 'absent', now: 'in_village' },
    ]);
    expect(after.content).toEqual(before.content);
    expect((await caller.refused(attendance.sign, { ...sheetOf.township, hash: after.hash })).code).toBe('reason_required');
    const again = await caller.call(attendance.sign, { ...sheetOf.township, hash: after.hash, reason: '补记 3 月 5 日' });
    expect(again.signed).toMatchObject({ version: 2, complete: true, differences: [] });
  });

  test('村里的考勤表按制度的次序签：没有轮到的说明轮到谁', async () => {
    app.on('2025-04-03', '10:00');
    const [byTown, bySecretary] = [await app.sign(township.id), await app.sign(secretary.id)];
    const { hash, signers } = await bySecretary.call(attendance.sheet, sheetOf.village);
    expect(signers.map(each => each.name)).toEqual(['嘎查村主要负责人', '苏木乡镇主要负责人', '工作队队长']);
    expect(await byTown.refused(attendance.sign, { ...sheetOf.village, hash })).toMatchObject({ code: 'not_your_turn', text: expect.stringContaining('嘎查村主要负责人') });
    const answers = await Promise.all([1, 2, 3].map(() => bySecretary.send(attendance.sign, { ...sheetOf.village, hash })));
    expect(answers.some(answer => answer.status === 200)).toBe(true);
    expect((await byTown.call(attendance.sign, { ...sheetOf.village, hash })).signed).toMatchObject({ version: 1, complete: false, signatures: [{ personName: '村书记' }, { personName: '乡书记' }] });
    expect((await (await app.sign(leader.id)).call(attendance.sign, { ...sheetOf.village, hash })).signed).toMatchObject({ complete: true });
  });

  test('导出的表格和 PDF 是签过字的那一份', async () => {
    app.on('2025-04-04', '09:00');
    const caller = await app.sign(township.id);
    const xlsx = await caller.file(attendance.sheetXlsx, sheetOf.township);
    expect(xlsx.name).toBe('柳河乡驻村干部考勤表2025年3月.xlsx');
    expect(Buffer.from(xlsx.file).subarray(0, 2).toString()).toBe('PK');
    const pdf = await caller.file(attendance.sheetPdf, sheetOf.township);
    expect(Buffer.from(pdf.file).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await (await app.sign(zhang.id)).status(attendance.sheetXlsx, sheetOf.village)).toBe(403);
  });
});

test('假期结束没有返岗，当天说明超假几时开始、依据哪一条', async () => {
  app.on('2025-03-06', '09:00');
  const member = await build.person(app, { name: '赵六', terms: [{ role: 'team_member', team }] });
  const asked = await (await app.sign(member.id)).call(leave.apply, {
    clientKey: 'overstay', kind: 'personal', startDay: '2025-03-07', startHalf: 'am', endDay: '2025-03-07', endHalf: 'pm', reason: '家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z',
  });
  await (await app.sign(leader.id)).call(leave.decide, { id: asked.id, decision: 'approve' });
  app.on('2025-03-11', '18:00');
  const caller = await app.sign(member.id);
  const evidence = await caller.call(attendance.evidence, { personId: member.id, day: '2025-03-10' });
  expect(evidence.cells.map(cell => cell.mark)).toEqual(['absent', 'absent']);
  expect(evidence.status.because.some(reason => reason.text.includes('2025-03-07') && reason.text.includes('超假'))).toBe(true);
  expect((await caller.call(attendance.today)).waiting.leavesToReturn).toBe(1);
  expect(await (await app.sign(township.id)).status(attendance.sheet, { organisationId: county.id, month: '2025-03' })).toBe(404);
});
