import { contact } from '@village/shared/contract/contact';
import { due } from '@village/shared/contract/due';
import { household } from '@village/shared/contract/household';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let county: Organisation, village: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let member: build.PersonBuilt;
let own: Caller, leader: Caller, other: Caller;
let counter = 0;

const talk = (name: string, solved: string) => own.call(record.add, {
  clientKey: `talk-${++counter}`, teamId: team.id, kind: 'talk', day: '2025-03-05', text: '问了春耕的难处', withIds: [], tags: [], photoIds: [], claimedAt: '2025-03-06T01:00:00.000Z',
  answers: [{ field: 'whom', value: 'contacted_mass' }, { field: 'name', value: name }, { field: 'difficultiesSolved', value: solved }],
});

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  county = await build.county(app);
  const town = await build.township(app, { county });
  village = await build.village(app, { township: town });
  team = await build.team(app, { village, from: '2025-02-24' });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian11a', effectiveFrom: '2025-01-01' });
  member = await build.person(app, { name: '组员', terms: [{ role: 'team_member', team, from: '2025-02-24' }] });
  own = await app.sign(member.id);
  leader = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team, from: '2025-02-24' }] })).id);
  other = await app.sign((await build.person(app, { terms: [{ role: 'team_member', team: await build.team(app, { village: await build.village(app, { township: town }) }) }] })).id);
});
afterAll(() => app.close());

it('没有填人数的地方问管理员，联系谁照样可以登记', async () => {
  const { kinds, duties, contacts } = await own.call(contact.list, {});
  expect([kinds, contacts]).toEqual([['村干部', '党员', '群众代表', '困难群众'], []]);
  expect(duties.find(({ text }) => text.includes('请管理员'))?.because[0].clauses[0].clause).toBe('五1');
});

it('同名的要写明是谁家的', async () => {
  await own.call(contact.add, { who: '困难群众', name: '王老五', from: '2025-03-01' });
  expect(await own.refused(contact.add, { who: '党员', name: '王老五', from: '2025-03-01' })).toMatchObject({ code: 'contact_there', field: 'name' });
  expect((await own.call(contact.add, { who: '党员', name: '赵老六', from: '2025-03-01' })).contacts).toHaveLength(2);
});

it('半年同每位谈心一次、解决一个困难：差谁看得出来', async () => {
  await talk('王老五', '1');
  const before = await own.call(contact.list, {});
  expect(before.contacts.map(({ name, talks, solved }) => [name, talks, solved])).toEqual([['王老五', 1, 1], ['赵老六', 0, 0]]);
  expect([before.period, before.duties[0]]).toMatchObject(['2025-H1', { met: false, text: expect.stringContaining('还差 1 人') }]);
  await talk('赵老六', '2');
  expect((await own.call(contact.list, {})).duties[0]).toMatchObject({ met: true, because: [{ clauses: [{ clause: '五2' }] }, {}] });
});

it('不再联系的留着，不再计算', async () => {
  const [first] = (await own.call(contact.list, {})).contacts;
  const { contacts } = await own.call(contact.end, { id: first.id, reason: '搬走了' });
  expect(contacts[0]).toMatchObject({ to: '2025-03-06', endedReason: '搬走了' });
  expect(await own.refused(contact.end, { id: first.id, reason: '再来' })).toMatchObject({ code: 'state_changed' });
});

it('队里看得到，别的队看不到', async () => {
  expect((await leader.call(contact.list, { personId: member.id })).mine).toBe(false);
  expect(await other.status(contact.list, { personId: member.id })).toBe(404);
});

it('到期事项里有走访和谈心', async () => {
  for (const number of ['1', '2']) await leader.call(household.add, { villageId: village.id, number, group: '', headName: `户主${number}`, people: 2, state: 'not_poor' });
  const { items } = await leader.call(household.list, {});
  await leader.call(household.visit, { clientKey: 'first', id: items[0].id, teamId: team.id, day: '2025-03-06', text: '都好', withIds: [], tags: [], answers: [], claimedAt: '2025-03-06T01:00:00.000Z' });
  const sources = async (caller: Caller) => (await caller.call(due.mine, { period: '2025-03' })).items.map(({ source, done, required }) => [source, done, required]);
  expect(await sources(leader)).toContainEqual(['visit', 1, 2]);
  expect((await own.call(due.mine, { period: '2025-H1' })).items.filter(({ source }) => source === 'contact').map(({ key, state }) => [key, state]).sort()).toEqual([['contact quota', 'unset'], ['contact talks 2025-H1', 'done']]);
  await leader.call(household.happen, { clientKey: 'event', id: items[1].id, teamId: team.id, day: '2025-03-06', event: 'bereavement', text: '家里老人走了', claimedAt: '2025-03-06T02:00:00.000Z' });
  const must = async () => (await leader.call(due.mine, { period: '2025-03-06' })).items.find(({ key }) => key === 'visit must_visit');
  expect(await must()).toMatchObject({ required: 1, done: 0, state: 'open', because: expect.arrayContaining([expect.objectContaining({ clauses: [expect.objectContaining({ profile: 'pian11a' })] })]) });
  await leader.call(household.visit, { clientKey: 'second', id: items[1].id, teamId: team.id, day: '2025-03-06', text: '去看了', withIds: [], tags: [], answers: [], claimedAt: '2025-03-06T03:00:00.000Z' });
  expect(await must()).toMatchObject({ required: 1, done: 1, state: 'done' });
});
