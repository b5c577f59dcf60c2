import { away } from '@village/shared/contract/away';
import { leave } from '@village/shared/contract/leave';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { reminder } from '@village/shared/contract/reminder';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { JournalEntry } from '../common/journal';

let app: TestApp;
let county: Organisation, other: Organisation;
let zhang: Caller, li: Caller, leader: Caller, foreign: Caller, plain: Caller;
let zhangId: string, liId: string, plainColleagueId: string;
let counter = 0;

const form = (personId: string, changes: object = {}) => ({
  clientKey: `phone-${++counter}`, personId, kind: 'personal' as const, startDay: '2025-03-06', startHalf: 'pm' as const, endDay: '2025-03-07', endHalf: 'am' as const,
  reason: '家里老人住院', place: '县医院', outOfCounty: false, consentBy: '王队长', consentAt: '2025-03-06T00:40:00.000Z', claimedAt: '2025-03-06T01:00:00.000Z', ...changes,
});

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  [county, other] = [await build.county(app), await build.county(app)];
  const teamIn = async (place: Organisation) => build.team(app, { village: await build.village(app, { township: await build.township(app, { county: place }) }) });
  const [team, far, unruled] = [await teamIn(county), await teamIn(county), await teamIn(other)];
  const sign = async (name: string, term: build.TermGiven) => build.person(app, { name, terms: [term] });
  const [one, two, head, away1, lone, colleague] = [
    await sign('张三', { role: 'team_member', team }), await sign('李四', { role: 'team_member', team }), await sign('王队长', { role: 'team_leader', team }),
    await sign('外人', { role: 'team_leader', team: far }), await sign('独一', { role: 'team_leader', team: unruled }), await sign('独二', { role: 'team_member', team: unruled }),
  ];
  [zhangId, liId, plainColleagueId] = [one.id, two.id, colleague.id];
  [zhang, li, leader, foreign, plain] = await Promise.all([one, two, head, away1, lone].map(each => app.sign(each.id)));
  for (const [place, profileId] of [[county, 'pian06'], [other, 'pian04']] as const) {
    const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: place }] })).id);
    await admin.call(policy.adopt, { organisationId: place.id, profileId, effectiveFrom: '2024-01-01' });
  }
});
afterAll(() => app.close());

test('同队的人代填：谁口头同意、几点都记下，照常审批，请假人事后补办', async () => {
  const sent = form(zhangId);
  const asked = await li.call(away.phoneIn, sent);
  expect(asked).toMatchObject({ personName: '张三', state: 'pending', may: { withdraw: false } });
  expect((await li.send(away.phoneIn, sent)).body).toBeNull();
  const { phoneIn, may } = await zhang.call(away.life, { id: asked.id });
  expect(phoneIn).toMatchObject({ enteredByName: '李四', consentBy: '王队长', consentAt: '2025-03-06T00:40:00.000Z', completedAt: null });
  expect(may.complete).toBe(true);
  expect((await leader.call(away.life, { id: asked.id })).may.complete).toBe(false);
  expect((await leader.refused(away.complete, { id: asked.id, reason: '代办' })).code).toBe('not_applicant');
  await leader.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true });
  const waits = async (who: Caller) => (await who.call(reminder.list)).filter(each => each.kind === 'leave_phone_in');
  expect(await waits(zhang)).toMatchObject([{ title: '补办电话请假', due: '2025-03-07', page: `/pages/leave/detail/index?id=${asked.id}`, clauses: expect.arrayContaining([expect.objectContaining({ profile: 'pian06' })]) }]);
  expect(await waits(li)).toEqual([]);
  const done = await zhang.call(away.complete, { id: asked.id, reason: '母亲住院，陪护一天' });
  expect(done.phoneIn?.completedAt).toBe(app.clock.now());
  expect(done.may.complete).toBe(false);
  expect(await waits(zhang)).toEqual([]);
  expect((await zhang.call(leave.detail, { id: asked.id })).reason).toBe('母亲住院，陪护一天');
  const noted = await app.get(Db).of(JournalEntry).findBy({ subjectId: asked.id, action: 'leave.apply' });
  expect(noted.map(each => each.personId)).toEqual([liId]);
});

test('不能代填的说明原因；外队的人是 404', async () => {
  expect((await zhang.refused(away.phoneIn, form(zhangId))).code).toBe('phone_in_self');
  expect(await foreign.status(away.phoneIn, form(zhangId))).toBe(404);
  expect((await li.refused(away.phoneIn, form(zhangId, { startDay: '2025-03-12', endDay: '2025-03-12', endHalf: 'pm', consentAt: '2025-03-06T02:00:00.000Z' }))).code).toBe('consent_in_future');
  const unknown = await plain.refused(away.phoneIn, form(plainColleagueId));
  expect(unknown).toMatchObject({ code: 'phone_in_unknown', text: expect.stringContaining('没有规定电话请假') });
  const own = await zhang.call(leave.apply, { ...form(zhangId, { startDay: '2025-03-20', endDay: '2025-03-20', endHalf: 'pm' }), personId: undefined, consentBy: undefined, consentAt: undefined } as never);
  expect((await zhang.refused(away.complete, { id: own.id, reason: '无' })).code).toBe('not_phone_in');
});
