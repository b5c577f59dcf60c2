import { board } from '@village/shared/contract/board';
import { duty } from '@village/shared/contract/duty';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { reminder } from '@village/shared/contract/reminder';
import { daysOf } from '@village/shared/kernel/day';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { HoleWatchService } from './hole-watch.service';

let app: TestApp;
let team: Awaited<ReturnType<typeof build.team>>;
let people: Record<'zhang' | 'li' | 'leader' | 'admin', build.PersonBuilt>;
let callers: Record<keyof typeof people, Caller>;
let code: string;
let counter = 0;
const MONTH = '2025-04';

/** Puts the clock there and signs everybody in anew. */
async function go(day: string): Promise<void> {
  app.on(day, '08:00');
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-28', '09:00');
  const county = await build.county(app);
  const village = await build.village(app, { township: await build.township(app, { county }), name: '桃树村' });
  team = await build.team(app, { village, name: '桃树村工作队' });
  const person = (name: string, term: build.TermGiven) => build.person(app, { name, terms: [term] });
  people = {
    zhang: await person('张三', { role: 'team_member', team }), li: await person('李四', { role: 'team_member', team }), leader: await person('王队长', { role: 'team_leader', team }), admin: await person('管理', { role: 'administrator', at: county }),
  };
  await go('2025-03-28');
  await callers.admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian07', effectiveFrom: '2025-01-01' });
  code = (await callers.leader.call(board.renew, { villageId: village.id, seen: '' })).code!;
  // 张三 has these days, 李四 the others.
  const lines = daysOf(MONTH).map(day => ({ day, personIds: [[3, 8, 12, 16, 20, 24, 28].includes(Number(day.slice(8))) ? people.zhang.id : people.li.id] }));
  await callers.leader.call(duty.publish, { kind: 'cover', placeId: team.id, month: MONTH, version: 0, lines });
});
afterAll(() => app.close());

const granted = async (day: string, more: object = {}) => {
  const { id } = await callers.zhang.call(leave.apply, {
    clientKey: `absence-${++counter}`, kind: 'personal', startDay: day, startHalf: 'am', endDay: day, endHalf: 'pm', reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: app.clock.now(), ...more,
  });
  return { id, grant: () => callers.leader.call(leave.decide, { id, decision: 'approve' }) };
};
const toReplace = async (name: keyof typeof people) => (await callers[name].call(reminder.list)).filter(each => each.kind === 'duty_absence');
/** A board is kept at hand for a minute: each look comes later than that. */
let minute = 0;
const shown = async (day: string) => {
  app.on(app.clock.today(), `08:${String(5 + (minute = (minute + 2) % 50)).padStart(2, '0')}`);
  return (await app.anonymous.call(board.data, { code })).duty.find(each => each.day === day)!;
};

test('发布以后批的假：批准以前公示栏照旧，批准后不再写他，排班的人的待办写明哪天、谁不在，换了人就没有了', async () => {
  await go('2025-04-01');
  const asked = await granted('2025-04-03');
  expect(await shown('2025-04-03')).toEqual({ day: '2025-04-03', names: ['张三'], rearranging: false });
  expect(await toReplace('leader')).toEqual([]);
  await asked.grant();
  expect(await shown('2025-04-03')).toEqual({ day: '2025-04-03', names: [], rearranging: true });
  expect(String((await app.anonymous.raw('GET', `/b/${code}`, undefined, { accept: 'text/html' })).body)).toMatch(/4月3日[^<]*正在调整/);
  expect(await toReplace('leader')).toMatchObject([{ title: '值班表要换人', note: '桃树村工作队 4月3日张三事假，不在村，请换人', due: '2025-04-03', count: 1, clauses: expect.arrayContaining([{ profile: 'pian07', clause: '7' }]) }]);
  expect(await toReplace('zhang')).toEqual([]);
  expect((await callers.leader.call(duty.effect, { personId: people.zhang.id, startDay: '2025-04-03', endDay: '2025-04-03' })).days).toMatchObject([{ day: '2025-04-03', text: '4月3日有值班，李四、王队长可以替' }]);
  const { roster } = await callers.leader.call(duty.board, { kind: 'cover', placeId: team.id, month: MONTH });
  await callers.leader.call(duty.publish, { kind: 'cover', placeId: team.id, month: MONTH, version: 1, reason: '张三请假', lines: roster!.lines.map(line => (line.day === '2025-04-03' ? { ...line, personIds: [people.leader.id] } : line)) });
  expect(await toReplace('leader')).toEqual([]);
  expect(await shown('2025-04-03')).toEqual({ day: '2025-04-03', names: ['王队长'], rearranging: false });
});

