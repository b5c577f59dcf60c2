import { attendance } from '@village/shared/contract/attendance';
import { due } from '@village/shared/contract/due';
import { log } from '@village/shared/contract/log';
import { policy } from '@village/shared/contract/policy';
import { reminder } from '@village/shared/contract/reminder';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { readBook } from '../common/workbook';

type Who = 'leader' | 'deputy' | 'writer' | 'mate' | 'secretary' | 'county' | 'unit' | 'other' | 'lone';

let app: TestApp;
let cast: Record<Who, build.PersonBuilt>;
let callers: Record<Who, Caller>;
let teamId: string;
let counter = 0;

const [MONDAY, TUESDAY, WEDNESDAY] = ['2025-03-10', '2025-03-11', '2025-03-12'];
const MARCH = '2025-03';
const texts = (work: string, more: Record<string, string> = {}) => Object.entries({ study: '学习一小时', work, opinions: '路灯要修', hot_issues: '无', ...more }).map(([field, text]) => ({ field, text }));
const written = (day: string, upon: number, given = texts('走访 3 户'), changes: object = {}) => ({ clientKey: `log-${++counter}`, day, texts: given, upon, claimedAt: `${day}T09:00:00.000Z`, ...changes });
const there = (day: string) => ({ clientKey: `there-${++counter}`, day, halves: ['am' as const, 'pm' as const], state: 'in_village' as const, mode: 'self' as const, claimedAt: `${day}T00:40:00.000Z` });
const todo = async (name: Who) => (await callers[name].call(reminder.list)).filter(each => each.kind === 'log').map(({ title, note }) => `${title} ${note}`);

async function go(day: string, time: string): Promise<void> {
  app.on(day, time);
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '09:00');
  const county = await build.county(app);
  const town = await build.township(app, { county, name: '合写镇' });
  const unit = await build.unit(app, { county });
  const [village, second, third] = await Promise.all(['1号村', '2号村', '3号村'].map(name => build.village(app, { township: town, name })));
  const [team, otherTeam, loneTeam] = await Promise.all([village, second, third].map(each => build.team(app, { village: each, name: `驻${each.name}工作队` })));
  teamId = team.id;
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: town.id, profileId: 'pian08b', effectiveFrom: '2025-01-01' });
  cast = {
    leader: await build.person(app, { name: '合队长', terms: [{ role: 'team_leader', team }] }),
    deputy: await build.person(app, { name: '合副队', terms: [{ role: 'team_deputy_leader', team }] }),
    writer: await build.person(app, { name: '合执笔', unit, terms: [{ role: 'team_member', team }] }),
    mate: await build.person(app, { name: '合队员', terms: [{ role: 'team_member', team }] }),
    other: await build.person(app, { name: '邻队长', terms: [{ role: 'team_leader', team: otherTeam }] }),
    lone: await build.person(app, { name: '没队长的', terms: [{ role: 'team_member', team: loneTeam }] }),
    secretary: await build.person(app, { name: '合书记', terms: [{ role: 'township_secretary', at: town }] }),
    county: await build.person(app, { name: '合县办', terms: [{ role: 'county_office', at: county }] }),
    unit: await build.person(app, { name: '合单位', terms: [{ role: 'dispatching_unit_head', unit }] }),
  };
  await go(MONDAY, '08:40');
  await callers.mate.call(attendance.record, there(MONDAY));
  await callers.lone.call(attendance.record, there(MONDAY));
  await go(TUESDAY, '08:40');
  await callers.writer.call(attendance.record, there(TUESDAY));
  await callers.leader.call(attendance.record, there(TUESDAY));
});
afterAll(() => app.close());

test('工作组的日志全队一份：有人在村就要写，草稿写明谁在村；谁打开都是同一份', async () => {
  await go(TUESDAY, '17:00');
  const day = await callers.mate.call(log.day, { day: TUESDAY });
  expect(day).toMatchObject({ of: 'team', teamName: '驻1号村工作队', signs: false, asked: true, owed: true, log: null, missing: [MONDAY], known: ['上午在村：合执笔、合队长。', '下午在村：合执笔、合队长。'] });
  expect(day.texts.map(({ field, text }) => [field, text !== ''])).toEqual([['study', false], ['work', true], ['opinions', false], ['hot_issues', false]]);
  expect(day.because[0]).toMatchObject({ text: expect.stringContaining('全队合写一份'), clauses: [{ profile: 'pian08b', clause: '工作日志制度' }] });
  expect(await callers.leader.call(log.day, { day: TUESDAY })).toMatchObject({ of: 'team', signs: true });
  expect(await callers.other.call(log.day, { day: TUESDAY })).toMatchObject({ of: 'team', owed: false });
});

