import { inspection } from '@village/shared/contract/inspection';
import { issue } from '@village/shared/contract/issue';
import type { Organisation } from '@village/shared/contract/organisation';
import { report } from '@village/shared/contract/report';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

type Name = 'inspector' | 'secretary' | 'member' | 'leader' | 'foreign' | 'county';

let app: TestApp;
let people: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let village: Organisation;
let inspectionId: string;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '09:00');
  const county = await build.county(app);
  const town = await build.township(app, { county, name: '青山镇' });
  village = await build.village(app, { township: town, name: '桃树村' });
  const team = await build.team(app, { village });
  const unit = await build.unit(app, { county, name: '县水务局' });
  await regulate(app, county, 'pian09b');
  people = {
    inspector: await build.person(app, { name: '督查员', terms: [{ role: 'inspector', at: county }] }), secretary: await build.person(app, { name: '镇书记', terms: [{ role: 'township_secretary', at: town }] }),
    member: await build.person(app, { name: '王小满', unit, terms: [{ role: 'team_member', team }] }), leader: await build.person(app, { name: '欧阳队长', terms: [{ role: 'team_leader', team }] }),
    county: await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] }), foreign: await build.person(app, { name: '外县', terms: [{ role: 'county_office', at: await build.county(app) }] }),
  };
  await arrive('2025-03-05');
  inspectionId = (await callers.inspector.call(inspection.draw, { placeId: county.id, title: '三月督查', method: '随机抽查', from: '2025-03-05', to: '2025-03-31', count: 1, explainDays: 3 })).id;
});
afterAll(() => app.close());

async function arrive(day: string): Promise<void> {
  app.on(day, '09:00');
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

let keys = 0;
const found = (more: object = {}) => ({ clientKey: `found-${keys += 1}`, kind: 'problem' as const, category: 'other', villageId: village.id, title: '走访台账是抄的', text: '三月的 12 条走访，6 条笔迹一样', source: 'inspection' as const, sourceId: inspectionId, foundOn: '2025-03-05', claimedAt: app.clock.now(), ...more });

test('督查发现的问题记在那次督查下面，看不到的督查指不到', async () => {
  const raised = await callers.inspector.call(issue.raise, found());
  expect(raised).toMatchObject({ source: 'inspection', sourceId: inspectionId, state: 'open' });
  expect(await callers.foreign.status(issue.raise, found())).toBe(404);
  expect(await callers.inspector.status(issue.raise, found({ sourceId: village.id }))).toBe(404);
  expect((await callers.county.call(issue.list, { box: 'all', source: 'inspection', sourceId: inspectionId })).items.map(({ title }) => title)).toEqual(['走访台账是抄的']);
  expect(await callers.foreign.status(issue.list, { box: 'all', source: 'inspection', sourceId: inspectionId })).toBe(404);
});

test('交给责任人限期整改；过了期限看得到；答复以后由另一个人核实销号', async () => {
  const [{ id }] = (await callers.inspector.call(issue.list, { box: 'undone', source: 'inspection' })).items;
  const assigned = await callers.inspector.call(issue.assign, { id, revision: 1, personId: people.member.id, due: '2025-03-10', text: '重新入户，逐条补记' });
  await arrive('2025-03-12');
  expect((await callers.secretary.call(issue.list, { box: 'overdue', source: 'inspection' })).items).toMatchObject([{ id, due: '2025-03-10', ownerName: '王小满' }]);
  const answered = await callers.member.call(issue.answer, { clientKey: 'mended', id, revision: assigned.revision, outcome: 'solved', text: '12 户都重新走访，附照片', claimedAt: app.clock.now() });
  expect(answered.may.confirm).toBe(false);
  expect(await callers.inspector.call(issue.confirm, { id, revision: answered.revision, text: '抽了 4 户属实' })).toMatchObject({ state: 'closed' });
});

test('问题清单导出：责任人、单位、措施、期限、整改、核实；Word、PDF；外县没有', async () => {
  await callers.inspector.call(issue.raise, found({ title: '村里没有公示', sourceId: inspectionId }));
  const docx = await callers.county.file(issue.problemsDocx, { source: 'inspection', sourceId: inspectionId });
  expect([Buffer.from(docx.file).subarray(0, 2).toString(), docx.name]).toEqual(['PK', '三月督查问题清单 2025-03-12.docx']);
  const pdf = await callers.county.file(issue.problemsPdf, { source: 'inspection' });
  expect([Buffer.from(pdf.file).subarray(0, 5).toString(), pdf.name]).toEqual(['%PDF-', '问题清单和整改台账 2025-03-12.pdf']);
  expect(await callers.foreign.status(issue.problemsDocx, { source: 'inspection', sourceId: inspectionId })).toBe(404);
  expect((await callers.foreign.refused(issue.problemsPdf, { source: 'inspection' })).code).toBe('nothing_found');
});

test('负面清单由乡镇党委报县领导小组，草稿里已经列好没有整改完的（篇九 第二十三条）', async () => {
  const offered = await callers.secretary.call(report.offered);
  expect(JSON.stringify(offered)).toContain('negative_list');
  const draft = await callers.secretary.call(report.free, { form: 'brief', report: 'negative_list', title: '三月负面清单' });
  expect(draft.sections.map(({ title, text }) => [title, text])).toEqual([['问题清单', '1. 桃树村：村里没有公示（3月5日发现，还没有交办）'], ['整改措施和进展', '']]);
});
