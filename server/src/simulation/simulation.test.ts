import { leave } from '@village/shared/contract/leave';
import type { Organisation } from '@village/shared/contract/organisation';
import { type Edition, policy } from '@village/shared/contract/policy';
import { simulation, type Simulation } from '@village/shared/contract/simulation';
import { daysOf, instantOf, weekday, type Month } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import { isRefusal } from '@village/shared/kernel/refusal';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { PresenceEntity } from '../attendance/attendance.entity';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { readBook } from '../common/workbook';
import { RunService } from './run.service';
import { SimulationEntity, SimulationResultEntity } from './simulation.entity';

let app: TestApp;
let county: Organisation, town: Organisation, ownTown: Organisation;
let zhang: build.PersonBuilt, li: build.PersonBuilt, wang: build.PersonBuilt;
let officer: build.PersonBuilt, townOfficer: build.PersonBuilt;
let office: Caller;
let inForce: Edition;

/** The first so many weekdays of the month in the village. */
async function present(person: build.PersonBuilt, teamId: string, month: Month, weekdays: number): Promise<void> {
  const days = daysOf(month).filter(day => weekday(day) < 6).slice(0, weekdays);
  const rows = days.flatMap(day => HALVES.map((half, line): PresenceEntity => {
    const at = instantOf(day, half === 'am' ? '08:30' : '14:10');
    return {
      id: newId(), clientKey: `${person.id}-${day}-${half}`.slice(0, 64), line, fingerprint: '', personId: person.id, teamId, day, half, state: 'in_village', mode: 'self',
      claimedAt: at, receivedAt: at, recordedBy: person.id, note: '', reason: '', supersedes: null, book: null,
    };
  }));
  await app.get(Db).of(PresenceEntity).insert(rows);
}

/** A draft of the county: the regulation in force with these values replaced. */
async function draftWith(values: Record<string, unknown>): Promise<Edition> {
  let draft = await office.call(policy.copy, { id: inForce.id });
  for (const [key, value] of Object.entries(values)) draft = await office.call(policy.setValue, { id: draft.id, revision: draft.revision, key, value: JSON.stringify(value), cite: ['县办〔2025〕3号'] });
  return draft;
}

async function simulated(draft: Edition, from = '2025-02', to = '2025-03'): Promise<Simulation> {
  const begun = await office.call(simulation.start, { id: draft.id, from, to });
  expect(begun).toMatchObject({ state: 'running', editionId: draft.id, from, to, summary: null });
  await app.get(RunService).ended(begun.id);
  return office.call(simulation.status, { id: begun.id });
}
const required = (days: number) => ({ 'attendance.required': [{ period: 'month', days, unit: 'days', counts: ['in_village'], soft: true }] });

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '08:00');
  county = await build.county(app);
  town = await build.township(app, { county, name: '柳河乡' });
  ownTown = await build.township(app, { county, name: '山口镇' });
  const team = await build.team(app, { village: await build.village(app, { township: town, name: '桃树村' }) });
  const ownTeam = await build.team(app, { village: await build.village(app, { township: ownTown, name: '石桥村' }) });
  zhang = await build.person(app, { name: '张三', terms: [{ role: 'team_member', team }] });
  li = await build.person(app, { name: '李四', terms: [{ role: 'team_member', team }] });
  wang = await build.person(app, { name: '王五', terms: [{ role: 'team_member', team: ownTeam }] });
  await build.person(app, { name: '队长', terms: [{ role: 'team_leader', team, from: '2025-03-25' }] });
  await build.person(app, { terms: [{ role: 'supervision_group', at: county }] });
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  officer = await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] });
  townOfficer = await build.person(app, { terms: [{ role: 'township_office', at: town }] });
  inForce = await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
  await administrator.call(policy.adopt, { organisationId: ownTown.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
  // A township that takes another document in the middle of what is compared: the draft changes nothing there.
  const lateTown = await build.township(app, { county, name: '杨树乡' });
  await build.team(app, { village: await build.village(app, { township: lateTown }) });
  await administrator.call(policy.adopt, { organisationId: lateTown.id, profileId: 'pian04', effectiveFrom: '2025-03-15' });
  for (const [person, days] of [[zhang, 20], [li, 21]] as const) await present(person, team.id, '2025-03', days);
  await present(wang, ownTeam.id, '2025-03', 20);
  await (await app.sign(zhang.id)).call(leave.apply, {
    clientKey: 'leave', kind: 'personal', startDay: '2025-03-31', startHalf: 'am', endDay: '2025-04-01', endHalf: 'pm', reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-03T00:00:00.000Z',
  });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.on('2025-04-02', '09:00');
  office = await app.sign(officer.id);
});

