import fc from 'fast-check';
import type { Organisation } from '@village/shared/contract/organisation';
import { approval } from '@village/shared/contract/approval';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { policy } from '@village/shared/contract/policy';
import { reminder } from '@village/shared/contract/reminder';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { openFor } from './approval.service';
import { type ActingGrant, closesCircle, type Deputed } from './step';

let app: TestApp;
let county: Organisation, town: Organisation, village: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let member: Caller, colleague: Caller, leader: Caller, second: Caller, mayor: Caller, stranger: Caller;
let ids: Record<string, string>;
let counter = 0;

const form = (startDay: string, endDay = startDay) => ({
  clientKey: `deputy-${++counter}`, kind: 'personal' as const, startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const,
  reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z',
});
const named = (deputy: string, from = '2025-03-06', to = '2025-03-10') => ({ role: 'team_leader' as const, organisationId: village.id, teamId: team.id, deputyId: ids[deputy], from, to });

beforeAll(async () => {
  app = await startApp();
  county = await build.county(app);
  town = await build.township(app, { county });
  village = await build.village(app, { township: town });
  team = await build.team(app, { village });
  ids = {};
  const sign = async (name: string, ...terms: build.TermGiven[]) => {
    ids[name] = (await build.person(app, { name, terms })).id;
    return app.sign(ids[name]);
  };
  const admin = await sign('管理', { role: 'administrator', at: county });
  member = await sign('张三', { role: 'team_member', team });
  colleague = await sign('李四', { role: 'team_member', team });
  leader = await sign('王队长', { role: 'team_leader', team });
  second = await sign('赵书记', { role: 'first_secretary', team }, { role: 'team_leader', team });
  mayor = await sign('乡长', { role: 'township_mayor', at: town });
  await sign('督查', { role: 'supervision_group', at: county });
  const far = await build.village(app, { township: await build.township(app, { county }) });
  stranger = await sign('外人', { role: 'team_leader', team: await build.team(app, { village: far }) });
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());
/** Days later everybody has signed in again. */
async function on(day: string): Promise<void> {
  app.on(day);
  [member, colleague, leader, second] = await Promise.all(['张三', '李四', '王队长', '赵书记'].map(name => app.sign(ids[name])));
}
beforeEach(() => on('2025-03-06'));

test('代理人接受以后才能审批，意见上写明代谁；到期自己停止', async () => {
  const asked = await member.call(leave.apply, form('2025-03-10'));
  expect(await colleague.status(leave.decide, { id: asked.id, decision: 'approve' })).toBe(404);
  const [given] = await leader.call(approval.nameDeputy, named('李四'));
  expect(given).toMatchObject({ state: 'asked', deputyName: '李四', roleName: '工作队长', inForce: false, may: { answer: false, revoke: true } });
  expect((await colleague.call(notice.unread)).latest[0].text).toContain('代理工作队长审批');
  expect(await colleague.status(leave.decide, { id: asked.id, decision: 'approve' })).toBe(404);
  expect(await stranger.status(approval.answerDeputy, { id: given.id, answer: 'accepted' })).toBe(404);
  const waits = async (who: Caller) => (await who.call(reminder.list)).filter(each => each.kind === 'deputy');
  expect(await waits(colleague)).toMatchObject([{ title: '答复代理审批', note: expect.stringMatching(/^王队长请您从3月6日到3月10日代理/), due: '2025-03-06', page: '/pages/leave/deputies/index' }]);
  expect(await waits(leader)).toEqual([]);
  expect((await colleague.call(approval.answerDeputy, { id: given.id, answer: 'accepted' }))[0]).toMatchObject({ inForce: true, isDeputy: true });
  expect(await waits(colleague)).toEqual([]);
  expect((await colleague.call(leave.list, { box: 'waiting' })).items.map(({ id }) => id)).toEqual([asked.id]);
  const decided = await colleague.call(leave.decide, { id: asked.id, decision: 'approve' });
  expect(decided.steps[0].decisions).toMatchObject([{ personName: '李四', insteadOfName: '王队长', roleName: '工作队队长' }]);
  await on('2025-03-11');
  const later = await member.call(leave.apply, form('2025-04-14'));
  expect(await colleague.status(leave.detail, { id: later.id })).toBe(404);
  expect((await colleague.call(approval.deputies))[0]).toMatchObject({ inForce: false, over: true });
});

test('代理人不能审批自己的请假，也不能替申请人本人审批', async () => {
  const [given] = await leader.call(approval.nameDeputy, named('李四', '2025-03-12', '2025-03-14'));
  await colleague.call(approval.answerDeputy, { id: given.id, answer: 'accepted' });
  await on('2025-03-12');
  const own = await colleague.call(leave.apply, form('2025-05-12'));
  expect((await colleague.refused(leave.decide, { id: own.id, decision: 'approve' })).code).toBe('own_request');
  const leaders = await leader.call(leave.apply, form('2025-05-12'));
  expect((await colleague.refused(leave.decide, { id: leaders.id, decision: 'approve' })).code).toBe('not_your_step');
});

test('随时可以收回；离任以后代理也跟着停止；绕圈的和不在本单位的不能请', async () => {
  const [given] = await leader.call(approval.nameDeputy, named('李四', '2025-03-17', '2025-03-20'));
  await colleague.call(approval.answerDeputy, { id: given.id, answer: 'accepted' });
  expect((await leader.refused(approval.nameDeputy, named('赵书记', '2025-03-18', '2025-03-19'))).code).toBe('deputy_taken');
  expect((await leader.refused(approval.nameDeputy, named('外人', '2025-04-01', '2025-04-02'))).code).toBe('deputy_unknown');
  expect(await stranger.status(approval.nameDeputy, named('李四', '2025-04-01', '2025-04-02'))).toBe(404);
  await leader.call(approval.nameDeputy, named('赵书记', '2025-03-24', '2025-03-26'));
  expect((await second.refused(approval.nameDeputy, { ...named('王队长', '2025-03-26', '2025-03-27') })).code).toBe('deputy_circle');
  await on('2025-03-17');
  const asked = await member.call(leave.apply, form('2025-06-09'));
  expect((await colleague.call(leave.detail, { id: asked.id })).may.decide).toBe(true);
  await leader.call(approval.revokeDeputy, { id: given.id });
  expect(await colleague.status(leave.detail, { id: asked.id })).toBe(404);
  expect((await leader.call(approval.revokeDeputy, { id: given.id }))[0].state).toBeDefined();
});

test('转办给同岗位的另一人，不能转给申请人；转了以后不再等我，岗位仍是两人的', async () => {
  await on('2025-03-11');
  const asked = await member.call(leave.apply, form('2025-09-08'));
  const { forwardTo } = await leader.call(leave.detail, { id: asked.id });
  expect(forwardTo.map(({ name }) => name)).toEqual(['赵书记']);
  expect((await leader.refused(approval.forward, { id: asked.id, toId: ids['张三'] })).code).toBe('not_a_holder');
  expect(await colleague.status(approval.forward, { id: asked.id, toId: ids['赵书记'] })).toBe(404);
  expect(await mayor.send(approval.forward, { id: asked.id, toId: ids['赵书记'] })).toMatchObject({ status: 422, body: { code: 'not_your_step' } });
  expect(await leader.call(approval.forward, { id: asked.id, toId: ids['赵书记'], reason: '我在外地开会' })).toMatchObject({ forwards: [{ fromName: '王队长', toName: '赵书记', reason: '我在外地开会' }] });
  const waits = async (caller: Caller) => (await caller.call(leave.list, { box: 'waiting' })).items.some(({ id }) => id === asked.id);
  expect([await waits(leader), await waits(second)]).toEqual([false, true]);
  expect((await second.call(notice.list, {})).items.some(({ page, text }) => page?.includes(asked.id) && text.includes('张三'))).toBe(true);
  expect((await second.call(leave.decide, { id: asked.id, decision: 'approve' })).state).toBe('approved');
});

test('本人和代理人 20 次同时审批，只有一个决定', async () => {
  const [given] = await leader.call(approval.nameDeputy, named('李四', '2025-03-27', '2025-03-28'));
  await colleague.call(approval.answerDeputy, { id: given.id, answer: 'accepted' });
  await on('2025-03-27');
  const asked = await member.call(leave.apply, form('2025-10-13'));
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => [leader, colleague, second][index % 3].send(leave.decide, { id: asked.id, decision: index % 2 ? 'approve' : 'refuse', opinion: '不行' })));
  expect(answers.every(({ status }) => [200, 409, 422].includes(status))).toBe(true);
  const { steps, state } = await member.call(leave.detail, { id: asked.id });
  expect(steps[0].decisions).toHaveLength(1);
  expect(state).toBe(steps[0].decisions[0].decision === 'approve' ? 'approved' : 'refused');
});

