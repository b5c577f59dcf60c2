import { execFileSync, spawnSync } from 'node:child_process';
import { attendance } from '@village/shared/contract/attendance';
import { log } from '@village/shared/contract/log';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import { worklog } from '@village/shared/contract/worklog';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { JournalEntry } from '../common/journal';
import { Db } from '../common/db';
import { readBook } from '../common/workbook';

type Who = 'leader' | 'member' | 'colleague' | 'secretary' | 'office' | 'county' | 'unit' | 'other' | 'linked' | 'department' | 'stranger';

let app: TestApp;
let cast: Record<Who, build.PersonBuilt>;
let callers: Record<Who, Caller>;
let towns: Record<'daily' | 'list' | 'none', Organisation>;
let linkedTeam: Awaited<ReturnType<typeof build.team>>;
let counter = 0;

const [MONDAY, TUESDAY, WEDNESDAY] = ['2025-03-10', '2025-03-11', '2025-03-12'];
const MARCH = '2025-03';
const texts = (work: string) => [{ field: 'work', text: work }];
const written = (day: string, given = texts('走访 3 户'), changes: object = {}) => ({ clientKey: `log-${++counter}`, day, texts: given, claimedAt: `${day}T09:00:00.000Z`, ...changes });
const there = (day: string) => ({ clientKey: `there-${++counter}`, day, halves: ['am' as const, 'pm' as const], state: 'in_village' as const, mode: 'self' as const, claimedAt: `${day}T00:40:00.000Z` });

async function go(day: string, time: string): Promise<void> {
  app.on(day, time);
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '09:00');
  const county = await build.county(app);
  towns = { daily: await build.township(app, { county, name: '每日镇' }), list: await build.township(app, { county, name: '清单镇' }), none: await build.township(app, { county, name: '没有镇' }) };
  const unit = await build.unit(app, { county });
  const [village, second, third, fourth] = await Promise.all([towns.daily, towns.daily, towns.list, towns.none].map((township, index) => build.village(app, { township, name: `${index + 1}号村` })));
  const [team, otherTeam, listTeam, noneTeam] = await Promise.all([village, second, third, fourth].map(each => build.team(app, { village: each })));
  linkedTeam = listTeam;
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  for (const [town, profileId] of [[towns.daily, 'pian04'], [towns.list, 'lucun'], [towns.none, 'pian01b']] as const) await admin.call(policy.adopt, { organisationId: town.id, profileId, effectiveFrom: '2025-01-01' });
  cast = {
    leader: await build.person(app, { name: '队长', terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '队员甲', unit, terms: [{ role: 'team_member', team }] }),
    colleague: await build.person(app, { name: '队员乙', terms: [{ role: 'team_member', team }] }),
    other: await build.person(app, { name: '别队', terms: [{ role: 'team_leader', team: otherTeam }] }),
    secretary: await build.person(app, { name: '书记', terms: [{ role: 'township_secretary', at: towns.daily }] }),
    office: await build.person(app, { name: '镇办', terms: [{ role: 'township_office', at: towns.daily }] }),
    county: await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] }),
    unit: await build.person(app, { name: '单位', terms: [{ role: 'dispatching_unit_head', unit }] }),
    linked: await build.person(app, { name: '包村', terms: [{ role: 'linked_cadre', team: listTeam }] }),
    department: await build.person(app, { name: '部门', post: '镇农业办', terms: [{ role: 'township_department', at: towns.list }] }),
    stranger: await build.person(app, { name: '没日志', terms: [{ role: 'team_leader', team: noneTeam }] }),
  };
  for (const day of [MONDAY, TUESDAY]) {
    await go(day, '08:40');
    await callers.member.call(attendance.record, there(day));
    await callers.linked.call(attendance.record, there(day));
  }
});
afterAll(() => app.close());

