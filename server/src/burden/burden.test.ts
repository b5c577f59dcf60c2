import { burden } from '@village/shared/contract/burden';
import { due } from '@village/shared/contract/due';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { report } from '@village/shared/contract/report';
import { request } from '@village/shared/contract/request';
import { worklog } from '@village/shared/contract/worklog';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { readBook } from '../common/workbook';

type Name = 'leader' | 'member' | 'office' | 'department' | 'county' | 'admin' | 'stranger';
let app: TestApp;
let cast: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let county: Organisation;
let town: Organisation;
let otherTown: Organisation;

const WEEK = '2025-03-17';
const look = (who: Name, week = WEEK, organisationId?: string) => callers[who].call(burden.place, { week, ...(organisationId ? { organisationId } : {}) });
const ask = (title: string, deadline: string, items: string[]) => callers.department.call(request.ask, {
  organisationId: town.id, title, basis: '柳政办〔2025〕3号', deadline, from: '2025-03-01', to: '2025-03-31', items: items.map(text => ({ text })),
});

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-12');
  county = await build.county(app, { name: '云岭县' });
  town = await build.township(app, { county, name: '柳河乡' });
  otherTown = await build.township(app, { county, name: '石桥镇' });
  const team = await build.team(app, { village: await build.village(app, { township: town, name: '桃树村' }), name: '桃树村工作队' });
  const otherTeam = await build.team(app, { village: await build.village(app, { township: otherTown, name: '松坪村' }), name: '松坪村工作队' });
  cast = {
    leader: await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] }), member: await build.person(app, { name: '李队员', terms: [{ role: 'team_member', team }] }),
    office: await build.person(app, { terms: [{ role: 'township_office', at: town }] }), department: await build.person(app, { post: '镇农业办', terms: [{ role: 'township_department', at: town }] }),
    county: await build.person(app, { terms: [{ role: 'county_office', at: county }] }), admin: await build.person(app, { name: '管理员', terms: [{ role: 'administrator', at: county }] }),
    stranger: await build.person(app, { terms: [{ role: 'county_office', at: await build.county(app) }] }),
  };
  await build.person(app, { name: '赵队长', terms: [{ role: 'team_leader', team: otherTeam }] });
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
  await callers.admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian04', effectiveFrom: '2025-01-01' });
  await callers.admin.call(policy.adopt, { organisationId: otherTown.id, profileId: 'lucun', effectiveFrom: '2025-01-01' });
});
afterAll(() => app.close());

test('县里看到每人每周多少件、多少栏，按模块、按谁要的分；没有一个人的名字', async () => {
  const seen = await look('county');
  expect(seen).toMatchObject({ week: '2025-03-17', to: '2025-03-23', placeName: '云岭县', people: 3, teams: 2, withoutRules: false, ceiling: null, above: [], may: { set: false } });
  expect(seen.places.map(({ name }) => name).sort()).toEqual(['柳河乡', '石桥镇'].sort());
  expect(seen.each.entries).toBeGreaterThan(0);
  expect(seen.modules.map(({ name }) => name)).toContain('考勤');
  expect(seen.askers).toHaveLength(2);
  expect(JSON.stringify(seen)).not.toMatch(/王队长|李队员|赵队长/);
  expect(seen.items.every(({ because }) => because.length > 0)).toBe(true);
});

test('各模块的数加起来就是每人的数（四舍五入到十分之一以内）', async () => {
  const { each, modules, askers } = await look('county');
  const sum = (lines: { entries: number }[]) => lines.reduce((all, { entries }) => all + entries, 0);
  expect(Math.abs(sum(modules) - each.entries)).toBeLessThan(0.1 * modules.length);
  expect(Math.abs(sum(askers) - each.entries)).toBeLessThan(0.1 * askers.length);
});

test('上面来一份数据需求：件数、栏数、通知都多出来，写明是谁要的；已有的数不算栏', async () => {
  const before = await look('office');
  await ask('春耕情况', '2025-03-20', ['本月入户走访次数', '撂荒地面积', '缺种子的户']);
  const after = await look('office');
  expect(after.items.find(({ source }) => source === 'request')).toMatchObject({ module: 'report', title: '春耕情况', askedBy: '柳河乡镇农业办', entries: 1, fields: 2 });
  // One team of two people.
  expect([after.each.entries - before.each.entries, after.each.fields - before.each.fields].map(each => Math.round(each * 10) / 10)).toEqual([0.5, 1]);
  expect(after.askers.find(({ name }) => name === '柳河乡镇农业办')).toEqual({ name: '柳河乡镇农业办', entries: 0.5, fields: 1, notices: 0 });
  // It was told in the week in which it was asked, to the leader only.
  expect((await look('office', '2025-03-12')).askers.find(({ name }) => name === '柳河乡镇农业办')).toEqual({ name: '柳河乡镇农业办', entries: 0, fields: 0, notices: 0.5 });
  expect((await look('county', WEEK, otherTown.id)).askers.map(({ name }) => name)).not.toContain('柳河乡镇农业办');
});

test('全都有的数据需求不增加一件', async () => {
  const before = await look('office', '2025-03-24');
  await ask('走访情况', '2025-03-26', ['本月入户走访次数']);
  expect((await look('office', '2025-03-24')).each).toEqual(before.each);
});

