import { attendance } from '@village/shared/contract/attendance';
import { issue, type IssueDetail } from '@village/shared/contract/issue';
import { notice } from '@village/shared/contract/notice';
import { policy } from '@village/shared/contract/policy';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

type Who = 'member' | 'leader' | 'secretary' | 'office' | 'department' | 'other';

let app: TestApp;
let callers: Record<Who, Caller>;
let people: Record<Who, build.PersonBuilt>;
let villageId: string;
let number = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-10', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const village = await build.village(app, { township, name: '前村' });
  villageId = village.id;
  const team = await build.team(app, { village });
  people = {
    member: await build.person(app, { name: '张三', terms: [{ role: 'team_member', team }] }),
    leader: await build.person(app, { name: '钱队长', terms: [{ role: 'team_leader', team }] }),
    secretary: await build.person(app, { name: '周书记', terms: [{ role: 'township_secretary', at: township }] }),
    office: await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] }),
    department: await build.person(app, { name: '洪水利', post: '县水利局', phone: '15299990001', terms: [{ role: 'county_department', at: county }] }),
    other: await build.person(app, { name: '林草', post: '县林草局', terms: [{ role: 'county_department', at: county }] }),
  };
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());

const raise = (title: string) => callers.member.call(issue.raise, { clientKey: `issue-${(number += 1)}`, kind: 'problem', category: 'infrastructure', villageId, title, text: '', source: 'person', foundOn: '2025-03-10', claimedAt: app.clock.now() });
const sign = async () => { callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers; };

/** Reported up to the county, which took note. */
async function atCounty(title: string): Promise<IssueDetail> {
  const { id } = await raise(title);
  await callers.leader.call(issue.escalate, { id, revision: 1, text: '村里办不了' });
  const taken = await callers.secretary.call(issue.acknowledge, { id });
  await callers.secretary.call(issue.escalate, { id, revision: taken.revision, text: '镇里没有资金' });
  return callers.office.call(issue.acknowledge, { id });
}

test('报到县里的转给县直部门：有部门、电话、期限，部门答复，登记的人核实；过了期限看得到', async () => {
  const taken = await atCounty('河堤决口');
  expect(taken).toMatchObject({ level: 'county', department: null });
  const candidates = await callers.office.call(issue.people, { id: taken.id });
  expect(candidates.find(({ name }) => name === '洪水利')).toMatchObject({ department: true, post: '县水利局', roleName: '县直部门' });
  const handed = await callers.office.call(issue.assign, { id: taken.id, revision: taken.revision, personId: people.department.id, due: '2025-03-14', text: '汛前加固' });
  expect(handed).toMatchObject({ state: 'transferred', ownerName: '洪水利', due: '2025-03-14', department: { post: '县水利局', phone: '15299990001' } });
  expect((await callers.member.call(issue.one, { id: taken.id })).department).toEqual({ post: '县水利局', phone: '15299990001' });
  expect((await callers.department.call(notice.list, {})).items.map(({ text }) => text)).toContain('请您的部门办理：前村：河堤决口，3月14日以前办好');
  app.on('2025-03-15', '09:00');
  await sign();
  for (const who of ['office', 'department'] as const) expect((await callers[who].call(issue.list, { box: 'overdue' })).items.map(({ title }) => title)).toEqual(['河堤决口']);
  const answered = await callers.department.call(issue.answer, { clientKey: 'answer-county', id: taken.id, revision: handed.revision, outcome: 'solved', text: '已合龙', claimedAt: app.clock.now() });
  expect(answered.state).toBe('answered');
  expect((await callers.member.call(issue.confirm, { id: taken.id, revision: answered.revision, text: '' })).state).toBe('closed');
});

test('县直部门只看得到转给它的：别的问题、别的部门、考勤、统计都看不到；乡镇不能直接转县直部门', async () => {
  const mine = await atCounty('桥墩冲刷');
  await callers.office.call(issue.assign, { id: mine.id, revision: mine.revision, personId: people.department.id, due: '2025-03-20', text: '' });
  expect(await callers.other.status(issue.one, { id: mine.id })).toBe(404);
  expect((await callers.other.call(issue.list, { box: 'all' })).items).toEqual([]);
  expect((await callers.department.call(issue.list, { box: 'all' })).items.map(({ title }) => title)).toContain('桥墩冲刷');
  const plain = await raise('路灯不亮');
  expect(await callers.department.status(issue.one, { id: plain.id })).toBe(404);
  expect(await callers.department.status(attendance.today)).toBe(403);
  expect((await callers.secretary.call(issue.people, { id: plain.id })).map(({ name }) => name)).not.toContain('洪水利');
  await callers.department.call(issue.move, { id: mine.id, revision: mine.revision + 1, move: 'give_back', reason: '属于交通局' });
  expect((await callers.office.call(issue.one, { id: mine.id })).department).toBeNull();
});