test('打开是一份草稿：在村的事实写进“工作”，别的栏空着；没有这项制度的什么也不问', async () => {
  await go(TUESDAY, '17:00');
  const day = await callers.member.call(log.day, { day: TUESDAY });
  expect(day).toMatchObject({ asked: true, owed: true, log: null, missing: [MONDAY] });
  expect(day.known).toEqual(['上午在村（08:40 本人确认）。', '下午在村（08:40 本人确认）。']);
  expect(day).toMatchObject({ of: 'person', signs: true, texts: [{ field: 'work', text: '上午在村（08:40 本人确认）。\n下午在村（08:40 本人确认）。' }] });
  expect(day.because.flatMap(reason => reason.clauses).map(each => each.clause)).toContain('三2');
  expect(await callers.stranger.call(log.day, { day: TUESDAY })).toMatchObject({ asked: false, missing: [] });
  expect((await callers.stranger.refused(log.write, written(TUESDAY))).code).toBe('log_not_asked');
});

test('签好是一篇；同一条送八遍只有一稿，改后再签是第二稿，第一稿留着', async () => {
  const sent = written(TUESDAY);
  const answers = await Promise.all(Array.from({ length: 8 }, () => callers.member.send(log.write as never, sent)));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  const again = await callers.member.call(log.write, written(TUESDAY, texts('走访 4 户，登记 1 件')));
  expect(again).toMatchObject({ state: 'signed', lacks: [], may: { write: true, review: false } });
  expect(again.versions.map(({ version, texts: each }) => [version, each[0].text])).toEqual([[2, '走访 4 户，登记 1 件'], [1, '走访 3 户']]);
  expect((await callers.member.call(log.day, { day: TUESDAY })).texts[0].text).toBe('走访 4 户，登记 1 件');
});

test('两台手机同时签：一篇日志，每次签一稿，一稿不少', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, index) => callers.colleague.call(log.write, written(TUESDAY, texts(`第 ${index} 次`)))));
  const { days } = await callers.colleague.call(log.month, { month: MARCH });
  expect(days.filter(each => each.day === TUESDAY)).toHaveLength(1);
  expect((await callers.colleague.call(log.one, { id: days[0].id! })).versions.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, index) => 12 - index));
});

test('空的、以后的、没有任职的不收；事后写的标明', async () => {
  expect((await callers.member.refused(log.write, written(TUESDAY, texts(' ')))).code).toBe('log_empty');
  expect((await callers.member.refused(log.write, written(WEDNESDAY))).code).toBe('day_in_future');
  expect((await callers.member.refused(log.write, written('2023-12-31'))).code).toBe('log_not_asked');
  const late = await callers.member.call(log.write, written(MONDAY, texts('补写'), { claimedAt: `${TUESDAY}T09:00:00.000Z` }));
  expect(late).toMatchObject({ lacks: [], versions: [{ late: true, byName: '队员甲' }] });
});

test('一个月：应写几天、写了几天，缺的写明条款；可以查找', async () => {
  await go(WEDNESDAY, '09:00');
  await callers.member.call(attendance.record, there(WEDNESDAY));
  await go('2025-03-13', '09:00');
  const month = await callers.member.call(log.month, { month: MARCH });
  expect(month).toMatchObject({ asked: true, owed: 3, written: 2 });
  expect(month.days.map(({ day, state }) => [day, state])).toEqual([[WEDNESDAY, 'missing'], [TUESDAY, 'signed'], [MONDAY, 'signed']]);
  expect(month.because.find(reason => reason.facts)).toMatchObject({ facts: { 缺的日子: WEDNESDAY }, clauses: [{ profile: 'pian04', clause: '三2' }] });
  expect((await callers.member.call(log.month, { month: MARCH, search: '登记' })).days.map(({ day }) => day)).toEqual([TUESDAY]);
  expect((await callers.member.call(log.month, { month: MARCH, search: '没有写' })).days.map(({ day }) => day)).toEqual([WEDNESDAY]);
});

test('谁看得到：本人、队长、乡镇、县、派出单位；别人一律 404', async () => {
  const { days } = await callers.member.call(log.month, { month: MARCH });
  const id = days.find(({ day }) => day === TUESDAY)!.id!;
  const asked = { personId: cast.member.id, month: MARCH };
  for (const name of ['leader', 'secretary', 'office', 'county', 'unit'] as const) {
    expect([name, await callers[name].status(log.one, { id }), await callers[name].status(log.month, asked), await callers[name].status(log.pdf, asked)]).toEqual([name, 200, 200, 200]);
  }
  for (const name of ['colleague', 'other', 'linked', 'stranger'] as const) {
    expect([name, await callers[name].status(log.one, { id }), await callers[name].status(log.month, asked), await callers[name].status(log.xlsx, asked)]).toEqual([name, 404, 404, 404]);
  }
  expect(await callers.other.status(log.review, { id, version: 2, verdict: 'read', text: '' })).toBe(404);
  expect(await callers.colleague.status(log.review, { id, version: 2, verdict: 'read', text: '' })).toBe(403);
  expect(await callers.department.status(log.one, { id })).toBe(403);
});

