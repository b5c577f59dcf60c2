import { attendance } from '@village/shared/contract/attendance';
import { meeting } from '@village/shared/contract/meeting';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';

let app: TestApp;
let first: Caller, member: Caller, colleague: Caller;
let ids: { member: string; colleague: string };
let village: Organisation;
const DAY = '2025-03-10';

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '08:00');
  const county = await build.county(app);
  const township = await build.township(app, { county });
  village = await build.village(app, { township });
  const team = await build.team(app, { village });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: township.id, profileId: 'pian08a', effectiveFrom: '2025-01-01' });
  const people = await Promise.all((['first_secretary', 'team_member', 'team_member'] as const).map(role => build.person(app, { terms: [{ role, team }] })));
  ids = { member: people[1].id, colleague: people[2].id };
  app.on(DAY, '08:50');
  [first, member, colleague] = await Promise.all(people.map(each => app.sign(each.id)));
  await first.call(meeting.fill, { placeId: village.id, month: '2025-03' });
});
afterAll(() => app.close());

const evidence = (caller: Caller, personId: string) => caller.call(attendance.evidence, { personId, day: DAY });

test('本人扫码签到的村里会议，证明他那半天在村；再签一次还是一条；主持人名单里的人不因此算在村', async () => {
  const { meetings } = await first.call(meeting.schedule, { placeId: village.id, month: '2025-03' });
  const { id } = meetings.find(each => each.day === DAY && each.kind === 'team_regular')!;
  const { short } = await first.call(meeting.code, { id });
  for (const clientKey of ['sign-1', 'sign-2']) await member.call(meeting.signIn, { clientKey, id, code: short, claimedAt: app.clock.now() });
  const { invitees } = await first.call(meeting.detail, { id });
  await first.call(meeting.confirmList, {
    clientKey: 'list', id, claimedAt: app.clock.now(), lines: invitees.filter(({ personId }) => personId === ids.colleague).map(({ id: inviteeId }) => ({ inviteeId, present: true, reason: '', askedFrom: [] })),
  });
  const own = await evidence(member, ids.member);
  expect(own.presences).toMatchObject([{ mode: 'meeting', half: 'am', state: 'in_village', recordedByName: expect.any(String), note: expect.stringContaining('例会') }]);
  expect(own.cells[0]).toMatchObject({ half: 'am', mark: 'in_village' });
  expect(own.cells[0].because.some(({ text }) => text.includes('会议签到'))).toBe(true);
  expect((await evidence(colleague, ids.colleague)).presences).toEqual([]);
});
