import { attendance } from '@village/shared/contract/attendance';
import { due } from '@village/shared/contract/due';
import { log } from '@village/shared/contract/log';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import { worklog } from '@village/shared/contract/worklog';
import { DataSource } from 'typeorm';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { HouseholdEntity } from '../household/household.entity';
import { MeetingEntity } from '../meeting/meeting.entity';
import { RecordService } from '../record/record.service';
import { readBook } from '../common/workbook';
import { DueService } from './due.service';
import { SubjectService } from './subject.service';

type Name = 'leader' | 'member' | 'leaver' | 'secretary' | 'linked' | 'department' | 'county' | 'unit' | 'stranger' | 'administrator';

let app: TestApp;
let cast: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let county: Organisation, town: Organisation, listTown: Organisation;
let team: Awaited<ReturnType<typeof build.team>>, listTeam: Awaited<ReturnType<typeof build.team>>;
let counter = 0;

const there = (day: string) => ({ clientKey: `there-${++counter}`, day, halves: ['am' as const, 'pm' as const], state: 'in_village' as const, mode: 'self' as const, claimedAt: `${day}T00:40:00.000Z` });
const texts = ['study', 'work', 'opinions', 'hot_issues'].map(field => ({ field, text: '走访 3 户' }));
const short = (items: { key: string; state: string }[]) => items.map(({ key, state }) => [key, state]);

async function go(day: string, time = '09:00'): Promise<void> {
  app.on(day, time as '09:00');
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03');
  county = await build.county(app);
  [town, listTown] = [await build.township(app, { county, name: '四栏镇' }), await build.township(app, { county, name: '清单镇' })];
  const unit = await build.unit(app, { county, name: '县水务局' });
  team = await build.team(app, { village: await build.village(app, { township: town, name: '桃树村' }), name: '桃树村工作队' });
  listTeam = await build.team(app, { village: await build.village(app, { township: listTown, name: '松坪村' }) });
  cast = {
    administrator: await build.person(app, { terms: [{ role: 'administrator', at: county }] }),
    leader: await build.person(app, { name: '欧阳队长', terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '张小满', unit, terms: [{ role: 'team_member', team }] }),
    leaver: await build.person(app, { name: '李要走', terms: [{ role: 'team_member', team, to: '2025-03-31' }] }),
    secretary: await build.person(app, { name: '书记', terms: [{ role: 'township_secretary', at: town }] }),
    linked: await build.person(app, { name: '包村', terms: [{ role: 'linked_cadre', team: listTeam }] }),
    department: await build.person(app, { post: '镇农业办', terms: [{ role: 'township_department', at: listTown }] }),
    county: await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] }),
    unit: await build.person(app, { name: '局长', terms: [{ role: 'dispatching_unit_head', unit }] }),
    stranger: await build.person(app, { terms: [{ role: 'township_secretary', at: await build.township(app, { county: await build.county(app) }) }] }),
  };
  const admin = await app.sign(cast.administrator.id);
  for (const [place, profileId] of [[county, 'pian09b'], [town, 'pian08b'], [listTown, 'lucun']] as const) await admin.call(policy.adopt, { organisationId: place.id, profileId, effectiveFrom: '2025-01-01' });
  for (const day of ['2025-03-10', '2025-03-11', '2025-03-12']) {
    await go(day, '08:40');
    await callers.member.call(attendance.record, there(day));
    await callers.linked.call(attendance.record, there(day));
  }
});
afterAll(() => app.close());

