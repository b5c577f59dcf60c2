import type { Organisation } from '@village/shared/contract/organisation';
import { notice } from '@village/shared/contract/notice';
import { policy } from '@village/shared/contract/policy';
import { precinct } from '@village/shared/contract/precinct';
import { reminder } from '@village/shared/contract/reminder';
import { worklog } from '@village/shared/contract/worklog';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let town: Organisation;
let villages: Organisation[];
let teams: Awaited<ReturnType<typeof build.team>>[];
let cast: Record<'department' | 'other' | 'linked' | 'second' | 'foreign' | 'area' | 'admin', build.PersonBuilt>;
let callers: Record<keyof typeof cast, Caller>;
let counter = 0;

const TUESDAY = '2025-03-11';
const item = (content: string, changes: object = {}) => ({ content, responsible: '农业办 李主任', due: '2025-03-14', villageIds: [] as string[], ...changes });
const list = (items = [item('核对春耕补贴花名册'), item('查看河边护栏', { villageIds: [villages[1].id] })], changes: object = {}) => ({ townshipId: town.id, officeDay: TUESDAY, items, ...changes });
const tick = (itemId: string, changes: object = {}) => ({ clientKey: `tick-${++counter}`, itemId, teamId: teams[0].id, outcome: 'done' as const, text: '核对 42 户，改正 2 户', claimedAt: '2025-03-11T03:00:00.000Z', ...changes });

async function go(day: string, time: string): Promise<void> {
  app.on(day, time);
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-05', '09:00');
  const county = await build.county(app);
  town = await build.township(app, { county, name: '鲁山镇' });
  const foreignTown = await build.township(app, { county, name: '山口镇' });
  villages = [await build.village(app, { township: town, name: '前村' }), await build.village(app, { township: town, name: '后村' })];
  teams = await Promise.all(villages.map(village => build.team(app, { village })));
  const administrator = await build.person(app, { terms: [{ role: 'administrator', at: county }] });
  const admin = await app.sign(administrator.id);
  await admin.call(policy.adopt, { organisationId: town.id, profileId: 'lucun', effectiveFrom: '2025-01-01' });
  await admin.call(policy.adopt, { organisationId: foreignTown.id, profileId: 'pian04', effectiveFrom: '2025-01-01' });
  cast = {
    department: await build.person(app, { name: '李主任', post: '镇农业办', terms: [{ role: 'township_department', at: town }] }),
    other: await build.person(app, { name: '赵主任', post: '镇民政办', terms: [{ role: 'township_department', at: town }] }),
    linked: await build.person(app, { name: '包一', terms: [{ role: 'linked_cadre', team: teams[0] }] }),
    second: await build.person(app, { name: '包二', terms: [{ role: 'linked_cadre', team: teams[1] }] }),
    admin: administrator,
    area: await build.person(app, { name: '片区书记', terms: [{ role: 'responsibility_area_secretary', at: town }] }),
    foreign: await build.person(app, { name: '外乡部门', terms: [{ role: 'township_department', at: foreignTown }] }),
  };
});
afterAll(() => app.close());

test('部门看到往后的驻村办公日、几点以前要发、发给谁；没有这项制度的乡镇什么也没有', async () => {
  await go('2025-03-05', '09:00');
  const [sending] = await callers.department.call(worklog.sending);
  expect(sending).toMatchObject({ townshipName: '鲁山镇', departmentName: '镇农业办', officeStart: '08:30', officeDays: ['2025-03-11', '2025-03-18', '2025-03-25', '2025-04-01'] });
  expect(sending.recipients).toEqual(['linked_village_party_committee', 'responsibility_area', 'linked_cadre']);
  expect(sending.because[0].clauses.map(each => each.clause)).toContain('一(二)');
  expect(await callers.foreign.call(worklog.sending)).toEqual([]);
});

test('不是驻村办公日、时限早于当天、别的乡镇的村：不收', async () => {
  await go('2025-03-05', '09:00');
  expect((await callers.department.refused(worklog.send, list(undefined, { officeDay: '2025-03-12' }))).code).toBe('not_office_day');
  expect((await callers.department.refused(worklog.send, list([item('早', { due: '2025-03-10' })]))).code).toBe('due_too_early');
  expect((await callers.department.refused(worklog.send, list([item('远', { villageIds: ['nowhere'] })]))).code).toBe('village_unknown');
  expect(await callers.foreign.status(worklog.send, list())).toBe(404);
  expect(await callers.linked.status(worklog.send, list())).toBe(403);
});

