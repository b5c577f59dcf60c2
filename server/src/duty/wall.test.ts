import { Workbook } from '@protobi/exceljs';
import { duty } from '@village/shared/contract/duty';
import { leave } from '@village/shared/contract/leave';
import { policy } from '@village/shared/contract/policy';
import { daysOf } from '@village/shared/kernel/day';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let team: Awaited<ReturnType<typeof build.team>>;
let people: Record<'zhang' | 'li' | 'wang' | 'leader' | 'foreign', build.PersonBuilt>;
let callers: Record<keyof typeof people, Caller>;
const MONTH = '2025-04';

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-28', '09:00');
  const county = await build.county(app);
  const town = await build.township(app, { county, name: '柳河乡' });
  team = await build.team(app, { village: await build.village(app, { township: town, name: '桃树村' }), name: '桃树村工作队' });
  const far = await build.team(app, { village: await build.village(app, { township: await build.township(app, { county, name: '山口镇' }) }) });
  const person = (name: string, term: build.TermGiven) => build.person(app, { name, terms: [term] });
  people = {
    zhang: await person('张三', { role: 'team_member', team }), li: await person('李四', { role: 'team_member', team }), wang: await person('王五', { role: 'team_member', team }),
    leader: await person('王队长', { role: 'team_leader', team }), foreign: await person('外人', { role: 'team_member', team: far }),
  };
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
  const admin = await app.sign((await person('管理', { role: 'administrator', at: county })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian07', effectiveFrom: '2025-01-01' });
  const lines = daysOf(MONTH).map(day => ({ day, personIds: [Number(day.slice(8)) % 2 ? people.zhang.id : people.li.id] }));
  await callers.leader.call(duty.publish, { kind: 'cover', placeId: team.id, month: MONTH, version: 0, lines });
  await away('2025-04-03', 'am');
  await away('2025-04-07', 'pm', people.wang.id);
});
afterAll(() => app.close());

/** 张三 is away on a day on which he has the duty; on the first only in the morning. */
async function away(day: string, endHalf: 'am' | 'pm', standInId?: string): Promise<void> {
  const { id } = await callers.zhang.call(leave.apply, {
    clientKey: `wall-${day}`, kind: 'personal', startDay: day, startHalf: 'am', endDay: day, endHalf, reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: app.clock.now(), ...(standInId ? { standInId } : {}),
  });
  await callers.leader.call(leave.decide, { id, decision: 'approve' });
}
const on = async (day: string, caller = callers.leader) => (await caller.call(duty.wall, { month: MONTH })).duties.find(each => each.day === day);

test('值班的人在，写他', async () => {
  expect(await on('2025-04-01')).toMatchObject({ names: ['张三'], rearranging: false, missing: [] });
});

test('值班的人那天请假，哪怕只有半天：不再写他值班，写明谁不在、要换人', async () => {
  expect(await on('2025-04-03')).toEqual({ teamId: team.id, day: '2025-04-03', personIds: [], names: [], rearranging: true, missing: ['张三'] });
});

test('请假单上写了谁顶岗：写顶岗的人', async () => {
  expect(await on('2025-04-07')).toMatchObject({ personIds: [people.wang.id], names: ['王五'], rearranging: false, missing: [] });
});

test('别的乡镇的人看不到这个队', async () => {
  expect((await callers.foreign.call(duty.wall, { month: MONTH })).duties).toEqual([]);
});

test('导出的表按半天标出谁不在、谁值班；队友导出的不写假别，请假的那半天不写值班', async () => {
  const texts = async (caller: Caller, name: string, day: number) => {
    const { file, name: title } = await caller.file(duty.wallXlsx, { month: MONTH });
    expect(title).toBe('柳河乡2025年4月去向和值班月历.xlsx');
    const book = new Workbook();
    await book.xlsx.load(file as never);
    const [sheet] = book.worksheets;
    const row = (sheet.getColumn(2).values as unknown as unknown[]).findIndex(value => value === name);
    return [0, 1].map(half => sheet.getCell(row, 3 + (day - 1) * 2 + half).value);
  };
  expect(await texts(callers.leader, '张三', 1)).toEqual(['值', '值']);
  expect(await texts(callers.leader, '张三', 3)).toEqual(['事', '']);
  expect(await texts(callers.li, '张三', 3)).toEqual(['假', '']);
  expect(await texts(callers.leader, '张三', 7)).toEqual(['事', '事']);
  expect(await texts(callers.leader, '王五', 7)).toEqual(['值', '值']);
});
