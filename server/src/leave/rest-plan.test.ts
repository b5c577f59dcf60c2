import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { rest } from '@village/shared/contract/rest';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

let app: TestApp;
const people: Record<string, build.PersonBuilt> = {};
const teams: Record<string, string> = {};
let counter = 0;

const as = (name: string): Promise<Caller> => app.sign(people[name].id);
const texts = async (name: string) => (await (await as(name)).call(notice.list, {})).items.map(({ text }) => text);
const line = (name: string, from: string, to = from) => ({ personId: people[name].id, from, to });
const quarter = (prefix: string) => ({ teamId: teams[prefix], kind: 'rotation_rest' as const, period: '2025-Q2' });
const year = (prefix: string) => ({ teamId: teams[prefix], kind: 'annual_leave' as const, period: '2025' });
const apply = (kind: 'rotation_rest' | 'annual_leave', startDay: string, endDay: string) => ({
  clientKey: `plan-${++counter}`, kind, startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const, reason: '按计划', place: '家中', outOfCounty: false, claimedAt: '2025-04-03T01:00:00.000Z',
});

async function settle(profileId: string, prefix: string, own: Record<string, unknown> = {}): Promise<void> {
  const county = await build.county(app);
  const town = await build.township(app, { county });
  const team = await build.team(app, { village: await build.village(app, { township: town }), name: `${prefix}队` });
  teams[prefix] = team.id;
  await regulate(app, county, profileId, own);
  const given: [string, build.TermGiven][] = [
    ['王队长', { role: 'team_leader', team }], ['甲', { role: 'team_member', team }], ['乙', { role: 'team_member', team }], ['丙', { role: 'team_member', team }], ['丁', { role: 'team_member', team }], ['戊', { role: 'team_member', team }],
    ['赵书记', { role: 'township_secretary', at: town }], ['县办', { role: 'county_office', at: county }],
  ];
  for (const [name, term] of given) people[prefix + name] = await build.person(app, { name, terms: [term] });
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-04-03', '09:00');
  await settle('pian06', '六');
  await settle('pian15', '十五');
  await settle('pian06', '镇定', { 'rest.rotation': { perQuarter: 1, calendarDays: 7, team: { numerator: 1, denominator: 3 }, arrangedBy: 'township_secretary', onlyAfterTasksAndTime: true } });
});
afterAll(() => app.close());
beforeEach(() => app.on('2025-04-03', '09:00'));

