import { Workbook } from '@protobi/exceljs';
import { board } from '@village/shared/contract/board';
import { due } from '@village/shared/contract/due';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { publication, type PublicationDetail } from '@village/shared/contract/publication';
import type { SavePublicationInput } from '@village/shared/contract/publication.input';
import { Db } from '../common/db';
import { PublicationEntity } from './publication.entity';
import * as build from '../../test/build';
import { regulate } from '../../test/regulation';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let village: Organisation;
let code: string;
let people: Record<'leader' | 'member' | 'secretary' | 'foreign' | 'office', Caller>;

const ID_NUMBER = '11010519491231002X';
const page = (path: string) => app.anonymous.raw('GET', path, undefined, { accept: 'text/html' });
const words = (more: Partial<SavePublicationInput> = {}): SavePublicationInput => ({
  revision: 0, villageId: village.id, subject: 'village_affairs', title: '一季度低保名单调整', text: '新增两户，退出一户。', items: [], tables: [], explanation: '', ...more,
});
const move = (who: Caller, { id, revision }: PublicationDetail, name: 'submit' | 'publish' | 'return' | 'drop' | 'take_back', text = '') => who.call(publication.move, { id, revision, move: name, text });
const published = async (input: SavePublicationInput) => move(people.secretary, await move(people.member, await people.member.call(publication.save, input), 'submit'), 'publish');

async function book(rows: (string | number)[][]): Promise<Buffer> {
  const made = new Workbook();
  const sheet = made.addWorksheet('三月');
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await made.xlsx.writeBuffer());
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county, name: '青石镇' });
  village = await build.village(app, { township, name: '前村' });
  const team = await build.team(app, { village });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'lucun', effectiveFrom: '2025-01-01' });
  const other = await build.village(app, { township });
  const sign = async (terms: build.PersonGiven['terms']) => app.sign((await build.person(app, { terms })).id);
  people = {
    leader: await sign([{ role: 'team_leader', team }]), member: await sign([{ role: 'team_member', team }]), secretary: await sign([{ role: 'village_secretary', at: village }]),
    foreign: await sign([{ role: 'village_secretary', at: other }]), office: await sign([{ role: 'township_office', at: township }]),
  };
  code = (await people.leader.call(board.renew, { villageId: village.id, seen: '' })).code!;
});
afterAll(() => app.close());

test('制度要求公开什么、最迟哪天，按村列出来；公开以后变成完成', async () => {
  const demands = async () => Object.fromEntries((await people.leader.call(publication.demands, { villageId: village.id })).map(({ subject, state, due: day, last }) => [subject, [state, day, last?.title].join(' ')]));
  expect(await demands()).toEqual({ village_affairs: 'open 2025-03-31 ', village_finance: 'open 2025-03-31 ', party_affairs: 'standing  ' });
  await published(words());
  expect((await demands()).village_affairs).toBe('done 2025-03-31 一季度低保名单调整');
  const mine = (await people.member.call(due.mine, { period: '2025-Q1' })).items.filter(each => each.source === 'disclosure');
  expect(mine.find(each => each.about.subject === 'village_affairs')).toMatchObject({ state: 'done', done: 1 });
});

test('起草的人不能自己公开；第二个人公开以后，村民不登录就能看，谁也改不了', async () => {
  const draft = await people.secretary.call(publication.save, words({ title: '党员转正公示', subject: 'party_affairs', text: '张三按期转正。' }));
  const sent = await move(people.secretary, draft, 'submit');
  expect(sent.may).toMatchObject({ publish: false, take_back: true });
  expect((await people.secretary.refused(publication.move, { id: sent.id, revision: sent.revision, move: 'publish', text: '' })).code).toBe('own_publication');
  expect(await people.member.status(publication.move, { id: sent.id, revision: sent.revision, move: 'publish', text: '' })).toBe(422);
  const shown = await move(people.leader, sent, 'publish');
  expect(shown).toMatchObject({ state: 'published', publishedOn: '2025-03-06', version: 1 });
  const wall = String((await page(`/b/${code}`)).body);
  expect(wall).toContain('党员转正公示');
  expect(String((await page(`/b/${code}/publications/${shown.id}`)).body)).toContain('张三按期转正');
  expect((await people.member.refused(publication.save, words({ id: shown.id, revision: shown.revision, text: '改掉' }))).code).toBe('publication_not_writable');
});

