import { Workbook } from '@protobi/exceljs';
import { board } from '@village/shared/contract/board';
import { duty } from '@village/shared/contract/duty';
import { issue } from '@village/shared/contract/issue';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { publication } from '@village/shared/contract/publication';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let office: Caller;
let leader: Caller;
let secretary: Caller;
let foreign: Caller;
let good: Organisation;
let elsewhere: Organisation;
let sittingId: string;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-30', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county, name: '青石镇' });
  good = await build.village(app, { township, name: '甲村' });
  await build.village(app, { township, name: '乙村' });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'lucun', effectiveFrom: '2025-01-01' });
  const sign = async (terms: build.PersonGiven['terms']) => app.sign((await build.person(app, { terms })).id);
  leader = await sign([{ role: 'team_leader', team: await build.team(app, { village: good }) }]);
  const sitting = await build.person(app, { name: '村书记甲', terms: [{ role: 'village_secretary', at: good }] });
  secretary = await app.sign(sitting.id);
  sittingId = sitting.id;
  office = await sign([{ role: 'township_office', at: township }]);
  const silent = await build.township(app, { county });
  await admin.call(policy.adopt, { organisationId: silent.id, profileId: 'pian04', effectiveFrom: '2025-01-01' });
  elsewhere = await build.village(app, { township: silent });
  foreign = await sign([{ role: 'township_office', at: silent }]);
  await leader.call(board.renew, { villageId: good.id, seen: '' });
  for (const [subject, table] of [['village_affairs', false], ['village_finance', true]] as const) {
    const draft = await leader.call(publication.save, {
      revision: 0, villageId: good.id, subject, title: `一季度${subject === 'village_affairs' ? '村务' : '收支'}`, text: '见公开栏', items: [], explanation: '',
      granularity: table ? 'item_by_item' : undefined, tables: table ? [{ columns: ['摘要'], lines: [{ cells: ['买砂石'] }] }] : [],
    });
    const sent = await leader.call(publication.move, { id: draft.id, revision: draft.revision, move: 'submit', text: '' });
    await secretary.call(publication.move, { id: sent.id, revision: sent.revision, move: 'publish', text: '' });
  }
});
afterAll(() => app.close());

test('镇里看各村公示栏：过期没有公开的、缺什么，缺得多的在前；别的镇看不到', async () => {
  app.on('2025-04-02', '09:00');
  const lines = await office.call(board.list);
  expect(lines.map(({ villageName }) => villageName)).toEqual(['乙村', '甲村']);
  expect(lines[0].late).toEqual([{ subjectName: '村务', due: '2025-03-31' }, { subjectName: '村级财务', due: '2025-03-31' }]);
  expect(lines[0].lacks.map(({ what }) => what)).toEqual(expect.arrayContaining(['code', 'people']));
  expect(lines[1]).toMatchObject({ late: [], open: [{ due: '2025-06-30' }, { due: '2025-04-30' }], commitmentsLate: [], objections: 0, people: 1, phonesAgreed: 0 });
  expect(lines[1].lacks.map(({ what }) => what)).not.toContain('code');
  expect((await foreign.call(board.list)).map(({ villageId }) => villageId)).toEqual([elsewhere.id]);
});

test('制度要村干部坐班的，公示栏写明谁坐班，没有排的算缺；制度没有写值班的，不算缺', async () => {
  app.on('2025-04-02', '09:00');
  const lacksOf = async (who: Caller, villageId: string) => (await who.call(board.list)).find(line => line.villageId === villageId)!.lacks.map(({ what }) => what);
  expect(await lacksOf(office, good.id)).toContain('duty');
  expect(await lacksOf(foreign, elsewhere.id)).not.toContain('duty');
  const desk = { kind: 'desk' as const, placeId: good.id, month: '2025-04' };
  const days = (await secretary.call(duty.board, desk)).days.filter(({ rest }) => !rest);
  await secretary.call(duty.publish, { ...desk, version: 0, days: 'workdays', lines: days.map(({ day }) => ({ day, personIds: [sittingId] })) });
  expect(await lacksOf(office, good.id)).not.toContain('duty');
  expect((await leader.call(board.detail, { villageId: good.id })).board.duty[0]).toEqual({ day: '2025-04-02', names: ['村书记甲'], rearranging: false });
});

test('制度生效以前的一期不算过期', async () => {
  app.on('2025-01-10', '09:00');
  expect((await office.call(board.list)).flatMap(({ late }) => late)).toEqual([]);
});

test('导出的表一村一行，和页面一样', async () => {
  app.on('2025-04-02', '09:00');
  const { file, name } = await office.file(board.listXlsx);
  expect(name).toBe('村公示栏 2025-04-02.xlsx');
  const book = await new Workbook().xlsx.load(Buffer.from(file) as never);
  const rows = [3, 4].map(row => (book.worksheets[0].getRow(row).values as unknown[]).slice(1).map(String));
  expect(rows[0].slice(0, 3)).toEqual(['青石镇', '乙村', '缺']);
  expect(rows[0][9]).toContain('2025-03-31');
  expect(rows[1].slice(0, 4)).toEqual(['青石镇', '甲村', '有', '1']);
});

test('村民问得最多的只数村民自己写的', async () => {
  expect(await office.call(issue.statistics, { from: '2025-01-01', to: '2025-04-02', source: 'appeal' })).toMatchObject({ raised: 0, categories: [] });
  expect((await office.send(issue.statistics as never, { from: '2025-01-01', to: '2025-04-02', source: 'nobody' } as never)).status).toBe(400);
});