describe('whoever is whose deputy', () => {
  const path = '/county/town/village/';
  const person = fc.integer({ min: 0, max: 7 }).map(String);
  const day = fc.integer({ min: 1, max: 9 }).map(each => `2025-03-0${each}`);
  const wish = fc.record({ holderId: person, deputyId: person, from: day, to: day });
  const own = (): ActingGrant => ({ role: 'team_leader', organisationId: 'village', path, teamId: 'team' });

  test('8 个人怎样互相代理，都没有人能审批自己的请假，也没有人替申请人审批', () => {
    fc.assert(fc.property(fc.array(wish, { maxLength: 30 }), fc.uniqueArray(person, { maxLength: 8 }), person, day, (wishes, leaders, applicantId, today) => {
      const taken: Deputed[] = [];
      for (const each of wishes) if (each.from <= each.to && each.holderId !== each.deputyId && leaders.includes(each.holderId) && !closesCircle(taken, each)) taken.push(each);
      const subject = { id: 'leave', applicantId, place: { path, teamId: 'team', unitId: null }, chain: ['team_leader'], position: 0 };
      for (let index = 0; index < 8; index += 1) {
        const personId = String(index);
        const deputed = taken.filter(each => each.deputyId === personId && each.from <= today && today <= each.to).map(each => ({ ...own(), insteadOf: each.holderId }));
        const grants = [...(leaders.includes(personId) ? [own()] : []), ...deputed];
        const open = openFor(subject, { personId, sessionId: '', grants }, []);
        if (personId === applicantId) expect(open).toEqual([]);
        else if (!leaders.includes(personId)) expect(open.length > 0).toBe(deputed.some(each => each.insteadOf !== applicantId));
      }
      // Nobody comes back to himself on any day.
      const reach = (from: string, seen = new Set<string>()): Set<string> => {
        for (const each of taken.filter(one => one.holderId === from && one.from <= today && today <= one.to)) if (!seen.has(each.deputyId)) { seen.add(each.deputyId); reach(each.deputyId, seen); }
        return seen;
      };
      for (const leader of leaders) expect(reach(leader).has(leader)).toBe(false);
    }), { numRuns: 2000 });
  });
});