test('缺的提醒队长和副队长，不提醒每个队员；没有队长的队提醒队员', async () => {
  expect(await todo('leader')).toEqual(['补写全队的工作日志 3月10日']);
  expect(await todo('deputy')).toEqual(['补写全队的工作日志 3月10日']);
  expect(await todo('mate')).toEqual([]);
  expect(await todo('lone')).toEqual(['补写全队的工作日志 3月10日']);
});

test('队员写的等队长签；两个人接着写不会盖掉，写明各稿是谁写的', async () => {
  const first = await callers.writer.call(log.write, written(TUESDAY, 0));
  expect(first).toMatchObject({ of: 'team', personId: '', name: '驻1号村工作队', state: 'written', versions: [{ version: 1, byName: '合执笔' }], may: { write: true, sign: false, review: false } });
  const refused = await callers.mate.refused(log.write, written(TUESDAY, 0, texts('我也写了')));
  expect(refused).toMatchObject({ code: 'log_written', text: expect.stringContaining('接上去') });
  expect(await callers.mate.call(log.write, written(TUESDAY, 1, texts('走访 3 户；查看水渠', { hot_issues: '' })))).toMatchObject({ lacks: ['热点难点'], versions: [{ version: 2, byName: '合队员' }, { version: 1, byName: '合执笔' }] });
  expect(await todo('leader')).toEqual(expect.arrayContaining(['签全队的工作日志 3月11日']));
  expect(await todo('mate')).toEqual([]);
});

test('十二个人同时写第一稿，只有一个写成，别的请他接着写', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => callers[index % 2 ? 'writer' : 'mate'].send(log.write as never, written(MONDAY, 0, texts(`第 ${index} 次`)))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(422)]);
});