test('队员的一天：当天的日志待写，前几天没写的列在后面，写了就不再欠', async () => {
  await go('2025-03-12', '17:00');
  const before = await callers.member.call(due.mine, { period: '2025-03-12' });
  expect(before).toMatchObject({ name: '张小满', place: '桃树村', from: '2025-03-12', to: '2025-03-12' });
  expect(before.items.find(each => each.source === 'log')).toMatchObject({ key: 'log  2025-03-12', state: 'open', due: '2025-03-12', owner: 'team', because: expect.arrayContaining([expect.objectContaining({ clauses: [{ profile: 'pian08b', clause: '工作日志制度' }] })]) });
  expect(before.overdue.find(each => each.source === 'log')).toMatchObject({ title: '工作日志', turn: '2025年3月', required: 2, done: 0, state: 'missed' });
  for (const day of ['2025-03-10', '2025-03-11', '2025-03-12']) await callers.member.call(log.write, { clientKey: `log-${day}`, day, texts, claimedAt: '2025-03-12T09:00:00.000Z' });
  const after = await callers.member.call(due.mine, { period: '2025-03-12' });
  expect([...after.items.filter(each => each.source === 'log'), ...after.overdue.filter(each => each.source === 'log')].map(each => each.state)).toEqual(['done']);
});

test('一个月里晚写的日志算晚做；一年里一月一行', async () => {
  await go('2025-04-02');
  const of = async (period: string) => (await callers.member.call(due.mine, { period })).items.filter(each => each.source === 'log').map(({ turn, required, done, state }) => ({ turn, required, done, state }));
  expect(await of('2025-03')).toEqual([{ turn: '2025年3月', required: 3, done: 3, state: 'late' }]);
  expect(await of('2025')).toHaveLength(1);
  expect(await callers.member.status(due.mine, { period: '2025-13' })).toBe(400);
});

test('驻村天数和考勤表是同一个数', async () => {
  await go('2025-04-02');
  const { items } = await callers.member.call(due.mine, { period: '2025-03' });
  const sheet = await (await app.sign(cast.leader.id)).call(attendance.sheet, { organisationId: team.villageId, month: '2025-03' });
  const row = sheet.content.rows.find(each => each.personId === cast.member.id)!;
  const required = row.required.value as { required: number; counted: number };
  expect(items.find(each => each.source === 'presence')).toMatchObject({ required: required.required, done: required.counted, state: 'missed', due: '2025-03-31', unit: '天' });
});

test('要离任的人提前看到交接；队友的事本人看不到，队长看得到', async () => {
  await go('2025-03-12');
  expect(short((await callers.leaver.call(due.mine, { period: '2025-03' })).items)).not.toContainEqual(['handover 2025-03-31', 'open']);
  const asked = { owner: 'person' as const, id: cast.leaver.id, period: '2025-03' };
  expect(await callers.member.status(due.of, asked)).toBe(404);
  expect(await callers.leader.call(due.of, asked)).toMatchObject({ name: '李要走' });
  expect(await callers.secretary.call(due.of, { owner: 'team', id: team.id, period: '2025-03' })).toMatchObject({ name: '桃树村工作队', place: '桃树村' });
  expect(await callers.unit.call(due.of, { owner: 'person', id: cast.member.id, period: '2025-03' })).toMatchObject({ name: '张小满' });
  for (const name of ['stranger', 'unit'] as const) expect(await callers[name].status(due.of, asked)).toBe(404);
  expect(await callers.secretary.status(due.of, { owner: 'team', id: listTeam.id, period: '2025-03' })).toBe(404);
});

test('部门清单的每一项到了时限没办就是到期没做，办完还在原来的日子里', async () => {
  await go('2025-03-09');
  const { id } = await callers.department.call(worklog.send, { townshipId: listTown.id, officeDay: '2025-03-11', items: [{ content: '核对补贴', responsible: '', due: '2025-03-14', villageIds: [] }, { content: '查看护栏', responsible: '', due: '2025-03-11', villageIds: [] }] });
  const list = await callers.department.call(worklog.list, { id });
  const states = async (day: string) => {
    await go(day);
    return Object.fromEntries((await callers.linked.call(due.mine, { period: day })).items.filter(each => each.source === 'task').map(each => [each.title, each.state]));
  };
  expect(await states('2025-03-10')).toEqual({});
  expect(await states('2025-03-11')).toEqual({ 核对补贴: 'open', 查看护栏: 'open' });
  expect(await states('2025-03-12')).toEqual({ 核对补贴: 'open', 查看护栏: 'missed' });
  await callers.linked.call(worklog.tick, { clientKey: 'tick', itemId: list.entries[1].id, teamId: listTeam.id, outcome: 'done', text: '已加固', claimedAt: '2025-03-12T02:00:00.000Z' });
  expect(await states('2025-03-13')).toEqual({ 核对补贴: 'open' });
  expect((await callers.linked.call(due.mine, { period: '2025-03' })).items.filter(each => each.source === 'task').map(each => [each.title, each.state, each.owner])).toEqual([['核对补贴', 'open', 'team'], ['查看护栏', 'late', 'team']]);
});

