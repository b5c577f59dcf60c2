import { attendance, type SheetRow } from '@village/shared/contract/attendance';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { daysOf, weekday } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import * as build from '../../test/build';
import { startApp, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { PresenceEntity } from './attendance.entity';
import { sheetForm } from './sheet.form';

let app: TestApp;
let county: Organisation, changing: Organisation, steady: Organisation;
let stayer: build.PersonBuilt, mover: build.PersonBuilt, changingSecretary: build.PersonBuilt, steadySecretary: build.PersonBuilt;
const MONTH = '2025-03';
const workdays = daysOf(MONTH).filter(day => weekday(day) <= 5);

/** In the village on these days, as the person said himself in the morning at nine and a half, which some documents call late. */
async function there(person: build.PersonBuilt, teamId: string, days: string[]) {
  await app.get(Db).of(PresenceEntity).insert(days.flatMap(day => (['am', 'pm'] as const).map((half, line) => ({
    id: newId(), clientKey: `${person.id}${day}`, line, fingerprint: day, personId: person.id, teamId, day, half, state: 'in_village' as const, mode: 'self' as const,
    claimedAt: `${day}T${half === 'am' ? '01:30' : '06:00'}:00.000Z`, receivedAt: `${day}T06:00:00.000Z`, recordedBy: person.id, note: '', reason: '', supersedes: null, book: null,
  }))));
}

const sheet = async (reader: build.PersonBuilt, organisationId: string) => (await (await app.sign(reader.id)).call(attendance.sheet, { organisationId, month: MONTH })).content;
const valueOf = ({ required: { value } }: SheetRow) => {
  if (isRefusal(value)) throw new Error(value.text);
  return value;
};

beforeAll(async () => {
  app = await startApp();
  app.on('2025-02-20', '09:00');
  county = await build.county(app);
  changing = await build.township(app, { county, name: '改制乡' });
  steady = await build.township(app, { county, name: '照旧镇' });
  const [one, two] = [await build.village(app, { township: changing, name: '东村' }), await build.village(app, { township: steady, name: '西村' })];
  const [eastern, western] = [await build.team(app, { village: one }), await build.team(app, { village: two })];
  stayer = await build.person(app, { name: '甲', terms: [{ role: 'team_member', team: eastern }] });
  mover = await build.person(app, { name: '乙', terms: [{ role: 'team_member', team: eastern, to: '2025-03-16' }, { role: 'team_leader', team: western, from: '2025-03-17' }] });
  changingSecretary = await build.person(app, { terms: [{ role: 'township_secretary', at: changing }] });
  steadySecretary = await build.person(app, { terms: [{ role: 'township_secretary', at: steady }] });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian04', effectiveFrom: '2024-01-01' });
  await admin.call(policy.adopt, { organisationId: changing.id, profileId: 'ordos-2018', effectiveFrom: '2025-03-10' });
  await there(stayer, eastern.id, workdays.filter(day => day !== '2025-03-20').concat('2025-03-01', '2025-03-15'));
  await there(mover, eastern.id, workdays.filter(day => day < '2025-03-17'));
  await there(mover, western.id, workdays.filter(day => day >= '2025-03-17'));
  app.on('2025-04-02', '09:00');
});
afterAll(() => app.close());

test('乡里月中改用自己的制度：每天按当天的制度记，应驻村的天数按月底的制度核一次', async () => {
  const content = await sheet(changingSecretary, changing.id);
  expect(content.profiles).toMatchObject([{ from: '2025-03-01', id: 'pian04' }, { from: '2025-03-10', id: 'ordos-2018' }]);
  expect(content.profileId).toBe('ordos-2018');
  const row = content.rows.find(each => each.personId === stayer.id)!;
  const cell = (day: number) => row.cells[(day - 1) * 2];
  // 篇四 三1 calls half past nine late, and a Saturday of one's own choice does not count; 鄂尔多斯 has neither.
  expect([cell(5), cell(12)]).toMatchObject([{ mark: 'in_village', flags: ['late'] }, { mark: 'in_village', flags: [] }]);
  expect([cell(1), cell(15)]).toMatchObject([{ mark: 'rest_day' }, { mark: 'in_village' }]);
  expect(valueOf(row)).toMatchObject({ required: 20, counted: 21 });
  expect(row.required.because.some(reason => reason.text.includes('3月10日起按'))).toBe(true);
  expect(row.because.inVillage.flatMap(reason => reason.clauses.map(clause => clause.profile))).toEqual(expect.arrayContaining(['pian04', 'ordos-2018']));
});

test('打印的表写明从哪天起按哪份制度', async () => {
  const content = await sheet(changingSecretary, changing.id);
  const form = sheetForm(content, { signers: [], signatures: [], version: null, hash: 'abc', differences: 0 });
  expect(form.notes[0]).toMatch(/依据：.*（制度版本 .*）；3月10日起.*（制度版本 /);
});

test('月中调到别的乡：两行各记各的天数，加起来是全月，应驻村的天数只在后一行核', async () => {
  const before = (await sheet(changingSecretary, changing.id)).rows.find(row => row.personId === mover.id)!;
  const after = (await sheet(steadySecretary, steady.id)).rows.find(row => row.personId === mover.id)!;
  const [left, right] = [before, after].map(row => row.cells.map(cell => cell !== null));
  expect(left.map((has, index) => Number(has) + Number(right[index]))).toEqual(Array.from({ length: 62 }, () => 1));
  expect(left.lastIndexOf(true)).toBe(31);
  expect(before.totals.inVillage + after.totals.inVillage).toBe(workdays.length * 2);
  expect(valueOf(before)).toMatchObject({ required: null, met: null, text: '3月17日起在西村，全月应驻村的天数在那一行核' });
  expect(before.remark).toContain('3月17日起在西村');
  expect(valueOf(after)).toMatchObject({ required: 14, counted: 21, met: true });
  expect(after.remark).toContain('3月17日前在东村，应驻村的天数按全月核一次，两处合计 21 天');
  expect(after.roleName).toContain('队长');
});

test('本人的“今天”页按全月算，调动以前的天数也在里面', async () => {
  app.on('2025-03-24', '08:00');
  const today = await (await app.sign(mover.id)).call(attendance.today);
  expect(today.mine).toMatchObject({ villageName: '西村', month: { required: 14, counted: 16 } });
  app.on('2025-04-02', '09:00');
});

test('当天依据按当天的制度和当天所在的乡', async () => {
  const reader = await app.sign(mover.id);
  const profileOn = async (day: string) => (await reader.call(attendance.evidence, { personId: mover.id, day })).cells[0].because.flatMap(reason => reason.clauses.map(clause => clause.profile));
  expect(new Set(await profileOn('2025-03-12'))).toEqual(new Set(['ordos-2018']));
  expect(new Set(await profileOn('2025-03-19'))).toEqual(new Set(['pian04']));
});

test('读一张表的查询次数和人数无关', async () => {
  const queries = async () => {
    const logger = jest.spyOn(app.get(Db), 'of');
    await sheet(changingSecretary, changing.id);
    const times = logger.mock.calls.length;
    logger.mockRestore();
    return times;
  };
  const few = await queries();
  const village = await build.village(app, { township: changing, name: '北村' });
  const team = await build.team(app, { village });
  for (let index = 0; index < 12; index += 1) await build.person(app, { terms: [{ role: 'team_member', team }] });
  expect(await queries()).toBe(few);
});

test('制度从月中才开始选用的，以前的日子没有记号，以后的照常', async () => {
  const fresh = await build.county(app);
  const town = await build.township(app, { county: fresh });
  const team = await build.team(app, { village: await build.village(app, { township: town }) });
  await build.person(app, { terms: [{ role: 'team_member', team }] });
  const reader = await build.person(app, { terms: [{ role: 'township_secretary', at: town }] });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: fresh }] })).id);
  await admin.call(policy.adopt, { organisationId: fresh.id, profileId: 'ordos-2018', effectiveFrom: '2025-03-10' });
  const { rows: [row] } = await sheet(reader, town.id);
  expect(row.cells.slice(0, 18).every(cell => cell === null)).toBe(true);
  expect(row.cells.slice(18).every(cell => cell !== null)).toBe(true);
});
