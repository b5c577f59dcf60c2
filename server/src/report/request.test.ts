import { due } from '@village/shared/contract/due';
import { notice } from '@village/shared/contract/notice';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import { request } from '@village/shared/contract/request';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { readBook } from '../common/workbook';

type Name = 'leader' | 'other' | 'office' | 'department' | 'county' | 'stranger';

let app: TestApp;
let cast: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let town: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;

async function go(day: string): Promise<void> {
  app.on(day);
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-12');
  const county = await build.county(app);
  town = await build.township(app, { county, name: '柳河乡' });
  team = await build.team(app, { village: await build.village(app, { township: town, name: '桃树村' }), name: '桃树村工作队' });
  const otherTeam = await build.team(app, { village: await build.village(app, { township: town, name: '松坪村' }), name: '松坪村工作队' });
  cast = {
    leader: await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] }),
    other: await build.person(app, { terms: [{ role: 'team_leader', team: otherTeam }] }),
    office: await build.person(app, { terms: [{ role: 'township_office', at: town }] }),
    department: await build.person(app, { post: '镇农业办', terms: [{ role: 'township_department', at: town }] }),
    county: await build.person(app, { terms: [{ role: 'county_office', at: county }] }),
    stranger: await build.person(app, { terms: [{ role: 'township_office', at: await build.township(app, { county: await build.county(app) }) }] }),
  };
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian04', effectiveFrom: '2025-01-01' });
  await go('2025-03-12');
  for (const day of ['2025-03-10', '2025-03-11']) await callers.leader.call(record.add, { clientKey: `visit-${day}`, teamId: team.id, kind: 'visit', day, text: '走访', withIds: [], tags: [], answers: [], photoIds: [], claimedAt: `${day}T03:00:00.000Z` });
});
afterAll(() => app.close());

const asking = (more: object = {}) => ({
  organisationId: town.id, title: '春耕情况', basis: '柳政办〔2025〕3号', deadline: '2025-03-20', from: '2025-03-01', to: '2025-03-31', items: [{ text: '本月入户走访次数' }, { text: '撂荒地面积' }], ...more,
});

test('没有文件依据、没有期限的不受理，说清楚缺什么', async () => {
  expect(await callers.department.refused(request.ask, asking({ basis: ' ' }))).toMatchObject({ code: 'basis_required', field: 'basis' });
  expect(await callers.department.refused(request.ask, asking({ deadline: undefined }))).toMatchObject({ code: 'deadline_required', field: 'deadline' });
  expect(await callers.department.refused(request.ask, asking({ deadline: '2025-03-11' }))).toMatchObject({ code: 'deadline_past' });
  expect((await callers.department.call(request.list, { box: 'asked' })).total).toBe(0);
});

test('提之前先看：哪些系统里已经有，剩下的要几支队各填几项', async () => {
  expect(await callers.department.call(request.preview, asking())).toEqual({
    items: [{ key: 'item1', text: '本月入户走访次数', figure: 'record.visit', figureName: '入户走访', unit: '户次' }, { key: 'item2', text: '撂荒地面积', figure: null, figureName: '', unit: '' }], teams: 2, fields: 2,
  });
  expect((await callers.department.call(request.preview, asking({ items: [{ text: '本月入户走访次数', figure: 'none' }, { text: '去了几次', figure: 'record.visit' }] }))).items.map(({ figure }) => figure)).toEqual([null, 'record.visit']);
});

let id: string;
test('已有的数当场给出，能看到是哪几条；没有的交给工作队，到期事项里能看到', async () => {
  const asked = await callers.department.call(request.ask, asking());
  id = asked.id;
  expect(asked).toMatchObject({ askedBy: '柳河乡镇农业办', teams: 2, answered: 0, totals: [{ key: 'item1', value: 2 }, { key: 'item2', value: null }] });
  expect(asked.rows.map(({ villageName, values }) => [villageName, values.map(({ value }) => value)])).toEqual([['松坪村', ['0', null]], ['桃树村', ['2', null]]]);
  expect((await callers.department.call(request.facts, { id, teamId: team.id, key: 'item1' })).facts).toHaveLength(2);
  expect((await callers.leader.call(notice.list, {})).items[0].text).toBe('柳河乡镇农业办按“柳政办〔2025〕3号”要“春耕情况”，3月20日前报。系统里已有的数已经填好，只填没有的。');
  expect((await callers.leader.call(due.mine, { period: '2025-03-12' })).items.find(each => each.source === 'request')).toMatchObject({ title: '春耕情况', due: '2025-03-20', state: 'open', owner: 'team' });
  expect((await callers.leader.call(request.list, { box: 'mine' })).items.map(({ title }) => title)).toEqual(['春耕情况']);
});

test('工作队只填没有的，少填一项不收；再报一次以后来的为准', async () => {
  const answer = (values: { key: string; value: string }[], teamId = team.id) => ({ id, teamId, values, note: '' });
  expect(await callers.leader.refused(request.answer, answer([{ key: 'item1', value: '9' }]))).toMatchObject({ code: 'answer_lacking' });
  const seen = await callers.leader.call(request.answer, answer([{ key: 'item2', value: '12 亩' }, { key: 'item1', value: '9' }]));
  expect(seen.rows).toMatchObject([{ villageName: '桃树村', values: [{ value: '2' }, { value: '12 亩' }], answeredBy: '王队长' }]);
  await callers.leader.call(request.answer, answer([{ key: 'item2', value: '11 亩' }]));
  expect((await callers.department.call(request.one, { id })).rows.find(row => row.teamId === team.id)!.values[1].value).toBe('11 亩');
  expect((await callers.leader.call(due.mine, { period: '2025-03' })).items.find(each => each.source === 'request')).toMatchObject({ state: 'done' });
  expect(await callers.other.status(request.answer, answer([{ key: 'item2', value: '1' }]))).toBe(404);
});

test('全都有的一份不问任何人；别县的看不到；撤回以后不用再报', async () => {
  const known = await callers.county.call(request.ask, asking({ items: [{ text: '入户走访户数' }, { text: '集中学习次数' }] }));
  expect(known).toMatchObject({ teams: 0, may: { answer: [] } });
  expect((await callers.leader.call(request.list, { box: 'mine' })).total).toBe(1);
  expect(await callers.stranger.status(request.one, { id })).toBe(404);
  expect(await callers.stranger.status(request.ask, asking())).toBe(404);
  expect(await callers.leader.status(request.ask, asking())).toBe(403);
  const book = readBook(Buffer.from((await callers.office.file(request.xlsx, { id })).file));
  if ('refused' in book) throw new Error(book.text);
  expect([...book.sheets[0].rows.values()].map(row => [...row.values()]).slice(2)).toEqual([['村', '工作队', '本月入户走访次数（户次）', '撂荒地面积', '说明', '填报人'], ['松坪村', '松坪村工作队', 0, '', '', ''], ['桃树村', '桃树村工作队', 2, '11 亩', '', '王队长']]);
  expect(await callers.office.status(request.withdraw, { id, reason: '重复' })).toBe(404);
  await callers.department.call(request.withdraw, { id, reason: '县里已有' });
  expect(await callers.other.refused(request.answer, { id, teamId: (await callers.county.call(request.one, { id })).rows[0].teamId, values: [{ key: 'item2', value: '1' }], note: '' })).toMatchObject({ code: 'request_withdrawn' });
  expect((await callers.other.call(due.mine, { period: '2025-03-12' })).items.find(each => each.source === 'request')).toBeUndefined();
});
