import { household } from '@village/shared/contract/household';
import { issue } from '@village/shared/contract/issue';
import type { RaiseIssueInput } from '@village/shared/contract/issue.input';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { MeetingDecisionEntity } from '../meeting/minutes.entity';
import { OrganisationService } from '../organisation/organisation.service';
import { TaskItemEntity, TaskListEntity } from '../worklog/worklog.entity';

let app: TestApp;
let callers: Record<'member' | 'neighbour' | 'office' | 'department' | 'county', Caller>;
let villageId: string, otherVillageId: string, teamId: string, departmentId: string, householdId: string, recordId: string;
let number = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-11', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const [village, other] = [await build.village(app, { township, name: '前村' }), await build.village(app, { township, name: '后村' })];
  const [team, second] = [await build.team(app, { village }), await build.team(app, { village: other })];
  [villageId, otherVillageId, teamId] = [village.id, other.id, team.id];
  const signed = async (name: string, terms: build.PersonGiven['terms']) => { const { id } = await build.person(app, { name, terms }); return [id, await app.sign(id)] as const; };
  const [department, departmentCaller] = await signed('沈水利', [{ role: 'township_department', at: township }]);
  departmentId = department;
  callers = {
    member: (await signed('张三', [{ role: 'team_member', team }]))[1], neighbour: (await signed('邻村', [{ role: 'team_member', team: second }]))[1], office: (await signed('镇办', [{ role: 'township_office', at: township }]))[1],
    department: departmentCaller, county: (await signed('县办', [{ role: 'county_office', at: county }]))[1],
  };
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
  const house = await callers.office.call(household.add, { villageId, number: '01-001', group: '一组', headName: '张晓曼', people: 4, state: 'not_poor' });
  householdId = house.id;
  const visited = await callers.member.call(household.visit, { clientKey: 'visit-1', id: householdId, teamId, day: '2025-03-11', text: '屋顶漏雨', withIds: [], tags: [], answers: [], claimedAt: app.clock.now() });
  recordId = visited.visits[0].recordId;
});
afterAll(() => app.close());

const raise = (more: Partial<RaiseIssueInput> = {}, who = callers.member) => who.call(issue.raise, input(more));
const input = (more: Partial<RaiseIssueInput>): RaiseIssueInput => ({
  clientKey: `issue-${(number += 1)}`, kind: 'problem', category: 'infrastructure', villageId, title: '屋顶漏雨', text: '', source: 'person', foundOn: '2025-03-11', claimedAt: app.clock.now(), ...more,
});
const titles = async (who: Caller, of: object) => (await who.call(issue.list, { box: 'all', ...of })).items.map(({ title }) => title);

test('从走访登记的问题带着这一户，在记录和户的页面上都找得到，更正以后也找得到', async () => {
  const raised = await raise({ source: 'visit', sourceId: recordId });
  expect(raised).toMatchObject({ householdId, household: { id: householdId, number: '01-001', headName: '张晓曼' } });
  const solved = await raise({ source: 'visit', sourceId: recordId, title: '当场修好的门', solved: '换了合页' });
  expect(solved.household?.id).toBe(householdId);
  expect(await titles(callers.member, { sourceId: recordId })).toEqual(['当场修好的门', '屋顶漏雨']);
  expect(await titles(callers.office, { householdId })).toEqual(['当场修好的门', '屋顶漏雨']);
  const corrected = await callers.member.call(record.correct, { id: recordId, clientKey: 'correct-1', kind: 'visit', day: '2025-03-11', text: '东屋屋顶漏雨', withIds: [], tags: [], answers: [], claimedAt: app.clock.now() });
  expect(await titles(callers.member, { sourceId: corrected.id })).toEqual(['当场修好的门', '屋顶漏雨']);
});