test('管理员设上限，别人不能；超过的标出来；新的要求在发出之前看到会不会超过', async () => {
  const { each } = await look('admin');
  const set = { organisationId: county.id, week: WEEK, note: '按减负的要求' };
  expect(await callers.county.status(burden.ceiling, { ...set, entries: 3 })).toBe(403);
  expect(await callers.admin.refused(burden.ceiling, { ...set, organisationId: town.id, entries: 3 })).toMatchObject({ code: 'county_required' });
  const entries = Math.ceil(each.entries) + 15;
  expect(await callers.admin.call(burden.ceiling, { ...set, entries })).toMatchObject({ ceiling: { entries, fields: null, notices: null, byName: '管理员', note: '按减负的要求' }, above: [], may: { set: true } });
  const weigh = (count: number) => callers.department.call(burden.weigh, { organisationId: town.id, day: '2025-03-20', entries: count, fields: 0 });
  const light = await weigh(0);
  expect([light.before, light.above]).toEqual([light.after, []]);
  expect(await weigh(60)).toMatchObject({ week: WEEK, above: ['entries'] });
  await callers.admin.call(burden.ceiling, { ...set, entries: 1 });
  expect((await look('county')).above).toEqual(['entries']);
  expect((await callers.leader.call(burden.mine, { week: WEEK })).above).toEqual(['entries']);
  // Taken away again: the row stays, and nothing is limited.
  expect((await callers.admin.call(burden.ceiling, set)).ceiling).toBeNull();
});

test('每个人看到自己的一周：自己的，和全队的按人分摊', async () => {
  const own = await callers.member.call(burden.mine, { week: WEEK });
  expect(own.items.filter(({ team }) => team !== null).map(({ title }) => title)).toContain('春耕情况');
  const sum = own.items.reduce((all, { entries, team }) => all + entries / (team === null ? 1 : 2), 0);
  expect(Math.abs(sum - own.each.entries)).toBeLessThan(0.1 * own.items.length);
  // What he did changes nothing: it is what is asked.
  await callers.leader.call(request.answer, { id: (await callers.leader.call(request.list, { box: 'mine' })).items[0].id, teamId: (await callers.leader.call(due.mine, { period: '2025-03-12' })).items.find(({ source }) => source === 'request')!.ownerId, values: [{ key: 'item2', value: '1 亩' }, { key: 'item3', value: '无' }], note: '' });
  expect((await callers.member.call(burden.mine, { week: WEEK })).each).toEqual(own.each);
});

test('每一项到期在这一周的都在里面：和“要做的事”对得上', async () => {
  const week = '2025-04-07';
  const owed = (await callers.leader.call(due.mine, { period: '2025-04-10' })).items.filter(({ due: until, required, owner }) => ['person', 'team'].includes(owner) && required === 1 && until !== null && until >= week && until <= '2025-04-13');
  const { items } = await callers.leader.call(burden.mine, { week });
  expect(owed.length).toBeGreaterThan(0);
  expect(owed.filter(({ source, title }) => !items.some(item => item.source === source && item.title === title)).map(({ title }) => title)).toEqual([]);
  expect((await callers.leader.call(report.calendar, { period: '2025-04' })).items.some(({ due: until }) => until === '2025-04-10')).toBe(true);
});

test('驻村办公清单也算：每一项一件，写明部门', async () => {
  const dept = await build.person(app, { post: '镇综治办', terms: [{ role: 'township_department', at: otherTown }] });
  const caller = await app.sign(dept.id);
  const [{ officeDays, villages }] = await caller.call(worklog.sending, undefined as never);
  const day = officeDays.find(each => each >= WEEK)!;
  await caller.call(worklog.send, { townshipId: otherTown.id, officeDay: day, items: [{ content: '排查矛盾', responsible: '', due: day, villageIds: [villages[0].id] }, { content: '发放宣传单', responsible: '', due: day, villageIds: [] }] });
  const seen = await look('county', day, otherTown.id);
  expect(seen.items.filter(({ source }) => source === 'task').map(({ title, askedBy, entries, fields }) => ({ title, askedBy, entries, fields }))).toEqual([
    { title: '发放宣传单', askedBy: '镇综治办', entries: 1, fields: 2 }, { title: '排查矛盾', askedBy: '镇综治办', entries: 1, fields: 2 },
  ].sort((one, other) => (one.title < other.title ? -1 : 1)));
});

test('没有制度的地方说没有；管不到的地方没有找到；队员看不到全县', async () => {
  expect(await callers.stranger.call(burden.place, { week: WEEK })).toMatchObject({ people: 0, each: { entries: 0, fields: 0, notices: 0 } });
  expect(await callers.stranger.status(burden.place, { week: WEEK, organisationId: town.id })).toBe(404);
  expect(await callers.office.status(burden.place, { week: WEEK, organisationId: otherTown.id })).toBe(404);
  expect(await callers.member.status(burden.place, { week: WEEK })).toBe(403);
  expect(await callers.county.status(burden.mine, { week: WEEK })).toBe(403);
  expect((await look('county', '2024-03-18')).withoutRules).toBe(true);
});

test('导出的表格：三张，数和页面一样', async () => {
  const { file, name } = await callers.county.file(burden.xlsx, { week: WEEK });
  expect(decodeURIComponent(name)).toContain('一周负担.xlsx');
  const book = readBook(Buffer.from(file));
  if ('refused' in book) throw new Error(book.text);
  expect(book.sheets.map(sheet => sheet.name)).toEqual(['按模块', '按谁要的', '各项']);
  const rows = [...book.sheets[0].rows.values()].map(row => [...row.values()]);
  const { each } = await look('county');
  expect(rows.find(([head]) => head === '合计')).toEqual(['合计', each.entries, each.fields, each.notices]);
});