describe('what would change', () => {
  test('应驻村多一天：只有 20 天的人由达标变为未达标，21 天的人不变', async () => {
    const draft = await draftWith(required(21));
    const done = await simulated(draft, '2025-03', '2025-03');
    expect(done).toMatchObject({ state: 'done', done: 4, total: 4, outdated: false, summary: { compared: { people: 4, months: 4, leaves: 1 }, people: 3, decided: 1 } });
    const [sheet] = done.summary!.kinds;
    expect(sheet).toMatchObject({ kind: 'sheet', people: 3 });
    expect(sheet.changes).toEqual([{ text: '由达标变为未达标', people: 1 }, { text: '应驻村天数变了', people: 3 }]);
    expect((await office.call(simulation.results, { id: done.id })).items.map(each => each.personName)[0]).toBe('张三');
    const { items, total } = await office.call(simulation.results, { id: done.id, kind: 'sheet', search: '张' });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ personName: '张三', villageName: '桃树村', townshipName: '柳河乡', month: '2025-03', leave: '' });
    expect(items[0].changes).toMatchObject([{ what: '是否达标', before: '达标', after: '未达标' }, { what: '应驻村', before: '20 天', after: '21 天' }]);
    expect(items[0].before.flatMap(each => each.clauses)).toContainEqual({ profile: 'ordos-2018', clause: '第十一条（八）' });
    expect(items[0].after.flatMap(each => each.clauses.map(({ clause }) => clause))).toContain('县办〔2025〕3号');
  });

  test('自己选用制度的乡镇不受县里草稿影响', async () => {
    const done = await simulated(await draftWith(required(22)));
    expect((await office.call(simulation.results, { id: done.id, search: '王五' })).total).toBe(0);
    expect((await office.call(simulation.results, { id: done.id, search: '李四' })).total).toBeGreaterThan(0);
  });

  test('审批表改了：请假会由别人审批；天数按日历天计，请假变长', async () => {
    const rows = inForce.profile.values['leave.approval'].value as { over: number; steps: string[] }[];
    const draft = await draftWith({ 'leave.approval': rows.map(row => (row.over === 1 ? { ...row, steps: ['county_office'] } : row)) });
    const done = await simulated(draft, '2025-03', '2025-03');
    expect(done.summary).toMatchObject({ people: 1, kinds: [{ kind: 'approval', people: 1, rows: 1 }] });
    const { items: [found] } = await office.call(simulation.results, { id: done.id });
    expect(found).toMatchObject({ kind: 'approval', personName: '张三', month: '2025-03', leave: '事假 3月31日上午至4月1日下午', changes: [{ what: '由谁审批', after: '县驻村办' }] });
  });

  test('什么都没改：没有变化', async () => {
    const done = await simulated(await draftWith({}));
    expect(done.summary).toMatchObject({ people: 0, kinds: [], notCompared: [] });
    expect((await office.call(simulation.results, { id: done.id })).items).toEqual([]);
  });

  test('不能比较的改动照实列出；草稿后来又改，结果注明是旧的', async () => {
    const draft = await draftWith({ 'settlement.submit_day': 5 });
    const done = await simulated(draft);
    expect(done.summary).toMatchObject({ people: 0, notCompared: ['次月几日前报送考勤表'] });
    await office.call(policy.setValue, { id: draft.id, revision: draft.revision, key: 'settlement.submit_day', value: '6', cite: ['县办〔2025〕4号'] });
    expect((await office.call(simulation.status, { id: done.id })).outdated).toBe(true);
  });

  test('下载的表格有总数和每一条变化', async () => {
    const done = await simulated(await draftWith(required(21)), '2025-03', '2025-03');
    const { file, name } = await office.file(simulation.xlsx, { id: done.id });
    expect(name).toMatch(/制度模拟 2025-03至2025-03\.xlsx$/);
    const book = readBook(Buffer.from(file));
    if (isRefusal(book)) throw new Error(book.text);
    expect(book.sheets.map(sheet => sheet.name)).toEqual(['总数', '明细']);
    const texts = book.sheets.map(sheet => [...sheet.rows.values()].map(row => [...row.values()].join(' ')));
    expect(texts[0].some(line => line.includes('由达标变为未达标'))).toBe(true);
    expect(texts[1].some(line => line.includes('张三') && line.includes('应驻村 20 天 21 天'))).toBe(true);
  });
});

