import { after } from '@village/shared/contract/after';
import { approval } from '@village/shared/contract/approval';
import { attendance } from '@village/shared/contract/attendance';
import { callback } from '@village/shared/contract/callback';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { reminder } from '@village/shared/contract/reminder';
import type { Organisation } from '@village/shared/contract/organisation';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

let app: TestApp;
let town: Organisation;
const people: Record<string, build.PersonBuilt> = {};
let counter = 0;
/** Who decides a step in the county of 篇九. */
const DECIDERS: Record<string, string> = { team_leader: '九王队长', township_committee: '九赵书记', township_secretary: '九赵书记', county_office: '九县办', county_org_dept: '九组织部', dispatching_unit_head: '九局长', county_leading_group: '九领导小组' };

const as = (name: string): Promise<Caller> => app.sign(people[name].id);
const texts = async (name: string) => (await (await as(name)).call(notice.list, {})).items.map(({ text }) => text);
const ask = (personId: string, more: object = {}) => ({
  askKey: `call-${++counter}`, personId, startDay: '2025-03-10', startHalf: 'am' as const, endDay: '2025-03-12', endHalf: 'pm' as const, purpose: '参加年度决算', place: '县水务局', outOfCounty: false,
  claimedAt: '2025-03-03T01:00:00.000Z', ...more,
});

async function settle(profileId: string, prefix: string, own: Record<string, unknown> = {}): Promise<Organisation> {
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const team = await build.team(app, { village: await build.village(app, { township }) });
  const [unit, other] = [await build.unit(app, { county, name: `${prefix}水务局` }), await build.unit(app, { county })];
  await regulate(app, county, profileId, own);
  const given: [string, build.PersonGiven][] = [
    ['张三', { unit, terms: [{ role: 'team_member', team }] }], ['李四', { unit: other, terms: [{ role: 'team_member', team }] }], ['王队长', { unit: other, terms: [{ role: 'team_leader', team }] }],
    ['赵书记', { terms: [{ role: 'township_secretary', at: township }] }], ['县办', { terms: [{ role: 'county_office', at: county }] }],
    ['组织部', { terms: [{ role: 'county_org_dept', at: county }] }], ['领导小组', { terms: [{ role: 'county_leading_group', at: county }] }], ['单位', { terms: [{ role: 'dispatching_unit_hr', unit }] }], ['局长', { terms: [{ role: 'dispatching_unit_head', unit }] }], ['别的单位', { terms: [{ role: 'dispatching_unit_hr', unit: other }] }],
  ];
  for (const [name, person] of given) people[prefix + name] = await build.person(app, { name, ...person });
  return township;
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '09:00');
  town = await settle('pian09b', '九', { 'leave.kind_rules': [{ kind: 'sick', proof: true }] });
  await settle('pian08b', '八');
  await settle('pian04', '四');
});
afterAll(() => app.close());
beforeEach(() => app.on('2025-03-03', '09:00'));

describe('篇九 第二十一条：乡镇党委、县驻村办都同意才能召回', () => {
  test('单位看到自己的干部和要谁同意；提出以后依次同意，本人、队长、单位都收到通知，考勤表上是“抽”', async () => {
    const unit = await as('九单位');
    expect(await unit.call(callback.cadres)).toMatchObject([{ name: '张三', allowed: true, consents: ['乡镇党委', expect.stringContaining('办公室')], because: [{ clauses: [{ profile: 'pian09b', clause: '第二十一条' }] }] }]);
    const made = await unit.call(callback.ask, ask(people['九张三'].id));
    expect(made).toMatchObject({ unitName: '九水务局', purpose: '参加年度决算', leave: { kind: 'unit_callback', state: 'pending', days: 3 }, consents: [{ state: 'current', byName: null }, { state: 'waiting' }], may: { withdraw: true } });
    expect(made.because.at(-1)!.text).toContain('没有同意');
    for (const name of ['九张三', '九王队长']) expect(await texts(name)).toContainEqual(expect.stringContaining('张三派出单位抽调 3 天'));
    const { id } = made.leave;
    expect(await (await as('九县办')).refused(leave.decide, { id, decision: 'approve' })).toMatchObject({ code: 'not_your_step' });
    expect(await (await as('九赵书记')).refused(leave.decide, { id, decision: 'return', opinion: '改时间' })).toMatchObject({ code: 'no_return' });
    await (await as('九赵书记')).call(leave.decide, { id, decision: 'approve', opinion: '同意' });
    expect((await unit.call(callback.list, {})).items[0]).toMatchObject({ consents: [{ state: 'given', byName: '赵书记', opinion: '同意' }, { state: 'current' }] });
    await (await as('九县办')).call(leave.decide, { id, decision: 'approve' });
    const [line] = (await (await as('九县办')).call(callback.list, { search: '张三' })).items;
    expect(line).toMatchObject({ leave: { state: 'approved' }, consents: [{ state: 'given' }, { state: 'given', byName: '县办' }] });
    expect(line.because.at(-1)!.text).toContain('可以临时召回');
    for (const name of ['九张三', '九王队长', '九单位']) expect(await texts(name)).toContainEqual(expect.stringContaining('已经批准'));
    app.on('2025-03-11', '18:00');
    const { content } = await (await as('九赵书记')).call(attendance.sheet, { organisationId: town.id, month: '2025-03' });
    expect(content.rows.find(row => row.personId === people['九张三'].id)!.cells.find(cell => cell?.mark === 'unit_callback')).toBeTruthy();
  });

  test('只能抽调本单位的人；别的单位、别的乡镇看不到；本人不能改、不能撤，单位写明原因撤回', async () => {
    const unit = await as('九局长');
    expect(await unit.status(callback.ask, ask(people['九李四'].id))).toBe(404);
    const input = ask(people['九张三'].id, { startDay: '2025-03-17', endDay: '2025-03-17' });
    const { leave: { id } } = await unit.call(callback.ask, input);
    expect((await unit.call(callback.ask, input)).leave.id).toBe(id);
    expect((await (await as('九别的单位')).call(callback.list, {})).items).toEqual([]);
    expect((await (await as('四赵书记')).call(callback.list, {})).items).toEqual([]);
    expect(await (await as('九别的单位')).status(callback.withdraw, { id, reason: '不用了' })).toBe(404);
    const own = await as('九张三');
    expect((await own.call(leave.detail, { id })).may).toMatchObject({ change: false, withdraw: false, decide: false });
    expect(await own.refused(leave.withdraw, { id })).toMatchObject({ code: 'not_applicant' });
    const { personId: _, purpose: __, askKey: ___, ...form } = input;
    expect(await own.refused(leave.apply, { ...form, clientKey: 'own', kind: 'unit_callback', reason: '单位叫我', startDay: '2025-03-20', endDay: '2025-03-20' })).toMatchObject({ code: 'not_leave' });
    expect(await unit.call(callback.withdraw, { id, reason: '会议取消' })).toMatchObject({ leave: { state: 'withdrawn' }, withdrawnReason: '会议取消', consents: [{ state: 'skipped' }, { state: 'skipped' }] });
    expect(await texts('九王队长')).toContainEqual(expect.stringContaining('不再抽调：会议取消'));
  });
});

