import { spawnSync } from 'node:child_process';
import { assessment, type AssessedLine } from '@village/shared/contract/assessment';
import type { Organisation } from '@village/shared/contract/organisation';
import { rating } from '@village/shared/contract/rating';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

/** 篇九 第二十四、二十五、二十七、三十六条: teams are assessed, the result goes into the assessment of the unit, a team that failed bars its unit. */
type Name = 'leader' | 'zhang' | 'other' | 'office' | 'chair' | 'town' | 'village' | 'head' | 'farHead' | 'far';
let app: TestApp;
let home: Organisation;
let people: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let water: { id: string };
let school: { id: string };
let villageId = '';
let id = '';

const lines = async (who = callers.office): Promise<AssessedLine[]> => (await who.call(assessment.people, { id })).items;
const lineOf = async (name: string) => (await lines()).find(line => line.name === name)!;
const revision = async () => (await callers.office.call(assessment.round, { id })).revision;
const grade = async (name: string, given: string) => {
  const line = await lineOf(name);
  const { hash } = await callers.office.call(assessment.sheet, { id: line.id });
  return callers.office.send(assessment.grade, { id: line.id, hash, scale: 'civil', grade: given, text: '看实绩' } as never);
};
const read = (file: Uint8Array) => spawnSync('pdftotext', ['-', '-'], { input: Buffer.from(file) }).stdout.toString().replace(/\s/g, '');

beforeAll(async () => {
  app = await startApp();
  app.on('2025-12-20');
  home = await build.county(app);
  const town = await build.township(app, { county: home, name: '柳河乡' });
  const village = await build.village(app, { township: town, name: '桃树村' });
  villageId = village.id;
  const next = await build.village(app, { township: town, name: '杏花村' });
  const empty = await build.village(app, { township: town, name: '空村' });
  const team = await build.team(app, { village, name: '桃树村工作队', from: '2025-01-01' });
  const second = await build.team(app, { village: next, name: '杏花村工作队', from: '2025-01-01' });
  await build.team(app, { village: empty, from: '2025-01-01' });
  water = await build.unit(app, { county: home, name: '县水务局' });
  school = await build.unit(app, { county: home, name: '县教育局' });
  const far = await build.county(app);
  const at = (role: string, place: object) => ({ role, ...place }) as never;
  people = {
    leader: await build.person(app, { name: '王队长', unit: water as never, terms: [at('team_leader', { team, from: '2025-01-01' })] }),
    zhang: await build.person(app, { name: '张三', unit: school as never, terms: [at('team_member', { team, from: '2025-01-01' })] }),
    other: await build.person(app, { name: '李队长', unit: school as never, terms: [at('team_leader', { team: second, from: '2025-01-01' })] }),
    office: await build.person(app, { name: '县驻村办', terms: [at('county_office', { at: home })] }), chair: await build.person(app, { name: '县领导', terms: [at('county_leading_group', { at: home })] }),
    town: await build.person(app, { name: '乡书记', terms: [at('township_secretary', { at: town })] }), village: await build.person(app, { name: '村书记', terms: [at('village_secretary', { at: village })] }),
    head: await build.person(app, { name: '水务局长', terms: [at('dispatching_unit_head', { unit: water })] }), farHead: await build.person(app, { name: '外县单位', terms: [at('dispatching_unit_head', { unit: await build.unit(app, { county: far, name: '外县局' }) })] }),
    far: await build.person(app, { name: '外县驻村办', terms: [at('county_office', { at: far })] }),
  };
  await regulate(app, home, 'pian09b', { 'assessment.excellent_share': { numerator: 30, denominator: 100 } });
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, person]) => [name, await app.sign(person.id)]))) as typeof callers;
});
afterAll(() => app.close());

const OPENING = { stage: 'yearly' as const, period: '2025', assessedOn: '2025-12-20' };

test('对工作队的一次考核：一队一份，没有人的队不列；和对人的一次分开', async () => {
  const opening = { ...OPENING, placeId: home.id, subject: 'team' as const };
  expect(await callers.office.call(assessment.plan, opening)).toMatchObject({ people: 2, eligible: 2 });
  const opened = await callers.office.call(assessment.open, { ...opening, scale: 'civil' });
  ({ id } = opened);
  expect(opened).toMatchObject({ title: '2025 工作队年度考核', subject: 'team', people: 2, quota: { most: null } });
  expect((await lines()).map(({ name, roleName, subject }) => [name, roleName, subject]).sort()).toEqual([['杏花村工作队', '队长李队长', 'team'], ['桃树村工作队', '队长王队长', 'team']].sort());
  expect(await callers.office.refused(assessment.open, { ...opening, scale: 'civil' })).toMatchObject({ code: 'assessment_there' });
  const persons = await callers.office.call(assessment.open, { ...OPENING, placeId: home.id, scale: 'civil' });
  expect(persons).toMatchObject({ title: '2025 年度考核', subject: 'person', people: 3 });
});

test('队长写总结，自己的队不能自己评；村里、乡镇、派出单位各写一份', async () => {
  const { id: own } = await lineOf('桃树村工作队');
  expect((await callers.leader.call(assessment.draft, { id: own })).text).toContain('二、主要工作');
  expect(await callers.leader.call(assessment.summarise, { id: own, text: '修好西渠。' })).toMatchObject({ summary: '修好西渠。', may: { opine: null } });
  expect(await callers.leader.refused(assessment.opine, { id: own, text: '很好', points: [] })).toMatchObject({ code: 'not_assessor' });
  await callers.village.call(assessment.opine, { id: own, text: '队伍齐。', points: [] });
  await callers.town.call(assessment.opine, { id: own, text: '进度快。', points: [] });
  expect(await callers.zhang.status(assessment.sheet, { id: own })).toBe(404);
  expect(await callers.far.status(assessment.sheet, { id: own })).toBe(404);
});

