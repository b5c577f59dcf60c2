import { due } from '@village/shared/contract/due';
import { file } from '@village/shared/contract/file';
import { household } from '@village/shared/contract/household';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import { reminder } from '@village/shared/contract/reminder';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let leader: Caller, member: Caller, mate: Caller;
let team: Awaited<ReturnType<typeof build.team>>;
let villageId: string, townshipId: string;
let adminId: string;
let counter = 0;
let ids: Record<'leader' | 'member' | 'mate', string>;

const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const householdOf = async (number: string) => (await leader.call(household.add, { villageId, number, group: '一组', headName: `户主${number}`, people: 3, state: 'not_poor' })).id;
const visit = (id: string, changes: object = {}) => ({ clientKey: `visit-${++counter}`, id, teamId: team.id, day: '2025-03-06', text: '身体都好', withIds: [], tags: [], answers: [], claimedAt: '2025-03-06T01:00:00.000Z', ...changes });
const sign = async () => { [leader, member, mate] = [await app.sign(ids.leader), await app.sign(ids.member), await app.sign(ids.mate)]; };

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const village = await build.village(app, { township });
  [villageId, townshipId] = [village.id, township.id];
  team = await build.team(app, { village, from: '2025-03-01' });
  adminId = (await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id;
  await (await app.sign(adminId)).call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2025-01-01' });
  const person = async (role: 'team_leader' | 'team_member', name: string) => (await build.person(app, { name, terms: [{ role, team, from: '2025-03-01' }] })).id;
  ids = { leader: await person('team_leader', '队长'), member: await person('team_member', '走访的人'), mate: await person('team_member', '他的同事') };
  await sign();
});
afterAll(() => app.close());

test('走访和照片一次登记：户的页面点进这条记录就看得到，别人的照片不能拿来用', async () => {
  const id = await householdOf('01-001');
  const photo = await member.call(file.upload, { purpose: 'record_photo' }, DOT);
  const { visits } = await member.call(household.visit, visit(id, { photoIds: [photo.id] }));
  const { photoList } = await leader.call(record.detail, { id: visits[0].recordId });
  expect(photoList).toMatchObject([{ addedByName: '走访的人' }]);
  expect(await leader.status(record.picture, { id: photoList[0].id })).toBe(200);
  const others = await mate.call(file.upload, { purpose: 'record_photo' }, DOT);
  expect(await member.refused(household.visit, visit(id, { photoIds: [others.id] }))).toMatchObject({ code: 'file_missing' });
  expect((await member.call(household.one, { id })).visitsTotal).toBe(1);
});

test('约好哪天回访，到那天列给约的人，在待办里；谁再去过才算做到', async () => {
  const id = await householdOf('01-002');
  const { visits } = await member.call(household.visit, visit(id, { answers: [{ field: 'promisedOn', value: '2025-03-20' }, { field: 'followUpOn', value: '2025-03-14' }] }));
  const [{ recordId }] = visits;
  const promises = async (who: Caller) => (await who.call(due.mine, { period: '2025-03' })).items.filter(({ source, about }) => source === 'promise' && about.record === recordId).map(({ title, due: day, state }) => [title, day, state]);
  expect(await promises(member)).toEqual([['约好回访', '2025-03-14', 'open'], ['走访时答应办好的事', '2025-03-20', 'open']]);
  expect(await promises(mate)).toEqual([]);
  app.on('2025-03-15', '09:00');
  await sign();
  expect((await member.call(reminder.list)).find(({ kind, title }) => kind === 'due' && title === '答应的事')).toMatchObject({ count: 1, due: '2025-03-14', note: expect.stringMatching(/约好回访.*过了期限/) as string });
  await mate.call(household.visit, visit(id, { day: '2025-03-15', claimedAt: app.clock.now() }));
  expect(await promises(member)).toEqual([['约好回访', '2025-03-14', 'late'], ['走访时答应办好的事', '2025-03-20', 'done']]);
  expect((await member.call(reminder.list)).some(({ title }) => title === '答应的事')).toBe(false);
});

test('没有干部包联的贫困户列进队长的待办，点开就是这几户；安排了就没有，原文没有要求的地方不列', async () => {
  const open = async (caller: Caller) => (await caller.call(reminder.list)).find(({ kind }) => kind === 'household');
  expect(await open(leader)).toBeUndefined();
  const [first, second] = [await householdOf('02-001'), await householdOf('02-002')];
  for (const id of [first, second]) await leader.call(household.edit, { clientKey: `poor-${id}`, id, version: 1, day: '2025-03-15', state: 'poor', reason: '核实', claimedAt: app.clock.now() });
  const { villageName } = await leader.call(household.one, { id: first });
  expect(await open(leader)).toMatchObject({ title: '安排结对干部', count: 2, note: `${villageName} 2 户贫困户还没有干部包联`, clauses: [{ profile: 'ordos-2018', clause: '第十六条' }], page: `/pages/household/list/index?villageId=${villageId}&unpaired=poor` });
  expect(await open(member)).toBeUndefined();
  await leader.call(household.pair, { id: first, name: '贺科长', unit: '县农牧局', rank: 'section_level', from: '2025-03-15' });
  expect(await open(leader)).toMatchObject({ count: 1 });
  expect((await leader.call(household.list, { organisationId: villageId, unpaired: 'poor' })).items.map(({ id }) => id)).toEqual([second]);
  await (await app.sign(adminId)).call(policy.adopt, { organisationId: townshipId, profileId: 'lucun', effectiveFrom: '2025-03-15' });
  expect(await open(leader)).toBeUndefined();
});
