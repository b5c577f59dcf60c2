import type { Organisation } from '@village/shared/contract/organisation';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { policy } from '@village/shared/contract/policy';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let county: Organisation, town: Organisation, village: Organisation;
let member: Caller, other: Caller, leader: Caller, mayor: Caller;
let counter = 0;

const form = (startDay: string, endDay = startDay, more: object = {}) => ({
  clientKey: `change-${++counter}`, kind: 'personal' as const, startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const,
  reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z', ...more,
});

beforeAll(async () => {
  app = await startApp();
  county = await build.county(app);
  town = await build.township(app, { county });
  village = await build.village(app, { township: town });
  const team = await build.team(app, { village });
  const sign = async (name: string, term: build.TermGiven) => app.sign((await build.person(app, { name, terms: [term] })).id);
  const admin = await sign('管理', { role: 'administrator', at: county });
  member = await sign('张三', { role: 'team_member', team });
  other = await sign('李四', { role: 'team_member', team });
  leader = await sign('王队长', { role: 'team_leader', team });
  await sign('分管', { role: 'township_deputy', at: town });
  mayor = await sign('乡长', { role: 'township_mayor', at: town });
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian06', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());
beforeEach(() => app.on('2025-03-06'));

const sendBack = (id: string, opinion = '请写明去哪里办事') => leader.call(leave.decide, { id, decision: 'return', opinion });

test('退回修改要写明改什么；申请人改好再送，还是同一张，重新定级、重新审批，改前的内容和意见都留着', async () => {
  const asked = await member.call(leave.apply, form('2025-03-10'));
  expect(asked.steps.map(step => step.step)).toEqual(['team_leader']);
  expect((await leader.refused(leave.decide, { id: asked.id, decision: 'return' })).code).toBe('opinion_required');
  expect(await sendBack(asked.id)).toMatchObject({ state: 'to_change', waitingFor: null, steps: [{ state: 'to_change' }], may: { decide: false } });
  expect((await member.call(leave.detail, { id: asked.id })).may).toMatchObject({ change: true, withdraw: true });
  expect((await member.call(notice.unread)).latest[0].text).toContain('退回修改');
  app.on('2025-03-07');
  const again = await member.call(leave.change, { ...form('2025-03-10', '2025-03-13', { place: '州城，陪母亲看病' }), id: asked.id });
  expect(again).toMatchObject({
    id: asked.id, clientKey: asked.clientKey, state: 'pending', days: 4, place: '州城，陪母亲看病',
    versions: [{ number: 1, days: 1, place: '县城', decisions: [{ personName: '王队长', decision: 'return', opinion: '请写明去哪里办事' }] }],
  });
  expect(again.steps.map(({ step, state }) => [step, state])).toEqual([['team_leader', 'current'], ['township_principal', 'waiting']]);
  expect((await leader.call(notice.unread)).latest[0]).toMatchObject({ page: `/pages/leave/detail/index?id=${asked.id}`, text: expect.stringContaining('事假 4 天') });
  await leader.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true });
  expect(await mayor.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true })).toMatchObject({ state: 'approved', versions: [{ number: 1 }] });
  expect((await member.refused(leave.change, { ...form('2025-03-14'), id: asked.id })).code).toBe('state_changed');
});

test('退回以后那几天空出来；再送时被占了就不能，仍是退回修改', async () => {
  const asked = await member.call(leave.apply, form('2025-03-17'));
  await sendBack(asked.id);
  const second = await member.call(leave.apply, form('2025-03-17'));
  expect(await member.refused(leave.change, { ...form('2025-03-17'), id: asked.id })).toMatchObject({ code: 'leave_overlap' });
  expect(await member.call(leave.detail, { id: asked.id })).toMatchObject({ state: 'to_change', versions: [] });
  await member.call(leave.withdraw, { id: second.id });
  expect((await member.call(leave.change, { ...form('2025-03-17'), id: asked.id })).state).toBe('pending');
});

test('还没有人审批时可以直接改，改了以后审批人要看过新的才能同意；有人审批以后不能改', async () => {
  const asked = await member.call(leave.apply, form('2025-04-08', '2025-04-09'));
  app.on('2025-03-06', '10:00');
  const changed = await member.call(leave.change, { ...form('2025-04-09', '2025-04-10'), id: asked.id });
  expect(changed).toMatchObject({ startDay: '2025-04-09', versions: [{ startDay: '2025-04-08', decisions: [] }] });
  expect((await leader.refused(leave.decide, { id: asked.id, decision: 'approve', papersLater: true, seen: asked.submittedAt })).code).toBe('changed_meanwhile');
  await leader.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true, seen: changed.submittedAt });
  expect((await member.refused(leave.change, { ...form('2025-04-09'), id: asked.id })).code).toBe('state_changed');
});

test('别人改不了：同队的人看不到，队长看得到但不能改', async () => {
  const asked = await member.call(leave.apply, form('2025-04-21'));
  expect(await other.status(leave.change, { ...form('2025-04-21'), id: asked.id })).toBe(404);
  expect((await leader.refused(leave.change, { ...form('2025-04-21'), id: asked.id })).code).toBe('not_applicant');
});

test('20 次同时退回、同意和修改，只有一个结果', async () => {
  const asked = await member.call(leave.apply, form('2025-05-12'));
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => index % 4 === 0
    ? member.send(leave.change, { ...form('2025-05-12', '2025-05-12', { place: `地方${index}` }), id: asked.id })
    : leader.send(leave.decide, { id: asked.id, decision: index % 2 ? 'approve' : 'return', ...(index % 2 ? { papersLater: true, seen: asked.submittedAt } : { opinion: '改一下' }) })));
  expect(answers.filter(({ status }) => status !== 200 && status !== 409).map(({ status, body }) => [status, body])).toEqual([]);
  const { state, steps, versions } = await member.call(leave.detail, { id: asked.id });
  const decided = steps.flatMap(step => step.decisions);
  expect(decided.length).toBeLessThanOrEqual(1);
  expect(state).toBe(decided.length === 0 ? 'pending' : { approve: 'approved', refuse: 'refused', return: 'to_change' }[decided[0].decision]);
  expect(versions.map(({ number }) => number)).toEqual(versions.map((_, index) => index + 1));
});
