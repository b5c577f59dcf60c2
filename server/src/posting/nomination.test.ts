import { assessment } from '@village/shared/contract/assessment';
import { nomination } from '@village/shared/contract/nomination';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

/** 篇九 第二十六条: the result of an assessment is a ground for praise and promotion; who is put on a list a person decides. */
type Name = 'office' | 'chair' | 'org' | 'town' | 'zhang' | 'head' | 'far';
let app: TestApp;
let callers: Record<Name, Caller>;
let ids: Record<string, string>;
const AWARD = { kind: 'award' as const, year: 2025 };

beforeAll(async () => {
  app = await startApp();
  app.on('2025-12-20');
  const home = await build.county(app);
  const town = await build.township(app, { county: home });
  const village = await build.village(app, { township: town, name: '桃树村' });
  const team = await build.team(app, { village, from: '2025-01-01' });
  const unit = await build.unit(app, { county: home, name: '县水务局' });
  const member = (name: string) => build.person(app, { name, unit, terms: [{ role: 'team_member', team, from: '2025-01-01' }] });
  const people = {
    zhang: await member('张三'), li: await member('李四'), office: await build.person(app, { name: '县驻村办', terms: [{ role: 'county_office', at: home }] }), chair: await build.person(app, { name: '县领导', terms: [{ role: 'county_leading_group', at: home }] }),
    org: await build.person(app, { name: '组织部', terms: [{ role: 'county_org_dept', at: home }] }), town: await build.person(app, { terms: [{ role: 'township_secretary', at: town }] }), head: await build.person(app, { terms: [{ role: 'dispatching_unit_head', unit }] }),
    far: await build.person(app, { terms: [{ role: 'county_office', at: await build.county(app) }] }),
  };
  ids = Object.fromEntries(Object.entries(people).map(([name, { id }]) => [name, id]));
  await regulate(app, home, 'pian09b', { 'assessment.excellent_share': { numerator: 50, denominator: 100 } });
  const sign = async () => Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)])));
  callers = await sign() as typeof callers;
  const { id } = await callers.office.call(assessment.open, { placeId: home.id, stage: 'yearly', period: '2025', assessedOn: '2025-12-20', scale: 'civil' });
  for (const { id: sheet, name } of (await callers.office.call(assessment.people, { id })).items) {
    const { hash } = await callers.office.call(assessment.sheet, { id: sheet });
    await callers.office.call(assessment.grade, { id: sheet, hash, scale: 'civil', grade: name === '张三' ? 'excellent' : 'incompetent', text: '看实绩' });
  }
  const revision = async () => (await callers.office.call(assessment.round, { id })).revision;
  await callers.office.call(assessment.publicise, { id, revision: await revision(), days: 1, where: '县政府网' });
  expect((await callers.org.call(nomination.list, AWARD)).total).toBe(0);
  app.on('2025-12-22');
  callers = await sign() as typeof callers;
  await callers.chair.call(assessment.decide, { id, revision: await revision(), reviewedOn: '2025-12-22', body: '县委常委会' });
});
afterAll(() => app.close());

test('审定以后按制度列出谁可以考虑、为什么，带条款；软件不替人决定', async () => {
  const { items } = await callers.org.call(nomination.list, AWARD);
  expect(items.map(({ name, open, decision }) => [name, open, decision]).sort()).toEqual([['张三', true, null], ['李四', false, null]].sort());
  expect(items.find(({ name }) => name === '张三')!.because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause))).toContain('第二十六条');
  expect((await callers.org.call(nomination.list, { ...AWARD, search: 'lisi' })).items.map(({ name }) => name)).toEqual(['李四']);
});

test('由一个人决定，写理由；制度不让考虑的不能列入', async () => {
  expect(await callers.org.refused(nomination.decide, { ...AWARD, personId: ids.li, listed: true, reason: '肯干' })).toMatchObject({ code: 'nomination_barred', field: 'listed' });
  expect(await callers.org.call(nomination.decide, { ...AWARD, personId: ids.zhang, listed: true, reason: '西渠修得好' })).toMatchObject({ decision: { listed: true, byName: '组织部', reason: '西渠修得好' } });
  expect(await callers.office.call(nomination.decide, { ...AWARD, personId: ids.zhang, listed: false, reason: '已经评过' })).toMatchObject({ decision: { listed: false, byName: '县驻村办' } });
  expect(await callers.office.refused(nomination.docx, AWARD)).toMatchObject({ code: 'nothing_to_export' });
  await callers.org.call(nomination.decide, { ...AWARD, personId: ids.zhang, listed: true, reason: '再议，列入' });
  expect((await callers.org.call(nomination.list, { kind: 'promotion', year: 2025 })).items.every(({ decision }) => decision === null)).toBe(true);
});

test('名单导出；只有县里决定的人看得到', async () => {
  expect((await callers.org.file(nomination.docx, AWARD)).file.byteLength).toBeGreaterThan(5000);
  expect((await callers.org.file(nomination.xlsx, AWARD)).file.byteLength).toBeGreaterThan(5000);
  for (const who of [callers.town, callers.zhang, callers.head]) expect(await who.status(nomination.list, AWARD)).toBe(403);
  expect((await callers.far.call(nomination.list, AWARD)).total).toBe(0);
  expect(await callers.far.status(nomination.decide, { ...AWARD, personId: ids.zhang, listed: true, reason: '—' })).toBe(404);
});