test('离驻村办公日两天还没有下发的部门，待办里提醒，下发了就没有', async () => {
  const owed = async () => (await callers.department.call(reminder.list)).filter(each => each.kind === 'task_list');
  await go('2025-03-08', '09:00');
  expect(await owed()).toEqual([]);
  await go('2025-03-09', '09:00');
  expect(await owed()).toMatchObject([{ title: '下发驻村办公清单', note: '鲁山镇 3月11日', due: TUESDAY, clauses: expect.arrayContaining([{ profile: 'lucun', clause: '一(二)' }]) }]);
  expect((await callers.foreign.call(reminder.list)).filter(each => each.kind === 'task_list')).toEqual([]);
});

test('发给全部村的都有，发给一个村的只有那个村有；当天以前不出现', async () => {
  await go('2025-03-10', '16:00');
  const sent = await callers.department.call(worklog.send, list());
  expect(sent).toMatchObject({ items: 2, asked: 3, done: 0, late: false });
  expect((await callers.department.call(reminder.list)).filter(each => each.kind === 'task_list')).toEqual([]);
  expect((await callers.linked.call(worklog.mine)).teams).toEqual([]);
  await go(TUESDAY, '08:40');
  expect((await callers.linked.call(worklog.mine)).teams[0].items.map(each => each.content)).toEqual(['核对春耕补贴花名册']);
  expect((await callers.second.call(worklog.mine)).teams[0].items.map(each => each.content)).toEqual(['核对春耕补贴花名册', '查看河边护栏']);
});

test('办公开始以后才发的标为迟发，写明条款', async () => {
  await go(TUESDAY, '08:30');
  const late = await callers.other.call(worklog.send, list([item('补发：低保复核')]));
  expect(late.late).toBe(true);
  expect(late.because.flatMap(reason => reason.clauses).map(each => each.clause)).toContain('一(二)');
});

test('勾一项要写结果；同一条送多遍只算一次；部门看得到各村进度', async () => {
  await go(TUESDAY, '11:00');
  const [first] = (await callers.linked.call(worklog.mine)).teams[0].items;
  const sent = tick(first.id);
  const answers = await Promise.all(Array.from({ length: 8 }, () => callers.linked.send(worklog.tick as never, sent)));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(answers.filter(({ body }) => body !== null)).toHaveLength(1);
  await callers.second.call(worklog.tick, tick(first.id, { teamId: teams[1].id, outcome: 'unfinished', text: '还差 5 户不在家' }));
  const detail = await callers.department.call(worklog.list, { id: first.listId });
  expect(detail).toMatchObject({ done: 1, asked: 3 });
  expect(detail.entries[0].progress).toMatchObject([{ villageName: '前村', result: { outcome: 'done', text: '核对 42 户，改正 2 户', byName: '包一' } }, { villageName: '后村', result: { outcome: 'unfinished' } }]);
  expect(await callers.linked.status(worklog.tick, tick(first.id, { teamId: teams[1].id }))).toBe(404);
  expect(await callers.linked.status(worklog.list, { id: first.listId })).toBe(403);
  expect(await callers.foreign.status(worklog.list, { id: first.listId })).toBe(404);
});

test('没办完的带到下一次，办完的第二天不再出现', async () => {
  await go('2025-03-18', '08:40');
  const second = (await callers.second.call(worklog.mine)).teams[0].items;
  expect(second.map(each => [each.content, each.carried])).toEqual([['核对春耕补贴花名册', true], ['查看河边护栏', true], ['补发：低保复核', true]]);
  expect(second[0].result).toMatchObject({ outcome: 'unfinished', text: '还差 5 户不在家' });
  expect((await callers.linked.call(worklog.mine)).teams[0].items.map(each => each.content)).toEqual(['补发：低保复核']);
});

test('撤回写明原因：村里不再办，离线时先办的结果照收', async () => {
  await go('2025-03-18', '09:00');
  const [{ id, listId }] = (await callers.linked.call(worklog.mine)).teams[0].items;
  expect(await callers.department.status(worklog.withdraw, { id, reason: '不是我发的' })).toBe(404);
  const after = await callers.other.call(worklog.withdraw, { id, reason: '县里统一核查' });
  expect(after.entries[0]).toMatchObject({ withdrawn: { reason: '县里统一核查' }, mayWithdraw: false });
  expect((await callers.other.refused(worklog.withdraw, { id, reason: '再撤一次' })).code).toBe('task_withdrawn');
  expect((await callers.linked.call(worklog.mine)).teams).toEqual([]);
  expect((await callers.linked.refused(worklog.tick, tick(id, { claimedAt: '2025-03-18T02:00:00.000Z' }))).text).toContain('县里统一核查');
  await callers.linked.call(worklog.tick, tick(id, { claimedAt: '2025-03-18T00:30:00.000Z', text: '已复核 6 户' }));
  expect((await callers.other.call(worklog.lists, {})).items.find(each => each.id === listId)).toMatchObject({ items: 1, asked: 0 });
});

