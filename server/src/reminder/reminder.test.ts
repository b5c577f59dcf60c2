import { attendance } from '@village/shared/contract/attendance';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { policy } from '@village/shared/contract/policy';
import { prohibition } from '@village/shared/contract/prohibition';
import { reminder } from '@village/shared/contract/reminder';
import * as build from '../../test/build';
import { startApp, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { DigestService } from './digest.service';
import { JobSlotEntity } from './reminder.entity';

let app: TestApp;
let member: build.PersonBuilt, leader: build.PersonBuilt, office: build.PersonBuilt, admin: build.PersonBuilt;
let teamId: string;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-04-03', '09:00');
  const county = await build.county(app);
  const town = await build.township(app, { county, name: '柳河乡' });
  const team = await build.team(app, { village: await build.village(app, { township: town }), name: '桃树村工作队' });
  teamId = team.id;
  member = await build.person(app, { name: '张三', terms: [{ role: 'team_member', team }] });
  leader = await build.person(app, { terms: [{ role: 'team_leader', team }] });
  office = await build.person(app, { terms: [{ role: 'township_office', at: town }] });
  admin = await build.person(app, { terms: [{ role: 'administrator', at: county }] });
  const caller = await app.sign(admin.id);
  const edition = await caller.call(policy.adopt, { organisationId: county.id, profileId: 'pian04', effectiveFrom: '2024-01-01' });
  await caller.call(policy.copy, { id: edition.id });
  for (const { id } of [member, leader]) {
    const who = await app.sign(id);
    expect(await who.call(reminder.list)).toContainEqual(expect.objectContaining({ kind: 'consequence', title: '读禁止事项并签字', note: '2 项' }));
    await who.call(prohibition.sign, { version: (await who.call(prohibition.mine)).version });
  }
});
afterAll(() => app.close());

const list = async (person: build.PersonBuilt) => (await app.sign(person.id)).call(reminder.list);

test('待办由规则和没有办完的事算出：本人确认、名册、月底的步骤带条款和日期、草稿', async () => {
  expect((await list(member)).map(each => each.kind)).toEqual(['presence']);
  expect((await list(leader)).filter(each => each.kind === 'roster').at(-1)).toMatchObject({ title: '核对工作队名册', due: '2025-04-03', page: `/pages/attendance/roster/index?teamId=${teamId}&day=2025-04-03` });
  // The township's office keeps the leader's attendance (三4).
  expect((await list(office)).filter(each => each.kind === 'roster').at(-1)).toMatchObject({ due: '2025-04-03', note: expect.stringContaining('归本机构记考勤的人') });
  expect((await list(office)).filter(each => each.kind !== 'roster' && each.kind !== 'due')).toMatchObject([{ kind: 'sheet', title: '编制考勤表', due: '2025-04-03', clauses: expect.arrayContaining([{ profile: 'pian04', clause: '三5' }]) }]);
  // The meeting of the first quarter was due on the 20th of its last month (一1), the look at who is there once in March (三3).
  expect((await list(office)).filter(each => each.kind === 'due')).toMatchObject([
    { title: '会议和学习', count: 1, due: '2025-03-20', note: expect.stringContaining('过了期限'), clauses: expect.arrayContaining([{ profile: 'pian04', clause: '一1' }]) },
    { title: '检查和调阅', due: '2025-03-31', clauses: expect.arrayContaining([{ profile: 'pian04', clause: '三3' }]) },
  ]);
  expect(await list(admin)).toMatchObject([{ kind: 'draft', title: '制度草稿等发布' }]);
});

test('办完就不在待办里，也不存第二份', async () => {
  await (await app.sign(member.id)).call(attendance.record, { clientKey: 'today', day: '2025-04-03', halves: ['am', 'pm'], state: 'in_village', mode: 'self', claimedAt: '2025-04-03T00:50:00.000Z' });
  expect(await list(member)).toEqual([]);
  await (await app.sign(member.id)).call(leave.apply, {
    clientKey: 'leave', kind: 'personal', startDay: '2025-04-08', startHalf: 'am', endDay: '2025-04-08', endHalf: 'pm', reason: '家事', place: '县城', outOfCounty: false, claimedAt: '2025-04-03T01:00:00.000Z',
  });
  expect((await list(leader)).find(each => each.kind === 'leave_decide')).toMatchObject({ count: 1, page: '/pages/leave/list/index?box=waiting' });
});

const digests = async (person: build.PersonBuilt) => (await (await app.sign(person.id)).call(notice.list, {})).items.filter(each => each.text.includes('件事等您办'));

test('晚上九点到早上八点不打扰', async () => {
  for (const time of ['21:00', '23:30']) {
    app.on('2025-04-03', time as '21:00');
    expect(await app.get(DigestService).run()).toBe(0);
  }
  app.on('2025-04-04', '07:59');
  expect(await app.get(DigestService).run()).toBe(0);
  expect(await app.get(Db).of(JobSlotEntity).count()).toBe(0);
});

test('每人每天一条：两台服务器同时发也只发一次，没有事的人不发', async () => {
  app.on('2025-04-03', '09:30');
  const counts = await Promise.all(Array.from({ length: 6 }, () => app.get(DigestService).run()));
  expect(counts.filter(count => count > 0)).toHaveLength(1);
  expect(await digests(office)).toMatchObject([{ text: expect.stringMatching(/件事等您办：会议和学习（.*；核对工作队名册（柳河乡归本机构记考勤的人/), page: '/pages/reminder/list/index' }]);
  expect(await digests(member)).toEqual([]);
  expect(await app.get(DigestService).run()).toBe(0);
  app.on('2025-04-04', '08:10');
  expect(await app.get(DigestService).run()).toBeGreaterThan(0);
  expect(await digests(office)).toHaveLength(2);
});

test('到月底还差几天、只剩几个工作日，提醒本人；早了不说', async () => {
  app.on('2025-04-15', '09:00');
  expect((await list(member)).map(each => each.kind)).not.toContain('month_short');
  app.on('2025-04-28', '09:00');
  expect((await list(member)).find(each => each.kind === 'month_short')).toMatchObject({ due: '2025-04-30', note: expect.stringContaining('到月底还有 3 个工作日'), clauses: expect.arrayContaining([{ profile: 'pian04', clause: '六2' }]) });
  expect((await (await app.sign(member.id)).call(attendance.today)).mine!.month.hint).toMatchObject({ due: '2025-04-30' });
  expect(await app.get(DigestService).run()).toBeGreaterThan(0);
  expect((await digests(member))[0].text).toContain('本期驻村天数可能不够');
});