describe('who, when and how long', () => {
  test.each([
    ['结束月份早于开始月份', { from: '2025-03', to: '2025-02' }, 'months_backward'],
    ['多于十二个月', { from: '2024-03', to: '2025-03' }, 'too_many_months'],
    ['还没有开始的月份', { from: '2025-03', to: '2025-05' }, 'month_not_begun'],
  ])('%s：不受理，并说明怎样改', async (_, months, code) => {
    const refusal = await office.refused(simulation.start, { id: (await draftWith({})).id, ...months });
    expect(refusal).toMatchObject({ code, text: expect.stringMatching(/。$/) as string });
  });

  test('已经发布的一版不再模拟', async () => {
    expect((await office.refused(simulation.start, { id: inForce.id, from: '2025-03', to: '2025-03' })).code).toBe('edition_published');
  });

  test('别的县看不到，没有管理权的乡镇不能看', async () => {
    const done = await simulated(await draftWith({}));
    const elsewhere = await app.sign((await build.person(app, { terms: [{ role: 'county_office', at: await build.county(app) }] })).id);
    for (const endpoint of [simulation.status, simulation.stop]) expect(await elsewhere.status(endpoint, { id: done.id })).toBe(404);
    expect(await elsewhere.status(simulation.xlsx, { id: done.id })).toBe(404);
    expect(await elsewhere.status(simulation.results, { id: done.id })).toBe(404);
    expect(await elsewhere.status(simulation.list, { id: done.editionId })).toBe(404);
    expect(await (await app.sign(townOfficer.id)).status(simulation.status, { id: done.id })).toBe(403);
  });

  test('同一个地方一次只算一个；停止以后可以再开始，停止的没有总数', async () => {
    const draft = await draftWith(required(21));
    const begun = await office.call(simulation.start, { id: draft.id, from: '2024-05', to: '2025-04' });
    expect((await office.refused(simulation.start, { id: draft.id, from: '2025-03', to: '2025-03' })).code).toBe('simulation_running');
    expect(await office.call(simulation.stop, { id: begun.id })).toMatchObject({ state: 'stopped', summary: null });
    await app.get(RunService).ended(begun.id);
    expect((await office.refused(simulation.xlsx, { id: begun.id })).code).toBe('simulation_unfinished');
    expect((await simulated(draft)).state).toBe('done');
    expect((await office.call(simulation.list, { id: draft.id })).map(each => each.state)).toEqual(['done', 'stopped']);
  });

  test('服务中途停掉的，过两分钟注明没有算完；不挡下一次', async () => {
    const draft = await draftWith({});
    const lost = await simulated(draft);
    await app.get(Db).of(SimulationEntity).update({ id: lost.id }, { state: 'running', runningAt: county.id, summary: null, finishedAt: null } as object);
    expect((await office.call(simulation.status, { id: lost.id })).state).toBe('running');
    app.on('2025-04-02', '09:03');
    expect(await office.call(simulation.status, { id: lost.id })).toMatchObject({ state: 'failed', reason: '服务中途停止，没有算完。请重新开始。' });
    expect((await simulated(draft)).state).toBe('done');
  });

  test('草稿删除以后、三十天以后，结果一并删除', async () => {
    const draft = await draftWith(required(21));
    const first = await simulated(draft);
    await office.call(policy.discard, { id: draft.id });
    expect(await office.status(simulation.status, { id: first.id })).toBe(404);
    const kept = await simulated(await draftWith(required(21)));
    expect(await app.get(Db).of(SimulationResultEntity).countBy({ simulationId: first.id })).toBe(0);
    app.on('2025-05-03', '09:00');
    office = await app.sign(officer.id);
    await simulated(await draftWith({}));
    expect(await app.get(Db).of(SimulationEntity).countBy({ id: kept.id })).toBe(0);
    expect(await app.get(Db).of(SimulationResultEntity).countBy({ simulationId: kept.id })).toBe(0);
  });
});