test('乡镇一览：按事项看谁还没做，可按状态、类别、姓名拼音查，点开是各家', async () => {
  await go('2025-04-02');
  const all = await callers.secretary.call(due.overview, { period: '2025-03' });
  expect(all).toMatchObject({ withPeople: true, page: 1 });
  const logs = all.items.find(each => each.key === 'log  2025-03')!;
  expect(logs).toMatchObject({ owner: 'team', counts: { late: 1, missed: 0 }, waiting: [] });
  expect(all.items.find(each => each.key === 'inspection work_log.township_committee 2025-03')).toMatchObject({ owner: 'township', counts: { missed: 1 }, waiting: ['四栏镇'] });
  const find = async (more: object) => (await callers.secretary.call(due.overview, { period: '2025-03', ...more })).items.map(each => each.key);
  expect(await find({ source: 'log' })).toEqual(['log  2025-03']);
  expect(await find({ state: 'late' })).toEqual(['log  2025-03']);
  expect(await find({ search: 'zxm', source: 'presence' })).toEqual(['presence 2025-03']);
  expect(await find({ search: '没有这个人' })).toEqual([]);
  const owners = await callers.secretary.call(due.owners, { period: '2025-03', key: 'presence 2025-03' });
  expect(owners.items.map(({ name, place }) => [name, place])).toEqual([['张小满', '桃树村'], ['李要走', '桃树村'], ['欧阳队长', '桃树村']]);
  expect(Object.keys(owners.items[0])).not.toContain('because');
});

test('县里先看到乡镇、工作队和机关，点进一个乡镇才有个人；别县的机构查不到', async () => {
  await go('2025-04-02');
  const all = await callers.county.call(due.overview, { period: '2025-03' });
  expect(all.withPeople).toBe(false);
  expect(all.items.every(each => each.owner !== 'person')).toBe(true);
  expect(all.places.map(({ name }) => name).sort()).toEqual(['四栏镇', '清单镇']);
  expect((await callers.county.call(due.overview, { period: '2025-03', organisationId: town.id })).items.some(each => each.owner === 'person')).toBe(true);
  expect(await callers.stranger.status(due.overview, { period: '2025-03', organisationId: town.id })).toBe(404);
  expect(await callers.secretary.status(due.overview, { period: '2025-03', organisationId: listTown.id })).toBe(404);
});

test('队长的一览是本队，派出单位的是本单位的人和单位自己的事', async () => {
  await go('2025-04-02');
  const led = await callers.leader.call(due.overview, { period: '2025-03' });
  expect(led.items.find(each => each.key === 'presence 2025-03')).toMatchObject({ counts: { missed: 3 } });
  const unit = await callers.unit.call(due.overview, { period: '2025' });
  expect(unit.items.find(each => each.key === 'followup dispatching_unit_head.visit 2025')).toMatchObject({ owner: 'unit', counts: { open: 1 }, waiting: [] });
  expect((await callers.unit.call(due.owners, { period: '2025', key: 'presence 2025-03' })).items.map(({ name }) => name)).toEqual(['张小满']);
  expect((await callers.member.call(due.overview, { period: '2025-03' })).items).toEqual([]);
});