test('写新的一版：原来的一版仍然看得到并且写明有新版；同时只能写一份', async () => {
  const first = await published(words({ title: '修路工程进展', text: '三月开工。' }));
  const second = await people.member.call(publication.save, words({ replacesId: first.id, title: '修路工程进展', text: '四月完工。' }));
  expect(second).toMatchObject({ version: 2, state: 'draft' });
  expect((await people.secretary.refused(publication.save, words({ replacesId: first.id }))).code).toBe('publication_in_work');
  expect(String((await page(`/b/${code}/publications/${second.id}`)).body)).toContain('没有这项公开的内容');
  const now = await move(people.secretary, await move(people.member, second, 'submit'), 'publish');
  expect(now.versions.map(({ version }) => version)).toEqual([2, 1]);
  const old = String((await page(`/b/${code}/publications/${first.id}`)).body);
  expect(old).toContain('三月开工');
  expect(old).toContain('后来有了新的一版');
  expect((await app.anonymous.call(board.publication, { code, id: now.id })).versions).toHaveLength(2);
  expect((await app.anonymous.call(board.data, { code })).publications.filter(each => each.title === '修路工程进展')).toMatchObject([{ version: 2 }]);
});

test('一件事改了很多版，别的内容仍然在公示栏上；过了公开时间的旧版不再列出来，也打不开', async () => {
  const county = await build.county(app);
  await regulate(app, county, 'pian12', { 'disclosure.retention_months': 24 });
  const place = await build.township(app, { county, name: '黑石镇' });
  const other = await build.village(app, { township: place, name: '河村' });
  const team = await build.team(app, { village: other });
  const leader = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team }] })).id);
  const { code: own } = await leader.call(board.renew, { villageId: other.id, seen: '' });
  const row = (id: string, seriesId: string, version: number, publishedOn: string) => ({
    id, seriesId, version, villageId: other.id, subject: 'village_affairs' as const, title: `${seriesId} 第 ${version} 版`, text: '见栏', items: [], granularity: null, tables: [], explanation: '', state: 'published' as const, revision: 3, authorId: 'somebody',
    createdAt: `${publishedOn}T01:00:00.000Z`, decidedBy: 'another', opinion: '', publishedOn, publishedAt: `${publishedOn}T02:00:00.000Z`, sourceId: null,
  });
  const many = Array.from({ length: 60 }, (_, index) => row(`road-${index + 1}`, 'road', index + 1, index === 0 ? '2020-01-01' : '2025-03-05'));
  await app.get(Db).of(PublicationEntity).insert([...many, row('bridge-1', 'bridge', 1, '2025-02-01')]);
  expect((await app.anonymous.call(board.data, { code: own! })).publications.map(({ title }) => title)).toEqual(['road 第 60 版', 'bridge 第 1 版']);
  const { versions } = await app.anonymous.call(board.publication, { code: own!, id: 'road-60' });
  expect(versions).toHaveLength(59);
  expect(String((await page(`/b/${own}/publications/road-60`)).body)).not.toContain('/publications/road-1"');
  expect((await page(`/b/${own}/publications/road-1`)).status).toBe(404);
});

test('有身份证号、手机号、银行卡号的提交不了，遮住中间说出来；写明为什么才行', async () => {
  const draft = await people.member.call(publication.save, words({ title: '补助发放', text: `李四，${ID_NUMBER}，电话 19900000006` }));
  expect(draft.personal.map(({ kind }) => kind)).toEqual(['id_number', 'phone']);
  const refusal = await people.member.refused(publication.move, { id: draft.id, revision: draft.revision, move: 'submit', text: '' });
  expect(refusal).toMatchObject({ code: 'personal_data', field: 'explanation' });
  expect(refusal.text).toContain('110*************2X');
  expect(refusal.text).not.toContain(ID_NUMBER);
  const explained = await people.member.call(publication.save, words({ id: draft.id, revision: draft.revision, title: '补助发放', text: '监督电话 19900000006', explanation: '村务监督电话，本人同意公开' }));
  expect((await move(people.member, explained, 'submit')).state).toBe('submitted');
});

