import { issue } from '@village/shared/contract/issue';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { precinct } from '@village/shared/contract/precinct';
import type { Organisation } from '@village/shared/contract/organisation';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

/** 鲁村 一(三)、一(四): whoever works in a village asks the leaders of the area of that village, not those of another one. */
let app: TestApp;
let town: Organisation;
let villages: Organisation[];
const people: Record<string, build.PersonBuilt> = {};
const as = (name: string): Promise<Caller> => app.sign(people[name].id);
const asked = (key: string) => ({ clientKey: key, kind: 'personal' as const, startDay: '2025-03-11', startHalf: 'am' as const, endDay: '2025-03-11', endHalf: 'pm' as const, reason: '家中有事', place: '县城', outOfCounty: false, claimedAt: '2025-03-03T01:00:00.000Z' });
const waiting = async (name: string) => (await (await as(name)).call(leave.list, { box: 'waiting' })).items.map(each => each.personName).sort();

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '09:00');
  const county = await build.county(app);
  town = await build.township(app, { county });
  villages = await Promise.all(['东一村', '西一村', '散村'].map(name => build.village(app, { township: town, name })));
  await regulate(app, county, 'lucun', {});
  const teams = await Promise.all(villages.map(village => build.team(app, { village })));
  for (const [index, name] of ['东包村', '西包村', '散包村'].entries()) people[name] = await build.person(app, { name, terms: [{ role: 'linked_cadre', team: teams[index] }] });
  for (const name of ['东班子', '西班子']) people[name] = await build.person(app, { name, terms: [{ role: 'area_leader_member', at: town }] });
  people['东书记'] = await build.person(app, { name: '东书记', terms: [{ role: 'responsibility_area_secretary', at: town }] });
  people['管理'] = await build.person(app, { name: '管理', terms: [{ role: 'administrator', at: county }] });
  const admin = await as('管理');
  await admin.call(precinct.save, { townshipId: town.id, kind: 'responsibility_area', name: '东片', villageIds: [villages[0].id], personIds: [people['东班子'].id, people['东书记'].id] });
  await admin.call(precinct.save, { townshipId: town.id, kind: 'responsibility_area', name: '西片', villageIds: [villages[1].id], personIds: [people['西班子'].id] });
});
afterAll(() => app.close());

test('包村干部的请假只到他那个村的责任区班子成员手里，别的责任区的不能批', async () => {
  const made = await (await as('东包村')).call(leave.apply, asked('east'));
  expect([await waiting('东班子'), await waiting('西班子'), await waiting('东书记')]).toEqual([['东包村'], [], []]);
  expect((await (await as('东班子')).call(notice.list, {})).items.map(({ text }) => text)).toContainEqual(expect.stringContaining('东包村'));
  expect((await (await as('西班子')).call(notice.list, {})).items).toEqual([]);
  expect((await (await as('西班子')).refused(leave.decide, { id: made.id, decision: 'approve' })).code).toBe('not_your_step');
});

test('没有划入责任区的村，镇里哪位班子成员都可以批', async () => {
  await (await as('散包村')).call(leave.apply, asked('loose'));
  expect([await waiting('东班子'), await waiting('西班子')]).toEqual([['东包村', '散包村'], ['散包村']]);
});

test('换了负责人，等着批的跟着换', async () => {
  const { groups } = await (await as('管理')).call(precinct.list, { townshipId: town.id });
  const east = groups.find(({ name }) => name === '东片')!;
  await (await as('管理')).call(precinct.save, { townshipId: town.id, id: east.id, kind: 'responsibility_area', name: '东片', villageIds: [villages[0].id], personIds: [people['西班子'].id] });
  expect([await waiting('东班子'), await waiting('西班子')]).toEqual([['散包村'], ['东包村', '散包村']]);
});

test('群众诉求较大的问题报到那个村的责任区', async () => {
  const raised = await (await as('西包村')).call(issue.raise, { clientKey: 'mass', kind: 'direct', category: 'mass_demand', villageId: villages[1].id, title: '水源地被占', text: '', source: 'person', massDemand: true, foundOn: '2025-03-03', claimedAt: '2025-03-03T01:00:00.000Z' });
  expect(raised.title).toBe('水源地被占');
  expect((await (await as('西班子')).call(notice.list, {})).items.map(({ text }) => text)).toContainEqual(expect.stringContaining('水源地被占'));
  expect((await (await as('东书记')).call(notice.list, {})).items.map(({ text }) => text).join()).not.toContain('水源地被占');
});