test('各人一行：缺几天、没看几篇；按状态筛；没有这项制度的村不在里面', async () => {
  const { items } = await callers.county.call(log.people, { month: MARCH });
  expect(items.map(({ name }) => name)).not.toContain('没日志');
  expect(items.find(({ name }) => name === '队员甲')).toMatchObject({ villageName: '1号村', owed: 3, written: 2, missing: 1, unread: 2, returned: 0 });
  expect((await callers.county.call(log.people, { month: MARCH, state: 'missing', search: '1号村' })).items.map(({ name }) => name)).toEqual(['队员甲']);
  expect((await callers.other.call(log.people, { month: MARCH })).items).toEqual([]);
  expect((await callers.unit.call(log.people, { month: MARCH })).items.map(({ name }) => name)).toEqual(['队员甲']);
});

test('文件没有点名由谁查阅的，管得到的领导都可以看、批注、退回；自己的不能批', async () => {
  const { days } = await callers.member.call(log.month, { month: MARCH });
  const id = days.find(({ day }) => day === TUESDAY)!.id!;
  expect((await callers.secretary.refused(log.review, { id, version: 2, verdict: 'returned', text: ' ' })).code).toBe('review_text_missing');
  expect((await callers.secretary.refused(log.review, { id, version: 1, verdict: 'read', text: '' })).code).toBe('log_changed');
  expect(await callers.secretary.call(log.review, { id, version: 2, verdict: 'returned', text: '写明登记的是哪一件' })).toMatchObject({ state: 'returned', reviews: [{ roleName: '乡镇党委书记', byName: '书记', verdict: 'returned' }] });
  expect(await callers.county.call(log.review, { id, version: 2, verdict: 'read', text: '' })).toMatchObject({ state: 'returned' });
  expect((await callers.member.call(log.day, { day: '2025-03-13' })).returned).toEqual([TUESDAY]);
  expect(await callers.member.call(log.write, written(TUESDAY, texts('走访 4 户，登记低保复核 1 件')))).toMatchObject({ state: 'signed', reviews: [{ version: 2 }, { version: 2 }] });
  expect(await callers.county.call(log.review, { id, version: 3, verdict: 'commented', text: '很具体' })).toMatchObject({ state: 'read', reviews: [{ roleName: '县驻村办', text: '很具体' }, {}, {}] });
  expect(await callers.member.status(log.sign, { id, version: 3, verdict: 'signed', text: '' })).toBe(404);
  const actions = (await app.get(Db).of(JournalEntry).findBy({ subjectId: id })).map(({ action }) => action);
  expect(actions.filter(action => action === 'worklog.log.sign')).toHaveLength(3);
  expect(actions).toEqual(expect.arrayContaining(['worklog.log.returned', 'worklog.log.read', 'worklog.log.commented']));
});

test('鲁村的日志跟着清单走：有一项没有结果就不齐，勾了就齐', async () => {
  await go(MONDAY, '16:00');
  await callers.department.call(worklog.send, { townshipId: towns.list.id, officeDay: TUESDAY, items: [{ content: '核对补贴花名册', responsible: '', due: TUESDAY, villageIds: [] }] });
  await go(TUESDAY, '16:00');
  expect((await callers.linked.call(log.day, { day: MONDAY })).owed).toBe(false);
  expect(await callers.linked.call(log.day, { day: TUESDAY })).toMatchObject({ owed: true, known: expect.arrayContaining(['清单“核对补贴花名册”：还没有结果。']) });
  const before = await callers.linked.call(log.write, written(TUESDAY, [{ field: 'work', text: '核对花名册' }]));
  expect(before.lacks).toEqual(['清单 1 项的结果']);
  const [item] = (await callers.linked.call(worklog.mine)).teams[0].items;
  await callers.linked.call(worklog.tick, { clientKey: 'tick-log', itemId: item.id, teamId: linkedTeam.id, outcome: 'done', text: '核对 42 户', claimedAt: `${TUESDAY}T08:00:00.000Z` });
  expect((await callers.linked.call(log.one, { id: before.id })).lacks).toEqual([]);
  expect((await callers.linked.call(log.day, { day: TUESDAY })).known).toContain('清单“核对补贴花名册”：办完，核对 42 户。');
});

