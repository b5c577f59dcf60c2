import { arrangement } from '@village/shared/contract/arrangement';
import { attendance } from '@village/shared/contract/attendance';
import { leave } from '@village/shared/contract/leave';
import type { Organisation } from '@village/shared/contract/organisation';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

let app: TestApp;
let town: Organisation;
let people: build.PersonBuilt[];
let member: Caller, leader: Caller, secretary: Caller;
let counter = 0;

const at = async (day: string, time = '09:00') => {
  app.on(day, time);
  [member, leader, secretary] = await Promise.all(people.map(person => app.sign(person.id)));
};
const rest = (startDay: string, more: object = {}) => ({
  clientKey: `rest-${++counter}`, kind: 'compensatory_rest' as const, startDay, startHalf: 'am' as const, endDay: startDay, endHalf: 'pm' as const, reason: '补休', place: '家中', outOfCounty: false,
  claimedAt: `${startDay}T00:00:00.000Z`, ...more,
});
const come = (day: string) => member.call(attendance.record, { clientKey: `come-${++counter}`, day, halves: ['am'], state: 'in_village', mode: 'self', claimedAt: new Date(`${day}T08:20:00+08:00`).toISOString() });
const order = (day: string) => secretary.call(arrangement.arrange, { organisationId: town.id, kind: 'overtime', day, text: '防火值班' });

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-13');
  const county = await build.county(app);
  town = await build.township(app, { county });
  const team = await build.team(app, { village: await build.village(app, { township: town }) });
  await regulate(app, county, 'pian15', { 'rest.compensatory': { unlessWorkAffected: true, arrangedBy: 'team_leader', useWithinDays: 30 } });
  const terms: build.TermGiven[] = [{ role: 'team_member', team }, { role: 'team_leader', team }, { role: 'township_secretary', at: town }];
  people = [];
  for (const term of terms) people.push(await build.person(app, { terms: [term] }));
  await build.person(app, { terms: [{ role: 'team_member', team }] });
});
afterAll(() => app.close());

describe('篇十五 二(二)2：节假日加班后的调休', () => {
  test('没有加班的不能调休；镇里安排了、人也到了村，才攒下，提交前就看得到攒了多少、休了多少', async () => {
    await at('2025-03-13');
    expect(await member.refused(leave.apply, rest('2025-03-14'))).toMatchObject({ code: 'rest_not_earned', clauses: expect.arrayContaining([{ profile: 'pian15', clause: '县规定' }]) });
    await order('2025-03-15');
    await order('2025-03-16');
    await at('2025-03-15');
    await come('2025-03-15');
    await at('2025-03-17');
    expect((await member.call(leave.around, { startDay: '2025-03-18', endDay: '2025-03-18' })).rest).toEqual({ worked: [{ day: '2025-03-15', halves: 1 }], taken: [] });
    expect(await member.refused(leave.apply, rest('2025-03-18'))).toMatchObject({ code: 'rest_not_earned', text: expect.stringContaining('还有 0.5 天') });
    const asked = await member.call(leave.apply, rest('2025-03-18', { endHalf: 'am' }));
    expect(asked.steps.map(step => step.step)).toEqual(['team_leader']);
    expect((await member.call(leave.around, { startDay: '2025-03-19', endDay: '2025-03-19' })).rest).toMatchObject({ taken: [{ day: '2025-03-18', halves: 1 }] });
    expect(await member.refused(leave.apply, rest('2025-03-19', { endHalf: 'am' }))).toMatchObject({ code: 'rest_not_earned' });
    expect(await leader.call(leave.decide, { id: asked.id, decision: 'approve' })).toMatchObject({ state: 'approved' });
  });

  test('队长的名册记为不在村的，加班不算：已经交上来的调休也批不了', async () => {
    await at('2025-03-21');
    await order('2025-03-22');
    await at('2025-03-22');
    await come('2025-03-22');
    const asked = await member.call(leave.apply, rest('2025-03-24', { endHalf: 'am', claimedAt: '2025-03-22T01:00:00.000Z' }));
    const roster = await leader.call(attendance.roster, { teamId: asked.id && (await leader.call(attendance.today)).mine!.teamId, day: '2025-03-22' });
    await leader.call(attendance.confirmRoster, {
      clientKey: 'list', teamId: roster.teamId, day: '2025-03-22', claimedAt: '2025-03-22T09:00:00.000Z', lines: roster.lines.map(({ personId }) => ({ personId, am: 'absent' as const, pm: 'absent' as const })),
    });
    expect(await leader.refused(leave.decide, { id: asked.id, decision: 'approve' })).toMatchObject({ code: 'rest_not_earned' });
    await leader.call(leave.decide, { id: asked.id, decision: 'refuse', opinion: '那天没有到岗' });
  });

  test('过了期限的不能再休', async () => {
    await at('2025-03-28');
    await order('2025-03-29');
    await at('2025-03-29');
    await come('2025-03-29');
    await at('2025-05-06');
    expect(await member.refused(leave.apply, rest('2025-05-07', { endHalf: 'am' }))).toMatchObject({ code: 'rest_not_earned', text: expect.stringContaining('还有 0 天') });
  });
});