test('队长签字或退回；队员不能签；签过一次不能再签；没有签的上级看得到、不能批', async () => {
  const { days } = await callers.leader.call(log.month, { teamId, month: MARCH });
  const id = days.find(({ day }) => day === TUESDAY)!.id!;
  const sign = { id, version: 2, verdict: 'signed' as const, text: '' };
  expect((await callers.writer.refused(log.sign, sign)).code).toBe('leader_signs');
  expect((await callers.secretary.refused(log.review, { id, version: 2, verdict: 'read', text: '' })).code).toBe('log_unsigned');
  expect((await callers.leader.refused(log.sign, { ...sign, verdict: 'returned' })).code).toBe('review_text_missing');
  expect(await callers.leader.call(log.sign, { ...sign, verdict: 'returned', text: '热点难点没有写' })).toMatchObject({ state: 'returned', reviews: [{ verdict: 'returned', byName: '合队长', roleName: '工作队长' }] });
  expect(await todo('mate')).toEqual(['补充退回的全队的工作日志 3月11日']);
  expect(await todo('writer')).toEqual([]);
  await callers.mate.call(log.write, written(TUESDAY, 2, texts('走访 3 户；查看水渠，登记 1 件')));
  expect((await callers.leader.refused(log.sign, sign)).code).toBe('log_changed');
  const both = await Promise.all([callers.leader, callers.deputy].map(caller => caller.send(log.sign as never, { ...sign, version: 3 })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  expect(await callers.secretary.call(log.one, { id })).toMatchObject({ state: 'signed', may: { review: true, write: false, sign: false } });
});

test('队长自己写的就是签好的', async () => {
  const monday = (await callers.leader.call(log.month, { teamId, month: MARCH })).days.find(({ day }) => day === MONDAY)!;
  expect(monday.state).toBe('written');
  expect(await callers.deputy.call(log.write, written(MONDAY, 1, texts('补写')))).toMatchObject({ state: 'signed', versions: [{ late: true }, {}], reviews: [{ verdict: 'signed', byName: '合副队', roleName: '副队长' }] });
  expect(await todo('leader')).toEqual([]);
});

test('谁看得到：队里的人、乡镇、县；别队、派出单位看不到', async () => {
  const id = (await callers.mate.call(log.month, { month: MARCH })).days.find(({ day }) => day === TUESDAY)!.id!;
  for (const name of ['leader', 'writer', 'secretary', 'county'] as const) expect([name, await callers[name].status(log.one, { id }), await callers[name].status(log.month, { teamId, month: MARCH })]).toEqual([name, 200, 200]);
  for (const name of ['other', 'unit'] as const) expect([name, await callers[name].status(log.one, { id }), await callers[name].status(log.xlsx, { teamId, month: MARCH })]).toEqual([name, 404, 404]);
  expect((await callers.secretary.call(log.month, { personId: cast.writer.id, month: MARCH })).asked).toBe(false);
});

test('查阅的名单里一队一行，到期事项也是队的', async () => {
  await go(WEDNESDAY, '09:00');
  const { items } = await callers.county.call(log.people, { month: MARCH });
  expect(items.map(({ of, name, owed, missing, unread, unsigned }) => [of, name, owed, missing, unread, unsigned])).toEqual([
    ['team', '驻1号村工作队', 2, 0, 2, 0], ['team', '驻2号村工作队', 0, 0, 0, 0], ['team', '驻3号村工作队', 1, 1, 0, 0],
  ]);
  expect((await callers.leader.call(log.people, { month: MARCH })).items).toEqual([]);
  const owned = (await callers.mate.call(due.mine, { period: MARCH }));
  expect([...owned.items, ...owned.overdue].filter(each => each.source === 'log')).toMatchObject([{ owner: 'team', required: 2, done: 2, state: 'open' }]);
});

test('文件写明乡镇党委每月、县每两个月调阅：看过一篇就算一次，别的领导只能看', async () => {
  const id = (await callers.county.call(log.month, { teamId, month: MARCH })).days.find(({ day }) => day === TUESDAY)!.id!;
  const owed = async () => (await callers.secretary.call(reminder.list)).filter(each => each.kind === 'log_review');
  expect(await owed()).toMatchObject([{ due: '2025-03-31', note: '2025年3月应调阅 1 次，已调阅 0 次' }]);
  expect((await callers.leader.refused(log.review, { id, version: 3, verdict: 'read', text: '' })).code).toBe('own_log');
  expect(await callers.secretary.call(log.review, { id, version: 3, verdict: 'commented', text: '写得具体' })).toMatchObject({ state: 'read' });
  expect(await owed()).toEqual([]);
  // The township has this document, the county none: the county is asked all the same.
  expect((await callers.county.call(reminder.list)).filter(each => each.kind === 'log_review')).toMatchObject([{ due: '2025-04-30', note: expect.stringMatching(/^合写镇的日志，.*应调阅 1 次，已调阅 0 次$/) }]);
  await callers.county.call(log.review, { id, version: 3, verdict: 'read', text: '' });
  expect((await callers.county.call(reminder.list)).filter(each => each.kind === 'log_review')).toEqual([]);
});

test('导出：一队一份，写明各天谁写、谁签、谁查阅', async () => {
  const { body } = await callers.secretary.send(log.xlsx as never, { teamId, month: MARCH });
  const book = readBook(body as Buffer);
  const rows = 'sheets' in book ? [...book.sheets[0].rows.values()].map(row => [...row.values()].map(String)) : [];
  expect(rows[1][0]).toBe('1号村　驻1号村工作队　2025年3月　应写 2 天，已写 2 天');
  expect(rows[2]).toEqual(['日期', '状态', '学习', '工作', '意见建议', '热点难点', '签字', '查阅']);
  const tuesday = rows.find(row => row[0].startsWith('3月11日'))!;
  expect(tuesday[6]).toMatch(/^合队员 2025-03-11 .* 写，第 3 稿；(合队长|合副队) .* 签$/);
  expect(tuesday[7]).toContain('合书记 批注：写得具体');
  expect(tuesday[7]).not.toContain('签字');
});