test('日志从当天的记录起草，记录标的职责自动带上，另外可以自己标；导出的表格里有', async () => {
  await go(TUESDAY, '16:00');
  const noted = (text: string, tags: string[]) => callers.linked.call(record.add, { clientKey: `noted-${++counter}`, teamId: linkedTeam.id, kind: 'mediation', day: TUESDAY, text, withIds: [], tags, answers: [], photoIds: [], claimedAt: `${TUESDAY}T07:00:00.000Z` });
  await noted('两家争地界，说和了', ['调解员']);
  const opened = await callers.linked.call(log.day, { day: TUESDAY });
  expect(opened.known).toContain('矛盾调处（调解员）：两家争地界，说和了。');
  expect(opened.duties).toMatchObject({ named: ['宣传员', '信息员', '领航员', '监督员', '调解员', '指导员'], recorded: ['调解员'], chosen: [] });
  expect(opened.duties.because[0].clauses.map(({ clause }) => clause)).toContain('二(一)');
  const signed = await callers.linked.call(log.write, written(TUESDAY, texts('调解地界，讲政策'), { tags: ['宣传员', '调解员'] }));
  expect([signed.duties, signed.versions[0].tags]).toEqual([['调解员', '宣传员'], ['宣传员']]);
  // What is recorded later is marked too, without anybody's writing the log again.
  await noted('报送苗头', ['信息员']);
  expect((await callers.linked.call(log.one, { id: signed.id })).duties).toEqual(['调解员', '信息员', '宣传员']);
  const { file } = await callers.linked.file(log.xlsx, { month: MARCH });
  const book = readBook(Buffer.from(file));
  const rows = 'sheets' in book ? [...book.sheets[0].rows.values()].map(row => [...row.values()].map(String)) : [];
  expect(rows[2]).toEqual(['日期', '状态', '工作', '职责', '签字', '查阅']);
  expect(rows.find(row => row[0].startsWith('3月11日'))?.[3]).toBe('调解员、信息员、宣传员');
});

test('导出表格：每天一行，缺的也在', async () => {
  await go('2025-03-13', '09:00');
  const file = await callers.secretary.send(log.xlsx as never, { personId: cast.member.id, month: MARCH });
  const book = readBook(file.body as Buffer);
  const rows = 'sheets' in book ? [...book.sheets[0].rows.values()].map(row => [...row.values()].map(String)) : [];
  const columns = 'sheets' in book ? [...book.sheets[0].rows.get(5)!.entries()] : [];
  expect(rows[1][0]).toBe('1号村　队员甲　2025年3月　应写 3 天，已写 2 天');
  expect(rows[2]).toEqual(['日期', '状态', '工作', '签字', '查阅']);
  expect(rows.slice(3).map(row => row[1])).toEqual(['已签', '已阅', '没有写']);
  expect(new Map(columns).get('C')).toBe('走访 4 户，登记低保复核 1 件');
  expect(new Map(columns).get('E')).toContain('县驻村办 县办 批注：很具体');
});

const withPoppler = spawnSync('pdftotext', ['-v']).error === undefined ? test : test.skip;
withPoppler('导出 PDF：字能复制出来，缺的日子、查阅意见、谁打印都在', async () => {
  const { body } = await callers.secretary.send(log.pdf as never, { personId: cast.member.id, month: MARCH });
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: body as Buffer, encoding: 'utf8' });
  for (const part of ['工作日志', '队员甲', '走访 4 户，登记低保复核 1 件', '没有写', '第 3 稿', '退回补充：写明登记的是哪一件', '书记 2025-03-13 09:00 打印', '第 1 页，共 1 页']) expect(text).toContain(part);
});