test('开过的会、走访过的户、交办的事都从各自的记录里来', async () => {
  await go('2025-04-02');
  const place = await build.township(app, { county, name: '事实镇' });
  const own = await build.team(app, { village: await build.village(app, { township: place, name: '石桥村' }) });
  const head = await build.person(app, { terms: [{ role: 'team_leader', team: own }] });
  await (await app.sign(cast.administrator.id)).call(policy.adopt, { organisationId: place.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
  const at = '2025-03-05T01:00:00.000Z';
  const meeting = (day: string) => ({ id: newId(), kind: 'collective_study', title: '集中学习', placeId: own.villageId, path: own.path, teamId: own.id, day, start: '15:00', state: 'held', minutes: 'none', plannedBy: head.id, plannedAt: at });
  const columns = (entity: never) => Object.fromEntries(app.nest.get(DataSource).getMetadata(entity).columns.map(({ propertyName, isNullable, type }) => [propertyName, isNullable ? null : type === 'int' || type === Number ? 0 : type === 'boolean' || type === Boolean ? false : '']));
  await app.get(Db).of(MeetingEntity).insert(['2025-03-05', '2025-03-25'].map(day => ({ ...columns(MeetingEntity as never), ...meeting(day) })) as never);
  const household = (number: string, state: string) => ({ ...columns(HouseholdEntity as never), id: newId(), countyId: county.id, townshipId: place.id, villageId: own.villageId, number, state, tags: '', people: 3, version: 1 });
  const [poor, plain] = [household('1', 'poor'), household('2', 'not_poor')];
  await app.get(Db).of(HouseholdEntity).insert([poor, plain] as never);
  await app.get(RecordService).put({ kind: 'visit', day: '2025-03-06', at: null, path: own.path, teamId: own.id, personId: head.id, withIds: [], others: '', place: '', text: '走访', tags: [], answers: {}, householdId: poor.id as string, threadId: null, closes: false, claimedAt: at });
  const { items } = await (await app.sign(head.id)).call(due.mine, { period: '2025-03' });
  const of = (key: string) => items.find(each => each.key === key);
  expect(of('meeting collective_study 2025-03')).toMatchObject({ required: 2, done: 2 });
  expect(of('visit key_quarter 2025-Q1')).toMatchObject({ required: 1, done: 1, state: 'done', unit: '户' });
  expect(of('visit year 2025')).toMatchObject({ required: 2, done: 0, state: 'open' });
  expect(of('target practical_deed 2025')).toMatchObject({ required: 1, done: 0, state: 'open' });
});

test('公开、体检、离任交接记下来就算做了，村务公开由工作队替村里记', async () => {
  await go('2025-03-20');
  const admin = await app.sign(cast.administrator.id);
  const settled = async (name: string, profileId: string) => {
    const place = await build.township(app, { county, name });
    const own = await build.team(app, { village: await build.village(app, { township: place }) });
    await admin.call(policy.adopt, { organisationId: place.id, profileId, effectiveFrom: '2025-01-01' });
    return { own, member: await app.sign((await build.person(app, { terms: [{ role: 'team_member', team: own, to: '2025-03-31' }] })).id) };
  };
  const states = async (caller: Caller, period: string) => Object.fromEntries((await caller.call(due.mine, { period })).items.map(each => [each.key, `${each.state} ${each.done}`]));
  const note = (caller: Caller, teamId: string, kind: string, answers: Record<string, string> = {}) => caller.call(record.add, {
    clientKey: `entry-${++counter}`, teamId, kind: kind as 'work', day: '2025-03-20', text: '已经办了', withIds: [], tags: [], photoIds: [], claimedAt: '2025-03-20T01:00:00.000Z', answers: Object.entries(answers).map(([field, value]) => ({ field, value })),
  });

  const { own, member } = await settled('交接镇', 'pian02');
  expect(await states(member, '2025-03')).toMatchObject({ 'handover 2025-03-31': 'open 0', 'disclosure work_plan_and_completion': 'unset 0' });
  await note(member, own.id, 'handover', { duties: 'yes', unfinished_work: 'yes', funds_and_assets: 'no' });
  expect(await states(member, '2025-03')).toMatchObject({ 'handover 2025-03-31': 'open 2' });

  const open = await settled('公开镇', 'lucun');
  expect(await states(open.member, '2025-03')).toMatchObject({ 'disclosure village_finance 2025-03': 'open 0', 'disclosure village_affairs 2025-Q1': 'open 0' });
  await note(open.member, open.own.id, 'disclosure', { subject: 'village_finance', granularity: 'totals_only' });
  await note(open.member, open.own.id, 'disclosure', { subject: 'village_affairs' });
  expect(await states(open.member, '2025-03')).toMatchObject({ 'disclosure village_finance 2025-03': 'open 0', 'disclosure village_affairs 2025-Q1': 'done 1' });
  await note(open.member, open.own.id, 'disclosure', { subject: 'village_finance', granularity: 'item_by_item' });
  expect(await states(open.member, '2025-03')).toMatchObject({ 'disclosure village_finance 2025-03': 'done 1' });

  const well = await settled('体检镇', 'pian09b');
  expect(await states(well.member, '2025')).not.toHaveProperty('welfare medical_check 2025');
  const staying = await app.sign((await build.person(app, { terms: [{ role: 'team_member', team: well.own }] })).id);
  expect(await states(staying, '2025')).toMatchObject({ 'welfare medical_check 2025': 'open 0' });
  await note(staying, well.own.id, 'medical_check');
  expect(await states(staying, '2025')).toMatchObject({ 'welfare medical_check 2025': 'done 1' });
  expect((await staying.call(due.mine, { period: '2025' })).items.find(({ source }) => source === 'welfare')).toMatchObject({ placeId: well.own.villageId });
});

test('导出的表格一家一行，写明依据', async () => {
  await go('2025-04-02');
  const { file, name } = await callers.secretary.file(due.xlsx, { period: '2025-03' });
  expect(name).toBe('四栏镇2025年3月到期事项.xlsx');
  const book = readBook(Buffer.from(file));
  if ('refused' in book) throw new Error(book.text);
  const rows = [...book.sheets[0].rows.values()].map(row => [...row.values()]);
  expect(rows[1]).toEqual(['类别', '事项', '时间', '谁', '所在', '最迟', '应做', '已做', '单位', '状态', '依据']);
  expect(rows).toContainEqual(expect.arrayContaining(['工作日志', '2025年3月', '桃树村工作队', '桃树村', '晚做', '工作日志制度']));
});

test('三百人的乡镇和一个人用一样多的查询', async () => {
  await go('2025-04-02');
  const count = async (place: Organisation) => {
    const subjects = await app.get(SubjectService).below(place, '2025-03-01', '2025-03-31', true);
    let queries = 0;
    const source = app.nest.get(DataSource);
    const runner = source.createQueryRunner.bind(source);
    const spy = jest.spyOn(source, 'createQueryRunner').mockImplementation(mode => {
      const made = runner(mode);
      const query = made.query.bind(made);
      made.query = ((...given: Parameters<typeof query>) => { queries += 1; return query(...given); }) as typeof made.query;
      return made;
    });
    const owed = await app.get(DueService).ask(subjects, '2025-03-01', '2025-03-31');
    spy.mockRestore();
    return { queries, items: owed.flatMap(each => each.items).length };
  };
  const few = await count(town);
  const big = await build.township(app, { county, name: '大镇' });
  for (let index = 0; index < 60; index += 1) {
    const each = await build.team(app, { village: await build.village(app, { township: big }) });
    for (let number = 0; number < 5; number += 1) await build.person(app, { terms: [{ role: number ? 'team_member' : 'team_leader', team: each }] });
  }
  await (await app.sign(cast.administrator.id)).call(policy.adopt, { organisationId: big.id, profileId: 'pian08b', effectiveFrom: '2025-01-01' });
  const many = await count(big);
  expect(many.items).toBeGreaterThan(300);
  expect(many.queries).toBeLessThanOrEqual(few.queries);
  expect(app.get(Db).dialect).toBeTruthy();
});