test('批了假，排班的人收到通知：哪天谁不在；只通知一次，夜里不打扰，换好了就不用再看', async () => {
  const holes = async (name: keyof typeof people) => (await callers[name].call(notice.unread)).latest.filter(each => each.text.includes('没有人顶岗'));
  const watch = () => app.get(HoleWatchService).run();
  await go('2025-04-02');
  const asked = await granted('2025-04-16');
  await watch();
  expect(await holes('leader')).toEqual([]);
  await asked.grant();
  app.on('2025-04-02', '22:30');
  await watch();
  expect(await holes('leader')).toEqual([]);
  await go('2025-04-03');
  await Promise.all([watch(), watch()]);
  await watch();
  expect(await holes('leader')).toMatchObject([{ text: '桃树村工作队4月16日值班的张三不在村，没有人顶岗，请换人；换好以前公示栏写“正在调整”', page: `/pages/duty/board/index?kind=cover&placeId=${team.id}&month=2025-04` }]);
  expect(await holes('zhang')).toEqual([]);
  expect(await holes('li')).toEqual([]);
  const { roster } = await callers.leader.call(duty.board, { kind: 'cover', placeId: team.id, month: MONTH });
  await callers.leader.call(duty.publish, { kind: 'cover', placeId: team.id, month: MONTH, version: roster!.version, reason: '张三请假', lines: roster!.lines.map(line => (line.day === '2025-04-16' ? { ...line, personIds: [people.li.id] } : line)) });
  expect(await holes('leader')).toEqual([]);
  await watch();
  expect(await holes('leader')).toEqual([]);
});

test('请假单上写了谁顶岗，公示栏写顶岗的人；他自己当天的首页也看得到', async () => {
  await go('2025-04-02');
  await (await granted('2025-04-08', { standInId: people.li.id })).grant();
  expect(await shown('2025-04-08')).toEqual({ day: '2025-04-08', names: ['李四'], rearranging: false });
  await go('2025-04-08');
  expect((await callers.li.call(duty.today)).duties[0].days[0]).toEqual({ day: '2025-04-08', names: ['李四'], mine: true, rearranging: false });
  expect((await callers.zhang.call(duty.today)).duties[0].days[0].mine).toBe(false);
});

test('任期结束的人：公示栏不再写他，值班表和待办写明他的名字', async () => {
  await go('2025-04-09');
  const { terms } = await callers.admin.call(organisation.person, { id: people.zhang.id });
  await callers.admin.call(organisation.endTerm, { id: people.zhang.id, termId: terms[0].id, to: '2025-04-11' });
  expect(await shown('2025-04-12')).toEqual({ day: '2025-04-12', names: [], rearranging: true });
  const [left] = await toReplace('leader');
  expect(left).toMatchObject({ due: '2025-04-12', count: 4 });
  expect(left.note).toBe('桃树村工作队 4月12日张三这一天不在这里任职，请换人；4月20日张三这一天不在这里任职，请换人；等 4 处');
  await go('2025-04-12');
  expect((await toReplace('leader'))[0].count).toBe(4);
});

test('整月都不在任的人还写在值班表上：名字也在，不只是“有人”', async () => {
  await go('2025-04-25');
  const may = { kind: 'cover' as const, placeId: team.id, month: '2025-05' };
  await callers.leader.call(duty.publish, { ...may, version: 0, lines: daysOf('2025-05').map(day => ({ day, personIds: [people.li.id] })) });
  const { terms } = await callers.admin.call(organisation.person, { id: people.li.id });
  await callers.admin.call(organisation.endTerm, { id: people.li.id, termId: terms[0].id, to: '2025-04-30' });
  const seen = await callers.leader.call(duty.board, may);
  expect(seen.people).toContainEqual(expect.objectContaining({ name: '李四', serves: [] }));
  expect((await toReplace('leader')).find(each => each.page.endsWith('2025-05'))!.note).toContain('5月1日李四这一天不在这里任职');
});
