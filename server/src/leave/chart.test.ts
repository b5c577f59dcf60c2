import { away } from '@village/shared/contract/away';
import { leave } from '@village/shared/contract/leave';
import { policy } from '@village/shared/contract/policy';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let zhang: Caller, li: Caller, leader: Caller, secretary: Caller, foreign: Caller;
let townId: string;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  const [town, other] = [await build.township(app, { county, name: '柳河乡' }), await build.township(app, { county, name: '山口镇' })];
  townId = town.id;
  const team = await build.team(app, { village: await build.village(app, { township: town, name: '桃树村' }) });
  const far = await build.team(app, { village: await build.village(app, { township: other }) });
  const sign = async (name: string, term: build.TermGiven) => app.sign((await build.person(app, { name, terms: [term] })).id);
  [zhang, li, leader, secretary, foreign] = [
    await sign('张三', { role: 'team_member', team }), await sign('李四', { role: 'team_member', team }), await sign('王队长', { role: 'team_leader', team }),
    await sign('书记', { role: 'township_secretary', at: town }), await sign('外人', { role: 'team_member', team: far }),
  ];
  const admin = await sign('管理', { role: 'administrator', at: county });
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian12', effectiveFrom: '2024-01-01' });
  await zhang.call(leave.apply, {
    clientKey: 'chart', kind: 'sick', startDay: '2025-03-31', startHalf: 'pm', endDay: '2025-04-01', endHalf: 'am', reason: '看病', place: '县医院', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z',
  });
});
afterAll(() => app.close());

const shown = async (caller: Caller, month = '2025-03') => (await caller.call(away.chart, { month })).teams.flatMap(team => team.people).find(person => person.name === '张三')?.away;

test('队长和乡镇看到是什么假，队友只看到不在，外乡看不到', async () => {
  expect(await shown(leader)).toMatchObject([{ kind: 'sick', startDay: '2025-03-31', startHalf: 'pm', state: 'pending' }]);
  expect(await shown(secretary)).toMatchObject([{ kind: 'sick' }]);
  expect(await shown(zhang)).toMatchObject([{ kind: 'sick' }]);
  const [line] = (await shown(li))!;
  expect(line).toMatchObject({ leaveId: null, kind: null });
  expect(JSON.stringify(await li.call(away.chart, { month: '2025-03' }))).not.toContain('sick');
  expect(await shown(foreign)).toBeUndefined();
  expect((await foreign.call(away.chart, { month: '2025-03', townshipId: townId })).teams).toEqual([]);
});

test('跨月的请假两个月都在，休息日标明，没有请假的月份是空的', async () => {
  expect(await shown(leader, '2025-04')).toHaveLength(1);
  expect(await shown(leader, '2025-05')).toEqual([]);
  const { days } = await leader.call(away.chart, { month: '2025-03' });
  expect(days).toHaveLength(31);
  expect(days.filter(day => day.rest).map(day => day.day)).toContain('2025-03-08');
});