test('篇八：驻村期间不得抽调，提不出来，说明条款；没有写的请管理员填', async () => {
  const [cadre] = await (await as('八单位')).call(callback.cadres);
  expect(cadre).toMatchObject({ allowed: false, consents: [], because: [{ text: expect.stringContaining('不得抽调'), clauses: [{ profile: 'pian08b', clause: '考勤请假制度' }] }] });
  expect(await (await as('八单位')).refused(callback.ask, ask(people['八张三'].id))).toMatchObject({ code: 'callback_forbidden' });
  expect((await (await as('四单位')).call(callback.cadres))[0].allowed).toBe(false);
  expect((await (await as('四单位')).refused(callback.ask, ask(people['四张三'].id))).code).toBe('config_required');
});

test('待办：要我同意的抽调、别人问我的意见、缺的材料、要备案的、要派人接替的', async () => {
  const list = async (name: string) => (await (await as(name)).call(reminder.list)).map(({ kind }) => kind);
  const { leave: { id } } = await (await as('九单位')).call(callback.ask, ask(people['九张三'].id, { startDay: '2025-03-24', endDay: '2025-03-24' }));
  const [waits] = (await (await as('九赵书记')).call(reminder.list)).filter(({ kind }) => kind === 'callback');
  expect(waits).toMatchObject({ title: '答复派出单位抽调', due: '2025-03-24', page: `/pages/leave/detail/index?id=${id}`, clauses: [{ profile: 'pian09b', clause: '第二十一条' }] });
  expect(await list('九县办')).not.toContain('callback');
  await (await as('九赵书记')).call(approval.consult, { id, personId: people['九王队长'].id, question: '队里走得开吗' });
  expect(await list('九王队长')).toContain('leave_opinion');
  await (await as('九赵书记')).call(leave.decide, { id, decision: 'approve' });
  expect(await list('九王队长')).not.toContain('leave_opinion');
  expect(await list('九县办')).toContain('callback');
  expect(await list('九赵书记')).not.toContain('callback');

  const long = { clientKey: 'long', kind: 'sick' as const, startDay: '2025-04-01', startHalf: 'am' as const, endDay: '2025-04-30', endHalf: 'pm' as const, reason: '手术', place: '市医院', outOfCounty: true, claimedAt: '2025-03-03T01:00:00.000Z' };
  const asked = await (await as('九张三')).call(leave.apply, long);
  expect(await list('九张三')).toContain('leave_paper');
  for (let state = asked; state.state === 'pending';) {
    const step = state.steps.find(each => each.state === 'current')!.step;
    const name = Object.keys(DECIDERS).find(role => step.split(/[|+]/).includes(role))!;
    state = await (await as(DECIDERS[name])).call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true });
  }
  expect((await (await as('九单位')).call(reminder.list)).find(({ kind }) => kind === 'leave_replacement')).toMatchObject({ due: '2025-04-01', note: expect.stringContaining('张三') });
  await (await as('九单位')).call(after.replace, { id: asked.id, kind: 'substitute', name: '钱五', from: '2025-04-01' });
  expect(await list('九单位')).not.toContain('leave_replacement');
});
