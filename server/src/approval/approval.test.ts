import type { Organisation } from '@village/shared/contract/organisation';
import { leave } from '@village/shared/contract/leave';
import { policy } from '@village/shared/contract/policy';
import { isRefusal } from '@village/shared/kernel/refusal';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { ApprovalService } from './approval.service';

let app: TestApp;
let county: Organisation, town: Organisation, village: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let member: Caller, leader: Caller, deputy: Caller, secretary: Caller, mayor: Caller, office: Caller, group: Caller;
let counter = 0;

const form = (startDay: string, endDay = startDay) => ({
  clientKey: `approval-${++counter}`, kind: 'personal' as const, startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const,
  reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z',
});

beforeAll(async () => {
  app = await startApp();
  county = await build.county(app);
  town = await build.township(app, { county });
  village = await build.village(app, { township: town });
  team = await build.team(app, { village });
  const sign = async (name: string, term: build.TermGiven) => app.sign((await build.person(app, { name, terms: [term] })).id);
  const admin = await sign('管理', { role: 'administrator', at: county });
  member = await sign('队员', { role: 'team_member', team });
  leader = await sign('队长', { role: 'team_leader', team });
  deputy = await sign('分管', { role: 'township_deputy', at: town });
  secretary = await sign('乡书记', { role: 'township_secretary', at: town });
  mayor = await sign('乡长', { role: 'township_mayor', at: town });
  office = await sign('副总队长', { role: 'county_deputy_captain', at: county });
  group = await sign('总队长', { role: 'county_general_captain', at: county });
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian06', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());
beforeEach(() => app.on('2025-03-06'));

test('逐级审批：队长同意以后才轮到乡镇主要领导，书记和乡长任何一人都可以', async () => {
  const asked = await member.call(leave.apply, form('2025-03-10', '2025-03-13'));
  expect(asked.steps.map(step => step.step)).toEqual(['team_leader', 'township_principal']);
  expect((await mayor.refused(leave.decide, { id: asked.id, decision: 'approve', papersLater: true })).code).toBe('not_your_step');
  expect(await leader.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true })).toMatchObject({ state: 'pending', steps: [{ state: 'approved' }, { state: 'current' }] });
  const [one, two] = await Promise.all([mayor, secretary].map(each => each.send(leave.decide, { id: asked.id, decision: 'approve', papersLater: true })));
  expect([one.status, two.status].sort()).toEqual([200, 409]);
  const detail = await member.call(leave.detail, { id: asked.id });
  expect(detail).toMatchObject({ state: 'approved', waitingFor: null });
  expect(detail.steps[1].decisions).toHaveLength(1);
});

test('“总队长或副总队长”一人决定即可', async () => {
  const asked = await member.call(leave.apply, form('2025-03-17', '2025-03-24'));
  expect(asked.steps.map(step => step.step)).toEqual(['team_leader', 'county_general_captain|county_deputy_captain']);
  await leader.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true });
  const answers = await Promise.all([office, group].map(each => each.send(leave.decide, { id: asked.id, decision: 'approve', papersLater: true })));
  expect(answers.map(answer => answer.status).sort()).toEqual([200, 409]);
});

test('中间一级不同意，后面的不再审批', async () => {
  const asked = await member.call(leave.apply, form('2025-04-08', '2025-04-11'));
  const refused = await leader.call(leave.decide, { id: asked.id, decision: 'refuse', opinion: '验收期间' });
  expect(refused).toMatchObject({ state: 'refused', steps: [{ state: 'refused' }, { state: 'skipped' }] });
  expect((await secretary.refused(leave.decide, { id: asked.id, decision: 'approve', papersLater: true })).code).toBe('already_decided');
});

test('本人担任审批岗位又没有别人时，由上一级审批', async () => {
  const alone = await build.township(app, { county });
  const lonely = await build.team(app, { village: await build.village(app, { township: alone }) });
  const person = await build.person(app, { name: '队长兼分管', terms: [{ role: 'team_leader', team: lonely }, { role: 'township_deputy', at: alone }] });
  await build.person(app, { name: '书记', terms: [{ role: 'township_secretary', at: alone }] });
  const caller = await app.sign(person.id);
  const asked = await caller.call(leave.apply, form('2025-03-10'));
  expect(asked.steps.map(step => step.step)).toEqual(['township_principal']);
  expect(asked.because.some(reason => reason.text.includes('本人'))).toBe(true);
});

describe('a step that needs both', () => {
  const subject = (id: string, applicantId: string) => ({ id, applicantId, place: { path: village.path, teamId: team.id, unitId: null }, chain: ['township_deputy+township_secretary'], position: 0 });
  const whoIs = (role: 'township_deputy' | 'township_secretary' | 'team_leader', personId: string) => ({
    personId, sessionId: 'session', grants: [{ role, organisationId: role === 'team_leader' ? village.id : town.id, path: role === 'team_leader' ? village.path : town.path, teamId: role === 'team_leader' ? team.id : null }],
  });

  test('两人都同意才算通过，顺序不限', async () => {
    const approvals = app.get(ApprovalService);
    const both = subject('both', 'somebody');
    expect(await approvals.decide(both, whoIs('township_secretary', 'one'), 'approve', '')).toEqual({ state: 'pending', position: 0 });
    expect(await approvals.openParts(both, whoIs('township_secretary', 'one'))).toEqual([]);
    expect(await approvals.openParts(both, whoIs('township_deputy', 'two'))).toEqual(['township_deputy']);
    expect(await approvals.decide(both, whoIs('township_deputy', 'two'), 'approve', '')).toEqual({ state: 'approved', position: 1 });
  });

  test('不在这个岗位的人和申请人本人都不能决定', async () => {
    const approvals = app.get(ApprovalService);
    const outsider = await approvals.decide(subject('third', 'somebody'), whoIs('team_leader', 'three'), 'approve', '');
    expect(isRefusal(outsider) && outsider.code).toBe('not_your_step');
    const himself = await approvals.decide(subject('fourth', 'one'), whoIs('township_secretary', 'one'), 'approve', '');
    expect(isRefusal(himself) && himself.code).toBe('own_request');
  });
});

test('待审批的列表里只有轮到本人的', async () => {
  const asked = await member.call(leave.apply, form('2025-05-12', '2025-05-13'));
  const waits = async (caller: Caller) => (await caller.call(leave.list, { box: 'waiting' })).items.some(line => line.id === asked.id);
  expect([await waits(leader), await waits(deputy)]).toEqual([true, false]);
  await leader.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true });
  expect([await waits(leader), await waits(deputy)]).toEqual([false, true]);
});
