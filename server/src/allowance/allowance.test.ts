import { Workbook } from '@protobi/exceljs';
import { allowance, type AllowanceList } from '@village/shared/contract/allowance';
import { attendance } from '@village/shared/contract/attendance';
import { notice } from '@village/shared/contract/notice';
import type { Organisation } from '@village/shared/contract/organisation';
import { reminder } from '@village/shared/contract/reminder';
import { settlement } from '@village/shared/contract/settlement';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';
import { Db } from '../common/db';
import { AllowancePaymentEntity } from './allowance.entity';

/** 第十八条: a hundred yuan for each day in the village, paid by the unit on a sheet that three have signed. A second village lives by 篇十五 一(三). */
type Name = 'member' | 'leader' | 'secretary' | 'town' | 'county' | 'unit' | 'other' | 'driver' | 'head' | 'clerk' | 'cityUnit' | 'farCounty' | 'stranger';
let app: TestApp;
let people: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let village: Organisation;
let second: Organisation;
let teams: Awaited<ReturnType<typeof build.team>>[];
let keys = 0;
const month = '2025-03';

async function on(day: string): Promise<void> {
  app.on(day);
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

const list = (who: Caller, villageId = village.id): Promise<AllowanceList> => who.call(allowance.list, { villageId, month });
const amounts = ({ people: rows }: AllowanceList) => Object.fromEntries(rows.map(({ name, lines }) => [name, lines.map(({ amountFen, settledFen, openFen }) => [amountFen, settledFen, openFen])]));
const confirm = async (who: Caller, villageId = village.id) => who.send(allowance.confirm, { villageId, month, hash: (await list(who, villageId)).hash, remark: '' });

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '08:00');
  const home = await build.county(app);
  const town = await build.township(app, { county: home, name: '柳河乡' });
  village = await build.village(app, { township: town, name: '桃树村' });
  const far = await build.county(app);
  second = await build.village(app, { township: await build.township(app, { county: far, name: '杏林镇' }), name: '杏花村' });
  teams = [await build.team(app, { village }), await build.team(app, { village: second, from: '2024-06-01' })];
  const [unit, otherUnit] = [await build.unit(app, { county: home, name: '县水务局' }), await build.unit(app, { county: home, name: '县教育局' })];
  const cityUnit = await build.unit(app, { county: far, name: '市文旅局' });
  people = {
    member: await build.person(app, { name: '张三', unit, terms: [{ role: 'team_member', team: teams[0] }] }), leader: await build.person(app, { name: '王队长', unit: otherUnit, terms: [{ role: 'team_leader', team: teams[0] }] }),
    secretary: await build.person(app, { terms: [{ role: 'village_secretary', at: village }] }), town: await build.person(app, { terms: [{ role: 'township_secretary', at: town }] }),
    county: await build.person(app, { terms: [{ role: 'county_office', at: home }] }), unit: await build.person(app, { name: '水务人事', terms: [{ role: 'dispatching_unit_hr', unit }] }),
    other: await build.person(app, { terms: [{ role: 'dispatching_unit_hr', unit: otherUnit }] }), driver: await build.person(app, { name: '李四', unit: cityUnit, terms: [{ role: 'team_member', team: teams[1], from: '2024-06-01' }] }),
    clerk: await build.person(app, { name: '钱考勤', terms: [{ role: 'team_attendance_clerk', team: teams[1], from: '2024-06-01' }] }), cityUnit: await build.person(app, { terms: [{ role: 'dispatching_unit_hr', unit: cityUnit }] }), farCounty: await build.person(app, { terms: [{ role: 'county_office', at: far }] }),
    head: await build.person(app, { name: '赵队长', terms: [{ role: 'team_leader', team: teams[1], from: '2024-06-01' }] }), stranger: await build.person(app, { terms: [{ role: 'team_member', team: await build.team(app, { village: await build.village(app, { township: town }) }) }] }),
  };
  await regulate(app, home, 'ordos-2018');
  await regulate(app, far, 'pian15', { 'settlement.signers': ['team_leader'], 'settlement.submit_day': 5 });
  for (const day of ['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06', '2025-03-07']) {
    await on(day);
    await callers.leader.call(attendance.confirmRoster, { clientKey: `pay-${keys += 1}`, teamId: teams[0].id, day, claimedAt: app.clock.now(), lines: [people.member, people.leader].map(({ id }) => ({ personId: id, am: 'in_village' as const, pm: day === '2025-03-07' ? 'absent' as const : 'in_village' as const })) });
  }
});
afterAll(() => app.close());

