import { Workbook } from '@protobi/exceljs';
import { away } from '@village/shared/contract/away';
import { leave } from '@village/shared/contract/leave';
import { policy } from '@village/shared/contract/policy';
import type { Organisation } from '@village/shared/contract/organisation';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let member: Caller, leader: Caller, deputy: Caller, secretary: Caller, foreign: Caller;
let town: Organisation;
let people: build.PersonBuilt[];
let counter = 0;

const form = (startDay: string, endDay = startDay, changes: object = {}) => ({
  clientKey: `extension-${++counter}`, kind: 'personal' as const, startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const,
  reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: app.clock.now(), ...changes,
});

/** A session of one day is over the next. */
const on = async (day: string, clock = '09:00') => {
  app.on(day, clock);
  [member, leader, deputy, secretary, foreign] = await Promise.all(people.map(person => app.sign(person.id)));
};

/** An approved leave of the member. */
async function approved(startDay: string, endDay = startDay, changes: object = {}): Promise<string> {
  const { id, steps } = await member.call(leave.apply, form(startDay, endDay, changes));
  for (const caller of [leader, deputy, secretary].slice(0, steps.length)) await caller.call(leave.decide, { id, decision: 'approve', papersLater: true });
  return id;
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06');
  const county = await build.county(app);
  town = await build.township(app, { county });
  const team = await build.team(app, { village: await build.village(app, { township: town }) });
  const other = await build.team(app, { village: await build.village(app, { township: await build.township(app, { county }) }) });
  people = [
    await build.person(app, { name: '张三', terms: [{ role: 'team_member', team }] }), await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] }),
    await build.person(app, { terms: [{ role: 'township_deputy', at: town }] }), await build.person(app, { terms: [{ role: 'township_secretary', at: town }] }),
    await build.person(app, { terms: [{ role: 'team_leader', team: other }] }),
  ];
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian06', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());

test('续假接着原来的假，按合并的天数定由谁审批，两张互相指明', async () => {
  await on('2025-03-06');
  const id = await approved('2025-03-10');
  await on('2025-03-10', '15:00');
  expect((await member.call(away.life, { id })).may.extend).toBe(true);
  const extension = await member.call(leave.apply, form('2025-03-11', '2025-03-12', { extendsId: id }));
  expect(extension.days).toBe(2);
  expect(extension.steps.map(step => step.step)).toEqual(['team_leader', 'township_deputy']);
  expect(extension.because.some(reason => reason.text.includes('合并，共 3 天'))).toBe(true);
  expect((await member.call(away.life, { id })).extension).toMatchObject({ id: extension.id, days: 2, state: 'pending' });
  expect(await leader.call(away.life, { id: extension.id })).toMatchObject({ extends: { id, days: 1 }, extension: null, may: { extend: false } });
  expect((await member.refused(leave.apply, form('2025-03-11', '2025-03-11', { extendsId: id }))).code).toBe('extended_before');
  const written = async (each: string) => {
    const book = new Workbook();
    await book.xlsx.load((await member.file(leave.slipXlsx, { id: each })).file as never);
    return JSON.stringify(book.worksheets[0].getSheetValues());
  };
  expect(await written(id)).toContain('续假 2025年3月11日上午至 2025年3月12日下午（2 天，待审批）');
  expect(await written(extension.id)).toContain('合计 3 天');
  expect(await foreign.status(away.life, { id })).toBe(404);
  await member.call(leave.withdraw, { id: extension.id });
});

test('续的假批准以后，原来的不算超假；销一次假，两张都销', async () => {
  await on('2025-04-14');
  const id = await approved('2025-04-15');
  await on('2025-04-15', '15:00');
  const extension = await approved('2025-04-16', '2025-04-16', { extendsId: id });
  await on('2025-04-18', '09:00');
  const line = async (each: string) => (await member.call(leave.detail, { id: each }));
  expect([(await line(id)).returnOverdue, (await line(extension)).returnOverdue]).toEqual([false, true]);
  const { overdue } = await leader.call(away.life, { id: extension });
  expect(overdue?.days).toBe(1);
  expect(overdue?.because.some(reason => reason.text.includes('旷工'))).toBe(true);
  await member.call(leave.return, { id: extension, day: '2025-04-18', half: 'am' });
  expect(await line(id)).toMatchObject({ state: 'returned', return: { day: '2025-04-16', half: 'am', onTime: true } });
  expect(await line(extension)).toMatchObject({ state: 'returned', return: { day: '2025-04-18', onTime: false } });
  expect(await member.call(leave.return, { id: extension, day: '2025-04-18', half: 'am' })).toMatchObject({ state: 'returned' });
});

test('提前回来，没有用上的续假一起撤回，日子空出来', async () => {
  await on('2025-05-12');
  const id = await approved('2025-05-13', '2025-05-14');
  await on('2025-05-14', '08:30');
  const extension = await member.call(leave.apply, form('2025-05-15', '2025-05-15', { extendsId: id }));
  await member.call(leave.return, { id, day: '2025-05-14', half: 'am' });
  expect((await member.call(leave.detail, { id: extension.id })).state).toBe('withdrawn');
  expect((await member.call(leave.apply, form('2025-05-15'))).state).toBe('pending');
});

test('不能这样续的说明怎样办', async () => {
  await on('2025-06-09');
  const id = await approved('2025-06-10');
  const wrong = async (...given: Parameters<typeof form>) => (await member.refused(leave.apply, form(...given))).code;
  expect(await wrong('2025-06-12', '2025-06-12', { extendsId: id })).toBe('extension_gap');
  expect(await wrong('2025-06-11', '2025-06-11', { extendsId: id, kind: 'sick' })).toBe('extension_kind');
  expect(await wrong('2025-06-10', '2025-06-11', { extendsId: id })).toBe('extension_gap');
  await on('2025-06-11', '10:00');
  expect(await wrong('2025-06-11', '2025-06-11', { extendsId: id })).toBe('extension_late');
  // Written on the phone in time, without signal, and delivered the day after.
  const late = await member.call(leave.apply, form('2025-06-11', '2025-06-11', { extendsId: id, claimedAt: '2025-06-10T08:00:00.000Z' }));
  expect(late.state).toBe('pending');
  expect((await member.call(away.life, { id })).extension?.id).toBe(late.id);
  await member.call(leave.withdraw, { id: late.id });
  await member.call(leave.return, { id, day: '2025-06-11', half: 'am' });
  expect(await wrong('2025-06-11', '2025-06-11', { extendsId: id })).toBe('state_changed');
});

test('自己的请假不分页：手机合并定级要看全部', async () => {
  await on('2025-07-01');
  for (let day = 1; day <= 25; day++) {
    const workday = `2025-09-${String(day).padStart(2, '0')}`;
    await member.send(leave.apply, { ...form(workday), endHalf: 'am' });
  }
  const own = await member.call(away.own);
  expect(own.length).toBeGreaterThan(20);
  // Came back early: counted are the half days that were taken.
  expect(own.find(each => each.startDay === '2025-05-13')).toMatchObject({ endDay: '2025-05-13', endHalf: 'pm', days: 1, state: 'returned' });
});