describe('责任区', () => {
  const sentTo = (person: keyof typeof callers) => callers[person].call(notice.list, {}).then(({ items }) => items.map(each => each.text));
  const saved = (changes: object = {}) => ({ townshipId: town.id, kind: 'responsibility_area' as const, name: '东片', villageIds: [villages[0].id], personIds: [cast.area.id], ...changes });

  test('没有划责任区时，写明谁收不到；发出的清单说没有发给谁', async () => {
    await go('2025-03-24', '15:00');
    const [{ lacking }] = await callers.department.call(worklog.sending);
    expect(lacking).toEqual(['联村党委：前村、后村还没有划入，或者没有负责人，收不到', '责任区：前村、后村还没有划入，或者没有负责人，收不到']);
    const sent = await callers.department.call(worklog.send, list([item('查看河道', { due: '2025-03-28' })], { officeDay: '2025-03-25' }));
    expect(sent.late).toBe(false);
    expect(sent.because.map(reason => reason.text).join()).toContain('没有发给联村党委、责任区');
    expect(await sentTo('linked')).toContain('镇农业办下发了3月25日的驻村办公清单，1 项');
  });

  test('管理员划责任区：一个村只在一个里，负责人要有这个岗位，别人不能划', async () => {
    expect(await callers.department.status(precinct.save, saved())).toBe(403);
    expect((await callers.admin.refused(precinct.save, saved({ personIds: [cast.linked.id] }))).code).toBe('leader_unknown');
    expect((await callers.admin.refused(precinct.save, saved({ villageIds: ['nowhere'] }))).code).toBe('village_unknown');
    const made = await callers.admin.call(precinct.save, saved());
    expect(made).toMatchObject({ mayManage: true, candidates: [{ name: '片区书记' }], groups: [{ name: '东片', villages: [{ name: '前村' }], people: [{ name: '片区书记', roleName: '责任区书记' }] }] });
    expect((await callers.admin.refused(precinct.save, saved({ name: '西片' }))).text).toContain('前村已经划入东片');
    expect((await callers.admin.refused(precinct.save, saved({ villageIds: [villages[1].id] }))).code).toBe('name_taken');
    expect((await callers.linked.call(precinct.list, { townshipId: town.id })).mayManage).toBe(false);
    expect(await callers.foreign.status(precinct.list, { townshipId: town.id })).toBe(404);
  });

  test('清单发到责任区：书记收到，看得到自己片的村，排在前面', async () => {
    await go('2025-03-31', '15:00');
    const [{ groups, lacking }] = await callers.department.call(worklog.sending);
    expect(groups).toMatchObject([{ name: '责任区：东片', villageIds: [villages[0].id] }]);
    expect(lacking[1]).toBe('责任区：后村还没有划入，或者没有负责人，收不到');
    await callers.department.call(worklog.send, list([item('只给后村', { due: '2025-04-02', villageIds: [villages[1].id] })], { officeDay: '2025-04-01' }));
    expect(await sentTo('area')).toEqual([]);
    const sent = await callers.department.call(worklog.send, list([item('都要办', { due: '2025-04-02' })], { officeDay: '2025-04-01' }));
    expect(await sentTo('area')).toEqual(['镇农业办下发了4月1日的驻村办公清单，1 项']);
    const seen = await callers.area.call(worklog.list, { id: sent.id });
    expect(seen.entries[0].progress).toMatchObject([{ villageName: '前村', groupName: '东片', own: true }, { villageName: '后村', groupName: '', own: false }]);
    expect(sent.because.map(reason => reason.text).join()).toContain('没有发给联村党委');
  });

  test('删了就不再收；书记不任职了也不再收', async () => {
    const { groups: [{ id }] } = await callers.admin.call(precinct.list, { townshipId: town.id });
    expect(await callers.foreign.status(precinct.remove, { id })).toBe(403);
    await callers.admin.call(precinct.remove, { id });
    expect((await callers.admin.call(precinct.list, { townshipId: town.id })).groups).toEqual([]);
  });
});