test('退回要写意见，改好再交；收回、不公开都留着；两个人同时办只成一次', async () => {
  const sent = await move(people.member, await people.member.call(publication.save, words({ title: '占地补偿' })), 'submit');
  expect((await people.leader.refused(publication.move, { id: sent.id, revision: sent.revision, move: 'return', text: '' })).field).toBe('text');
  const answers = await Promise.all([people.leader, people.secretary].map(who => who.send(publication.move, { id: sent.id, revision: sent.revision, move: 'return', text: '请写明面积' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const back = await people.member.call(publication.one, { id: sent.id });
  expect(back).toMatchObject({ state: 'returned', opinion: '请写明面积', may: { write: true, submit: true } });
  const dropped = await move(people.member, back, 'drop');
  expect(dropped.state).toBe('dropped');
  expect((await people.member.call(publication.list, { search: '占地' })).total).toBe(0);
  expect((await people.member.call(publication.list, { state: 'dropped', search: '占地' })).items).toMatchObject([{ title: '占地补偿' }]);
});

test('财务逐笔公开：表格从文件读，金额和日期认得，有错的一处不读并逐格说明；没有表不能提交', async () => {
  const wrong = await people.member.refused(publication.table, undefined, await book([['日期', '摘要', '支出（元）'], ['2025-13-01', '买办公用品', '三百']]));
  expect(wrong).toMatchObject({ code: 'table_wrong', rows: [{ cell: 'A2' }, { cell: 'C2' }] });
  const read = await people.member.call(publication.table, undefined, await book([['日期', '摘要', '收入（元）', '支出（元）'], ['2025-03-01', '上级拨付', 50000, ''], ['2025年3月5日', '修路', '', '1,234.5']]));
  expect(read).toMatchObject({
    table: { columns: ['日期', '摘要', '收入（元）', '支出（元）'], lines: [{ cells: ['2025-03-01', '上级拨付', '50000.00', '—'] }, { cells: ['2025-03-05', '修路', '—', '1234.50'] }] },
    personal: [], sums: [{ column: '收入（元）', sum: '50000.00' }, { column: '支出（元）', sum: '1234.50' }],
  });
  const finance = words({ subject: 'village_finance', title: '三月收支', text: '', granularity: 'item_by_item' });
  const bare = await people.member.call(publication.save, { ...finance, text: '见表' });
  expect((await people.member.refused(publication.move, { id: bare.id, revision: bare.revision, move: 'submit', text: '' })).code).toBe('table_missing');
  const { table } = read;
  const shown = await published({ ...finance, tables: [table] });
  expect(String((await page(`/b/${code}/publications/${shown.id}`)).body)).toMatch(/<td>1234\.50<\/td>/);
  expect((await people.member.file(publication.template)).name).toBe('逐笔公开表模板.xlsx');
});

test('写的字不会变成网页里的程序', async () => {
  const shown = await published(words({ title: '<img src=x onerror=alert(1)>', text: '<script>alert(2)</script>', tables: [{ columns: ['<b>'], lines: [{ cells: ['"><svg onload=alert(3)>'] }] }] }));
  for (const path of [`/b/${code}`, `/b/${code}/publications/${shown.id}`]) {
    const body = String((await page(path)).body);
    expect(body).not.toMatch(/<img src=x|<script>alert|<svg onload|<b>/);
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;');
  }
});

test('别的村看不到、改不了；乡镇看得到本镇的，不能替村起草', async () => {
  const shown = await published(words({ title: '只在前村' }));
  expect(await people.foreign.status(publication.one, { id: shown.id })).toBe(404);
  expect(await people.foreign.status(publication.save, words())).toBe(404);
  expect((await people.foreign.call(publication.list, {})).items).toEqual([]);
  expect(await people.office.call(publication.one, { id: shown.id })).toMatchObject({ title: '只在前村', may: { write: false } });
  expect(await people.office.status(publication.save, words())).toBe(403);
});

test('监督的人按制度的几点检查：起草和公开的人不能登记，少一点不行，不符合要写问题；报告是能打开的文件', async () => {
  const place = await build.township(app, { county: (await build.county(app)), name: '白石镇' });
  const other = await build.village(app, { township: place, name: '后村' });
  const team = await build.team(app, { village: other });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: place }] })).id);
  await admin.call(policy.adopt, { organisationId: place.id, profileId: 'pian12', effectiveFrom: '2025-01-01' });
  const [author, second, third] = await Promise.all((['team_member', 'team_leader', 'team_member'] as const).map(async role => app.sign((await build.person(app, { terms: [{ role, team }] })).id)));
  const draft = await author.call(publication.save, { ...words({ villageId: other.id, title: '救灾款发放', items: ['relief_and_subsidy_distribution'] }) });
  const shown = await move(second, await move(author, draft, 'submit'), 'publish');
  const points = (await third.call(publication.one, { id: shown.id })).supervision.points;
  expect(points).toHaveLength(4);
  const check = { id: shown.id, day: '2025-03-06', checkedBy: '监督委员会王某、李某', points: points.map(({ point }) => ({ point, good: true })), remark: '' };
  expect((await author.refused(publication.check, check)).code).toBe('check_not_yours');
  expect((await third.refused(publication.check, { ...check, points: check.points.slice(1) })).field).toBe('points');
  expect((await third.refused(publication.check, { ...check, points: [{ ...check.points[0], good: false }, ...check.points.slice(1)] })).field).toBe('remark');
  expect((await third.refused(publication.check, { ...check, day: '2025-03-07' })).field).toBe('day');
  expect((await third.call(publication.check, check)).checks).toMatchObject([{ checkedBy: '监督委员会王某、李某', points: [{ good: true }, { good: true }, { good: true }, { good: true }] }]);
  for (const [endpoint, magic] of [[publication.reportPdf, '%PDF'], [publication.reportDocx, 'PK']] as const) {
    const { file, name } = await third.file(endpoint, { villageId: other.id, year: 2025 });
    expect(name).toMatch(/^后村2025年公开监督报告\.(pdf|docx)$/);
    expect(Buffer.from(file).subarray(0, magic.length).toString()).toBe(magic);
  }
  expect((await people.leader.refused(publication.reportPdf, { villageId: village.id, year: 2025 })).code).not.toBe('');
});