test('测评算对全队的那一问；提出等次和公示同对人一样，队员可以提异议', async () => {
  const opened = await callers.office.call(rating.open, { villageId, raters: 'villagers', stage: 'yearly', period: '2025', closesOn: '2025-12-31', slips: 0, papers: 10 });
  const answers = opened.questions.map(({ key }) => ({ key, satisfied: 8, fair: 1, unsatisfied: 1, unknown: 0 }));
  for (const who of [callers.office, callers.town]) await who.call(rating.enter, { id: opened.id, number: 1, slips: 10, spoilt: 0, answers });
  await callers.office.call(rating.close, { id: opened.id, revision: opened.revision });
  const { id: own } = await lineOf('桃树村工作队');
  const sheet = await callers.office.call(assessment.sheet, { id: own });
  expect(sheet.result!.parts.find(({ key }) => key === 'villager_evaluation')).toMatchObject({ text: expect.stringContaining('满意 8'), children: [expect.objectContaining({ name: expect.stringContaining('对全队') })] });
  expect(sheet).toMatchObject({ limit: null, facts: [] });
  await grade('桃树村工作队', 'excellent');
  await grade('杏花村工作队', 'incompetent');
  await callers.office.call(assessment.publicise, { id, revision: await revision(), days: 1, where: '县政府网' });
  expect((await callers.zhang.call(assessment.round, { id })).title).toBe('2025 工作队年度考核');
  expect((await lines(callers.zhang)).map(({ grade: given }) => given).sort()).toEqual(['excellent', 'incompetent']);
  expect(await callers.far.status(assessment.round, { id })).toBe(404);
  app.on('2025-12-22');
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, person]) => [name, await app.sign(person.id)]))) as typeof callers;
  await callers.chair.call(assessment.decide, { id, revision: await revision(), reviewedOn: '2025-12-22', body: '县委常委会' });
});

test('审定以后队长签收；不称职的队，写着取消派出单位评先的条款', async () => {
  const { id: own } = await lineOf('杏花村工作队');
  const bad = await callers.other.call(assessment.sheet, { id: own });
  expect(bad).toMatchObject({ grade: 'incompetent', may: { acknowledge: true } });
  expect(bad.uses.map(({ whom, text, because }) => [whom, text, because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause)).join(' ')])).toEqual([['unit', expect.stringContaining('双考核'), '第二十七条'], ['unit', expect.stringContaining('建议'), '第三十六条']]);
  await callers.other.call(assessment.acknowledge, { id: own, hash: bad.hash });
  const text = read((await callers.other.file(assessment.pdf, { id: own })).file);
  for (const part of ['驻村工作队2025工作队年度考核结果表', '杏花村工作队', '李队长', '不称职']) expect(text).toContain(part);
});

describe('双考核表', () => {
  test('一个单位一行：它的人、它派了人的队、对单位怎样', async () => {
    const found = await callers.office.call(assessment.units, { year: 2025 });
    expect(found.items.map(({ unitName, people: persons, teams }) => [unitName, persons, teams]).sort()).toEqual([['县教育局', 0, 2], ['县水务局', 0, 1]]);
    expect((await callers.office.call(assessment.units, { year: 2025, search: '水务' })).items.map(({ unitName }) => unitName)).toEqual(['县水务局']);
    const table = await callers.office.call(assessment.unit, { id: school.id, year: 2025 });
    expect(table.lines.map(({ name, grade: given }) => [name, given]).sort()).toEqual([['杏花村工作队', 'incompetent'], ['桃树村工作队', 'excellent']]);
    expect(table.follows).toEqual(expect.arrayContaining([expect.objectContaining({ of: ['杏花村工作队'], because: [expect.objectContaining({ clauses: [expect.objectContaining({ clause: '第三十六条' })] })] }), expect.objectContaining({ text: expect.stringContaining('双考核') })]));
    expect((await callers.office.call(assessment.units, { year: 2024 })).total).toBe(0);
  });

  test('派出单位只看自己的；别的单位、队员、外县看不到', async () => {
    expect((await callers.head.call(assessment.units, { year: 2025 })).items.map(({ unitName }) => unitName)).toEqual(['县水务局']);
    expect(await callers.head.call(assessment.unit, { id: water.id, year: 2025 })).toMatchObject({ lines: [expect.objectContaining({ name: '桃树村工作队' })] });
    expect(await callers.head.status(assessment.unit, { id: school.id, year: 2025 })).toBe(404);
    expect((await callers.farHead.call(assessment.units, { year: 2025 })).total).toBe(0);
    expect(await callers.far.status(assessment.unit, { id: school.id, year: 2025 })).toBe(404);
    expect(await callers.leader.status(assessment.units, { year: 2025 })).toBe(403);
  });

  test('表格、Word、PDF 打开读得到', async () => {
    const { file, name } = await callers.office.file(assessment.unitPdf, { id: school.id, year: 2025 });
    expect(name).toBe('县教育局2025年驻村双考核表.pdf');
    for (const part of ['派出单位驻村双考核表', '县教育局', '杏花村工作队', '不称职', '第三十六条']) expect(read(file)).toContain(part);
    expect((await callers.head.file(assessment.unitDocx, { id: water.id, year: 2025 })).file.byteLength).toBeGreaterThan(5000);
    expect((await callers.office.file(assessment.unitsXlsx, { year: 2025 })).file.byteLength).toBeGreaterThan(5000);
    expect(await callers.far.refused(assessment.unitsXlsx, { year: 2025 })).toMatchObject({ code: 'nothing_to_export' });
  });
});
