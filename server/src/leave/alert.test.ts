import { attendance } from '@village/shared/contract/attendance';
import { leave } from '@village/shared/contract/leave';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { JournalEntry } from '../common/journal';

let app: TestApp;
let county: Organisation, town: Organisation, other: Organisation, village: Organisation;
let secretary: Caller, captain: Caller, leader: Caller, member: Caller, elsewhere: Caller, otherLeader: Caller;
let memberId: string;
let people: build.PersonBuilt[];
let counter = 0;

const form = (startDay: string, endDay = startDay) => ({
  clientKey: `alert-${++counter}`, kind: 'personal' as const, startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const,
  reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z',
});

/** A session of one day is over the next. */
const on = async (day: string, clock: string) => {
  app.on(day, clock);
  [secretary, captain, leader, member, elsewhere, otherLeader] = await Promise.all(people.map(person => app.sign(person.id)));
};

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  county = await build.county(app);
  [town, other] = [await build.township(app, { county, name: '柳河乡' }), await build.township(app, { county, name: '山口镇' })];
  village = await build.village(app, { township: town });
  const [team, away] = [await build.team(app, { village }), await build.team(app, { village: await build.village(app, { township: other }) })];
  const terms: build.TermGiven[] = [
    { role: 'township_secretary', at: town }, { role: 'county_general_captain', at: county }, { role: 'team_leader', team }, { role: 'team_member', team },
    { role: 'team_member', team: away }, { role: 'team_leader', team: away },
  ];
  people = await Promise.all(terms.map(term => build.person(app, { terms: [term] })));
  memberId = people[3].id;
  await build.person(app, { terms: [{ role: 'county_office', at: county }] });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian12', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());
beforeEach(() => on('2025-03-06', '09:00'));

test('乡镇书记宣布，期间本乡的请假不受理，依据写明；外乡照常', async () => {
  const waiting = await member.call(leave.apply, form('2025-03-13'));
  const declared = await secretary.call(leave.declareAlert, { organisationId: town.id, alert: 'special_period', from: '2025-03-10', reason: '防汛' });
  expect(declared).toMatchObject({ organisationName: '柳河乡', state: 'coming', to: null, endedByName: null, may: { end: true } });
  const refused = await member.refused(leave.apply, form('2025-03-11'));
  expect(refused).toMatchObject({ code: 'full_presence', text: expect.stringContaining('3月10日起是特殊时期，全员在岗，不能请假') });
  expect(refused.clauses).toContainEqual({ profile: 'pian12', clause: '驻村工作队请销假制度 五' });
  expect((await member.call(leave.apply, form('2025-03-07'))).state).toBe('pending');
  expect((await elsewhere.call(leave.apply, form('2025-03-11'))).state).toBe('pending');
  // One that was asked for before can no longer be approved, and can be refused.
  expect((await leader.refused(leave.decide, { id: waiting.id, decision: 'approve' })).code).toBe('full_presence');
  expect((await leader.call(leave.decide, { id: waiting.id, decision: 'refuse', opinion: '防汛' })).state).toBe('refused');
});

test('手机上请假以前就能知道：时期、队里几人、谁不在（没有姓名和假别）', async () => {
  expect(await member.call(leave.around, { startDay: '2025-03-11', endDay: '2025-03-11' })).toEqual({
    alerts: [{ alert: 'special_period', from: '2025-03-10', to: null }], team: { size: 2, others: [] }, waivers: [],
  });
  await leader.call(leave.apply, { ...form('2025-03-07'), kind: 'sick' });
  const around = await member.call(leave.around, { startDay: '2025-03-07', endDay: '2025-03-07' });
  expect(around.team.others).toMatchObject([{ person: '1', kind: 'other' }]);
  expect(JSON.stringify(around)).not.toContain('sick');
});

test('有关的人在“今天”看到，无关的乡看不到', async () => {
  await on('2025-03-15', '10:00');
  expect((await member.call(attendance.today)).alerts).toMatchObject([{ alert: 'special_period', state: 'running' }]);
  expect((await captain.call(attendance.today)).alerts).toHaveLength(1);
  expect((await elsewhere.call(attendance.today)).alerts).toEqual([]);
  expect((await elsewhere.call(leave.alerts, {})).items).toEqual([]);
});

test('期间的休息日也应在村：当天、依据和考勤表一致', async () => {
  await on('2025-03-17', '09:00');
  const evidence = await member.call(attendance.evidence, { personId: memberId, day: '2025-03-15' });
  expect(evidence.cells.map(cell => cell.mark)).toEqual(['absent', 'absent']);
  expect(evidence.status.because.some(reason => reason.text.includes('特殊时期全员在岗'))).toBe(true);
  const { content } = await secretary.call(attendance.sheet, { organisationId: village.id, month: '2025-03' });
  const row = content.rows.find(each => each.personId === memberId)!;
  expect([row.cells[7 * 2], row.cells[14 * 2]]).toMatchObject([{ mark: 'rest_day' }, { mark: 'absent' }]);
  expect([content.days[7].duty, content.days[14].duty]).toEqual([false, true]);
});

test('由人解除：以后的日子照常，以前的不变，谁宣布谁解除都留着', async () => {
  await on('2025-03-17', '09:00');
  const [line] = (await secretary.call(leave.alerts, {})).items;
  const ended = await captain.call(leave.endAlert, { id: line.id });
  expect(ended).toMatchObject({ to: '2025-03-17', state: 'running', may: { end: false } });
  expect(await captain.call(leave.endAlert, { id: line.id })).toEqual(ended);
  expect((await member.call(leave.apply, form('2025-03-18'))).state).toBe('pending');
  await on('2025-03-19', '09:00');
  expect((await member.call(leave.alerts, {})).items).toMatchObject([{ state: 'over', reason: '防汛' }]);
  expect((await member.call(attendance.evidence, { personId: memberId, day: '2025-03-15' })).cells[0].mark).toBe('absent');
  const noted = await app.get(Db).of(JournalEntry).findBy({ subjectId: line.id });
  expect(noted.map(each => each.action).sort()).toEqual(['leave.alert.declare', 'leave.alert.end']);
});

test('没有开始就解除的，等于没有宣布', async () => {
  const declared = await captain.call(leave.declareAlert, { organisationId: county.id, alert: 'level_1', from: '2025-05-01', to: '2025-05-10', reason: '演练' });
  expect((await otherLeader.refused(leave.apply, form('2025-05-06'))).code).toBe('full_presence');
  expect(await captain.call(leave.endAlert, { id: declared.id })).toMatchObject({ state: 'over' });
  expect((await otherLeader.call(leave.apply, form('2025-05-06'))).state).toBe('pending');
});

test('不该宣布的不受理，并说明怎样改', async () => {
  const asked = { organisationId: town.id, alert: 'special_period' as const, from: '2025-03-20', reason: '防汛' };
  expect((await secretary.refused(leave.declareAlert, { ...asked, from: '2025-03-05' })).code).toBe('day_past');
  expect((await secretary.refused(leave.declareAlert, { ...asked, to: '2025-03-19' })).code).toBe('end_before_start');
  expect((await captain.refused(leave.declareAlert, { ...asked, organisationId: village.id })).code).toBe('place_too_small');
  expect(await secretary.status(leave.declareAlert, { ...asked, organisationId: other.id })).toBe(404);
  expect(await leader.status(leave.declareAlert, asked)).toBe(403);
});