test('从户的页面登记的也带着这一户；别村的户、看不到的户和记录都指不到', async () => {
  expect((await raise({ source: 'villager', householdId, title: '从户登记' })).household?.number).toBe('01-001');
  expect((await callers.office.refused(issue.raise, input({ householdId, villageId: otherVillageId }))).code).toBe('household_other_village');
  expect(await callers.neighbour.status(issue.raise, input({ householdId, villageId: otherVillageId }))).toBe(404);
  expect(await callers.neighbour.status(issue.raise, input({ source: 'visit', sourceId: recordId, villageId: otherVillageId }))).toBe(404);
  expect(await callers.neighbour.status(issue.list, { box: 'all', householdId })).toBe(404);
  expect(await callers.neighbour.status(issue.list, { box: 'all', sourceId: recordId })).toBe(404);
});

test('是哪一户只有看得到这一户的人知道：部门办理时看不到，县里看到遮住的姓名', async () => {
  const raised = await raise({ source: 'visit', sourceId: recordId, title: '转部门的' });
  await callers.office.call(issue.assign, { id: raised.id, revision: 1, personId: departmentId, due: '2025-03-20', text: '' });
  expect(await callers.department.call(issue.one, { id: raised.id })).toMatchObject({ title: '转部门的', householdId: null, household: null });
  expect((await callers.county.call(issue.one, { id: raised.id })).household).toEqual({ id: householdId, number: '01-001', headName: '张**' });
});

test('等我办的里面按办理人和村的拼音也找得到', async () => {
  const raised = await raise({ title: '沟渠淤塞', villager: '王大娘' });
  await callers.office.call(issue.assign, { id: raised.id, revision: 1, personId: departmentId, due: '2025-03-21', text: '' });
  const todo = async (search: string) => (await callers.department.call(issue.list, { box: 'todo', search })).items.map(({ title }) => title);
  expect(await todo('shensl')).toEqual([]);
  expect(await todo('shenshuili')).toContain('沟渠淤塞');
  expect(await todo('qiancun')).toContain('沟渠淤塞');
  expect((await callers.member.call(issue.list, { search: '王大娘' })).items.map(({ title }) => title)).toEqual(['沟渠淤塞']);
});

test('从会上的问题登记，会议和问题两边都找得到；看不到的会议、别村的清单指不到', async () => {
  const decided = newId();
  await app.get(Db).of(MeetingDecisionEntity).insert({
    id: decided, sourceId: villageId, meetingId: null, line: 'd', sort: 'problem', text: '西渠要镇里出钱修', ownerId: null, ownerName: '', due: null, state: 'open', placeId: villageId, path: (await app.get(OrganisationService).organisationById(villageId))!.path, teamId, origin: '例会', day: '2025-03-10', hostId: null,
  });
  const raised = await raise({ source: 'meeting', sourceId: decided, title: '修西渠' });
  expect(raised).toMatchObject({ source: 'meeting', sourceId: decided });
  expect(await titles(callers.member, { source: 'meeting', sourceId: decided })).toEqual(['修西渠']);
  expect(await callers.neighbour.status(issue.raise, input({ source: 'meeting', sourceId: decided, villageId: otherVillageId }))).toBe(404);
  expect(await callers.neighbour.status(issue.list, { box: 'all', source: 'meeting', sourceId: decided })).toBe(404);
  expect(await callers.member.status(issue.raise, input({ source: 'meeting', sourceId: newId() }))).toBe(404);

  const { parentId, path } = (await app.get(OrganisationService).organisationById(villageId))!;
  const [listId, taskId] = [newId(), newId()];
  await app.get(Db).of(TaskListEntity).insert({ id: listId, townshipId: parentId!, path: path.split('/').slice(0, 3).join('/') + '/', officeDay: '2025-03-11', departmentName: '镇水利站', sentBy: departmentId, sentAt: app.clock.now(), sentTo: null } as object);
  await app.get(Db).of(TaskItemEntity).insert({ id: taskId, listId, position: 0, content: '核实西渠漏水点', responsible: '', due: '2025-03-12', villageIds: [villageId], withdrawnAt: null, withdrawnReason: '' });
  expect((await raise({ source: 'task', sourceId: taskId, title: '漏水点太多' })).source).toBe('task');
  expect(await callers.neighbour.status(issue.raise, input({ source: 'task', sourceId: taskId, villageId: otherVillageId }))).toBe(404);
});