describe('篇六 二(五)：轮休季度计划', () => {
  test('队长定，六个人的队每批最多 2 人、一次一周、一季度一次；超过的定不了，说明条款', async () => {
    const leader = await as('六王队长');
    const empty = await leader.call(rest.one, quarter('六'));
    expect(empty).toMatchObject({ version: 0, state: 'none', known: true, from: '2025-04-01', to: '2025-06-30', may: { agree: true }, agreedByRole: '第一书记或工作队长' });
    expect(empty.members.filter(member => !member.rests).map(member => member.name)).toEqual(['王队长']);
    const save = { ...quarter('六'), version: 0 };
    const refused = async (lines: ReturnType<typeof line>[]) => (await leader.refused(rest.save, { ...save, lines }));
    expect(await refused(['六甲', '六乙', '六丙'].map(name => line(name, '2025-04-07', '2025-04-13')))).toMatchObject({ code: 'plan_trouble', text: expect.stringContaining('每批最多 2 人'), clauses: expect.arrayContaining([{ profile: 'pian06', clause: '二(五)' }]) });
    expect(await refused([line('六甲', '2025-04-07', '2025-04-14')])).toMatchObject({ code: 'plan_trouble' });
    expect(await refused([line('六甲', '2025-04-07'), line('六甲', '2025-05-12')])).toMatchObject({ code: 'plan_trouble' });
    expect(await refused([line('六王队长', '2025-04-07')])).toMatchObject({ text: expect.stringContaining('不在轮休的人里') });
    expect(await refused([line('十五甲', '2025-04-07')])).toMatchObject({ code: 'plan_trouble' });
    const made = await leader.call(rest.save, { ...save, lines: [line('六乙', '2025-04-14', '2025-04-20'), line('六甲', '2025-04-07', '2025-04-13')] });
    expect(made).toMatchObject({ version: 1, state: 'agreed', agreedByName: '王队长', lines: [{ personId: people['六甲'].id, kept: 'open', leave: null }, { personId: people['六乙'].id }] });
    expect(await texts('六甲')).toContainEqual(expect.stringContaining('您 4月7日至4月13日'));
    expect(await leader.refused(rest.save, { ...save, lines: [line('六甲', '2025-04-07')] })).toMatchObject({ code: 'plan_changed' });
    expect(await leader.refused(rest.save, { ...save, version: 1, lines: [line('六甲', '2025-04-21', '2025-04-27')] })).toMatchObject({ code: 'reason_required' });
  });

  test('按计划申请的和计划对得上，改了日子的、计划外的都看得出来', async () => {
    await (await as('六甲')).call(leave.apply, apply('rotation_rest', '2025-04-07', '2025-04-13'));
    await (await as('六乙')).call(leave.apply, apply('rotation_rest', '2025-05-06', '2025-05-09'));
    await (await as('六丙')).call(leave.apply, apply('rotation_rest', '2025-06-03', '2025-06-06'));
    const plan = await (await as('六丁')).call(rest.one, quarter('六'));
    expect(plan.lines).toMatchObject([{ kept: 'as_planned', leave: { state: 'pending' } }, { kept: 'moved', leave: { startDay: '2025-05-06' } }]);
    expect(plan.unplanned).toMatchObject([{ personName: '丙', startDay: '2025-06-03' }]);
    expect(plan.may).toEqual({ agree: false, propose: false });
    expect((await (await as('六赵书记')).call(rest.list, { kind: 'rotation_rest', period: '2025-Q2' })).items).toMatchObject([{ teamName: '六队', state: 'agreed', planned: 2, askedFor: 2 }]);
    expect(await (await as('六甲')).status(rest.save, { ...quarter('六'), version: 1, lines: [line('六甲', '2025-04-07')] })).toBe(403);
  });

  test('八个人同时定，只有一份算数', async () => {
    const leader = await as('六王队长');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => leader.send(rest.save, { ...quarter('六'), version: 1, reason: `第${index}次`, lines: [line('六甲', '2025-04-07', '2025-04-13')] })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('制度写明由乡镇定的：队里提出，书记同意才算，别的乡镇看不到', async () => {
    const proposed = await (await as('镇定王队长')).call(rest.save, { ...quarter('镇定'), version: 0, lines: [line('镇定甲', '2025-04-07', '2025-04-13')] });
    expect(proposed).toMatchObject({ state: 'proposed', may: { agree: false, propose: true } });
    expect(await texts('镇定赵书记')).toContainEqual(expect.stringContaining('等您同意'));
    expect(await (await as('六赵书记')).status(rest.one, quarter('镇定'))).toBe(404);
    expect(await (await as('六赵书记')).status(rest.save, { ...quarter('镇定'), version: 1, lines: [line('镇定甲', '2025-04-07')] })).toBe(404);
    const secretary = await as('镇定赵书记');
    expect((await secretary.call(rest.list, { kind: 'rotation_rest', period: '2025-Q2' })).items[0]).toMatchObject({ state: 'proposed', waits: true });
    expect(await secretary.call(rest.save, { ...quarter('镇定'), version: 1, lines: proposed.lines.map(({ personId, from, to }) => ({ personId, from, to })) }))
      .toMatchObject({ state: 'agreed', madeByName: '王队长', agreedByName: '赵书记' });
  });
});

test('篇十五 二(二)2：年休假由队里按年计划，全队同一天休的要写明说明；没有轮休的制度说没有', async () => {
  const leader = await as('十五王队长');
  expect(await leader.call(rest.one, quarter('十五'))).toMatchObject({ known: false, may: { agree: false, propose: false } });
  expect(await leader.refused(rest.save, { ...quarter('十五'), version: 0, lines: [line('十五甲', '2025-04-07')] })).toMatchObject({ code: 'rest_unknown' });
  expect(await leader.refused(rest.one, { ...year('十五'), period: '2025-Q1' })).toMatchObject({ code: 'period_wrong' });
  const everybody = ['十五王队长', '十五甲', '十五乙', '十五丙', '十五丁', '十五戊'].map(name => line(name, '2025-07-07', '2025-07-11'));
  expect(await leader.refused(rest.save, { ...year('十五'), version: 0, lines: everybody })).toMatchObject({ code: 'exception_unexplained', field: 'reason' });
  expect(await leader.call(rest.save, { ...year('十五'), version: 0, lines: everybody.slice(0, 5) })).toMatchObject({ state: 'agreed' });
  expect(await leader.call(rest.save, { ...year('十五'), version: 1, lines: everybody, reason: '村里派人值守' })).toMatchObject({ state: 'agreed', reason: '村里派人值守' });
});