test('考勤表没有封存，一分钱也算不出来', async () => {
  await on('2025-04-02');
  expect(await list(callers.unit)).toMatchObject({ sealedAt: null, people: [], why: expect.stringContaining('没有签字封存'), mayConfirm: null });
  expect(await callers.unit.refused(allowance.confirm, { villageId: village.id, month, hash: 'x', remark: '' })).toMatchObject({ code: 'not_sealed' });
  expect((await callers.unit.call(allowance.places, { month })).items).toMatchObject([{ villageName: '桃树村', state: 'unsealed' }]);
});

test('封存以后按在村的整天算，每一笔带条款；各单位只看自己的人，队员只看自己', async () => {
  await on('2025-04-03');
  const sheet = { organisationId: village.id, month };
  const hash = async (who: Caller) => (await who.call(attendance.sheet, sheet)).hash;
  for (const who of [callers.secretary, callers.town, callers.leader]) await who.call(attendance.sign, { ...sheet, hash: await hash(who) });
  await callers.leader.call(settlement.settle, { ...sheet, step: 'submit', hash: await hash(callers.leader) });
  const whole = await list(callers.county);
  expect(amounts(whole)).toEqual({ 张三: [[40_000, 0, 40_000]], 王队长: [[40_000, 0, 40_000]] });
  expect(whole.people[0].lines[0]).toMatchObject({ itemName: '驻村补助', quantity: '4 天', paidByName: '派出单位' });
  expect(whole.people[0].lines[0].because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause))).toContain('第十八条');
  expect(whole.mayConfirm).toBeNull();
  expect(amounts(await list(callers.unit))).toEqual({ 张三: [[40_000, 0, 40_000]] });
  expect(amounts(await list(callers.member))).toEqual({ 张三: [[40_000, 0, 40_000]] });
  expect(await callers.stranger.status(allowance.list, { villageId: village.id, month })).toBe(404);
});

test('派出单位核定自己的人；十个人同时核定只算一次，再核定没有可以核定的', async () => {
  await on('2025-04-03');
  expect(await callers.county.refused(allowance.confirm, { villageId: village.id, month, hash: (await list(callers.county)).hash, remark: '' })).toMatchObject({ code: 'nothing_to_confirm' });
  const waits = async (who: Caller) => (await who.call(reminder.list)).filter(({ kind }) => kind === 'allowance').map(({ note, page }) => [note, page]);
  expect([await waits(callers.unit), await waits(callers.county), await waits(callers.member)]).toEqual([[['3月的考勤表已经封存', '/pages/allowance/list/index?month=2025-03']], [], []]);
  const { hash, mayConfirm } = await list(callers.unit);
  expect(mayConfirm).toEqual({ people: 1, totalFen: 40_000 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => callers.unit.send(allowance.confirm, { villageId: village.id, month, hash, remark: '' })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await app.get(Db).of(AllowancePaymentEntity).count()).toBe(1);
  expect(await confirm(callers.unit)).toMatchObject({ status: 422, body: { code: 'nothing_to_confirm' } });
  expect(await waits(callers.unit)).toEqual([]);
  const after = await list(callers.unit);
  expect([amounts(after), after.runs]).toMatchObject([{ 张三: [[40_000, 40_000, 0]] }, [{ number: 1, people: 1, totalFen: 40_000, byName: '水务人事' }]]);
  expect(await callers.member.call(allowance.payslip, { year: 2025 })).toMatchObject({ totalFen: 40_000, lines: [{ month, itemName: '驻村补助', quantity: '4 天', amountFen: 40_000, byName: '水务人事' }] });
  expect((await callers.member.call(notice.list, {})).items.map(({ text }) => text)).toContain('您3月的驻村补助已经核定');
  expect((await callers.leader.call(allowance.payslip, { year: 2025 })).lines).toEqual([]);
});

test('更正单生效以后只核定差额，原来的一笔不动', async () => {
  await on('2025-04-08');
  await callers.leader.call(attendance.confirmRoster, { clientKey: `pay-${keys += 1}`, teamId: teams[0].id, day: '2025-03-10', claimedAt: app.clock.now(), reason: '补记', lines: [people.member, people.leader].map(({ id }) => ({ personId: id, am: 'in_village' as const, pm: 'in_village' as const })) });
  expect(amounts(await list(callers.unit))).toEqual({ 张三: [[40_000, 40_000, 0]] });
  const drafted = await callers.town.send(settlement.correct, { organisationId: village.id, month, cause: '漏记一天' });
  const drafter = drafted.status === 200 ? callers.town : callers.leader;
  if (drafted.status !== 200) await callers.leader.call(settlement.correct, { organisationId: village.id, month, cause: '漏记一天' });
  const [{ id }] = (await drafter.call(attendance.sheet, { organisationId: village.id, month })).settlement.corrections;
  expect(amounts(await list(callers.unit))).toEqual({ 张三: [[40_000, 40_000, 0]] });
  const signed = await Promise.all([callers.secretary, callers.leader, callers.town].filter(who => who !== drafter).map(who => who.send(settlement.confirmCorrection, { id, decision: 'confirmed' })));
  expect(signed.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(amounts(await list(callers.unit))).toEqual({ 张三: [[50_000, 40_000, 10_000]] });
  expect(await confirm(callers.unit)).toMatchObject({ status: 200, body: { corrections: 1, runs: [{ totalFen: 40_000 }, { number: 2, totalFen: 10_000 }] } });
  expect((await callers.member.call(allowance.payslip, { year: 2025 })).lines.map(({ number, amountFen }) => [number, amountFen])).toEqual([[1, 40_000], [2, 10_000]]);
});

test('发放表：每人一行，金额是数，另有每一笔的依据；别的单位只导出自己的人', async () => {
  await on('2025-04-08');
  const read = async (who: Caller) => {
    const { file, name } = await who.file(allowance.xlsx, { month });
    const book = new Workbook();
    await book.xlsx.load(file as never);
    return { name, rows: (sheet: string) => book.getWorksheet(sheet)!.getSheetValues().slice(1).map(row => (row as unknown[]).slice(1)) };
  };
  const { name, rows } = await read(callers.unit);
  expect(name).toBe('2025年3月驻村补助发放表.xlsx');
  expect(rows('补助发放表')[2]).toEqual(['1', '柳河乡', '桃树村', '张三', '县水务局', expect.any(String), '5 天', 500, 500, 500, 0, '派出单位', '']);
  expect(rows('依据').some(row => row.includes('第十八条'))).toBe(true);
  expect((await read(callers.other)).rows('补助发放表').map(row => row[3])).toEqual(expect.arrayContaining(['王队长']));
  expect(JSON.stringify((await read(callers.other)).rows('补助发放表'))).not.toContain('张三');
  expect(await callers.member.status(allowance.xlsx, { month })).toBe(403);
});

test('看路程的制度：没有填的说缺什么，填错的指出哪一项，填好了照数算；市财政发的由县里核定', async () => {
  for (const day of ['2025-03-11', '2025-03-12']) {
    await on(day);
    await callers.clerk.call(attendance.confirmRoster, { clientKey: `pay-${keys += 1}`, teamId: teams[1].id, day, claimedAt: app.clock.now(), lines: [people.head, people.driver].map(({ id }) => ({ personId: id, am: 'in_village' as const, pm: 'in_village' as const })) });
  }
  await on('2025-04-09');
  const sheet = { organisationId: second.id, month };
  const hash = async () => (await callers.head.call(attendance.sheet, sheet)).hash;
  for (const step of ['compile', 'sign', 'publicise', 'submit'] as const) {
    if (step === 'sign') await callers.head.send(attendance.sign, { ...sheet, hash: await hash() });
    else await callers.clerk.send(settlement.settle, { ...sheet, step, hash: await hash() });
  }
  const before = await list(callers.driver, second.id);
  expect(before).toMatchObject({ asksStatement: true, people: [{ name: '李四', stated: null, mayState: true }] });
  expect(before.people[0].lines.map(({ why }) => why)).toEqual([1, 2, 3].map(() => expect.stringContaining('路程和往返趟数')));
  const facts = { villageId: second.id, month, personId: people.driver.id, memberType: 'city_direct' as const, oneWayKm: 40, roundTrips: 3, byUnitVehicle: 1, backInCityDays: 0 };
  expect(await callers.driver.refused(allowance.state, { ...facts, byUnitVehicle: 4 })).toMatchObject({ code: 'invalid_count', field: 'byUnitVehicle' });
  expect(await callers.driver.refused(allowance.state, { ...facts, backInCityDays: 1 })).toMatchObject({ code: 'invalid_count', field: 'backInCityDays' });
  expect(await callers.head.refused(allowance.state, facts)).toMatchObject({ code: 'not_your_part' });
  expect(await callers.farCounty.call(allowance.places, { month })).toMatchObject({ items: [{ villageName: '杏花村', state: 'incomplete' }] });
  const after = await callers.driver.call(allowance.state, facts);
  expect(amounts(after)).toEqual({ 李四: [[8_000, 0, 8_000], [12_800, 0, 12_800], [null, 0, 0]] });
  expect(after.people[0].stated).toMatchObject({ oneWayKm: 40, byName: '李四' });
  expect(await confirm(callers.cityUnit, second.id)).toMatchObject({ status: 200, body: { runs: [{ totalFen: 20_800 }] } });
  expect(await callers.farCounty.call(allowance.places, { month })).toMatchObject({ items: [{ state: 'incomplete', openFen: 0, settledFen: 20_800 }] });
  const more = await callers.cityUnit.call(allowance.state, { ...facts, roundTrips: 2 });
  expect(amounts(more)).toEqual({ 李四: [[8_000, 8_000, 0], [6_400, 12_800, -6_400], [null, 0, 0]] });
});
